// Replies are safe to send, whatever is in them.

#include "actions/reply.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdint>

namespace letterhead {
namespace {

bool is_safe(const Reply& reply) {
    const auto safe_line = [](const std::string& line) {
        return !line.empty() && line.size() <= 500 &&
               std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c <= '~'; });
    };
    return !reply.lines().empty() && reply.lines().size() <= 32 &&
           std::all_of(reply.lines().begin(), reply.lines().end(), safe_line);
}

BOOST_AUTO_TEST_CASE(code_and_status_agree) {
    BOOST_TEST(Reply::reject({"x"}).code() == 550);
    BOOST_TEST(Reply::reject({"x"}).status() == "5.7.1");
    BOOST_TEST(Reply::tempfail({"x"}).code() == 451);
    BOOST_TEST(Reply::tempfail({"x"}).status() == "4.7.1");
}

BOOST_AUTO_TEST_CASE(paragraphs_become_lines) {
    const struct {
        std::vector<std::string> paragraphs, expected;
    } table[] = {{{"one", "two"}, {"one", "two"}}, {{"  a \t b\r\nc  "}, {"a b", "c"}},
                 {{"", " \n ", "x"}, {"x"}},       {{}, {"Not sent"}},
                 {{"100% sure"}, {"100% sure"}},   {{"\xE2\x80\x9Cquoted\xE2\x80\x9D"}, {"\"quoted\""}}};
    for (const auto& row : table)
        BOOST_TEST((Reply::reject(row.paragraphs).lines() == row.expected));
}

BOOST_AUTO_TEST_CASE(long_paragraphs_are_wrapped_between_words) {
    std::string text;
    for (int i = 0; i < 300; ++i)
        text += "word" + std::to_string(i) + " ";
    const Reply reply = Reply::reject({text});
    BOOST_TEST(is_safe(reply));
    std::string again;
    for (const std::string& line : reply.lines())
        again += line + " ";
    BOOST_TEST(again == text);
}

BOOST_AUTO_TEST_CASE(a_word_without_end_is_cut) {
    const Reply reply = Reply::reject({std::string(1100, 'x')});
    BOOST_TEST(is_safe(reply));
    BOOST_TEST(reply.lines().size() == 3);
}

BOOST_AUTO_TEST_CASE(the_last_paragraph_is_kept_when_lines_run_out) {
    std::vector<std::string> paragraphs{"Not sent: 100 problems"};
    for (int i = 1; i <= 100; ++i)
        paragraphs.push_back(std::to_string(i) + ". problem");
    paragraphs.emplace_back("Questions: help desk");
    const Reply reply = Reply::reject(paragraphs);
    BOOST_TEST(is_safe(reply));
    BOOST_TEST(reply.lines().size() == 32);
    BOOST_TEST(reply.lines().front() == "Not sent: 100 problems");
    BOOST_TEST(reply.lines()[29] == "29. problem");
    BOOST_TEST(reply.lines()[30] == "... and 71 more problems; see reference");
    BOOST_TEST(reply.lines().back() == "Questions: help desk");
    paragraphs.resize(32);
    BOOST_TEST(Reply::reject(paragraphs).lines().size() == 32);
    BOOST_TEST(Reply::reject(paragraphs).lines().back() == "31. problem");
}

BOOST_AUTO_TEST_CASE(any_bytes_give_a_safe_reply) {
    std::uint32_t state = 42;
    const auto random = [&](std::uint32_t below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8U) % below;
    };
    for (int round = 0; round < 400; ++round) {
        std::vector<std::string> paragraphs(random(50));
        for (std::string& paragraph : paragraphs) {
            const std::uint32_t kind = random(3);
            const std::uint32_t length = random(random(20) == 0 ? 30'000 : 300);
            for (std::uint32_t i = 0; i < length; ++i) {
                const std::uint32_t byte = kind == 0   ? random(256)
                                           : kind == 1 ? 32 + random(95)
                                                       : "\r\n\t %\xC3\xA4\xE2\x80 x"[random(11)] & 0xFF;
                paragraph += static_cast<char>(byte);
            }
        }
        BOOST_REQUIRE(is_safe(round % 2 == 0 ? Reply::reject(paragraphs) : Reply::tempfail(paragraphs)));
    }
}

}  // namespace
}  // namespace letterhead
