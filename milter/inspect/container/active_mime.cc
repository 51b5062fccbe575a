// A header that says where the packed content begins (its length less 46, at byte 30); Office finds the
// content at its two usual places, too.

#include "inspect/container/active_mime.h"

#include "inspect/container/little_endian.h"
#include "inspect/container/peel.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kHead = 1024;

// RFC 1950 section 2.2.
bool is_zlib(std::string_view bytes) {
    if (bytes.size() < 2) return false;
    return (little_endian_8(bytes, 0) & 0x0FU) == 8 &&
           (little_endian_8(bytes, 0) << 8U | little_endian_8(bytes, 1)) % 31 == 0;
}

class ActiveMimeReader final : public ContainerReader {
 public:
    explicit ActiveMimeReader(const ContainerContext& context)
        : content_(peel_reader(zlib_inflater(), named(context))) {}

    void push(std::string_view bytes) override {
        if (!decided_) {
            const std::size_t taken = std::min(kHead - head_.size(), bytes.size());
            head_ += bytes.substr(0, taken);
            bytes.remove_prefix(taken);
            if (head_.size() == kHead) decide();
        }
        if (decided_) content_->push(bytes);
    }

    ContainerDirectory finish() override {
        if (!decided_) decide();
        return content_->finish();
    }

 private:
    static ContainerContext named(ContainerContext context) {
        if (context.name.empty()) context.name = "macros";
        return context;
    }

    void decide() {
        decided_ = true;
        const std::string_view head = head_;
        std::size_t begin = head.size() < 32 ? head.size() : std::size_t{little_endian_16(head, 30)} + 46;
        for (const std::size_t usual : {std::size_t{0x32}, std::size_t{0x22A}}) {
            if (!is_zlib(head.substr(std::min(begin, head.size())))) begin = usual;
        }
        content_->push(head.substr(std::min(begin, head.size())));
        head_.clear();
    }

    std::unique_ptr<ContainerReader> content_;
    std::string head_;
    bool decided_ = false;
};

}  // namespace

std::unique_ptr<ContainerReader> active_mime_reader(const ContainerContext& context) {
    return std::make_unique<ActiveMimeReader>(context);
}

}  // namespace letterhead
