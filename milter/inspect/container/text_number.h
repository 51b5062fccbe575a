#pragma once
// Numbers written in digits, as the headers of tar, cpio and ar have them: blanks before, blank or NUL
// behind.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace letterhead {

// Nothing when there is something else than digits of that base in the field, or more than 63 bits. An empty
// field is zero.
inline std::optional<std::uint64_t> number_in_text(std::string_view field, unsigned base) {
    std::uint64_t value = 0;
    field.remove_prefix(std::min(field.find_first_not_of(' '), field.size()));
    for (const char c : field) {
        if (c == ' ' || c == '\0') break;
        unsigned digit = 99;
        if (c >= '0' && c <= '9') digit = static_cast<unsigned>(c - '0');
        if (c >= 'a' && c <= 'f') digit = static_cast<unsigned>(c - 'a') + 10;
        if (c >= 'A' && c <= 'F') digit = static_cast<unsigned>(c - 'A') + 10;
        if (digit >= base || value >> 58U != 0) return std::nullopt;
        value = value * base + digit;
    }
    return value;
}

}  // namespace letterhead
