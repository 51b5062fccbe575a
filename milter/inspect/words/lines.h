#pragma once
// Displayable text as lines with what a reader of the mail would see of quoting: what plain.cc and html.cc
// write and segments.cc judges.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace letterhead {

struct Line {
    std::uint32_t begin = 0, end = 0;  // bytes of Lines::text; never empty
    std::uint16_t cited = 0;           // levels of certain quoting: '>' marks, blockquote type=cite
    std::uint16_t indented = 0;        // levels of plain blockquote, which writers use for indentation too
    std::uint16_t reply_area = 0;      // which area of a mail program's reply it is in (gmail_quote); 0: none
    std::uint8_t mark =
        0;  // index of the quote mark that `cited` or `thread_begins` comes from (separators.h)
    bool blank_before = false;
    bool rule_before = false;    // a horizontal rule or a border stands above it
    bool thread_begins = false;  // the mail program says that from here on it is the thread
};

struct Lines {
    std::string text;
    std::vector<Line> all;
    bool cut = false;  // the cap was reached

    std::string_view of(const Line& line) const {
        return std::string_view(text).substr(line.begin, line.end - line.begin);
    }
};

// Adds lines up to a cap of bytes and limits::lines_of_text. Text is normalised on the way: runs of blanks
// (no-break and typographic ones too) become one space, runs with a tab or of four blanks and more one tab
// (they are columns), invisible characters go, blank lines merge.
class LineWriter {
 public:
    explicit LineWriter(std::size_t cap) : cap_(cap) {}
    // False when nothing of `raw` shows (it counts as a blank line), or the text is full.
    bool add(std::string_view raw, Line marks);
    void blank() { blank_ = true; }
    bool full() const { return lines_.cut; }
    Lines take() { return std::move(lines_); }

 private:
    std::size_t cap_;
    std::size_t line_ends_ = 0;  // that joining the lines will add
    Lines lines_;
    bool blank_ = false;
};

}  // namespace letterhead
