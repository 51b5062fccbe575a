#pragma once
// Tells a person who wrote a pattern where its matching would explode, as far as the written form shows it.

#include "base/pattern.h"

#include <optional>

namespace letterhead {

// Refused: a repetition inside a repetition over the same text, as in (a+)+ or (\w+\s*)*; alternatives that
// match the same text inside a repetition, as in (a|a)*; counted gaps above 500, as in .{0,1000}. For a
// pattern that PCRE2 accepts.
std::optional<PatternError> lint_pattern(std::string_view pattern, PatternCase which);

}  // namespace letterhead
