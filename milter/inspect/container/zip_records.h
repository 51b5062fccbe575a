#pragma once
// The records of a ZIP file, one by one: bytes in, plain values out.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace letterhead {

// A local header (APPNOTE 4.3.7) or a central one (4.3.12).
struct ZipHeader {
    std::string_view raw_name;
    std::string name;        // UTF-8
    std::string other_name;  // what a program without Unicode extensions shows, when that differs
    bool encrypted = false;
    bool sizes_follow = false;  // in a data descriptor behind the content: a local header alone does not tell
    std::uint32_t method = 0;   // 0: stored, 8: deflated
    std::uint64_t packed = 0, unpacked = 0;
    std::uint64_t local_offset = 0;  // of a central header
    std::size_t length = 0;          // of the whole header
};

inline constexpr std::uint64_t zip_packed_nothing = 2;  // bytes that a deflated empty file takes

// The header at the beginning of `bytes`: nothing when there is none, or it is cut.
std::optional<ZipHeader> read_local_header(std::string_view bytes);
std::optional<ZipHeader> read_central_header(std::string_view bytes);

inline constexpr std::size_t zip_local_header_size = 30, zip_central_header_size = 46;  // the fixed parts

}  // namespace letterhead
