#pragma once
// What stands in or right below a signature block beside its lines: quotations, mottos, pictures.

#include "inspect/words/signature_block_claims.h"

namespace letterhead {

// A quotation: quotation marks around a sentence, or a line that says who said it ("- Jane Austen").
std::optional<Span> find_quote(std::string_view own, const BlockStretch& stretch);

// A picture in `block`, or between it and the next line that shows.
const Picture* find_picture(const Words& words, Span block);

// A picture at the end of the own words, below which there are `apart` stretches at most.
const Picture* find_picture_at_the_end(const Words& words, const Tokens& own, std::span<const Span> apart);

}  // namespace letterhead
