// Two old formats with a header before each file. Stored content is looked into.

#include "base/text.h"
#include "inspect/container/cab.h"
#include "inspect/container/little_endian.h"
#include "inspect/container/records.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kLongestHeader = 16 * 1024;  // with what extends it: far more than any program writes

std::string slashed(std::string name, char separator) {
    std::replace(name.begin(), name.end(), separator, '/');
    return clean_utf8(name);
}

// A mark, the size of the header, the header, its checksum, extended headers until one has no size.
class ArjReader final : public RecordReader {
 public:
    explicit ArjReader(const ContainerContext& context) : RecordReader(context, kFrame) {}

 private:
    static constexpr std::size_t kFrame = 4, kSum = 4, kLeast = 30;
    static constexpr std::uint32_t kGarbled = 1, kVolume = 4, kFromBefore = 8;

    void record(std::string_view bytes) override {
        const std::size_t size = little_endian_16(bytes, 2);
        if (!bytes.starts_with("\x60\xEA")) return fail("its directory is damaged");
        if (size == 0) return stop();
        if (size < kLeast) return fail("its directory is damaged");
        // The extended headers: each a size, and when that is not zero so many bytes and a checksum.
        std::size_t whole = kFrame + size + kSum + 2;
        while (bytes.size() >= whole) {
            const std::size_t extended = little_endian_16(bytes, whole - 2);
            if (extended == 0) return header(bytes.substr(kFrame, size));
            whole += extended + kSum + 2;
        }
        if (whole > kLongestHeader) return fail("its directory is damaged");
        more(whole);
    }

    void header(std::string_view bytes) {
        want(kFrame);
        if (!std::exchange(started_, true)) return;  // of the archive itself
        const std::size_t fixed = std::min<std::size_t>(little_endian_8(bytes, 0), bytes.size());
        const std::uint32_t flags = little_endian_8(bytes, 4), method = little_endian_8(bytes, 5);
        const std::uint64_t packed = little_endian_32(bytes, 12), unpacked = little_endian_32(bytes, 16);
        const std::string_view name = bytes.substr(fixed);
        const bool garbled = (flags & kGarbled) != 0;
        ContainerEntry entry =
            listed_entry(slashed(std::string(name.substr(0, name.find('\0'))), '\\'), unpacked, garbled);
        if ((flags & (kVolume | kFromBefore)) != 0)
            listing.directory.unreadable = "it is one volume of several";
        if (method == 0 && !garbled && (flags & kFromBefore) == 0) {
            if (open(std::move(entry))) pass(packed);
        } else if (add(std::move(entry))) {
            skip(packed);
        }
    }

    void end(std::string_view, bool) override { fail("it is cut"); }

    bool started_ = false;
};

// Three levels of headers; from level 1 on names may stand in a chain of extended headers.
class LhaReader final : public RecordReader {
 public:
    explicit LhaReader(const ContainerContext& context) : RecordReader(context, kFixed) {}

 private:
    static constexpr std::size_t kFixed = 21;

    void record(std::string_view bytes) override {
        const std::uint32_t level = little_endian_8(bytes, 20);
        const bool mark = bytes[2] == '-' && bytes[6] == '-';
        if (bytes[0] == '\0' && (level != 2 || !mark)) return stop();
        if (!mark || level > 2) return behind(bytes);
        const std::size_t base = level == 2 ? little_endian_16(bytes, 0) : 2 + little_endian_8(bytes, 0);
        if (base < kFixed + 3) return fail("its directory is damaged");
        if (bytes.size() < base) return more(base);
        // The chain begins with the last two bytes of the base header (1), or stands inside of it (2).
        std::string name, folder;
        std::size_t at = level == 1 ? base - 2 : level == 2 ? 24 : bytes.size();
        std::size_t size = at < bytes.size() ? little_endian_16(bytes, at) : 0;
        at += 2;
        while (size > 2) {
            if (level == 2 && at + size > base) return fail("its directory is damaged");
            if (at + size > kLongestHeader + base) return fail("its directory is damaged");
            if (bytes.size() < at + size) return more(at + size);
            const std::uint32_t kind = little_endian_8(bytes, at);
            const std::string_view value = bytes.substr(at + 1, size - 3);
            if (kind == 1) name = value;
            if (kind == 2) folder = slashed(std::string(value), '\xFF');
            at += size;
            size = little_endian_16(bytes, at - 2);
        }
        if (name.empty() && level < 2)
            name = bytes.substr(22, std::min<std::size_t>(little_endian_8(bytes, 21), base - 22));
        file(bytes, std::move(folder), name, level == 1 ? bytes.size() - base : 0);
    }

    void file(std::string_view bytes, std::string folder, std::string_view name, std::uint64_t chain) {
        const std::string_view method = bytes.substr(3, 3);
        const std::uint64_t packed = little_endian_32(bytes, 7), unpacked = little_endian_32(bytes, 11);
        if (packed < chain) return fail("its directory is damaged");
        if (!folder.empty() && !folder.ends_with('/')) folder += '/';
        std::string full = folder + slashed(std::string(name), '\\');
        const bool directory = method == "lhd", link = directory && full.find('|') != std::string::npos;
        if (link) full.erase(full.find('|'));  // "name|target"
        if (directory && !link && !full.ends_with('/')) full += '/';
        ContainerEntry entry = listed_entry(std::move(full), unpacked);
        want(kFixed);
        const bool stored = method == "lh0" || method == "lz4";
        if (stored) {
            if (open(std::move(entry))) pass(packed - chain);
        } else if (add(std::move(entry))) {
            skip(packed - chain);
        }
        listed_ = true;
    }

    // Something that is no header: an end that nobody marked, or the first look was wrong.
    void behind(std::string_view) {
        fail(listed_ ? "something stands behind its end" : "its directory is damaged");
    }

    void end(std::string_view left, bool cut) override {
        if (cut || (!left.empty() && left[0] != '\0')) fail("it is cut");
    }

    bool listed_ = false;
};

}  // namespace

std::unique_ptr<ContainerReader> arj_reader(const ContainerContext& context) {
    return std::make_unique<ArjReader>(context);
}

std::unique_ptr<ContainerReader> lha_reader(const ContainerContext& context) {
    return std::make_unique<LhaReader>(context);
}

}  // namespace letterhead
