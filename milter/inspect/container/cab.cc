// CAB keeps its directory before its content: a header, folders, files.

#include "inspect/container/cab.h"

#include "base/text.h"
#include "inspect/container/little_endian.h"
#include "inspect/container/records.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kHeader = 36, kFile = 16, kLongestName = 256;
constexpr std::uint32_t kPrevious = 1, kFollowing = 2;  // of the header: other cabinets of a set
constexpr std::uint32_t kFromBefore = 0xFFFD;           // and above: the file is spread over cabinets

class CabReader final : public RecordReader {
 public:
    explicit CabReader(const ContainerContext& context) : RecordReader(context, kHeader) {}

 private:
    void record(std::string_view bytes) override {
        if (std::exchange(started_, true)) return file(bytes);
        const std::uint32_t first = little_endian_32(bytes, 16), flags = little_endian_16(bytes, 30);
        files_ = little_endian_16(bytes, 28);
        if (first < kHeader) return fail("its directory is damaged");
        if ((flags & (kPrevious | kFollowing)) != 0)
            listing.directory.unreadable = "it is one volume of several";
        if (files_ == 0) return stop();
        want(kFile + 1);
        skip(first - kHeader);
    }

    void file(std::string_view bytes) {
        if (bytes.back() != '\0') {
            if (bytes.size() > kFile + kLongestName) return fail("its directory is damaged");
            return more(bytes.size() + 1);
        }
        std::string name = clean_utf8(bytes.substr(kFile, bytes.size() - kFile - 1));
        std::replace(name.begin(), name.end(), '\\', '/');
        ContainerEntry entry = listed_entry(std::move(name), little_endian_32(bytes, 0));
        if (little_endian_16(bytes, 8) >= kFromBefore) entry.looked = false;
        if (!add(std::move(entry))) return;
        if (--files_ == 0) return stop();
        want(kFile + 1);
    }

    void end(std::string_view, bool) override { fail("it is cut"); }

    bool started_ = false;
    std::uint32_t files_ = 0;
};

}  // namespace

std::unique_ptr<ContainerReader> cab_reader(const ContainerContext& context) {
    return std::make_unique<CabReader>(context);
}

}  // namespace letterhead
