// Local and central headers: names in whatever encoding, sizes with their 64-bit extension.

#include "inspect/container/zip_records.h"

#include "base/text.h"
#include "inspect/container/little_endian.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t kEncrypted = 1U << 0U, kDescriptor = 1U << 3U;  // of the general purpose flags
constexpr std::uint32_t kIn64 = 0xFFFFFFFF;                             // "see the extra field"

// IBM code page 437, upper half: what a name is written in when nothing else is said (APPNOTE appendix D).
constexpr std::u16string_view kCodePage437 =
    u"\u00C7\u00FC\u00E9\u00E2\u00E4\u00E0\u00E5\u00E7\u00EA\u00EB\u00E8\u00EF\u00EE\u00EC\u00C4\u00C5"
    u"\u00C9\u00E6\u00C6\u00F4\u00F6\u00F2\u00FB\u00F9\u00FF\u00D6\u00DC\u00A2\u00A3\u00A5\u20A7\u0192"
    u"\u00E1\u00ED\u00F3\u00FA\u00F1\u00D1\u00AA\u00BA\u00BF\u2310\u00AC\u00BD\u00BC\u00A1\u00AB\u00BB"
    u"\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556\u2555\u2563\u2551\u2557\u255D\u255C\u255B\u2510"
    u"\u2514\u2534\u252C\u251C\u2500\u253C\u255E\u255F\u255A\u2554\u2569\u2566\u2560\u2550\u256C\u2567"
    u"\u2568\u2564\u2565\u2559\u2558\u2552\u2553\u256B\u256A\u2518\u250C\u2588\u2584\u258C\u2590\u2580"
    u"\u03B1\u00DF\u0393\u03C0\u03A3\u03C3\u00B5\u03C4\u03A6\u0398\u03A9\u03B4\u221E\u03C6\u03B5\u2229"
    u"\u2261\u00B1\u2265\u2264\u2320\u2321\u00F7\u2248\u00B0\u2219\u00B7\u221A\u207F\u00B2\u25A0\u00A0";
static_assert(kCodePage437.size() == 128);

// Many programs write UTF-8 and do not say so; what is valid UTF-8 is hardly ever anything else.
std::string decoded_name(std::string_view raw) {
    if (is_valid_utf8(raw)) return std::string(raw);
    std::string name;
    for (const char c : raw) {
        const auto value = static_cast<unsigned char>(c);
        append_utf8(name, value < 0x80 ? value : kCodePage437[value - 0x80U]);
    }
    return name;
}

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

// The extra fields (APPNOTE 4.5): 64-bit sizes, and the name in Unicode when it belongs to the name that
// stands there.
void read_extra(std::string_view extra, ZipHeader& header) {
    while (extra.size() >= 4) {
        const std::uint32_t id = little_endian_16(extra, 0);
        const std::size_t length = little_endian_16(extra, 2);
        const std::string_view data = extra.substr(4, length);
        if (id == 0x0001) {
            std::size_t position = 0;
            for (std::uint64_t* const field : {&header.unpacked, &header.packed, &header.local_offset}) {
                if (*field != kIn64) continue;
                *field = little_endian_64(data, position);
                position += 8;
            }
        }
        if (id == 0x7075 && data.size() > 5 && little_endian_32(data, 1) == crc32(header.raw_name)) {
            std::string unicode = decoded_name(data.substr(5));
            if (unicode != header.name) header.other_name = std::exchange(header.name, std::move(unicode));
        }
        extra.remove_prefix(std::min(4 + length, extra.size()));
    }
}

}  // namespace

std::optional<ZipHeader> read_local_header(std::string_view bytes) {
    if (bytes.size() < zip_local_header_size || !bytes.starts_with("PK\3\4")) return std::nullopt;
    const std::size_t name = little_endian_16(bytes, 26), extra = little_endian_16(bytes, 28);
    ZipHeader header;
    header.length = zip_local_header_size + name + extra;
    if (bytes.size() < header.length) return std::nullopt;
    header.raw_name = bytes.substr(zip_local_header_size, name);
    header.name = decoded_name(header.raw_name);
    header.encrypted = (little_endian_16(bytes, 6) & kEncrypted) != 0;
    header.method = little_endian_16(bytes, 8);
    header.packed = little_endian_32(bytes, 18);
    header.unpacked = little_endian_32(bytes, 22);
    header.sizes_follow = (little_endian_16(bytes, 6) & kDescriptor) != 0 && header.packed == 0;
    read_extra(bytes.substr(zip_local_header_size + name, extra), header);
    return header;
}

std::optional<ZipHeader> read_central_header(std::string_view bytes) {
    if (bytes.size() < zip_central_header_size || !bytes.starts_with("PK\1\2")) return std::nullopt;
    const std::size_t name = little_endian_16(bytes, 28), extra = little_endian_16(bytes, 30);
    ZipHeader header;
    header.length = zip_central_header_size + name + extra + little_endian_16(bytes, 32);
    if (bytes.size() < header.length) return std::nullopt;
    header.raw_name = bytes.substr(zip_central_header_size, name);
    header.name = decoded_name(header.raw_name);
    header.encrypted = (little_endian_16(bytes, 8) & kEncrypted) != 0;
    header.method = little_endian_16(bytes, 10);
    header.packed = little_endian_32(bytes, 20);
    header.unpacked = little_endian_32(bytes, 24);
    header.local_offset = little_endian_32(bytes, 42);
    read_extra(bytes.substr(zip_central_header_size + name, extra), header);
    return header;
}

}  // namespace letterhead
