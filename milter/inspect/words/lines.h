#pragma once
// Displayable text as lines with what a reader of the mail would see of quoting: what plain.cc and html.cc
// write and segments.cc judges.

#include "inspect/findings.h"

#include <cstddef>
#include <cstdint>
#include <span>
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

struct LinePicture {
    Picture picture;         // at a byte of Lines::text
    std::uint32_t line = 0;  // it is quoted when this line is; may be the one behind the last
    bool marked = false;     // the mail program marked the place as quoted
};

struct Lines {
    std::string text;
    std::vector<Line> all;
    bool cut = false;  // the cap was reached

    // As in Words, of `text`; nothing of it for plain text.
    std::vector<Look> looks;
    std::vector<std::string> families;
    std::vector<LookRun> runs;
    std::vector<LinePicture> pictures;
    std::string hidden;
    bool looks_doubtful = false;

    std::string_view of(const Line& line) const {
        return std::string_view(text).substr(line.begin, line.end - line.begin);
    }
};

// What a raw line has from byte `begin` on: words of one look, before them perhaps a picture.
struct Piece {
    static constexpr std::uint16_t no_picture = 0xFFFF;
    std::uint32_t begin = 0;
    std::uint16_t look = 0;
    std::uint16_t picture = no_picture;  // index of Lines::pictures
};

// Appends one line of text as a reader sees it: runs of blanks (no-break and typographic ones too) become one
// space, runs with a tab or of four blanks and more one tab (they are columns), invisible characters go.
void append_normalised(std::string_view raw, std::string& out);

// Adds lines, normalised, up to a cap of bytes and limits::lines_of_text; blank lines merge.
class LineWriter {
 public:
    explicit LineWriter(std::size_t cap) : cap_(cap) {}
    // False when nothing of `raw` shows (it counts as a blank line), or the text is full.
    bool add(std::string_view raw, Line marks, std::span<const Piece> pieces = {});
    void blank() { blank_ = true; }
    bool full() const { return lines_.cut; }
    bool empty() const { return lines_.all.empty(); }
    // A picture behind the lines so far; it goes with the last one, unless quoting begins or ends between
    // them. Its index, or Piece::no_picture when there are too many.
    std::uint16_t add_picture(std::string alternative, const Line& marks, bool thread_begins);
    Lines take(std::string_view raw_hidden = {});

 private:
    void add_pieces(std::string_view raw, std::span<const Piece> pieces);
    void cut_runs(std::size_t end);

    std::size_t cap_;
    std::size_t line_ends_ = 0;  // that joining the lines will add
    Lines lines_;
    bool blank_ = false;
};

}  // namespace letterhead
