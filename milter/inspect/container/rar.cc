// Looks for the signature, then hands on to one of the two.

#include "inspect/container/rar.h"

#include "message/limits.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr std::string_view kSignature("Rar!\x1A\7", 6);

class RarReader final : public ContainerReader {
 public:
    explicit RarReader(const ContainerContext& context) : context_(context) {}

    void push(std::string_view bytes) override {
        if (reader_) return reader_->push(bytes);
        if (given_up_) return;
        seen_ += bytes;
        const std::size_t at = seen_.find(kSignature);
        const std::size_t behind = at + kSignature.size();
        if (at == std::string::npos) {
            passed_ += seen_.size();
            seen_.erase(0, seen_.size() - std::min(seen_.size(), kSignature.size()));
            passed_ -= seen_.size();
            given_up_ = passed_ > limits::container_prefix;
        } else if (seen_.size() >= behind + 2) {
            const bool fifth = seen_[behind] == 1 && seen_[behind + 1] == 0;
            reader_ = fifth ? rar5_reader(context_) : rar4_reader(context_);
            reader_->push(std::string_view(seen_).substr(behind + (fifth ? 2 : 1)));
            seen_.clear();
        }
    }

    ContainerDirectory finish() override {
        if (reader_) return reader_->finish();
        ContainerDirectory nothing;
        nothing.unreadable = "it is cut";
        return nothing;
    }

 private:
    ContainerContext context_;
    std::unique_ptr<ContainerReader> reader_;
    std::string seen_;
    std::uint64_t passed_ = 0;
    bool given_up_ = false;
};

}  // namespace

std::unique_ptr<ContainerReader> rar_reader(const ContainerContext& context) {
    return std::make_unique<RarReader>(context);
}

}  // namespace letterhead
