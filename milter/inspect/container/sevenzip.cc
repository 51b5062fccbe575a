#include "inspect/container/sevenzip.h"

#include "inspect/container/little_endian.h"
#include "inspect/container/records.h"
#include "inspect/container/sevenzip_header.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kStart = 32;

class SevenZipReader final : public RecordReader {
 public:
    explicit SevenZipReader(const ContainerContext& context) : RecordReader(context, kStart) {}

 private:
    void record(std::string_view bytes) override {
        if (std::exchange(started_, true)) return header(bytes);
        const std::uint64_t offset = little_endian_64(bytes, 12), size = little_endian_64(bytes, 20);
        if (size == 0) return stop();  // an empty archive
        if (size > limits::container_record) return fail("its directory is too large");
        want(static_cast<std::size_t>(size));
        skip(offset);
    }

    void header(std::string_view bytes) {
        stop();
        SevenZipHeader header = read_sevenzip_header(bytes);
        if (header.encrypted) {
            listing.directory.encrypted = true;
            return fail("its directory is encrypted");
        }
        if (header.too_many) {
            listing.context().budget.spend("too many entries");
            listing.directory.limit = listing.context().budget.spent();
        }
        if (!header.sound) return fail("its directory is damaged");
        if (header.packed) return fail(std::string(container_directory_packed));
        for (SevenZipFile& file : header.files) {
            if (!add(listed_entry(std::move(file.name), file.bytes, file.encrypted))) return;
        }
    }

    void end(std::string_view, bool) override { fail("it is cut"); }

    bool started_ = false;
};

}  // namespace

std::unique_ptr<ContainerReader> sevenzip_reader(const ContainerContext& context) {
    return std::make_unique<SevenZipReader>(context);
}

}  // namespace letterhead
