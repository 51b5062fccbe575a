#pragma once
// The bytes of one container, kept aside to be read again: in memory up to limits::spool_in_memory, then in
// an unlinked file in the directory for temporary files.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace letterhead {

class Spool {
 public:
    Spool() = default;
    ~Spool();
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    void push(std::string_view bytes);
    bool sound() const { return !failed_; }  // false: they could not be kept
    std::uint64_t size() const { return size_; }
    std::size_t read(std::uint64_t at, std::span<char> room) const;  // 0: at the end, or it cannot be read

 private:
    void write_out();

    std::string memory_;
    int file_ = -1;
    std::uint64_t size_ = 0;
    bool failed_ = false;
};

}  // namespace letterhead
