#pragma once
// The families of conditions, each in its own file: their entries for the one table in policy/kinds.cc.

#include "policy/kinds.h"

namespace letterhead {

std::span<const ConditionKind> structure_kinds();        // all, any, not, condition
std::span<const ConditionKind> sender_kinds();           // login, sender, from, header_sender, reply_to
std::span<const ConditionKind> identity_kinds();         // identity, third_party
std::span<const ConditionKind> recipient_kinds();        // direction, recipients
std::span<const ConditionKind> restricted_list_kinds();  // restricted_list
std::span<const ConditionKind> forward_kinds();          // forward
std::span<const ConditionKind> rate_kinds();             // rate
std::span<const ConditionKind> attachment_kinds();       // attachment
std::span<const ConditionKind> scanner_kinds();          // scanner
std::span<const ConditionKind> size_kinds();             // size
std::span<const ConditionKind> signature_block_kinds();  // signature_block
std::span<const ConditionKind> disclaimer_kinds();       // disclaimer
std::span<const ConditionKind> words_kinds();            // words, header
std::span<const ConditionKind> capitals_kinds();         // capitals
std::span<const ConditionKind>
automatic_kinds();  // null_sender, auto_submitted, delivery_report, calendar, mailing_list
std::span<const ConditionKind> oddity_kinds();  // oddity, opaque

}  // namespace letterhead
