#pragma once
// Character references of HTML (WHATWG HTML, "character reference state"): the complete table of names,
// numbers with the Windows-1252 meaning of 128 to 159, names without a semicolon where browsers read them.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace letterhead {

inline constexpr std::size_t entity_name_longest = 31;  // CounterClockwiseContourIntegral

// Appends what `name` (the letters and digits after '&') stands for and returns how many bytes of it were
// read; 0: nothing, it is no reference. Without a semicolon only the old names count, and the longest old
// name that `name` begins with.
std::size_t append_named_reference(std::string_view name, bool semicolon, std::string& out);
// What the number of a reference stands for; impossible ones become U+FFFD. Saturate above 0x10FFFF.
void append_numeric_reference(std::uint32_t number, std::string& out);
// An attribute value with its references replaced; there an old name before '=' or a letter stays as it is.
std::string decode_attribute(std::string_view raw);

}  // namespace letterhead
