#include "base/text.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(comparison_ignores_the_case_of_ascii_only) {
    BOOST_TEST(ascii_lower(std::string_view("AbC\xC3\x84")) == "abc\xC3\x84");
    BOOST_TEST(iequals("Subject", "sUBJECT"));
    BOOST_TEST(!iequals("Subject", "Subjects"));
    BOOST_TEST(!iequals("\xC3\x84", "\xC3\xA4"));
    BOOST_TEST(istarts_with("Content-Type", "content-"));
    BOOST_TEST(!istarts_with("Con", "content-"));
    BOOST_TEST(iends_with("a.EXE", ".exe"));
    BOOST_TEST(!iends_with("exe", ".exe"));
    BOOST_TEST(ifind("Hello World", "WORLD") == 6U);
    BOOST_TEST(ifind("Hello", "") == 0U);
    BOOST_TEST(ifind("", "") == 0U);
    BOOST_TEST(ifind("Hello", "x") == std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(trim_split_and_join) {
    BOOST_TEST(trim(" \t\r\n a b \n") == "a b");
    BOOST_TEST(trim(" \n").empty());
    const std::vector<std::string_view> pieces = split("a,,b,", ',');
    BOOST_REQUIRE(pieces.size() == 4U);
    BOOST_TEST(pieces[1].empty());
    BOOST_TEST(pieces[2] == "b");
    BOOST_TEST(pieces[3].empty());
    BOOST_TEST(split("", ',').size() == 1U);
    BOOST_TEST(join({"a", "b", "c"}, ", ") == "a, b, c");
    BOOST_TEST(join({}, ", ").empty());
}

BOOST_AUTO_TEST_CASE(globs_match_the_whole_text) {
    const struct {
        std::string_view pattern, text;
        bool expected;
    } table[] = {
        {"*.exe", "setup.EXE", true},
        {"*.exe", "setup.exe.txt", false},
        {"*", "", true},
        {"", "", true},
        {"", "a", false},
        {"a?c", "abc", true},
        {"a?c", "ac", false},
        {"*a*b*c*", "xaxbxcx", true},
        {"*a*b*c*", "xcxbxax", false},
        {"**", "anything", true},
        {"invoice*.pdf", "Invoice-2026.PDF", true},
        {"*.p?f", "a.pdf", true},
        {"a*", "ba", false},
    };
    for (const auto& row : table)
        BOOST_TEST(glob_match(row.pattern, row.text) == row.expected, row.pattern << " " << row.text);
}

BOOST_AUTO_TEST_CASE(a_hostile_glob_stays_quick) {
    std::string pattern, text(100'000, 'a');
    for (int i = 0; i < 50; i++)
        pattern += "*a";
    BOOST_TEST(!glob_match(pattern + "b", text));
}

BOOST_AUTO_TEST_CASE(safe_ascii_shows_look_alikes_and_lets_no_control_pass) {
    const struct {
        std::string_view text, expected;
    } table[] = {
        {"plain", "plain"},
        {"San Jos\xC3\xA9", "San Jose"},
        {"\xE2\x80\x9Cquoted\xE2\x80\x9D \xE2\x80\x93 it\xE2\x80\x99s", "\"quoted\" - it's"},
        {"a\xC2\xA0"
         "b",
         "a b"},
        {"a\r\nb\tc", "a  b c"},
        {std::string_view("a\0b", 3), "a?b"},
        {"\x1B[31m", "?[31m"},
        {"\xFF\xFE", "??"},
        {"\xE2\x82\xAC", "?"},
        {"\xE2\x80\xAE", "?"},  // right-to-left override
        {"\x7F", "?"},
    };
    for (const auto& row : table)
        BOOST_TEST(safe_ascii(row.text) == row.expected);
    BOOST_TEST(safe_ascii("abcdefgh", 8) == "abcdefgh");
    BOOST_TEST(safe_ascii("abcdefghi", 8) == "abcde...");
    BOOST_TEST(safe_ascii("abcdefghi", 2) == "..");
    BOOST_TEST(safe_ascii("abc", 0) == "");
}

BOOST_AUTO_TEST_CASE(utf8_is_judged_strictly) {
    const struct {
        std::string_view text;
        bool valid;
    } table[] = {
        {"", true},
        {"plain text of more than eight bytes", true},
        {"long enough to skip: \xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80 and on", true},
        {"\xF4\x8F\xBF\xBF", true},
        {"\xF4\x90\x80\x80", false},  // above U+10FFFF
        {"\xC0\xAF", false},          // overlong
        {"\xE0\x80\xAF", false},
        {"\xF0\x80\x80\xAF", false},
        {"\xED\xA0\x80", false},  // surrogate
        {"\xC3", false},
        {"abcdefgh\xE2\x82", false},
        {"\x80", false},
        {"\xFF", false},
    };
    for (const auto& row : table)
        BOOST_TEST(is_valid_utf8(row.text) == row.valid, safe_ascii(row.text));
}

BOOST_AUTO_TEST_CASE(cleaning_gives_valid_utf8_without_controls) {
    const std::string mark = "\xEF\xBF\xBD";
    BOOST_TEST(clean_utf8("a\tb\nc\xC3\xA9") == "a\tb\nc\xC3\xA9");
    BOOST_TEST(clean_utf8("a\x01z\r\n") == "a" + mark + "z" + mark + "\n");
    BOOST_TEST(clean_utf8("\xE2\x82z") == mark + mark + "z");
    BOOST_TEST(clean_utf8("\xC2\x85") == mark);  // a C1 control
    BOOST_TEST(clean_utf8("\x7F") == mark);
    for (int c = 0; c < 256; c++)
        BOOST_TEST(is_valid_utf8(clean_utf8(std::string(3, static_cast<char>(c)) + "x")));
}

BOOST_AUTO_TEST_CASE(code_points_go_out_as_they_came_in) {
    for (const char32_t c :
         {U'a', U'\x7F', U'\x80', U'\x7FF', U'\x800', U'\xFFFF', U'\x10000', U'\x10FFFF'}) {
        std::string text;
        append_utf8(text, c);
        std::size_t position = 0;
        BOOST_TEST(static_cast<std::uint32_t>(next_code_point(text, position)) ==
                   static_cast<std::uint32_t>(c));
        BOOST_TEST(position == text.size());
    }
    for (const char32_t c : {static_cast<char32_t>(0xD800), static_cast<char32_t>(0x110000)}) {
        std::string text;
        append_utf8(text, c);
        BOOST_TEST(text == "\xEF\xBF\xBD");
    }
    std::size_t position = 0;
    BOOST_TEST(static_cast<std::uint32_t>(next_code_point("\xE2\x82", position)) == 0xFFFDU);
    BOOST_TEST(position == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
