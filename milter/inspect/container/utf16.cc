#include "inspect/container/utf16.h"

#include "base/text.h"

namespace letterhead {
namespace {

unsigned byte(char c) {
    return static_cast<unsigned char>(c);
}

}  // namespace

std::string utf8_of(std::u16string_view units) {
    std::string text;
    for (std::size_t i = 0; i < units.size(); i++) {
        char32_t point = units[i];
        if (point >= 0xD800 && point < 0xE000) {
            const bool pair =
                point < 0xDC00 && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000;
            point = pair ? 0x10000 + ((point - 0xD800) << 10U) + (units[i + 1] - 0xDC00U) : 0xFFFD;
            i += pair ? 1 : 0;
        }
        append_utf8(text, point);
    }
    return text;
}

std::u16string utf16_little(std::string_view bytes) {
    std::u16string units;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
        units += static_cast<char16_t>(byte(bytes[i]) | byte(bytes[i + 1]) << 8U);
    return units;
}

std::u16string utf16_big(std::string_view bytes) {
    std::u16string units;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
        units += static_cast<char16_t>(byte(bytes[i + 1]) | byte(bytes[i]) << 8U);
    return units;
}

}  // namespace letterhead
