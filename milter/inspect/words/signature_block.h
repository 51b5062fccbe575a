#pragma once
// Is there a signature block in these own words that is substantially comparable to the template?

#include "inspect/findings.h"
#include "inspect/habits.h"
#include "inspect/words/slots.h"
#include "inspect/words/tokens.h"

#include <span>

namespace letterhead {

// Who writes, as From says: evidence for a name, and what an e-mail slot may ask for.
struct Sender {
    std::string_view name;  // a display name; may be empty or name an office
    std::span<const Address> addresses{};
};

// The best block found near the end of words.own: the one that fills most slots within template.lines_at_most
// lines. Order and line breaks are tolerated; a block may stand in one line. present: as many slots as the
// template asks for, and none that it forbids. incomplete: at least two slots within a block. `own` are the
// tokens of words.own. `apart` are stretches that are no signature block whatever they contain: the
// disclaimers, in any order. `sure` says that all was read; of a doubtful cut it knows nothing. Linear in the
// text for a fixed template.
SignatureBlockFinding find_signature_block(const Words& words, const Tokens& own, std::span<const Span> apart,
                                           const SignatureTemplate& wanted, const MailHabits& habits,
                                           const Sender& sender);

}  // namespace letterhead
