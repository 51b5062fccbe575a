// Many phrases over one text: which are found, and where.

#include "policy/conditions/reading.h"

#include <boost/test/unit_test.hpp>
#include <chrono>

using namespace letterhead;

namespace {

std::vector<std::string> found(std::initializer_list<std::string_view> phrases, const std::string& text) {
    Phrases all;
    for (const std::string_view phrase : phrases)
        BOOST_TEST(all.add(phrase));
    return all.find_all(text, tokenize(text), 100);
}

using Texts = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(phrases_that_begin_alike_are_told_apart) {
    BOOST_TEST(
        (found({"wire transfer form", "wire transfer"}, "A wire transfer now.") == Texts{"wire transfer"}));
    BOOST_TEST((found({"wire transfer form"}, "A wire transfer now.") == Texts{}));
    BOOST_TEST((found({"wire", "wire transfer form"}, "the wire transfer forms") == Texts{"wire"}));
    BOOST_TEST((found({"a b c", "b d"}, "a b d") == Texts{"b d"}));
}

BOOST_AUTO_TEST_CASE(of_two_phrases_at_one_place_the_one_added_first_is_shown) {
    BOOST_TEST((found({"top secret", "top secret papers"}, "Top secret papers") == Texts{"Top secret"}));
    BOOST_TEST(
        (found({"top secret papers", "top secret"}, "Top secret papers") == Texts{"Top secret papers"}));
}

BOOST_AUTO_TEST_CASE(the_same_words_with_other_punctuation_are_another_phrase) {
    BOOST_TEST((found({"and/or", "and or"}, "this and/or that") == Texts{"and/or"}));
    BOOST_TEST((found({"and or", "and/or"}, "this and or that") == Texts{"and or"}));
    BOOST_TEST((found({"and/or"}, "this and or that") == Texts{}));
    BOOST_TEST((found({"[secret]", "secret"}, "a secret") == Texts{"secret"}));
    BOOST_TEST((found({"[secret]", "secret"}, "a [secret] one") == Texts{"[secret]"}));
}

BOOST_AUTO_TEST_CASE(a_phrase_at_the_end_of_the_text_is_found_and_one_beyond_it_is_not) {
    BOOST_TEST((found({"do not forward"}, "please do not forward") == Texts{"do not forward"}));
    BOOST_TEST((found({"do not forward this"}, "please do not forward") == Texts{}));
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_phrases_with_one_first_word_cost_no_more_than_one) {
    Phrases phrases;
    for (int i = 0; i < 100'000; ++i)
        phrases.add("the thing" + std::to_string(i));
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += "the ";
    const auto begin = std::chrono::steady_clock::now();
    BOOST_TEST((!phrases.find(text, tokenize(text))));
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    BOOST_TEST(spent.count() < 2.0);  // asking each of them would be 2,000,000,000 steps
    text += "thing99999";
    BOOST_TEST((phrases.find_all(text, tokenize(text), 5) == Texts{"the thing99999"}));
}
