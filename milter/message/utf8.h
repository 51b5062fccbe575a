#pragma once
// One step through bytes that may be UTF-8 (Unicode chapter 3, table 3-7): what a streaming decoder needs to
// know.

#include <cstddef>
#include <string_view>

namespace letterhead {

struct Utf8Step {
    enum class Kind { valid, invalid, incomplete } kind = Kind::valid;
    std::size_t length = 1;  // of the sequence; of its maximal valid beginning when invalid or incomplete
};

inline bool is_ascii_byte(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

// `text` is not empty and begins at a sequence.
inline Utf8Step utf8_step(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80) return {};
    if (lead < 0xc2 || lead > 0xf4) return {Utf8Step::Kind::invalid, 1};
    const std::size_t length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    unsigned low = 0x80,
             high = 0xbf;  // of the second byte: no overlong forms, surrogates, or beyond U+10FFFF
    if (lead == 0xe0) low = 0xa0;
    if (lead == 0xed) high = 0x9f;
    if (lead == 0xf0) low = 0x90;
    if (lead == 0xf4) high = 0x8f;
    for (std::size_t i = 1; i < length; ++i) {
        if (i == text.size()) return {Utf8Step::Kind::incomplete, i};
        if (byte(i) < low || byte(i) > high) return {Utf8Step::Kind::invalid, i};
        low = 0x80;
        high = 0xbf;
    }
    return {Utf8Step::Kind::valid, length};
}

// The length of the run of ASCII at the beginning of `text`.
std::size_t ascii_run(std::string_view text);

}  // namespace letterhead
