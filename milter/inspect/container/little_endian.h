#pragma once
// Numbers of a file format, least byte first. Bytes outside are zeros.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace letterhead {

inline std::uint32_t little_endian_8(std::string_view bytes, std::size_t position) {
    return position < bytes.size() ? static_cast<unsigned char>(bytes[position]) : 0;
}

inline std::uint32_t little_endian_16(std::string_view bytes, std::size_t position) {
    return little_endian_8(bytes, position) | little_endian_8(bytes, position + 1) << 8U;
}

inline std::uint32_t little_endian_32(std::string_view bytes, std::size_t position) {
    return little_endian_16(bytes, position) | little_endian_16(bytes, position + 2) << 16U;
}

inline std::uint64_t little_endian_64(std::string_view bytes, std::size_t position) {
    return little_endian_32(bytes, position) | std::uint64_t{little_endian_32(bytes, position + 4)} << 32U;
}

}  // namespace letterhead
