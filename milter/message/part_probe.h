#pragma once
// Watches text that belongs to no part (before the first delimiter, after the last) for what looks like the
// headers of one.

#include <array>
#include <cstddef>
#include <string_view>

namespace letterhead {

class PartProbe {
 public:
    // Goes on until a line begins with a structural header name; any split of the text gives the same answer.
    // Returns how many bytes were looked at: all of them when nothing was found.
    std::size_t look(std::string_view text);
    bool found() const { return found_; }
    std::string_view line() const { return {line_.data(), size_}; }  // how that line begins
    bool blank_line() const { return blank_line_; }                  // one came before it
    void restart() { *this = {}; }

 private:
    bool begins_part() const;

    std::array<char, 64> line_{};  // its beginning
    std::size_t size_ = 0;
    bool found_ = false;
    bool blank_line_ = false;
};

}  // namespace letterhead
