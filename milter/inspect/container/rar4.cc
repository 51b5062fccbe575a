// A block: checksum, kind, flags, size, and for some a size of what follows it. Encrypted headers leave
// nothing to read but the first block, which says so.

#include "base/text.h"
#include "inspect/container/little_endian.h"
#include "inspect/container/rar.h"
#include "inspect/container/records.h"
#include "inspect/container/utf16.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kBlock = 7, kFile = 32;
constexpr std::uint32_t kMain = 0x73, kFileHead = 0x74, kEnd = 0x7B;
constexpr std::uint32_t kHasMore = 0x8000;                                              // of any block
constexpr std::uint32_t kVolume = 0x0001, kHeadersEncrypted = 0x0080, kFirst = 0x0100;  // of the main block
constexpr std::uint32_t kFromBefore = 0x01, kGoesOn = 0x02, kEncrypted = 0x04, kLarge = 0x100,
                        kUnicode = 0x200, kFolder = 0xE0;
constexpr std::uint32_t kStored = 0x30;

// The compact form of a UTF-16 name, beside the same name in some old code page: two bits for each letter say
// whether it is a byte, a byte with the page of the first one, a whole unit, or a run taken from the old
// name.
std::string unicode_name(std::string_view old, std::string_view coded) {
    std::u16string units;
    const std::uint32_t page = little_endian_8(coded, 0) << 8U;
    std::size_t at = 1;
    std::uint32_t kinds = 0;
    unsigned left = 0;
    while (at < coded.size() && units.size() < limits::name) {
        if (left == 0) {
            kinds = little_endian_8(coded, at++);
            left = 4;
            if (at >= coded.size()) break;
        }
        const std::uint32_t kind = kinds >> 6U & 3U;
        kinds <<= 2U;
        left--;
        const std::uint32_t byte = little_endian_8(coded, at++);
        if (kind == 0) units += static_cast<char16_t>(byte);
        if (kind == 1) units += static_cast<char16_t>(page | byte);
        if (kind == 2) units += static_cast<char16_t>(byte | little_endian_8(coded, at++) << 8U);
        if (kind < 3) continue;
        const bool moved = (byte & 0x80U) != 0;
        const std::uint32_t add = moved ? little_endian_8(coded, at++) : 0;
        for (std::uint32_t n = (byte & 0x7FU) + 2; n > 0 && units.size() < old.size(); n--) {
            const std::uint32_t letter = little_endian_8(old, units.size());
            units += static_cast<char16_t>(moved ? page | ((letter + add) & 0xFFU) : letter);
        }
    }
    return utf8_of(units);
}

std::string name_of(std::string_view field, std::uint32_t flags) {
    const std::size_t nul = field.find('\0');
    std::string name((flags & kUnicode) != 0 && nul != std::string_view::npos
                         ? unicode_name(field.substr(0, nul), field.substr(nul + 1))
                         : clean_utf8(field.substr(0, nul)));
    std::replace(name.begin(), name.end(), '\\', '/');
    return name;
}

class Rar4Reader final : public RecordReader {
 public:
    explicit Rar4Reader(const ContainerContext& context) : RecordReader(context, kBlock) {}

 private:
    void record(std::string_view bytes) override {
        const std::uint32_t kind = little_endian_8(bytes, 2), flags = little_endian_16(bytes, 3);
        const std::size_t size = little_endian_16(bytes, 5);
        if (size < kBlock || kind < 0x72 || kind > kEnd) return fail("its directory is damaged");
        if (bytes.size() < size) return more(size);
        want(kBlock);
        if (kind == kFileHead) return file(bytes, flags);
        if ((flags & kHasMore) != 0) skip(little_endian_32(bytes, 7));
        if (kind == kMain) main(flags);
        if (kind == kEnd) {
            if ((flags & 1U) != 0) listing.directory.unreadable = "it is one volume of several";
            stop();
        }
    }

    void main(std::uint32_t flags) {
        if ((flags & kVolume) != 0 && (flags & kFirst) == 0)
            listing.directory.unreadable = "it is one volume of several";
        if ((flags & kHeadersEncrypted) == 0) return;
        listing.directory.encrypted = true;
        fail("its directory is encrypted");
    }

    void file(std::string_view bytes, std::uint32_t flags) {
        if (bytes.size() < kFile) return fail("its directory is damaged");
        const bool large = (flags & kLarge) != 0;
        const std::size_t name_at = kFile + (large ? 8 : 0), name_size = little_endian_16(bytes, 26);
        std::uint64_t packed = little_endian_32(bytes, 7), unpacked = little_endian_32(bytes, 11);
        if (large) {
            packed |= std::uint64_t{little_endian_32(bytes, 32)} << 32U;
            unpacked |= std::uint64_t{little_endian_32(bytes, 36)} << 32U;
        }
        if (name_at + name_size > bytes.size()) return fail("its directory is damaged");
        const bool folder = (flags & kFolder) == kFolder;
        ContainerEntry entry = listed_entry(name_of(bytes.substr(name_at, name_size), flags),
                                            folder ? 0 : unpacked, (flags & kEncrypted) != 0);
        if ((flags & (kFromBefore | kGoesOn)) != 0) {
            listing.directory.unreadable = "it is one volume of several";
            entry.looked = false;
        }
        const bool plain = little_endian_8(bytes, 25) == kStored && (flags & (kFromBefore | kEncrypted)) == 0;
        if (!(plain ? open(std::move(entry)) : add(std::move(entry)))) return;
        plain ? pass(packed) : skip(packed);
    }

    void end(std::string_view left, bool cut) override {
        // Old programs wrote no end block.
        if (!left.empty() || cut) fail("it is cut");
    }
};

}  // namespace

std::unique_ptr<ContainerReader> rar4_reader(const ContainerContext& context) {
    return std::make_unique<Rar4Reader>(context);
}

}  // namespace letterhead
