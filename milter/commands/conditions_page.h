#pragma once

#include <string>

namespace letterhead {

// docs/conditions.md: the reference of conditions, from the table of kinds.
std::string conditions_page();

}  // namespace letterhead
