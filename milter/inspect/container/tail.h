#pragma once
// The last bytes of a stream.

#include <cstdint>
#include <string>
#include <string_view>

namespace letterhead {

class Tail {
 public:
    explicit Tail(std::size_t limit) : limit_(limit) {}

    void push(std::string_view bytes) {
        size_ += bytes.size();
        if (bytes.size() >= limit_) {
            kept_.assign(bytes.substr(bytes.size() - limit_));
            oldest_ = 0;
            return;
        }
        const std::string_view room = bytes.substr(0, limit_ - kept_.size());
        kept_ += room;
        bytes.remove_prefix(room.size());
        while (!bytes.empty()) {  // a ring now: the oldest bytes give way
            const std::string_view piece = bytes.substr(0, limit_ - oldest_);
            piece.copy(kept_.data() + oldest_, piece.size());
            oldest_ = (oldest_ + piece.size()) % limit_;
            bytes.remove_prefix(piece.size());
        }
    }
    std::string_view bytes() {  // until the next push
        if (oldest_ > 0) kept_ = kept_.substr(oldest_).append(kept_, 0, oldest_);
        oldest_ = 0;
        return kept_;
    }
    std::uint64_t size() const { return size_; }                  // of the whole stream
    std::uint64_t begin() const { return size_ - kept_.size(); }  // where bytes() begin in it

 private:
    std::size_t limit_;
    std::string kept_;
    std::size_t oldest_ = 0;
    std::uint64_t size_ = 0;
};

}  // namespace letterhead
