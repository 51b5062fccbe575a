#pragma once
// Plain text without which a pattern cannot match: what is searched for in one pass before any pattern is
// tried.

#include "base/pattern.h"

#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// Any of them will do.
using Literals = std::vector<std::string>;

// In every text in which the pattern is found, one literal of each of these stands, in some case of its ASCII
// letters. They are in lower case and have at least three characters; at most 32 will do for one need, and at
// most 8 needs are told. None: nothing can be said, and the pattern must be tried on every text. For a
// pattern that PCRE2 accepts; never wrong, often modest.
std::vector<Literals> required_literals(std::string_view pattern);

}  // namespace letterhead
