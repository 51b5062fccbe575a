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

// Does the text hold the Kelvin sign or the long s? In any case, they are a k and an s.
bool folds_beyond_ascii(std::string_view text);

// In every text in which the pattern is found, but for those of folds_beyond_ascii, one literal of each of
// these stands, in some case of its letters. They are in lower case and have at least three characters; at
// most 32 will do for one need, and at most 8 needs are told. None: nothing can be said, and the pattern must
// be tried on every text. For a pattern that PCRE2 accepts; never wrong, often modest.
std::vector<Literals> required_literals(std::string_view pattern);

}  // namespace letterhead
