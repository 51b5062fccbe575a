#pragma once
// The end header of a 7z file: bytes in, plain values out.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

struct SevenZipFile {
    std::string name;
    std::uint64_t bytes = 0;
    bool encrypted = false;
};

struct SevenZipHeader {
    bool sound = false;      // it could be read to its end
    bool packed = false;     // it describes where the real one is, packed
    bool encrypted = false;  // packed and encrypted
    bool too_many = false;   // more files than limits::container_entries
    std::vector<SevenZipFile> files;
};

SevenZipHeader read_sevenzip_header(std::string_view bytes);

}  // namespace letterhead
