#include "words_support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::test;

namespace {

DisclaimerFinding find(const Words& words, const DisclaimerTemplate& wanted,
                       std::optional<std::size_t> signature = {}) {
    Tokens own = tokenize(words.own);
    LazyTokens quoted(words.quoted), hidden(words.hidden);
    DisclaimerSearch search(wanted);
    DisclaimerFinding found = search.find(words, own, quoted, hidden);
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

BOOST_AUTO_TEST_CASE(an_altered_wording_does_not_reach_into_the_signature_above_it) {
    DisclaimerTemplate wanted = transmission();
    std::string rest = wanted.text.substr(wanted.text.find("The information"));
    std::string own = "It is done.\n\nMei Wong\nAnalyst\nCity of Pine Haven Bluffs\n310.555.0100\n\n";
    Words words = plain(own + rest + "\n");
    DisclaimerFinding found = find(words, wanted);
    BOOST_REQUIRE(found.state == DisclaimerState::altered);
    BOOST_CHECK_EQUAL(words.own.substr(found.begin, 15), "The information");
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
    words.complete = false;
    BOOST_CHECK(!find(words, viruses()).sure);
    words.own = viruses().text;
    BOOST_CHECK(find(words, viruses()).sure);
}

BOOST_AUTO_TEST_CASE(a_word_that_turns_the_meaning_is_never_tolerated) {
    DisclaimerTemplate wanted = viruses();
    wanted.must_have = {"accepts no liability", "should check this e-mail"};
    struct {
        std::string_view from, to;
        DisclaimerState state;
        std::string_view difference;
    } cases[] = {
        {"viruses can", "virus can", DisclaimerState::present, "'virus can' instead of 'viruses can'"},
        {"accepts no", "accepts some", DisclaimerState::altered,
         "'some liability' instead of 'no liability'"},
        {"accepts no", "accepts", DisclaimerState::altered, "'no' is missing"},
        {"accepts no liability", "accepts no such liability", DisclaimerState::altered, "'such' is too much"},
        {"should check", "should not check", DisclaimerState::altered, "'not' is too much"},
        {"check this", "check that", DisclaimerState::altered, "'that e-mail' instead of 'this e-mail'"},
        {"accepts no liability", "ACCEPTS\nNO LIABILITY", DisclaimerState::present, ""},
        {"this e-mail and", "this E\u2011MAIL and", DisclaimerState::present, ""},
        {"this e-mail and", "this e\u2010mail and", DisclaimerState::present, ""},
    };
    for (const auto& each : cases) {
        DisclaimerFinding found = find(plain("Hi.\n\n" + replaced(wanted.text, each.from, each.to)), wanted);
        BOOST_CHECK_MESSAGE(found.state == each.state, each.to);
        BOOST_CHECK_EQUAL(found.difference, each.difference);
    }
    std::string two = replaced(replaced(wanted.text, "viruses can", "virus can"), "accepts no", "accepts");
    BOOST_CHECK_EQUAL(find(plain(two), wanted).difference, "'accepts no liability' must stand word for word");
}

BOOST_AUTO_TEST_CASE(hidden_words_are_there_and_hidden) {
    Words words = plain("Hi.\n\nJane");
    words.hidden = viruses().text;
    DisclaimerFinding found = find(words, viruses());
    BOOST_CHECK(found.state == DisclaimerState::hidden);
    BOOST_CHECK(found.sure);
    BOOST_CHECK_EQUAL(found.wrong_percent, 0);
    words.quoted = viruses().text;
    BOOST_CHECK(find(words, viruses()).state == DisclaimerState::hidden);
    words.own = "Hi.\n\n" + viruses().text;
    BOOST_CHECK(find(words, viruses()).state == DisclaimerState::present);
    words.own = replaced(words.own, "no liability", "liability");
    BOOST_CHECK_EQUAL(find(words, viruses()).wrong_percent, 2);
    DisclaimerTemplate wanted = viruses();
    wanted.must_have = {"no liability"};
    BOOST_CHECK(find(words, wanted).state == DisclaimerState::altered);
}

BOOST_AUTO_TEST_CASE(the_wording_is_found_in_pieces_of_markup) {
    for (std::string_view form : {
             "<ul><li>WARNING: Computer viruses can be transmitted by e-mail.</li><li>The recipient should "
             "check "
             "this e-mail and any attachments for the presence of viruses.</li><li>The CITY OF PINE HAVEN "
             "BLUFFS "
             "accepts no liability for any damage caused by any virus transmitted by this e-mail.</li></ul>",
             "<table><tr><td><b>WARNING</b>:</td><td>Computer viruses can be transmitted by "
             "e-mail.</td></tr><tr><td>The recipient should check this e&#8209;mail and any attach&shy;ments "
             "for "
             "the presence of viruses.</td><td>The CITY OF PINE&nbsp;HAVEN BLUFFS accepts no liability for "
             "any "
             "damage caused by any virus transmitted by this email.</td></tr></table>",
             "<p>&ldquo;WARNING: Computer viruses can be transmitted by E-MAIL. The recipient should "
             "<i>check</i> "
             "this e-mail and any attachments for the presence of viruses. The CITY OF PINE HAVEN BLUFFS "
             "accepts no "
             "liability for any damage caused by any virus transmitted by this e-mail.&rdquo;</p>",
         }) {
        DisclaimerFinding found = find(html("<p>Hi.</p>" + std::string(form)), viruses());
        BOOST_CHECK_MESSAGE(found.state == DisclaimerState::present && found.wrong_percent == 0,
                            form << ": " << found.difference);
    }
}
