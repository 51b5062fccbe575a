// Flat hashes for lists of a million entries.

#include "base/number_table.h"
#include "base/text_table.h"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace letterhead;

BOOST_AUTO_TEST_CASE(a_table_of_texts_knows_what_was_added_and_nothing_else) {
    TextTable table;
    BOOST_TEST(table.empty());
    BOOST_TEST(!table.contains(""));
    std::set<std::string> expected;
    for (int i = 0; i < 5'000; ++i)
        expected.insert("entry" + std::to_string(i * 7919 % 4'001) + std::string(i % 300, 'x'));
    for (int round = 0; round < 2; ++round) {
        for (const std::string& text : expected)
            table.add(text);
    }
    BOOST_TEST(table.size() == expected.size());
    for (const std::string& text : expected) {
        BOOST_TEST(table.find(text) == text);
        BOOST_TEST(!table.contains(text + "?"));
    }
    std::set<std::string> visited;
    table.for_each([&](std::string_view text) { visited.emplace(text); });
    BOOST_TEST((visited == expected));
}

BOOST_AUTO_TEST_CASE(the_empty_text_is_a_text) {
    TextTable table{"", "a"};
    BOOST_TEST(table.contains(""));
    BOOST_TEST(table.find("").empty());
    BOOST_TEST(table.size() == 2U);
}

BOOST_AUTO_TEST_CASE(texts_are_told_apart_whatever_bytes_they_hold) {
    const std::string nul("a\0b", 3);
    TextTable table{nul, "a", std::string(127, 'y'), std::string(128, 'y'), std::string(20'000, 'z')};
    BOOST_TEST(table.size() == 5U);
    for (const std::size_t length : {127U, 128U})
        BOOST_TEST(table.find(std::string(length, 'y')).size() == length);
    BOOST_TEST(!table.contains(std::string(126, 'y')));
    BOOST_TEST(table.contains(std::string(20'000, 'z')));
    BOOST_TEST(table.find(nul) == nul);
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_domains_cost_less_than_four_megabytes) {
    TextTable table;
    for (int i = 0; i < 100'000; ++i)
        table.add("mail" + std::to_string(i) + ".example.org");
    table.shrink();
    BOOST_TEST(table.size() == 100'000U);
    BOOST_TEST(table.memory() < 4'000'000U);
}

BOOST_AUTO_TEST_CASE(a_table_of_numbers_keeps_the_last_one_of_a_key) {
    NumberTable table;
    BOOST_TEST(table.find(0) == 0U);
    table.set(0, 7);
    BOOST_TEST(table.find(0) == 7U);
    for (std::uint32_t i = 1; i <= 10'000; ++i)
        table.set(std::uint64_t{i} << 40, i);
    for (std::uint32_t i = 1; i <= 10'000; ++i)
        table.set(std::uint64_t{i} << 40, i + 1);
    for (std::uint32_t i = 1; i <= 10'000; ++i) {
        BOOST_TEST(table.find(std::uint64_t{i} << 40) == i + 1);
        BOOST_TEST(table.find((std::uint64_t{i} << 40) + 1) == 0U);
    }
}
