#pragma once
// Numbers of CSS: "12pt", "-.5em", "1e3".

#include <optional>
#include <string_view>

namespace letterhead {

struct StyleNumber {
    float value = 0;
    std::string_view unit;  // as written; empty: none
};

// Nothing when `word` does not begin with a number. Values saturate far beyond what a screen has.
std::optional<StyleNumber> parse_number(std::string_view word);

}  // namespace letterhead
