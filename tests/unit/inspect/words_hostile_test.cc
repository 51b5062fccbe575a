// Texts that are made to take long. The limits are wide, for they hold with sanitizers and on a slow machine;
// an algorithm that is not linear exceeds them many times over.

#include "words_replies.h"

using namespace letterhead;
using namespace letterhead::test;

namespace {

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    out.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        out += piece;
    return out;
}

void check_quick(std::string_view name, const std::string& text, std::string type) {
    double begin = cpu_ms();
    Words words = read_words(text_part(std::move(type)), text);
    double took = cpu_ms() - begin;
    BOOST_CHECK_MESSAGE(took < 5'000, name << ": " << took << " ms");
    BOOST_CHECK_LE(words.own.size() + words.quoted.size(), limits::text_of_part);
    BOOST_CHECK(!words.order.empty());
}

}  // namespace

BOOST_AUTO_TEST_CASE(hostile_text_is_split_in_linear_time) {
    constexpr std::size_t many = 100'000;
    check_quick("levels of '>'", repeated(">", many) + " x", "text/plain");
    std::string deeper;
    for (std::size_t i = 1; i < 1'000; ++i)
        deeper += repeated(">", i) + " x\n";
    check_quick("deeper with every line", deeper, "text/plain");
    check_quick("levels of blockquote", repeated("<blockquote type=cite>x<br>", many), "text/html");
    check_quick("levels of plain blockquote", repeated("<blockquote>On 1/1/26 wrote:<br>", many),
                "text/html");
    check_quick("reply areas", repeated("<div class=gmail_quote>x</div>", many), "text/html");
    check_quick("header lines", repeated("From: x\nTo: y\n", many / 2), "text/plain");
    check_quick("labels in a line", repeated("From: a: To: b: Subject: c:\n", many), "text/plain");
    check_quick("attributions", repeated("On 1/1/26 10:00 <a@b> wrote:\n", many), "text/plain");
    check_quick("attributions with quotes", repeated("On 1/1/26 10:00 <a@b> wrote:\n> x\n", many),
                "text/plain");
    check_quick("openers without an end", repeated("On 1/1/26 10:00 a@b.org, Ann and\n", many), "text/plain");
    check_quick("thread lines that quote", repeated("-----Original Message-----\n> x\n", many), "text/plain");
    check_quick("rules", repeated("__________\n", many), "text/plain");
    check_quick("arrows", repeated(">>> Ann 1/1/2026 9:41 AM\nx\n", many), "text/plain");
    check_quick("headings of Notes", repeated("Ann\n1/1/2026 9:41 AM\nTo: x\n", many), "text/plain");
    check_quick("no blank", repeated("x", 1'000'000), "text/plain");
    check_quick("no blank, brackets", repeated("On<a@b:", 150'000), "text/plain");
    check_quick("no blank, in HTML", repeated("x", 1'000'000), "text/html");
}
