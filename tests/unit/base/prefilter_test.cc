// What a pattern needs to stand in a text, and the one pass that looks for it.

#include "base/prefilter.h"

#include "base/pattern_literals.h"
#include "base/text.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;

namespace {

struct Case {
    const char* pattern;
    const char* needs;  // "a|b & c"; empty: nothing is known
};

// By the number of the patterns: which of them may stand there.
std::string possible(const Prefilter& prefilter, std::size_t patterns, std::string_view text) {
    const PatternHits hits = prefilter.hits(text);
    std::string numbers;
    for (std::size_t i = 0; i < patterns; ++i)
        numbers += hits.may_hold(i) ? std::to_string(i) : "";
    return numbers;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_plain_text_that_a_pattern_needs) {
    const Case cases[] = {
        {"wire transfer", "wire transfer"},
        {"Confiden[tc]ial", "confiden & ial"},
        {"(?m)^[^\\p{L}\\n]*confiden[tc]ial\\b", "confiden & ial"},
        {"\\bpayroll\\b|\\bpension\\b", "payroll|pension"},
        {"(?:gold|amber|red) alert", "gold|amber|red &  alert"},
        {"(?:golden|yellow) al", "golden|yellow &  al"},
        {"(?:golden|yellow)? alert", " alert"},
        {"ab+cde", "cde"},
        {"abc?defg", "defg"},
        {"abcd{0,2}efg", "abc & efg"},
        {"abc{2}", "abc"},
        {"(?i)attorney(?=.client)", "attorney"},
        {"(?<!non-)attorney", "attorney"},
        {"account (?>number)", "account  & number"},
        {"\\x61tt\\.rn", "att.rn"},
        {"[m]oney", "money"},
        {"m\xC3\xBCllabfuhr", "llabfuhr"},
        {"\\p{Greek}?delta", "delta"},
    };
    for (const Case& each : cases) {
        std::vector<std::string> needs;
        for (const Literals& literals : required_literals(each.pattern))
            needs.push_back(join(literals, "|"));
        BOOST_CHECK_MESSAGE(join(needs, " & ") == each.needs, each.pattern << ": " << join(needs, " & "));
    }
}

BOOST_AUTO_TEST_CASE(of_some_patterns_nothing_is_known) {
    for (const char* const pattern :
         {"\\d{3}-\\d{4}", "abc|\\d", "(?:abc)?", "(abcdef)*", "(*ACCEPT)abcdef", "(?x)abc def # c",
          "(?|abc|def)", "\\Qabc\\E?", "abc\\123def", "(?#()abc", "(?(?=a)abc|def)", "abcd{,3}",
          "(?<name>abcdef)", "(abc)(?1)", "[(?]abcdef", ""}) {
        BOOST_CHECK_MESSAGE(required_literals(pattern).empty(), pattern);
    }
}

BOOST_AUTO_TEST_CASE(one_pass_names_the_patterns_worth_trying) {
    Prefilter prefilter;
    BOOST_TEST(prefilter.add("confidential") == 0U);
    BOOST_TEST(prefilter.add("\\d{3}") == 1U);
    BOOST_TEST(prefilter.add("wire|money order") == 2U);
    BOOST_TEST(prefilter.add("money\\W+laundering") == 3U);
    BOOST_TEST(possible(prefilter, 4, "nothing is built") == "0123");
    prefilter.build();
    if (Prefilter::engine().empty()) {
        BOOST_TEST(possible(prefilter, 4, "of interest") == "0123");
        return;
    }
    BOOST_TEST(possible(prefilter, 4, "of interest") == "1");
    BOOST_TEST(possible(prefilter, 4, "CONFIDENTIAL") == "01");
    BOOST_TEST(possible(prefilter, 4, "a Wire for the Money order") == "12");
    BOOST_TEST(possible(prefilter, 4, "laundering, or: money") == "13");
    BOOST_TEST(possible(prefilter, 4, "") == "1");
    BOOST_TEST(possible(prefilter, 4, "not UTF-8: \xff") == "0123");
}

BOOST_AUTO_TEST_CASE(two_prefilters_serve_one_thread_in_turn) {
    Prefilter first, second;
    first.add("alpha");
    second.add("beta");
    second.add("gamma");
    first.build();
    second.build();
    if (Prefilter::engine().empty()) return;
    for (int i = 0; i < 3; ++i) {
        BOOST_TEST(possible(first, 1, "alpha gamma") == "0");
        BOOST_TEST(possible(second, 2, "alpha gamma") == "1");
    }
}

// The Kelvin sign and the long s are a k and an s in any case: with them all patterns are tried.
BOOST_AUTO_TEST_CASE(letters_that_fold_to_ascii_hide_nothing) {
    const auto pattern = Pattern::compile("risk assessment", PatternCase::insensitive);
    const std::string text =
        "ri\xC5\xBF\xE2\x84\xAA a\xC5\xBF\xC5\xBF"
        "e\xC5\xBFsment";
    BOOST_REQUIRE(bool(pattern));
    BOOST_TEST((pattern->find(text).answer == PatternMatch::Answer::yes));
    Prefilter prefilter;
    prefilter.add(pattern->text());
    prefilter.build();
    BOOST_TEST(prefilter.hits(text).may_hold(0));
    BOOST_TEST((Prefilter::engine().empty() || !prefilter.hits("no harm").may_hold(0)));
}
