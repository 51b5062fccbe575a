#include "words_support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::test;

namespace {

DisclaimerFinding find(const Words& words, const DisclaimerTemplate& wanted,
                       std::optional<std::size_t> signature = {}) {
    Tokens own = tokenize(words.own);
    LazyTokens quoted(words.quoted);
    DisclaimerSearch search(wanted);
    DisclaimerFinding found = search.find(words, own, quoted);
    return signature ? search.below(*signature, found, words, own) : found;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    std::size_t at = text.find(from);
    BOOST_REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_wording_is_found_whatever_its_form) {
    std::string text = viruses().text;
    std::string wrapped = text, curly = replaced(text, "WARNING:", "\u201CWarning\u201D\u2014");
    for (std::size_t i = 0; i < wrapped.size(); ++i)
        if (wrapped[i] == ' ' && i % 3 == 0) wrapped[i] = '\n';
    for (const std::string& form : {text, wrapped, curly, replaced(text, "by e-mail", "by email"),
                                    replaced(text, "accepts no liability", "ACCEPTS NO LIABILITY")}) {
        DisclaimerFinding found = find(plain("Hello.\n\nJane\n\n" + form + "\n"), viruses());
        BOOST_CHECK(found.state == DisclaimerState::present);
        BOOST_CHECK(found.sure);
    }
    std::string markup = replaced(replaced(text, " be transmitted", "&nbsp;be <b>trans</b>mitted"),
                                  "no liability", "no<br>liability");
    Words words = html("<p>Hello</p><p style='font-size:7.5pt'>" + markup + "</p>");
    DisclaimerFinding found = find(words, viruses());
    BOOST_CHECK(found.state == DisclaimerState::present);
    BOOST_CHECK_EQUAL(found.wrong_percent, 0);
    BOOST_CHECK_EQUAL(words.own.substr(found.begin, 7), "WARNING");
    BOOST_CHECK_EQUAL(words.own.substr(found.end - 6, 6), "e-mail" + std::string());
}

BOOST_AUTO_TEST_CASE(an_altered_wording_shows_its_first_slip) {
    DisclaimerTemplate strict = viruses();
    strict.tolerance_percent = 0;
    struct {
        std::string_view from, to, difference;
    } cases[] = {
        {"accepts no liability", "accepts some liability", "'some liability' instead of 'no liability'"},
        {"should check", "should always check", "'always' is too much"},
        {" and any attachments", "", "'and any attachments' is missing"},
        {" transmitted by this e-mail.", ".", "'transmitted by this e-mail' is missing"},
    };
    for (const auto& each : cases) {
        DisclaimerFinding found =
            find(plain("Hello.\n\n" + replaced(strict.text, each.from, each.to)), strict);
        BOOST_CHECK(found.state == DisclaimerState::altered);
        BOOST_CHECK_EQUAL(found.difference, each.difference);
    }
    DisclaimerFinding found = find(plain(replaced(viruses().text, "accepts no", "accepts some")), viruses());
    BOOST_CHECK(found.state ==
                DisclaimerState::present);  // within ten percent; the difference is told all the same
    BOOST_CHECK_EQUAL(found.difference, "'some liability' instead of 'no liability'");
}

BOOST_AUTO_TEST_CASE(a_missing_sentence_is_altered_and_another_text_is_missing) {
    std::string text = transmission().text;
    std::string shorter = text.substr(0, text.find(" If the reader"));
    BOOST_CHECK(find(plain("Hi.\n" + shorter), transmission()).state == DisclaimerState::altered);
    DisclaimerFinding other = find(
        plain("Hi.\n\nThis message may contain confidential information and is intended only for the person "
              "named. If you are not "
              "the intended recipient please notify the sender and delete the message from your system."),
        transmission());
    BOOST_CHECK(other.state == DisclaimerState::missing);
    BOOST_CHECK_EQUAL(other.wrong_percent, 100);
    BOOST_CHECK(find(plain(""), transmission()).state == DisclaimerState::missing);
}

BOOST_AUTO_TEST_CASE(it_is_told_where_the_wording_stands) {
    std::string text = viruses().text;
    BOOST_CHECK(
        find(plain("Hi.\n\nOn Mon, Jan 1, 2024 at 1:00 PM A <a@b.org> wrote:\n> " + text), viruses()).state ==
        DisclaimerState::quoted_only);
    Words above = plain(text + "\n\nJane Doe\nPlanner\n");
    std::size_t signature = above.own.find("Jane");
    BOOST_CHECK(find(above, viruses(), signature).state == DisclaimerState::before_signature);
    BOOST_CHECK(find(above, viruses(), 0).state == DisclaimerState::present);
    Words twice = plain(text + "\n\nJane Doe\nPlanner\n\n" + text);
    DisclaimerFinding found = find(twice, viruses(), twice.own.find("Jane"));
    BOOST_CHECK(found.state == DisclaimerState::present);
    BOOST_CHECK_GT(found.begin, twice.own.find("Planner"));
}

BOOST_AUTO_TEST_CASE(what_was_not_read_for_certain_is_not_missing_for_certain) {
    Words words = plain("Hi.");
    words.sure = false;
    BOOST_CHECK(!find(words, viruses()).sure);
    words.sure = true;
    words.complete = false;
    BOOST_CHECK(!find(words, viruses()).sure);
    words.own = viruses().text;
    BOOST_CHECK(find(words, viruses()).sure);
}
