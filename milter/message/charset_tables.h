#pragma once
// Bytes 0x80 to 0xff of the charsets that are ASCII below.

#include <array>

namespace letterhead::charset_tables {

using HalfTable = std::array<char16_t, 128>;

extern const HalfTable windows_1250, windows_1251, windows_1252, windows_1253, windows_1254, windows_1255,
    windows_1256, windows_1257, windows_1258, windows_874, iso_8859_2, iso_8859_3, iso_8859_4, iso_8859_5,
    iso_8859_6, iso_8859_7, iso_8859_8, iso_8859_10, iso_8859_13, iso_8859_14, iso_8859_15, iso_8859_16,
    koi8_r, koi8_u, ibm437, ibm850, ibm866, macintosh;

}  // namespace letterhead::charset_tables
