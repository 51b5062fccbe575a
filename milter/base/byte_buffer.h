#pragma once
// Bytes that are written once and read: unlike a vector or a string it does not clear what it makes room for,
// which for decoders would touch each byte twice.

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace letterhead {

class ByteBuffer {
 public:
    std::string_view view() const { return {bytes_.get(), size_}; }
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    void clear() { size_ = 0; }  // keeps the room

    void push_back(char byte) {
        *room(1) = byte;
        size_++;
    }
    void append(std::string_view bytes) {
        if (bytes.empty()) return;
        std::memcpy(room(bytes.size()), bytes.data(), bytes.size());
        size_ += bytes.size();
    }
    // Where up to `most` bytes may be written behind the last; then append_written says how many were.
    char* room(std::size_t most) {
        if (capacity_ - size_ < most) grow(size_ + most);
        return bytes_.get() + size_;
    }
    void append_written(std::size_t count) { size_ += count; }

 private:
    void grow(std::size_t least) {
        const std::size_t capacity = std::max(least, 2 * capacity_);
        auto bytes = std::make_unique_for_overwrite<char[]>(capacity);
        if (size_ > 0) std::memcpy(bytes.get(), bytes_.get(), size_);
        bytes_ = std::move(bytes);
        capacity_ = capacity;
    }

    std::unique_ptr<char[]> bytes_;
    std::size_t size_ = 0, capacity_ = 0;
};

}  // namespace letterhead
