#include "base/pattern.h"

#include <boost/test/unit_test.hpp>
#include <thread>

using namespace letterhead;
using Answer = PatternMatch::Answer;

namespace {

Pattern compiled(std::string_view pattern, PatternCase which = PatternCase::insensitive) {
    auto result = Pattern::compile(pattern, which);
    if (!result) BOOST_FAIL(pattern << ": " << result.error().message);
    return std::move(result).value();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pattern)

BOOST_AUTO_TEST_CASE(a_match_has_its_place_in_bytes) {
    const struct {
        std::string_view pattern, text;
        PatternCase which;
        Answer answer;
        std::size_t begin, end;
    } table[] = {
        {"wire transfer", "a WIRE Transfer now", PatternCase::insensitive, Answer::yes, 2, 15},
        {"wire transfer", "a WIRE Transfer now", PatternCase::sensitive, Answer::no, 0, 0},
        {R"(\b\d{3}-\d{2}-\d{4}\b)", "ssn 123-45-6789.", PatternCase::sensitive, Answer::yes, 4, 15},
        {"stra\xC3\x9F"
         "e",
         "STRA\xE1\xBA\x9E"
         "E",
         PatternCase::insensitive, Answer::yes, 0, 8},
        {R"(\bJos\w\b)", "San Jos\xC3\xA9!", PatternCase::sensitive, Answer::yes, 4, 9},
        {"(a)(b)(c)(d)", "xabcd", PatternCase::sensitive, Answer::yes, 1, 5},
        {"^", "", PatternCase::sensitive, Answer::yes, 0, 0},
        {"a", "", PatternCase::sensitive, Answer::no, 0, 0},
        {"a", "\xFF", PatternCase::sensitive, Answer::gave_up, 0, 0},
    };
    for (const auto& row : table) {
        const PatternMatch match = compiled(row.pattern, row.which).find(row.text);
        BOOST_TEST((match.answer == row.answer), row.pattern);
        BOOST_TEST(match.begin == row.begin, row.pattern);
        BOOST_TEST(match.end == row.end, row.pattern);
    }
}

BOOST_AUTO_TEST_CASE(long_texts_are_searched_whole) {
    const Pattern word = compiled(R"(\bsecret\b.{0,20}code)"), start = compiled(R"(\Aa)"),
                  end = compiled(R"(z\z)");
    for (const std::size_t before : {0U, 8185U, 8190U, 8192U, 8193U, 16384U, 100'000U}) {
        std::string text;
        while (text.size() < before)
            text += "\xC3\xA9";
        text += " secret is the code z";
        const PatternMatch match = word.find(text);
        BOOST_TEST((match.answer == Answer::yes), before);
        BOOST_TEST(match.end == text.size() - 2);
        BOOST_TEST((end.find(text).answer == Answer::yes));
        BOOST_TEST((start.find(text).answer == Answer::no));
    }
    BOOST_TEST((start.find("a" + std::string(50'000, 'a')).answer == Answer::yes));
    BOOST_TEST((compiled(R"(\Aa)").find("b" + std::string(50'000, 'a')).answer == Answer::no));
}

BOOST_AUTO_TEST_CASE(errors_name_the_offset) {
    const struct {
        std::string_view pattern;
        std::size_t offset;
        std::string_view part_of_message;
    } table[] = {
        {"ab(cd", 5, "parenthes"},
        {"ab[z-a]", 5, "range"},
        {"*a", 0, "quantifier"},
        {"\xFF", 0, "UTF-8"},
        {R"(a\Cb)", 3, ""},
        {"(*NO_JIT)a", 0, "machine code"},
        {"x(a+)+", 1, "repetition inside a repetition"},
        {"x(a|a)*", 1, "alternatives"},
        {"wire.{0,1000}urgent", 4, "at most 500"},
        {"a{501,}", 0, "at most 500"},
    };
    for (const auto& row : table) {
        const auto result = Pattern::compile(row.pattern, PatternCase::insensitive);
        BOOST_REQUIRE_MESSAGE(!result, row.pattern);
        BOOST_TEST(result.error().offset == row.offset, row.pattern << ": " << result.error().message);
        BOOST_TEST(result.error().message.find(row.part_of_message) != std::string::npos,
                   result.error().message);
    }
}

BOOST_AUTO_TEST_CASE(patterns_that_explode_are_refused) {
    for (const std::string_view pattern : {
             R"((a+)+$)",
             R"((?:\w+\s*)*!)",
             R"((\w|\d)+x)",
             R"((.*,)+x)",
             R"(([\w.-]+\.)+x)",
             R"((a|ab|a)*c)",
             R"((?:a|(?:b+))+c)",
             R"(((?:ab)+)+c)",
             R"((\w+|\s+)*$)",
             R"((?i:[a-z]+[A-Z]*)+!)",
             R"((x?y*)+z)",
             R"((\pL+\pL*)+!)",
             R"(([^,]*,?)+;)",
             R"((?s:.+\s*)+!)",
             R"((\S+\W*)+@)",
             R"(a.{501}b)",
             R"(\w{0,900})",
         }) {
        BOOST_TEST(!Pattern::compile(pattern, PatternCase::sensitive), pattern);
    }
}

BOOST_AUTO_TEST_CASE(patterns_that_people_write_are_taken) {
    for (const std::string_view pattern : {
             R"(\b\d{3}-\d{2}-\d{4}\b)",
             R"(\b(?:\d[ -]*?){13,16}\b)",
             R"([\w.+-]+@[\w-]+\.[\w.-]+)",
             R"(\bwire\b.{0,200}\burgent\b)",
             R"(wire(?:\W+\w+){0,10}\W+urgent)",
             R"((?:\w+\s)+end)",
             R"((?:[a-z]+\.)+gov)",
             R"((?:ab|cd)+)",
             R"((?:foo|bar|baz)*)",
             R"(confidential.*privileged)",
             R"((?x) a+ \s+ b+ # words)",
             "(?x) a # end",
             "(?x) a ",
             R"((?:\d{1,3}\.){3}\d{1,3})",
             R"((\w+\s+){1,3}x)",
             R"((?>a+)+b)",
             R"((a++)+b)",
             R"(\$\s?\d{1,3}(?:,\d{3})*(?:\.\d\d)?)",
             R"(https?://[^\s<>"]+)",
             R"(^(?:re|fwd?):\s)",
             R"((?m)^--\s*$)",
             R"(\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)",
             R"((?<y>\d{4})-(?<m>\d\d))",
             R"(\Qa+b\E+)",
             R"((?=.*\bpassword\b).+)",
             R"((a)\1)",
             R"([[:alpha:]]+\d)",
             R"((?:[^"\\]|\\.)*")",
             R"([^]a]+)",
             R"(\x{e9}|\xE9|\N{U+20AC})",
             R"((?:(?:re|fw):\s*)+x)",
             R"(a{,3})",
             R"([\d-]+)",
             R"(<[^>]{1,200}>)",
             R"(")",
             "",
             R"((?:;\s*[a-z]+=[^;]+)*$)",
         }) {
        const auto result = Pattern::compile(pattern, PatternCase::insensitive);
        BOOST_TEST(bool(result), pattern << ": " << (result ? "" : result.error().message));
    }
}

BOOST_AUTO_TEST_CASE(what_the_written_form_hides_the_probe_finds) {
    const auto result = Pattern::compile(R"((?=(a+)+$)\w)", PatternCase::sensitive);
    BOOST_REQUIRE(!result);
    BOOST_TEST(result.error().message.find("too many steps") != std::string::npos, result.error().message);
}

BOOST_AUTO_TEST_CASE(a_match_that_costs_too_much_gives_up) {
    // Cubic in the text: harmless on the probe's words, not on these.
    const Pattern slow = compiled(R"(<\w*;\w*;\w*;\w*>)");
    std::string text = "<";
    for (int i = 0; i < 3000; i++)
        text += "a;";
    BOOST_TEST((slow.find(text).answer != Answer::yes));
    const Pattern gap = compiled(R"((?s)wire.*urgent[!?])");
    std::string wires;
    while (wires.size() < 256 * 1024)
        wires += "wire ";
    BOOST_TEST((gap.find(wires).answer != Answer::yes));
}

BOOST_AUTO_TEST_CASE(one_pattern_serves_many_threads) {
    const Pattern shared = compiled(R"(\bwire\b.{0,200}\burgent\b)");
    std::vector<std::thread> threads;
    std::vector<int> found(4, 0);
    for (std::size_t i = 0; i < found.size(); i++) {
        threads.emplace_back([&, i] {
            for (int n = 0; n < 300; n++)
                found[i] += shared.find("the wire is very urgent").answer == Answer::yes;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (const int count : found)
        BOOST_TEST(count == 300);
}

BOOST_AUTO_TEST_SUITE_END()
