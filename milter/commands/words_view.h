#pragma once
// The words of a message as Letterhead sees them, in the order in which a reader does: own, quoted, signature
// block, disclaimers, hidden, and how they look. What settles an argument with a sender.

#include "commands/paint.h"
#include "inspect/findings.h"
#include "policy/policy.h"

#include <string>

namespace letterhead {

// A section for each displayable text, and below them what was made of the words. `policy` gives labels and
// titles to slots and disclaimers; null: their ids are shown.
void add_words(std::string& out, const Findings& findings, const Policy* policy, const View& view);

// Only what was made of them: the slots of signature blocks, "+ Name  Jane Doe", and the disclaimers.
void add_judged(std::string& out, const Findings& findings, const Policy* policy, const View& view);

// "8 pt arial, #999999 on #FFFFFF, contrast 2.8"; what is not known is left out.
std::string look_words(const Look& look, const Words& words);
std::string hex_color(std::uint32_t color);  // "#999999"

// "present", "before_signature" ...: stable words, for people and programs.
std::string_view state_name(SlotState state);
std::string_view state_name(BlockState state);
std::string_view state_name(DisclaimerState state);

const SignatureTemplate* signature_template(const Policy* policy, std::string_view id);
const DisclaimerTemplate* disclaimer_template(const Policy* policy, std::string_view id);
std::string slot_label(const SignatureTemplate* wanted, std::string_view slot_id);  // the id when not known

}  // namespace letterhead
