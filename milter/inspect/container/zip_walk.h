#pragma once
// Follows the local headers of a ZIP from its beginning, in the stream.

#include "inspect/container/zip_records.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

class ZipWalk {
 public:
    struct Seen {
        std::uint64_t offset = 0;
        std::string name;
        std::uint64_t unpacked = 0;
        bool encrypted = false;
    };

    void push(std::string_view bytes);
    // What was met before a header whose sizes follow it, the directory, or the limits:
    // limits::container_entries, and as many bytes of names as limits::file_tail.
    const std::vector<Seen>& seen() const { return seen_; }

 private:
    void read_header();

    std::string pending_;        // a header not yet complete
    std::size_t wanted_ = 4;     // bytes of it needed to go on
    std::uint64_t offset_ = 0;   // of the header
    std::uint64_t to_skip_ = 0;  // content before the next header
    std::size_t name_bytes_ = 0;
    bool done_ = false;
    std::vector<Seen> seen_;
};

}  // namespace letterhead
