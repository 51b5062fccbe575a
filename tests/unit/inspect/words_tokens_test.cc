#include "inspect/words/align.h"
#include "inspect/words/tokens.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <vector>

using namespace letterhead;

namespace {

std::string joined(std::string_view text) {
    std::string out;
    for (const Token& token : tokenize(text).all)
        out.append(out.empty() ? "" : "|").append(token.in(text));
    return out;
}

std::uint64_t only(std::string_view word) {
    Tokens tokens = tokenize(word);
    BOOST_REQUIRE_EQUAL(tokens.all.size(), 1U);
    return tokens.all[0].hash;
}

// The textbook table, as an oracle.
std::size_t fewest_wrong(const std::vector<Token>& wanted, const std::vector<Token>& text) {
    std::vector<std::size_t> row(text.size() + 1, 0);
    for (std::size_t i = 1; i <= wanted.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= text.size(); ++j) {
            std::size_t replaced = diagonal + (wanted[i - 1].hash == text[j - 1].hash ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return *std::min_element(row.begin(), row.end());
}

}  // namespace

BOOST_AUTO_TEST_CASE(words_are_letters_digits_and_inner_apostrophes) {
    BOOST_CHECK_EQUAL(joined("The e-mail, don't (stop)."), "The|e-mail|don't|stop");
    BOOST_CHECK_EQUAL(joined("dogs' 'tis"), "dogs|tis");
    BOOST_CHECK_EQUAL(joined("it\u2019s \u201Cquoted\u201D\u2014yes"), "it\u2019s|quoted|yes");
    BOOST_CHECK_EQUAL(joined("\u2019tis dogs\u2019"), "tis|dogs");
    BOOST_CHECK_EQUAL(joined("caf\u00E9\u00A0x"), "caf\u00E9|x");
    BOOST_CHECK_EQUAL(joined(" \n\t-- "), "");
    BOOST_CHECK_EQUAL(joined("90274-1234"), "90274|1234");
}

BOOST_AUTO_TEST_CASE(equal_words_have_equal_hashes) {
    BOOST_CHECK_EQUAL(only("CITY"), only("city"));
    BOOST_CHECK_EQUAL(only("don\u2019t"), only("Don't"));
    BOOST_CHECK_EQUAL(only("\uFF23\uFF49\uFF54\uFF59"), only("city"));
    BOOST_CHECK_EQUAL(only("\u00C9T\u00C9"), only("\u00E9t\u00E9"));
    BOOST_CHECK_EQUAL(only("ci\u200Bty"), only("city"));
    BOOST_CHECK_EQUAL(only("E-Mail"), only("email"));
    BOOST_CHECK_EQUAL(only("e\u2011mail"), only("email"));
    BOOST_CHECK_EQUAL(only("E\u2010MAIL"), only("email"));
    BOOST_CHECK_EQUAL(joined("a \u2011 b re\u2011use"), "a|b|re|use");
    BOOST_CHECK_EQUAL(joined("A-1 x- a-b-c co-op"), "A|1|x|a-b|c|co|op");
    BOOST_CHECK_NE(only("city"), only("cite"));
}

BOOST_AUTO_TEST_CASE(alignment_agrees_with_the_textbook_on_random_texts) {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        auto make = [&](std::size_t size, unsigned alphabet) {
            Tokens tokens;
            for (std::size_t i = 0; i < size; ++i)
                tokens.all.push_back({random() % alphabet + 1, 0, 0});
            return tokens;
        };
        Tokens wanted = make(1 + random() % 150, 40), text = make(random() % 300, 60);
        if (round % 2 == 0)  // a damaged copy inside
            for (std::size_t i = 0; i < wanted.all.size(); ++i)
                if (random() % 6 != 0) text.all.push_back(wanted.all[i]);
        std::size_t limit = wanted.all.size() / 2, fewest = fewest_wrong(wanted.all, text.all);
        Wording wording(wanted);
        auto place = wording.find(text.all, limit);
        BOOST_REQUIRE_EQUAL(place.has_value(), fewest <= std::min(limit, wanted.all.size() - 1));
        if (!place) continue;
        BOOST_CHECK_EQUAL(place->wrong, fewest);
        std::vector<Token> stretch(text.all.begin() + static_cast<std::ptrdiff_t>(place->begin),
                                   text.all.begin() + static_cast<std::ptrdiff_t>(place->end));
        BOOST_CHECK_EQUAL(fewest_wrong(wanted.all, stretch), fewest);
    }
}

BOOST_AUTO_TEST_CASE(an_empty_wording_or_text_is_found_nowhere) {
    BOOST_CHECK(!Wording(tokenize("")).find(tokenize("a b").all, 1));
    BOOST_CHECK(!Wording(tokenize("a b")).find({}, 1));
    BOOST_CHECK(Wording(tokenize("a")).find(tokenize("b a").all, 0));
}
