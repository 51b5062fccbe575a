#pragma once
// Is this line a delimiter (RFC 2046 section 5.1.1), or nearly one? Pure functions of the line and a
// boundary.

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

// Could the line be a delimiter of anything: at most limits::delimiter_leading blanks or NULs, then "--"?
DelimiterFit fit_hyphens(LineStart line);
DelimiterFit fit_delimiter(LineStart line, std::string_view boundary);
// "--" and one word: what delimits a multipart that names no boundary. The word is line_word().
DelimiterFit fit_any_delimiter(LineStart line);
std::string_view line_word(std::string_view line);

// The first line in `block` that may be a delimiter: its beginning, or npos. `at_line_start`: the block
// begins a line. The last line of the block counts as soon as it may still become one; see undecided_tail.
std::size_t find_delimiter_line(std::string_view block, bool at_line_start);
// Where the last, unfinished line begins if it consists only of what may stand before a delimiter; else the
// block's size.
std::size_t undecided_line(std::string_view block, bool at_line_start);

}  // namespace letterhead
