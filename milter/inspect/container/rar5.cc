// A block: checksum, and then numbers of seven bits a byte: size, kind, flags, sizes of an extra area and of
// the data behind it, and what its kind has to say.

#include "base/text.h"
#include "inspect/container/rar.h"
#include "inspect/container/records.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kChecksum = 4, kLongestNumber = 10, kLongestSize = 3;
constexpr std::uint64_t kMain = 1, kFile = 2, kEncryption = 4, kEnd = 5;
constexpr std::uint64_t kHasExtra = 1, kHasData = 2, kFromBefore = 8, kGoesOn = 16;  // of any block
constexpr std::uint64_t kVolume = 1;                                                 // of the archive
constexpr std::uint64_t kFolder = 1, kHasTime = 2, kHasSum = 4;                      // of a file
constexpr std::uint64_t kEncryptedFile = 1;                                          // of an extra record

// Reads on from a place; all zeros, and `sound` no more, once the end is passed.
struct Numbers {
    std::string_view rest;
    bool sound = true;

    std::uint64_t next() {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < kLongestNumber && i < rest.size(); i++) {
            const std::uint64_t byte = static_cast<unsigned char>(rest[i]);
            value |= (byte & 0x7FU) << 7U * i;
            if ((byte & 0x80U) != 0) continue;
            rest.remove_prefix(i + 1);
            return value;
        }
        sound = false;
        rest = {};
        return 0;
    }
    std::string_view take(std::uint64_t bytes) {
        if (bytes > rest.size()) {
            sound = false;
            bytes = rest.size();
        }
        const std::string_view taken = rest.substr(0, static_cast<std::size_t>(bytes));
        rest.remove_prefix(taken.size());
        return taken;
    }
};

bool has_extra_record(std::string_view area, std::uint64_t wanted) {
    Numbers area_numbers{area};
    while (area_numbers.sound && !area_numbers.rest.empty()) {
        Numbers record{area_numbers.take(area_numbers.next())};
        if (record.next() == wanted && record.sound) return true;
    }
    return false;
}

class Rar5Reader final : public RecordReader {
 public:
    explicit Rar5Reader(const ContainerContext& context) : RecordReader(context, kChecksum + 1) {}

 private:
    void record(std::string_view bytes) override {
        Numbers numbers{bytes.substr(kChecksum)};
        const std::uint64_t size = numbers.next();
        if (!numbers.sound) {
            if (bytes.size() >= kChecksum + kLongestSize) return fail("its directory is damaged");
            return more(bytes.size() + 1);
        }
        const std::uint64_t whole = bytes.size() - numbers.rest.size() + size;
        if (size == 0) return fail("its directory is damaged");
        if (bytes.size() < whole)
            return more(
                static_cast<std::size_t>(std::min<std::uint64_t>(whole, limits::container_record + 1)));
        block(numbers);
    }

    void block(Numbers numbers) {
        const std::uint64_t kind = numbers.next(), flags = numbers.next();
        const std::uint64_t extra_size = (flags & kHasExtra) != 0 ? numbers.next() : 0;
        const std::uint64_t data = (flags & kHasData) != 0 ? numbers.next() : 0;
        if (!numbers.sound || extra_size > numbers.rest.size()) return fail("its directory is damaged");
        const std::string_view extra =
            numbers.rest.substr(numbers.rest.size() - static_cast<std::size_t>(extra_size));
        numbers.rest.remove_suffix(extra.size());
        want(kChecksum + 1);
        skip(data);
        if ((flags & (kFromBefore | kGoesOn)) != 0 && kind == kFile) one_of_several();
        if (kind == kFile) return file(numbers, flags, extra, data);
        if (kind == kMain && (numbers.next() & kVolume) != 0) one_of_several();
        if (kind == kEncryption) {
            listing.directory.encrypted = true;
            fail("its directory is encrypted");
        }
        if (kind == kEnd) stop();
        if (kind == 0 || (kind > kEnd && (flags & 4U) == 0)) fail("its directory is damaged");
    }

    void file(Numbers numbers, std::uint64_t flags, std::string_view extra, std::uint64_t data) {
        const std::uint64_t file_flags = numbers.next(), unpacked = numbers.next();
        (void)numbers.next();  // attributes
        if ((file_flags & kHasTime) != 0) (void)numbers.take(4);
        if ((file_flags & kHasSum) != 0) (void)numbers.take(4);
        const bool stored = (numbers.next() >> 7U & 7U) == 0;
        (void)numbers.next();  // the system it was made on
        std::string name = clean_utf8(numbers.take(numbers.next()));
        if (!numbers.sound) return fail("its directory is damaged");
        const bool encrypted = has_extra_record(extra, kEncryptedFile);
        ContainerEntry entry =
            listed_entry(std::move(name), (file_flags & kFolder) != 0 ? 0 : unpacked, encrypted);
        const bool split = (flags & (kFromBefore | kGoesOn)) != 0;
        if (split) entry.looked = false;
        if (!stored || encrypted || (flags & kFromBefore) != 0) {
            (void)add(std::move(entry));
        } else if (open(std::move(entry))) {
            pass(data);
        }
    }

    void one_of_several() { listing.directory.unreadable = "it is one volume of several"; }

    void end(std::string_view, bool) override { fail("it is cut"); }
};

}  // namespace

std::unique_ptr<ContainerReader> rar5_reader(const ContainerContext& context) {
    return std::make_unique<Rar5Reader>(context);
}

}  // namespace letterhead
