#include "base/unicode.h"

#include <boost/test/unit_test.hpp>
#include <thread>

using namespace letterhead;

BOOST_AUTO_TEST_SUITE(unicode)

BOOST_AUTO_TEST_CASE(folding_makes_equal_what_people_read_as_equal) {
    const struct {
        std::string_view text, expected;
    } table[] = {
        {"Plain ASCII", "plain ascii"},
        {"STRA\xC3\x9F"
         "E",
         "strasse"},
        {"Jose\xCC\x81", "jos\xC3\xA9"},     // combining accent
        {"\xEF\xBC\xA1\xEF\xBC\xA2", "ab"},  // full-width letters
        {"\xEF\xAC\x81le", "file"},          // ligature
        {"con\xC2\xAD"
         "fidential",
         "confidential"},  // soft hyphen is ignorable
        {"a\xE2\x80\x8B"
         "b",
         "ab"},  // zero-width space
        {"\xCE\x91", "\xCE\xB1"},
        {"\xFFz", "\xEF\xBF\xBDz"},
        {"", ""},
    };
    for (const auto& row : table)
        BOOST_TEST(fold(row.text) == row.expected);
}

BOOST_AUTO_TEST_CASE(domains_that_the_eye_takes_for_each_other_have_one_look) {
    const std::string_view same[][2] = {
        {"city.example", "c\xD1\x96ty.example"},  // Cyrillic i
        {"city.example", "xn--cty-jhd.example"},  // the same as an A-label
        {"school.example", "sch00l.example"},    {"village.example", "vi1lage.example"},
        {"modern.example", "rnodern.example"},   {"peru.example", "per\xC3\xBA.example"},
    };
    for (const auto& [one, other] : same)
        BOOST_TEST(domain_look(one) == domain_look(other), one << " " << other << " " << domain_look(other));
    BOOST_TEST(domain_look("city.example") != domain_look("clty.example"));  // a slip, no look-alike
    BOOST_TEST(domain_look("xn--zzzz--.example") == domain_look("xn--zzzz--.example"));
    BOOST_TEST(domain_look("").empty());
}

BOOST_AUTO_TEST_CASE(a_character_that_grows_eighteen_times_fits) {
    std::string text, expected;
    for (int i = 0; i < 1000; i++)
        text += "\xEF\xB7\xBA";  // U+FDFA
    BOOST_TEST(fold(text).size() > text.size() * 5);
}

BOOST_AUTO_TEST_CASE(domains_become_lower_case_a_labels) {
    const struct {
        std::string_view text, expected;
    } table[] = {
        {"PVEstates.ORG.", "pvestates.org"},
        {"b\xC3\xBC"
         "cher.example",
         "xn--bcher-kva.example"},
        {"B\xC3\x9C"
         "CHER.Example.",
         "xn--bcher-kva.example"},
        {"xn--BCHER-kva.example", "xn--bcher-kva.example"},
        {"fa\xC3\x9F.de", "xn--fa-hia.de"},  // non-transitional
        {"a\xE3\x80\x82"
         "b\xC3\xBC",
         "a.xn--b-eha"},  // ideographic full stop
        {"under_score.example", "under_score.example"},
        {"\xFF.example", "\xFF.example"},
        {"", ""},
    };
    for (const auto& row : table)
        BOOST_TEST(ascii_domain(row.text) == row.expected);
    std::string long_name(300, 'a');
    long_name += "\xC3\xBC";
    BOOST_TEST(ascii_domain(long_name) == long_name);
}

BOOST_AUTO_TEST_CASE(letters_have_a_case_or_none) {
    const std::pair<char32_t, LetterCase> table[] = {
        {U'a', LetterCase::lower},  {U'Z', LetterCase::upper},  {U'7', LetterCase::none},
        {U' ', LetterCase::none},   {0xC4, LetterCase::upper},   // A with diaeresis
        {0xDF, LetterCase::lower},  {0x416, LetterCase::upper},  // sharp s; Cyrillic Zhe
        {0x4ECA, LetterCase::none}, {0x301, LetterCase::none},  {0xFFFD, LetterCase::none}};
    for (const auto& [c, expected] : table)
        BOOST_TEST((letter_case(c) == expected), static_cast<unsigned>(c));
}

BOOST_AUTO_TEST_CASE(names_compare_without_the_marks_on_their_letters) {
    BOOST_TEST(fold_without_marks("Jos\u00e9 PE\u00d1A") == "jose pena");
    BOOST_TEST(fold_without_marks("Nguye\u0302\u0303n") == "nguyen");
    BOOST_TEST(fold_without_marks("plain") == "plain");
    BOOST_TEST(fold_without_marks("\u6f22 \u00f8") == "\u6f22 \u00f8");  // no letter with a mark
    BOOST_TEST(!fold_without_marks("\xff\xfe").empty());
}

BOOST_AUTO_TEST_CASE(folding_is_safe_in_threads) {
    std::vector<std::thread> threads;
    std::vector<int> good(4, 0);
    for (std::size_t i = 0; i < good.size(); i++) {
        threads.emplace_back([&good, i] {
            for (int n = 0; n < 500; n++)
                good[i] +=
                    fold("\xC3\x84pfel") == "\xC3\xA4pfel" && ascii_domain("\xC3\xBC.de") == "xn--tda.de";
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (const int count : good)
        BOOST_TEST(count == 500);
}

BOOST_AUTO_TEST_SUITE_END()
