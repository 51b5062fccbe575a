#include "base/problem_code.h"

#include <string_view>

namespace letterhead {

std::string code_name(Code code) {
    constexpr std::string_view letters = "RST";
    const auto number = static_cast<unsigned>(code);
    std::string name = "LH-";
    name += letters[number / 1000];
    name += static_cast<char>('0' + number / 100 % 10);
    name += static_cast<char>('0' + number / 10 % 10);
    name += static_cast<char>('0' + number % 10);
    return name;
}

}  // namespace letterhead
