#pragma once
// Is there a signature block in these own words that is substantially comparable to the template?

#include "inspect/findings.h"
#include "inspect/habits.h"
#include "inspect/words/slots.h"
#include "inspect/words/tokens.h"

#include <span>

namespace letterhead {

// The best block found near the end of words.own: the one that fills most slots within template.lines_at_most
// lines. Order and line breaks are tolerated; a block may stand in one line. present: all required slots, and
// of the optional ones at most optional_missing_at_most missing. incomplete: at least two slots within a
// block. `own` are the tokens of words.own. `apart` are stretches that are no signature block whatever they
// contain: the disclaimers. `from_name` is the display name of From, to recognise a `person` slot.
SignatureBlockFinding find_signature_block(const Words& words, const Tokens& own, std::span<const Span> apart,
                                           const SignatureTemplate& wanted, const MailHabits& habits,
                                           std::string_view from_name);

}  // namespace letterhead
