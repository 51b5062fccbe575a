// Kleene's logic of yes, no and cannot tell, and evidence that is safe to show.

#include "policy/verdict.h"

#include "base/text.h"
#include "message/limits.h"

#include <boost/test/unit_test.hpp>

namespace letterhead {
namespace {

constexpr Truth N = Truth::no, Y = Truth::yes, C = Truth::cannot_tell;

Answer answer(Truth truth, const std::string& what = "seen") {
    return {truth, {{what, "", "", {}}}};
}

BOOST_AUTO_TEST_CASE(both_and_either_follow_the_tables_of_kleene) {
    const struct {
        Truth a, b, both, either;
    } table[] = {{N, N, N, N}, {N, Y, N, Y}, {N, C, N, C}, {Y, N, N, Y}, {Y, Y, Y, Y},
                 {Y, C, C, Y}, {C, N, N, C}, {C, Y, C, Y}, {C, C, C, C}};
    for (const auto& row : table) {
        BOOST_TEST_CONTEXT(truth_name(row.a) << " " << truth_name(row.b)) {
            BOOST_TEST((both(answer(row.a), answer(row.b)).truth == row.both));
            BOOST_TEST((either(answer(row.a), answer(row.b)).truth == row.either));
        }
    }
}

BOOST_AUTO_TEST_CASE(negate_swaps_yes_and_no_and_keeps_cannot_tell) {
    BOOST_TEST((negate(answer(Y)).truth == N));
    BOOST_TEST((negate(answer(N)).truth == Y));
    BOOST_TEST((negate(answer(C)).truth == C));
    BOOST_TEST(negate(answer(N)).evidence.empty());  // what was not there shows nothing
    BOOST_TEST(negate(answer(C)).evidence.size() == 1);
}

BOOST_AUTO_TEST_CASE(the_evidence_of_what_decided_is_kept) {
    BOOST_TEST(both(answer(Y, "a"), answer(Y, "b")).evidence.size() == 2);
    BOOST_TEST(both(answer(Y, "a"), answer(N, "b")).evidence.at(0).what == "b");
    BOOST_TEST(both(answer(Y, "a"), answer(C, "b")).evidence.at(0).what == "b");
    BOOST_TEST(either(answer(Y, "a"), answer(C, "b")).evidence.size() == 1);
    BOOST_TEST(either(answer(N, "a"), answer(C, "b")).evidence.at(0).what == "b");
}

BOOST_AUTO_TEST_CASE(evidence_is_bounded) {
    Answer many = answer(Y);
    for (std::size_t i = 0; i < 3 * limits::evidence_of_rule; ++i)
        many = both(std::move(many), answer(Y));
    BOOST_TEST(many.evidence.size() == limits::evidence_of_rule);
}

BOOST_AUTO_TEST_CASE(one_line_is_short_valid_and_one_line) {
    const struct {
        std::string_view text;
        std::size_t limit;
        std::string_view expected;
    } table[] = {{"plain", 80, "plain"},
                 {"  a \r\n\t b  ", 80, "a \xEF\xBF\xBD b"},
                 {"a\n\nb", 80, "a b"},
                 {"", 80, ""},
                 {"exactly10!", 10, "exactly10!"},
                 {"more than ten", 10, "more th..."},
                 {"\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4", 6, "\xC3\xA4..."},
                 {"\xFFx", 80, "\xEF\xBF\xBDx"}};
    for (const auto& row : table)
        BOOST_TEST(one_line(row.text, row.limit) == row.expected);
}

BOOST_AUTO_TEST_CASE(one_line_keeps_its_promise_for_any_bytes) {
    std::uint32_t state = 7;
    for (int round = 0; round < 2000; ++round) {
        std::string bytes;
        for (int i = 0; i < round % 97; ++i) {
            state = state * 1664525U + 1013904223U;
            bytes += static_cast<char>(state >> 24U);
        }
        const std::string line = one_line(bytes, 20);
        BOOST_REQUIRE(line.size() <= 20 && is_valid_utf8(line));
        BOOST_REQUIRE(line.find_first_of("\r\n\t") == std::string::npos);
    }
}

}  // namespace
}  // namespace letterhead
