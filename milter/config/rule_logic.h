#pragma once
// Rules that can never act, or only where another one does already. Warnings, from the words of the rules
// alone.

#include "config/pack.h"

namespace letterhead {

// To be called once the rules are read without an error; `root` is the rule file. Looked for: a condition
// that contradicts itself (direction: outbound with direction: internal), an unless: that holds whenever
// when: does, a rule that asks what an earlier one of the same or a stronger action asks as well, and one
// that would only reject bounces. What is not seen by comparing words is not reported.
void warn_of_logic(const Node& root, const Pack& pack, Problems& problems);

}  // namespace letterhead
