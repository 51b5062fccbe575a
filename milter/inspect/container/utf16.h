#pragma once
// Names in UTF-16, as formats of Windows have them.

#include <string>
#include <string_view>

namespace letterhead {

std::string utf8_of(std::u16string_view units);  // a lone half of a pair becomes U+FFFD
// From bytes, the lower or the higher one first; an odd byte at the end is dropped.
std::u16string utf16_little(std::string_view bytes);
std::u16string utf16_big(std::string_view bytes);

}  // namespace letterhead
