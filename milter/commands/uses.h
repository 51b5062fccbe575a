#pragma once
// Which rules lean on a list, a group or a named condition.

#include "policy/policy.h"

#include <string>
#include <string_view>

namespace letterhead {

// Ids of the rules whose when: or unless: says `{key: name}`, or names a condition that does: "PVE-A.4,
// PVE-G.2, and 3 more". "" when there are none.
std::string rules_using(const Pack& pack, std::string_view key, std::string_view name);

}  // namespace letterhead
