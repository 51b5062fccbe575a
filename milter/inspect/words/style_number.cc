// By hand: locale, hexadecimal and infinity are no business of a style.

#include "inspect/words/style_number.h"

#include <algorithm>

namespace letterhead {

namespace {

constexpr float largest = 1e6F;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// The exponent at `at` ("e-2"), moving `at` past it; "em" is a unit.
int read_exponent(std::string_view word, std::size_t& at) {
    std::size_t from = at + 1;
    if (at >= word.size() || (word[at] != 'e' && word[at] != 'E')) return 0;
    bool minus = from < word.size() && word[from] == '-';
    if (minus || (from < word.size() && word[from] == '+')) ++from;
    if (from >= word.size() || !is_digit(word[from])) return 0;
    int exponent = 0;
    for (; from < word.size() && is_digit(word[from]); ++from)
        exponent = std::min(exponent * 10 + (word[from] - '0'), 40);
    at = from;
    return minus ? -exponent : exponent;
}

}  // namespace

std::optional<StyleNumber> parse_number(std::string_view word) {
    std::size_t at = 0;
    bool minus = word.starts_with('-'), digits = false;
    if (minus || word.starts_with('+')) ++at;
    float value = 0, weight = 1;
    for (; at < word.size() && is_digit(word[at]); ++at, digits = true)
        value = std::min(value * 10 + static_cast<float>(word[at] - '0'), largest);
    if (at + 1 < word.size() && word[at] == '.' && is_digit(word[at + 1]))
        for (++at; at < word.size() && is_digit(word[at]); ++at, digits = true)
            value += static_cast<float>(word[at] - '0') * (weight /= 10);
    if (!digits) return std::nullopt;
    int exponent = read_exponent(word, at);
    for (; exponent > 0 && value < largest; --exponent)
        value *= 10;
    for (; exponent < 0; ++exponent)
        value /= 10;
    value = std::min(value, largest);
    return StyleNumber{minus ? -value : value, word.substr(at)};
}

}  // namespace letterhead
