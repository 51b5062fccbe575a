// Rows, margins and inks: what a terminal is given.

#include "commands/paint.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace letterhead;

View view(std::size_t width, bool color = false) {
    View view;
    view.width = width;
    view.color = color;
    return view;
}

std::string rows(std::string_view text, const View& view, Ink ink = Ink::plain) {
    std::string out;
    Rows rows(out, view);
    rows.margin("own", '|', ink);
    rows.add(text, ink);
    rows.end_row();
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(color_is_for_terminals_unless_somebody_says_no) {
    const struct {
        const char* when;
        bool terminal;
        const char* no_color;
        const char* term;
        bool expected;
    } table[] = {{"auto", true, nullptr, "xterm", true}, {"auto", false, nullptr, "xterm", false},
                 {"auto", true, "1", "xterm", false},    {"auto", true, "", "xterm", true},
                 {"auto", true, nullptr, "dumb", false}, {"auto", true, nullptr, nullptr, false},
                 {"always", false, "1", "dumb", true},   {"never", true, nullptr, "xterm", false}};
    for (const auto& row : table)
        BOOST_TEST(wants_color(row.when, row.terminal, row.no_color, row.term) == row.expected);
}

BOOST_AUTO_TEST_CASE(the_width_is_that_of_columns_when_it_makes_sense) {
    const std::pair<const char*, std::size_t> table[] = {{nullptr, 100}, {"", 100},     {"80", 80},
                                                         {"0", 100},     {"-5", 100},   {"80x", 100},
                                                         {"10", 40},     {"99999", 400}};
    for (const auto& [columns, width] : table)
        BOOST_TEST(wanted_width(columns) == width);
}

BOOST_AUTO_TEST_CASE(no_control_character_reaches_the_terminal) {
    BOOST_TEST(showable("a\x1b[31mb") == "a\xEF\xBF\xBD[31mb");
    BOOST_TEST(showable("a\rb\x7f"
                        "c\xC2\x9B"
                        "d") ==
               "a\xEF\xBF\xBD"
               "b\xEF\xBF\xBD"
               "c\xEF\xBF\xBD"
               "d");
    BOOST_TEST(showable("a\xE2\x80\xAE"
                        "b") ==
               "a\xEF\xBF\xBD"
               "b");  // right-to-left override
    BOOST_TEST(showable("\xFF\xFE") == "\xEF\xBF\xBD\xEF\xBF\xBD");
    BOOST_TEST(showable("a\tb\nc") == "a    b c");
    BOOST_TEST(rows("\x1b]0;title\x07", view(60)).find('\x1b') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(columns_are_counted_as_a_terminal_does) {
    BOOST_TEST(columns_of("abc") == 3U);
    BOOST_TEST(columns_of("J\xC3\xBCrgen") == 6U);
    BOOST_TEST(columns_of("e\xCC\x81") == 1U);                 // a combining accent
    BOOST_TEST(columns_of("\xE4\xBB\x8A\xE6\x97\xA5") == 4U);  // two wide characters
}

BOOST_AUTO_TEST_CASE(rows_are_wrapped_by_words_behind_their_margin) {
    BOOST_TEST(rows("one two three four five six seven", view(40)) ==
               "         own | one two three four five\n"
               "             | six seven\n");
    BOOST_TEST(rows("  one    two  ", view(40)) == "         own |   one    two\n");
    BOOST_TEST(rows("", view(40)) == "         own |\n");
    BOOST_TEST(rows(std::string(30, 'x'), view(40)) == "         own | " + std::string(25, 'x') + "\n" +
                                                           "             | " + std::string(5, 'x') + "\n");
    std::string wide;
    for (int i = 0; i < 13; ++i)
        wide += "\xE4\xBB\x8A";
    const std::string shown = rows(wide, view(40));  // never cut within a character
    BOOST_TEST(shown.find("\xEF\xBF\xBD") == std::string::npos);
    BOOST_TEST(std::count(shown.begin(), shown.end(), '\n') == 2);
}

BOOST_AUTO_TEST_CASE(long_lines_go_on_indented) {
    BOOST_TEST(wrapped("  one two three", 4, 10) == "  one two\n    three\n");
    BOOST_TEST(wrapped("one", 4, 10) == "one\n");
    BOOST_TEST(wrapped("", 4, 10) == "\n");
    BOOST_TEST(wrapped("a 0123456789012345 b", 2, 10) == "a\n  0123456789012345\n  b\n");
}

BOOST_AUTO_TEST_CASE(every_row_ends_its_own_ink) {
    const std::string shown = rows("one two three four five six seven", view(40, true), Ink::signature);
    std::size_t begins = 0, ends = 0;
    for (std::size_t at = shown.find('\x1b'); at != std::string::npos; at = shown.find('\x1b', at + 1))
        (shown.compare(at, 4, "\x1b[0m") == 0 ? ends : begins) += 1;
    BOOST_TEST(begins == 4U);  // two margins, two rows
    BOOST_TEST(ends == begins);
    BOOST_TEST(shown.find("\x1b[0m\n") != std::string::npos);
    BOOST_TEST(painted("x", Ink::plain, view(40, true)) == "x");
    BOOST_TEST(painted("x", Ink::bad, view(40, false)) == "x");
}
