#pragma once
// Watches text that belongs to no part (before the first delimiter, after the last) for what looks like the
// headers of one.

#include <array>
#include <cstddef>
#include <string_view>

namespace letterhead {

class PartProbe {
 public:
    // True once a line began with a structural header name; any split of the text gives the same answer.
    bool look(std::string_view text);
    bool found() const { return found_; }
    void restart() { *this = {}; }

 private:
    bool begins_part() const;

    std::array<char, 32> line_{};  // its beginning
    std::size_t size_ = 0;
    bool found_ = false;
};

}  // namespace letterhead
