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
            return;
        }
        // Cut only when twice the limit is reached, so that a byte is moved once on average.
        if (kept_.size() + bytes.size() > 2 * limit_) kept_.erase(0, kept_.size() - (limit_ - bytes.size()));
        kept_ += bytes;
    }
    std::string_view bytes() const {
        const std::string_view all = kept_;
        return all.size() > limit_ ? all.substr(all.size() - limit_) : all;
    }
    std::uint64_t size() const { return size_; }                    // of the whole stream
    std::uint64_t begin() const { return size_ - bytes().size(); }  // where bytes() begin in it

 private:
    std::size_t limit_;
    std::string kept_;
    std::uint64_t size_ = 0;
};

}  // namespace letterhead
