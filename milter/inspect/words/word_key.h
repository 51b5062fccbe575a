#pragma once
// Short names as numbers, so that a switch can tell them apart.

#include <cstdint>
#include <string_view>

namespace letterhead {

// Equal for names that are equal but for the case of ASCII letters. The first eleven bytes and the length
// count: enough for every name of HTML and CSS that is asked for; never compare what must not collide.
constexpr std::uint64_t word_key(std::string_view name) {
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < name.size() && i < 11; ++i) {
        char c = name[i];
        std::uint64_t code = 31;
        if (c >= 'a' && c <= 'z')
            code = static_cast<std::uint64_t>(c - 'a') + 1;
        else if (c >= 'A' && c <= 'Z')
            code = static_cast<std::uint64_t>(c - 'A') + 1;
        else if (c == '-')
            code = 27;
        else if (c >= '1' && c <= '3')
            code = 28 + static_cast<std::uint64_t>(c - '1');
        key = key << 5U | code;
    }
    return key << 8U | (name.size() & 0xFFU);
}

// The key of a name in the source, always at compile time.
consteval std::uint64_t fixed_key(std::string_view name) {
    return word_key(name);
}

}  // namespace letterhead
