#pragma once
// Is this line a delimiter (RFC 2046 section 5.1.1), or nearly one? Pure functions of the line and a
// boundary.

#include <bitset>
#include <cstddef>
#include <string_view>

namespace letterhead {

// How a line fits a boundary. `undecided`: more of the line has to be seen.
enum class DelimiterFit { none, undecided, open, close, leading_text, trailing_text };

// A line from its beginning on; `complete` when its end was seen (the line end itself does not belong to it).
struct LineStart {
    std::string_view text;
    bool complete = false;
};

class DelimiterLine {
 public:
    explicit DelimiterLine(LineStart line);

    // Could it be a delimiter of anything: at most limits::delimiter_leading bytes that may lead it, then
    // "--"? open when it could.
    DelimiterFit hyphens() const { return hyphens_; }
    DelimiterFit fit(std::string_view boundary) const;
    // As programs read that pass over text around a delimiter: open, close, undecided or none.
    DelimiterFit lenient_fit(std::string_view boundary) const;
    // "--" and one word: what delimits a multipart that names no boundary.
    DelimiterFit fit_any() const;
    std::string_view word() const;
    bool has_bare_cr() const;

 private:
    DelimiterFit hyphens_ = DelimiterFit::none;
    std::string_view text_;  // behind the hyphens
    bool leading_ = false;
    bool complete_ = false;
    bool too_long_ = false;  // counts as complete, with text behind the boundary
};

// What stands before a block of bytes.
struct BlockStart {
    bool at_line_start = false;
    bool after_cr = false;  // a CR that perhaps ends no line
};
using ByteSet = std::bitset<256>;
// The first line in `block` that may be a delimiter: its beginning, or npos. Behind its hyphens stands one of
// the bytes `first`, or nothing yet. Behind a CR alone a line begins too, for some programs. The last line of
// the block counts as soon as it may still become one; see undecided_line.
std::size_t find_delimiter_line(std::string_view block, BlockStart start, const ByteSet& first);
// Where the last, unfinished line begins if it consists only of what may stand before a delimiter; else the
// block's size.
std::size_t undecided_line(std::string_view block, bool at_line_start);

}  // namespace letterhead
