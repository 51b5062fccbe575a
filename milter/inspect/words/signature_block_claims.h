#pragma once
// Where the fixed slots of a template stand in own words: given texts, numbers, addresses, patterns. The
// stretch of lines that holds most of them is the block.

#include "inspect/words/signature_block.h"

#include <optional>
#include <string>
#include <vector>

namespace letterhead {

// What a slot came to.
struct SlotPlace {
    SlotState state = SlotState::missing;
    Span span;          // unless missing
    std::string wrong;  // of a wrong one: "reads 'a' instead of 'b'"
};

struct BlockStretch {
    std::vector<Span> lines;                    // that a block may stand in
    std::size_t first_line = 0, last_line = 0;  // of the stretch
    std::vector<SlotPlace> slots;               // as in the template
    std::vector<Span> claimed;                  // places of slots, in the stretch or not
    bool found = false;                         // there is a stretch
    bool gave_up = false;                       // a pattern could not be tried to the end
    bool is_claimed(Span span) const;
};

BlockStretch find_block_stretch(std::string_view own, const Tokens& tokens, std::span<const Span> apart,
                                const SignatureTemplate& wanted, const Sender& sender);

// Words of a mail as a sentence shows them: one line, not too long.
std::string shown_in_sentence(std::string_view text);

}  // namespace letterhead
