#pragma once
// Writes small ZIP files, right and wrong ones, for the tests.

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead::tests {

struct ZipEntry {
    std::string name;
    std::string content = "x";
    std::uint16_t flags = 0;      // 1: encrypted; 8: sizes follow the content; 0x800: the name is UTF-8
    std::string local_name = {};  // when it differs
    std::string extra = {};       // of the central header
    bool listed = true;           // in the central directory
    bool deflate = false;
};

struct ZipOptions {
    std::string prefix = {}, comment = {},
                behind = {};  // bytes before the archive, its comment, bytes behind it
    bool zip64 = false;
    int count_more = 0;  // added to the count of the end record
    std::uint16_t disk = 0;
};

inline void number(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; i++, value >>= 8U)
        out += static_cast<char>(static_cast<unsigned char>(value));
}

inline std::string extra_field(std::uint16_t id, const std::string& data) {
    std::string field;
    number(field, id, 2);
    number(field, data.size(), 2);
    return field + data;
}

inline std::string packed(std::string_view content, int window_bits) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 9, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, content.size()) + 100, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

inline std::string gzip(std::string_view content) {
    return packed(content, MAX_WBITS + 16);
}

inline std::string write_zip(const std::vector<ZipEntry>& entries, const ZipOptions& options = {}) {
    std::string zip, directory;
    std::uint64_t count = 0;
    for (const ZipEntry& entry : entries) {
        const std::string& local = entry.local_name.empty() ? entry.name : entry.local_name;
        const std::string content = entry.deflate ? packed(entry.content, -MAX_WBITS) : entry.content;
        const std::uint64_t offset = zip.size(), size = content.size(), unpacked = entry.content.size();
        const int method = entry.deflate ? 8 : 0;
        const bool follow = (entry.flags & 8U) != 0;
        zip += "PK\3\4";
        number(zip, 20, 2);
        number(zip, entry.flags, 2);
        number(zip, static_cast<std::uint64_t>(method), 2);
        number(zip, 0, 8);  // time and checksum
        number(zip, follow ? 0 : size, 4);
        number(zip, follow ? 0 : unpacked, 4);
        number(zip, local.size(), 2);
        number(zip, 0, 2);
        zip += local + content;
        if (follow) {
            zip += "PK\7\x8";
            number(zip, 0, 4);
            number(zip, size, 4);
            number(zip, unpacked, 4);
        }
        if (!entry.listed) continue;
        count++;
        directory += "PK\1\2";
        number(directory, 20, 2);
        number(directory, 20, 2);
        number(directory, entry.flags, 2);
        number(directory, static_cast<std::uint64_t>(method), 2);
        number(directory, 0, 8);
        number(directory, size, 4);
        number(directory, unpacked, 4);
        number(directory, entry.name.size(), 2);
        number(directory, entry.extra.size(), 2);
        number(directory, 0, 10);  // comment, disk, attributes
        number(directory, offset, 4);
        directory += entry.name + entry.extra;
    }
    const std::uint64_t start = zip.size();
    zip += directory;
    const std::uint64_t records = count + static_cast<std::uint64_t>(options.count_more);
    if (options.zip64) {
        const std::uint64_t at = zip.size();
        zip += "PK\6\6";
        number(zip, 44, 8);
        number(zip, 45, 2);
        number(zip, 45, 2);
        number(zip, 0, 8);
        number(zip, records, 8);
        number(zip, records, 8);
        number(zip, directory.size(), 8);
        number(zip, start, 8);
        zip += "PK\6\7";
        number(zip, 0, 4);
        number(zip, at, 8);
        number(zip, 1, 4);
    }
    zip += "PK\5\6";
    number(zip, options.disk, 2);
    number(zip, options.disk, 2);
    number(zip, options.zip64 ? 0xFFFF : records, 2);
    number(zip, options.zip64 ? 0xFFFF : records, 2);
    number(zip, options.zip64 ? 0xFFFFFFFF : directory.size(), 4);
    number(zip, options.zip64 ? 0xFFFFFFFF : start, 4);
    number(zip, options.comment.size(), 2);
    return options.prefix + zip + options.comment + options.behind;
}

}  // namespace letterhead::tests
