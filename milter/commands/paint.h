#pragma once
// Text as a person sees it in a terminal: inks, rows that fit, a margin. Whatever a message holds, no byte of
// it reaches the terminal as a command.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace letterhead {

// How explain shows what it tells.
struct View {
    std::size_t width = 100;  // columns
    bool color = false;
    bool all_words = false;  // long quoted stretches are shown whole
};

enum class Ink : std::uint8_t {
    plain,
    strong,  // headings
    faint,   // what others wrote, what is by the way
    good,
    bad,
    doubtful,
    signature,
    disclaimer,
    hidden,
};

std::string painted(std::string_view text, Ink ink, const View& view);

// --color=auto|always|never. By itself only in a terminal that can (TERM is not "dumb") and whose user did
// not say no (NO_COLOR, set and not empty). Null: not set.
bool wants_color(std::string_view when, bool is_terminal, const char* no_color, const char* term);
// COLUMNS, when it is a sensible number; else 100.
std::size_t wanted_width(const char* columns);

// Valid UTF-8 without control characters: those, and the invisible ones that change the direction of writing,
// become U+FFFD; a tab becomes four blanks. Line ends go as well.
std::string showable(std::string_view text);
// Columns of showable text: wide characters of East Asia and pictures take two, combining ones none.
std::size_t columns_of(std::string_view showable_text);

// The same with what does not show written as an escape, as in a file name: "a\u{202E}txt.exe".
std::string shown_text(std::string_view text);
// The beginning and, longer, the end of showable text with "…" between, when it has more columns than that.
std::string cut_in_the_middle(std::string text, std::size_t columns);
std::string cut_at_the_end(std::string text, std::size_t columns);  // "the beginning…"
std::string with_commas(std::uint64_t number);                      // "12,345"
std::string counted(std::uint64_t count, std::string_view one);     // "1 mail", "1,234 mails"

// ASCII text in lines of at most `width` columns, those behind the first indented; ended by '\n'.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width);

// Rows of words behind a margin: "   quoted > the words". What does not fit continues on the next row.
class Rows {
 public:
    Rows(std::string& out, const View& view) : out_(out), view_(view) {}
    // What stands in the margin from the next row on; the label only on the first one.
    void margin(std::string_view label, char sign, Ink ink);
    void add(std::string_view text, Ink ink);  // to the row that is open
    bool at_start() const { return used_ == 0; }
    void end_row();  // an empty row too

 private:
    std::size_t room() const;
    void add_word(std::string_view word, std::size_t columns, Ink ink);
    void put(std::string_view text, std::size_t columns, Ink ink);
    void flush();

    std::string& out_;
    const View& view_;
    std::string label_, row_;
    char sign_ = '|';
    Ink margin_ink_ = Ink::plain, ink_ = Ink::plain;
    std::size_t used_ = 0;     // columns of row_
    std::size_t pending_ = 0;  // blanks before the next word
};

}  // namespace letterhead
