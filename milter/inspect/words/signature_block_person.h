#pragma once
// Name and titles: the short lines beside the fixed slots that nothing else claims.

#include "inspect/words/signature_block_claims.h"

namespace letterhead {

// Fills the slots of type person and words of `stretch`, which was found.
void take_name_and_titles(std::string_view own, const SignatureTemplate& wanted, const MailHabits& habits,
                          const Sender& sender, BlockStretch& stretch);

}  // namespace letterhead
