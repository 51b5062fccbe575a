#include "base/problem.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

using namespace letterhead;

namespace {

Place at(std::string text, int line, int column) {
    return {std::make_shared<const Source>(Source{"rules/x.yaml", std::move(text)}), line, column};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(problem)

BOOST_AUTO_TEST_CASE(a_problem_shows_place_line_caret_and_advice) {
    const Problem problem{Severity::error, Code::unknown_key, at("a: 1\n  atachment: {}\r\nb: 2\n", 2, 3),
                          "unknown key 'atachment'", "did you mean 'attachment'?"};
    BOOST_TEST(render(problem) ==
               "rules/x.yaml:2:3: error: unknown key 'atachment' (did you mean 'attachment'?) [LH-R012]\n"
               "  2 |   atachment: {}\n"
               "    |   ^\n");
}

BOOST_AUTO_TEST_CASE(places_that_are_no_column_are_shown_as_far_as_they_go) {
    const struct {
        Place place;
        std::string expected;
    } table[] = {
        {{}, "warning: m [LH-R004]\n"},
        {at("x\n", 0, 0), "rules/x.yaml: warning: m [LH-R004]\n"},
        {at("x\n", 1, 0), "rules/x.yaml:1: warning: m [LH-R004]\n  1 | x\n"},
        {at("x\n", 9, 4), "rules/x.yaml:9:4: warning: m [LH-R004]\n"},
        {at("x", 1, 2), "rules/x.yaml:1:2: warning: m [LH-R004]\n  1 | x\n    |  ^\n"},
        {at("x", 1, 50), "rules/x.yaml:1:50: warning: m [LH-R004]\n  1 | x\n    |  ^\n"},
        {at(std::string(11, '\n') + "ab", 12, 2),
         "rules/x.yaml:12:2: warning: m [LH-R004]\n  12 | ab\n     |  ^\n"},
    };
    for (const auto& row : table)
        BOOST_TEST(render(Problem{Severity::warning, Code::tab, row.place, "m", ""}) == row.expected);
}

BOOST_AUTO_TEST_CASE(odd_bytes_do_not_move_the_caret) {
    const struct {
        std::string line;
        int column;
        std::string shown;
    } table[] = {
        {"\tkey: v", 2, "  1 |  key: v\n    |  ^\n"},
        {"city: Jos\xC3\xA9 x", 13, "  1 | city: Jos\xC3\xA9 x\n    |            ^\n"},
        {"\x1B[31m: \xE8\xA1\xA8 x", 12, "  1 | ?[31m: ? x\n    |          ^\n"},
        {"\xFF\xFEx", 3, "  1 | ??x\n    |   ^\n"},
    };
    for (const auto& row : table) {
        const std::string text =
            render(Problem{Severity::error, Code::tab, at(row.line, 1, row.column), "m", ""});
        BOOST_TEST(text.substr(text.find('\n') + 1) == row.shown);
    }
}

BOOST_AUTO_TEST_CASE(long_lines_are_cut_around_the_caret) {
    for (const int column : {1, 40, 99, 100, 500, 960, 1000, 1001}) {
        std::string line(1000, 'x');
        if (column <= 1000) line[static_cast<std::size_t>(column - 1)] = '!';
        const std::string text = render(Problem{Severity::error, Code::tab, at(line, 1, column), "m", ""});
        const std::size_t second = text.find('\n') + 1, third = text.find('\n', second) + 1;
        const std::string shown = text.substr(second, third - second - 1), caret = text.substr(third);
        BOOST_TEST(shown.size() <= 100U);
        BOOST_TEST(caret.find('^') < 101U);
        if (column <= 1000 && shown.find('!') != std::string::npos)
            BOOST_TEST(shown.find('!') == caret.find('^'));
        BOOST_TEST(shown.find("...") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(what_a_message_quotes_cannot_reach_the_terminal) {
    BOOST_TEST(render(Problem{Severity::error, Code::tab, {}, "bad '\x1B[2J\n'", "a\rb"}) ==
               "error: bad '?[2J?' (a?b) [LH-R004]\n");
}

BOOST_AUTO_TEST_CASE(problems_keep_their_order_and_warnings_are_no_errors) {
    Problems problems;
    BOOST_TEST(!problems.any_errors());
    problems.warning(Code::never_used, {}, "first");
    BOOST_TEST(!problems.any_errors());
    problems.error(Code::network, {}, "second", "do this");
    BOOST_TEST(problems.any_errors());
    BOOST_TEST(render(problems) == "warning: first [LH-R033]\nerror: second (do this) [LH-S001]\n");
}

BOOST_AUTO_TEST_CASE(the_nearest_word_is_offered) {
    const std::string_view known[] = {"attachment", "attachments_total", "sender", "recipients", "size"};
    const struct {
        std::string_view word, expected;
    } table[] = {
        {"atachment", "attachment"},
        {"attachmnet", "attachment"},
        {"Sender", "sender"},
        {"sneder", "sender"},
        {"recipient", "recipients"},
        {"sise", "size"},
        {"sz", ""},
        {"unrelated", ""},
        {"", ""},
        {"from", ""},
        {"siez", "size"},
    };
    for (const auto& row : table) {
        const std::string expected =
            row.expected.empty() ? "" : "did you mean '" + std::string(row.expected) + "'?";
        BOOST_TEST(did_you_mean(row.word, known) == expected);
    }
    BOOST_TEST(did_you_mean(std::string(100'000, 'a'), known) == "");
}

BOOST_AUTO_TEST_SUITE_END()
