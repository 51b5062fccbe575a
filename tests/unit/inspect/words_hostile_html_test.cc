// Texts that are made to be expensive. The times are generous, for these tests run with sanitizers; what
// takes time in the square of its size is far above them.

#include "words_support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::test;

namespace {

std::string repeat(std::string_view piece, std::size_t count) {
    std::string out;
    out.reserve(piece.size() * count);
    for (std::size_t i = 0; i < count; ++i)
        out += piece;
    return out;
}

// "before0after before1after ..."
std::string count_up(std::string_view before, std::size_t count, std::string_view after) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out.append(before).append(std::to_string(i)).append(after);
    return out;
}

void check_bounded(const std::string& input) {
    double begin = cpu_ms();
    Words words = html(input);
    double took = cpu_ms() - begin;
    std::string head = input.substr(0, 60);
    BOOST_CHECK_MESSAGE(words.own.size() + words.quoted.size() <= limits::text_of_part, head);
    BOOST_CHECK_MESSAGE(words.hidden.size() <= limits::hidden_text, head);
    BOOST_CHECK_MESSAGE(words.looks.size() <= limits::looks, head);
    BOOST_CHECK_MESSAGE(words.runs.size() <= limits::look_runs, head);
    BOOST_CHECK_MESSAGE(words.families.size() <= limits::font_families, head);
    BOOST_CHECK_MESSAGE(words.pictures.size() <= limits::pictures, head);
    BOOST_CHECK_MESSAGE(took < 5'000, head << " took " << took << " ms");
}

std::string style(const std::string& rules) {
    return "<style>" + rules + "</style>";
}

}  // namespace

BOOST_AUTO_TEST_CASE(hostile_tags_cost_time_in_proportion_to_their_size) {
    check_bounded(repeat("<div>", 100'000));
    check_bounded("<p " + count_up("a", 100'000, "=x ") + ">x</p>");
    check_bounded(repeat("<b><i><u><font><a>", 20'000));
    check_bounded(repeat("<p>", 100'000) + repeat("</div>", 100'000));
    check_bounded("<li>" + repeat("<span>", 600) + repeat("<li>", 100'000));
    check_bounded("<div><td>" + repeat("<span>", 600) + repeat("</div>", 100'000));
    check_bounded(repeat("<!--", 150'000));
    check_bounded(repeat("&", 500'000));
    check_bounded(repeat("<", 500'000));
    check_bounded(repeat("x", 1'000'000));
    check_bounded(repeat("<br>", 150'000));
    check_bounded(repeat("<table><tr><td>", 40'000));
    check_bounded(repeat("<blockquote>x", 40'000));
    check_bounded(repeat("<blockquote type=cite>x", 100'000));
    check_bounded(repeat("On 1 wrote:\n", 40'000));
    check_bounded(repeat("From:<br>", 60'000));
    check_bounded(repeat("<img src=x alt='seal of the city'>", 20'000));
    check_bounded("<p hidden>" + repeat("x", 1'000'000));
    check_bounded(repeat("<i style=display:none>hidden words</i>shown", 20'000));
}

BOOST_AUTO_TEST_CASE(hostile_styles_cost_time_in_proportion_to_their_size) {
    const std::string deep = repeat("<div>", 400), spans = repeat("<span>x</span>", 20'000);
    check_bounded(style(count_up(".c", 20'000, "{display:none}")) + repeat("<p class='c1 c2 c3'>x", 20'000));
    check_bounded(style(count_up("div .a", 2'000, " div > span{color:red}")) + deep + spans);
    check_bounded(style(count_up("div div div div div div span{font-size:", 2'000, "px}")) + deep + spans);
    check_bounded(style(count_up("div>div>p>div div div div span{font-size:", 2'000, "px}")) + deep + spans);
    check_bounded(style(repeat("p ", 100'000) + "{color:red}") + spans);
    check_bounded(style(repeat(".a", 100'000) + "{color:red}") + spans);
    check_bounded(style(repeat("p,", 100'000) + "{color:red}") + spans);
    check_bounded(style(repeat("@media screen{", 20'000) + "p{color:red}") + spans);
    check_bounded(style(repeat("p{", 100'000)) + spans);
    check_bounded(style(repeat("/*", 100'000)) + spans);
    check_bounded(style(repeat("'\\", 100'000)) + spans);
    check_bounded(repeat("<style>p{color:red}</style><p>x", 10'000));
    check_bounded(style("p{color:red}") + count_up("<p class=c", 30'000, ">x</p>"));
    check_bounded(count_up("<i style='color:#", 20'000, "'>x</i>"));
    check_bounded(count_up("<i style='font-family:f", 20'000, "'>x</i>"));
    check_bounded(repeat("<div style='opacity:.9;background:rgba(1,2,3,.4)'>x", 10'000));
    check_bounded("<p style='" + repeat("font-size:1pt;", 4'000) + "'>x");
    check_bounded("<p style='font:" + repeat("bold ", 10'000) + "1pt a'>x");
    check_bounded("<p style='background:" + repeat("((((", 10'000) + "'>x");
    check_bounded("<font color='" + repeat("f", 60'000) + "'>x");
    check_bounded("<p style='transform:scale(" + repeat("1,", 30'000) + "'>x");
}

BOOST_AUTO_TEST_CASE(what_was_not_read_for_its_size_is_said) {
    BOOST_TEST(!html(repeat("<div>", 1'000) + "x").complete);
    BOOST_TEST(!html(repeat("word ", 100'000)).complete);
    BOOST_TEST(html(style(repeat("p ", 20) + "{color:red}") + "x").looks_doubtful);
    BOOST_TEST(html(style(repeat(".a", 20) + "{color:red}") + "x").looks_doubtful);
    BOOST_TEST(html(style(repeat("p{color:red}", 30'000)) + "x").looks_doubtful);
    BOOST_TEST(html(style(count_up("p{font-size:", 400, "px}")) + "<p>x").looks_doubtful);
    BOOST_TEST(html(repeat("<i>x</i><b style='color:red'>y</b>", 20'000)).looks_doubtful);
}
