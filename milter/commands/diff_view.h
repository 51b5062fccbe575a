#pragma once
// What changed between two sets of rules, for a terminal.

#include "commands/paint.h"
#include "commands/rule_diff.h"

#include <string>
#include <vector>

namespace letterhead {

std::string to_text(const std::vector<ChangeSection>& sections, const View& view);  // ended by '\n'

}  // namespace letterhead
