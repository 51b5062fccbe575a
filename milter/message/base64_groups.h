#pragma once
// The part of base64 that most bytes of mail go through: whole groups of four digits, as fast as the machine
// can. RFC 4648 section 4.

#include <cstddef>
#include <cstdint>

namespace letterhead {

inline constexpr std::uint32_t base64_no_digit = 0x8000'0000;
// The value of a digit, 0 to 63, or base64_no_digit.
std::uint32_t base64_digit(char c);

// Decodes groups until one holds a byte outside the alphabet, or `groups` are done; returns how many were.
// Writes 3 bytes for each, and may write up to 4 bytes behind them, but never more than 3 * `groups` in all.
std::size_t base64_groups(const unsigned char* input, std::size_t groups, char* output);

}  // namespace letterhead
