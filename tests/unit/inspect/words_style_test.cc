#include "inspect/words/colors.h"
#include "words_looks.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::test;

namespace {

// In each text the word "x" is asked for.
struct Size {
    std::string_view input;
    int hundredths;
};
void check_sizes(std::initializer_list<Size> cases) {
    for (const Size& each : cases) {
        int size = look_of(html(each.input), "x").size;
        BOOST_CHECK_MESSAGE(size == each.hundredths,
                            each.input << "\n  gives " << size << ", expected " << each.hundredths);
    }
}

struct Family {
    std::string_view input, name;
};
void check_families(std::initializer_list<Family> cases) {
    for (const Family& each : cases) {
        Words words = html(each.input);
        std::string name = family_of(words, look_of(words, "x"));
        BOOST_CHECK_MESSAGE(name == each.name,
                            each.input << "\n  gives '" << name << "', expected '" << each.name << "'");
    }
}

struct Colors {
    std::string_view input;
    std::uint32_t color, background;
};
void check_colors(std::initializer_list<Colors> cases) {
    for (const Colors& each : cases) {
        Look look = look_of(html(each.input), "x");
        BOOST_CHECK_MESSAGE(look.color == each.color && look.background == each.background,
                            each.input << std::hex << "\n  gives " << look.color << " on " << look.background
                                       << ", expected " << each.color << " on " << each.background);
    }
}

struct Hidden {
    std::string_view input, own, hidden;
};
void check_hidden(std::initializer_list<Hidden> cases) {
    for (const Hidden& each : cases) {
        Words words = html(each.input);
        BOOST_CHECK_MESSAGE(words.own == each.own && words.hidden == each.hidden,
                            each.input << "\n  gives '" << words.own << "' and hidden '" << words.hidden
                                       << "', expected '" << each.own << "' and '" << each.hidden << "'");
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(sizes_are_read_in_every_unit) {
    check_sizes({
        {"x", 1200},
        {"<p style='font-size:11pt'>x", 1100},
        {"<p style='font-size:16px'>x", 1200},
        {"<p style='font-size: 8.0PT ; color:red'>x", 800},
        {"<p style='font-size:.5in'>x", 3600},
        {"<p style='font-size:1pc'>x", 1200},
        {"<p style='font-size:10mm'>x", 2835},
        {"<p style='font-size:1cm'>x", 2835},
        {"<p style='font-size:x-small'>x", 750},
        {"<p style='font-size:XX-Large'>x", 2400},
        {"<p style='font-size:medium'>x", 1200},
        {"<p style='font-size:12'>x", 900},
        {"<p style='font-size:-3pt'>x", 1200},
        {"<p style='font-size:calc(1px + 2px)'>x", 1200},
        {"<p style='font-size:nonsense'>x", 1200},
        {"<p style='font-size:1e1pt'>x", 1000},
        {"<p style='font-size:99999pt'>x", 60000},
    });
}

BOOST_AUTO_TEST_CASE(relative_sizes_multiply_down_the_elements) {
    check_sizes({
        {"<div style='font-size:10pt'><p style='font-size:2em'><i style='font-size:50%'>x", 1000},
        {"<div style='font-size:10pt'><p style='font-size:2ex'>x", 1000},
        {"<div style='font-size:12pt'><p style='font-size:smaller'>x", 1000},
        {"<div style='font-size:10pt'><p style='font-size:larger'>x", 1200},
        {"<div style='font-size:10pt'><p style='font-size:2rem'>x", 2400},
        {"<html style='font-size:10pt'><body><p style='font-size:2rem'>x", 2000},
        {"<html><head><style>html{font-size:62.5%} p{font-size:.9rem}</style></head><body><p>x", 675},
        {"<html><head><style>html{font-size:50%}</style></head><body>x", 600},
        {"<div style='font-size:10pt'><p style='font-size:inherit'>x", 1000},
        {"<div style='font-size:10pt'><p style='font-size:initial'>x", 1200},
        {"<div style='font-size:10pt'><table><tr><td>x", 1000},
        {"<p style='font-size:8pt'>a</p>x", 1200},
    });
}

BOOST_AUTO_TEST_CASE(old_tags_have_the_sizes_of_browsers) {
    check_sizes({
        {"<font size=1>x", 750},
        {"<font size=2>x", 975},
        {"<font size='3'>x", 1200},
        {"<font size=7>x", 3600},
        {"<font size=99>x", 3600},
        {"<font size=-1>x", 975},
        {"<font size=+1>x", 1350},
        {"<font size=-9>x", 750},
        {"<font size=x>x", 1200},
        {"<small>x", 1000},
        {"<big>x", 1440},
        {"a<sub>x", 1000},
        {"<h1>x", 2400},
        {"<h2>x", 1800},
        {"<h3>x", 1404},
        {"<h4>x", 1200},
        {"<h5>x", 996},
        {"<h6>x", 804},
        {"<tt>x", 975},
        {"<pre>x", 975},
        {"<code><code>x", 975},
        {"<p style='font-size:11pt'><code>x", 1100},
        {"<pre style='font-family:Arial'>x", 1200},
        {"<pre><span style='font-family:Arial'>x", 1200},
        {"<font size=1 style='font-size:14pt'>x", 1400},
    });
}

BOOST_AUTO_TEST_CASE(the_font_shorthand_is_read) {
    check_sizes({
        {"<p style='font:10pt Arial'>x", 1000},
        {"<p style='font:italic bold 10pt/1.5 \"Arial\"'>x", 1000},
        {"<p style='font:700 10pt / 2 Arial'>x", 1000},
        {"<p style='font:small serif'>x", 975},
        {"<p style='font:bold'>x", 1200},
        {"<p style='font-size:9pt;font:caption'>x", 900},
        {"<p style='font:10pt'>x", 1200},
    });
    check_families({
        {"<p style='font:italic bold 10pt/1.5 \"Gill Sans\",serif'>x", "gill sans"},
        {"<p style='font:700 10pt / 2 Arial'>x", "arial"},
    });
}

BOOST_AUTO_TEST_CASE(sizes_of_other_scripts_and_of_word_do_not_count) {
    check_sizes({
        {"<p style='mso-ansi-font-size:8pt;mso-bidi-font-size:6.0pt'>x", 1200},
        {"<p style='font-size:11pt;mso-bidi-font-size:6.0pt;mso-style-priority:99'>x", 1100},
    });
    check_families({{"<p style='font-family:Arial;mso-fareast-font-family:\"MS Mincho\"'>x", "arial"}});
}

BOOST_AUTO_TEST_CASE(the_first_family_counts) {
    check_families({
        {"x", ""},
        {"<p style='font-family:Arial,Helvetica'>x", "arial"},
        {"<p style='font-family:\"Times New Roman\", serif'>x", "times new roman"},
        {"<p style=\"font-family:'A, B'\">x", "a, b"},
        {"<p style='font-family: sans-serif'>x", "sans-serif"},
        {"<p style='font-family:&quot;Segoe UI&quot;'>x", "segoe ui"},
        {"<font face='Verdana, Arial'>x", "verdana"},
        {"<font face=Verdana><p style='font-family:inherit'>x", "verdana"},
        {"<font face=Verdana><p style='font-family:initial'>x", ""},
        {"<tt>x", "monospace"},
    });
}

BOOST_AUTO_TEST_CASE(colours_are_read_in_every_notation) {
    check_colors({
        {"x", 0x000000, 0xFFFFFF},
        {"<p style='color:red'>x", 0xFF0000, 0xFFFFFF},
        {"<p style='color:RebeccaPurple'>x", 0x663399, 0xFFFFFF},
        {"<p style='color:#abc'>x", 0xAABBCC, 0xFFFFFF},
        {"<p style='color:#1F497D'>x", 0x1F497D, 0xFFFFFF},
        {"<p style='color:#0008'>x", 0x777777, 0xFFFFFF},
        {"<p style='color:#FF000080'>x", 0xFF7F7F, 0xFFFFFF},
        {"<p style='color:rgb(1,2,3)'>x", 0x010203, 0xFFFFFF},
        {"<p style='color:rgb(1 2 3 / 100%)'>x", 0x010203, 0xFFFFFF},
        {"<p style='color:rgb(100%,0%,50%)'>x", 0xFF0080, 0xFFFFFF},
        {"<p style='color:rgba(0,0,0,.5)'>x", 0x7F7F7F, 0xFFFFFF},
        {"<p style='color:hsl(120,100%,25%)'>x", 0x008000, 0xFFFFFF},
        {"<p style='color:hsl(.5turn 100% 50%)'>x", 0x00FFFF, 0xFFFFFF},
        {"<p style='color:hsla(0,100%,50%,1)'>x", 0xFF0000, 0xFFFFFF},
        {"<p style='color:windowtext;background:window'>x", 0x000000, 0xFFFFFF},
        {"<p style='color:transparent'>x", 0xFFFFFF, 0xFFFFFF},
        {"<p style='color:red'><i style='color:inherit'>x", 0xFF0000, 0xFFFFFF},
        {"<p style='color:red'><i style='color:currentColor'>x", 0xFF0000, 0xFFFFFF},
        {"<p style='color:red'><i style='color:initial'>x", 0x000000, 0xFFFFFF},
        {"<p style='color:red;color:nonsense'>x", 0xFF0000, 0xFFFFFF},
        {"<p style='color:rgb(1,2)'>x", 0x000000, 0xFFFFFF},
        {"<a href=y>x", 0x0000EE, 0xFFFFFF},
        {"<a name=y>x", 0x000000, 0xFFFFFF},
    });
}

BOOST_AUTO_TEST_CASE(colours_of_attributes_are_read_leniently) {
    check_colors({
        {"<font color=red>x", 0xFF0000, 0xFFFFFF},
        {"<font color='#FF8000'>x", 0xFF8000, 0xFFFFFF},
        {"<font color=FF8000>x", 0xFF8000, 0xFFFFFF},
        {"<font color='#f80'>x", 0xFF8800, 0xFFFFFF},
        {"<font color=chucknorris>x", 0xC00000, 0xFFFFFF},
        {"<font color=''>x", 0x000000, 0xFFFFFF},
        {"<font color=transparent>x", 0x000000, 0xFFFFFF},
        {"<body bgcolor=#102030 text=white>x", 0xFFFFFF, 0x102030},
        {"<body link=green><a href=y>x", 0x008000, 0xFFFFFF},
        {"<table bgcolor=navy><tr><td>x", 0x000000, 0x000080},
        {"<table bgcolor=navy><tr><td bgcolor=white>x", 0x000000, 0xFFFFFF},
        {"<td bgcolor=navy style='background:teal'>x", 0x000000, 0x008080},
        {"<p bgcolor=navy>x", 0x000000, 0xFFFFFF},
    });
}

BOOST_AUTO_TEST_CASE(what_is_seen_is_blended_over_what_lies_behind) {
    check_colors({
        {"<div style='background:black'><p style='color:#fff'>x", 0xFFFFFF, 0x000000},
        {"<div style='background:black'><p style='background:transparent'>x", 0x000000, 0x000000},
        {"<div style='background:black'><p style='background-color:rgba(255,255,255,.5)'>x", 0x000000,
         0x808080},
        {"<div style='color:red'><p style='background:currentcolor'>x", 0xFF0000, 0xFF0000},
        {"<div style='opacity:.5'>x", 0x808080, 0xFFFFFF},
        {"<div style='opacity:50%'>x", 0x808080, 0xFFFFFF},
        {"<div style='opacity:.5;background:black;color:white'>x", 0xFFFFFF, 0x808080},
        {"<div style='opacity:.5'><p style='opacity:.5'>x", 0xBFBFBF, 0xFFFFFF},
        {"<div style='background:black;opacity:.5'><p style='opacity:.5;color:white'>x", 0xBFBFBF, 0x808080},
    });
}

BOOST_AUTO_TEST_CASE(contrast_is_that_of_wcag) {
    BOOST_TEST(contrast_of(0x000000, 0xFFFFFF) == 2100);
    BOOST_TEST(contrast_of(0xFFFFFF, 0xFFFFFF) == 100);
    BOOST_TEST(contrast_of(0x767676, 0xFFFFFF) == 454);
    BOOST_TEST(contrast_of(0x777777, 0xFFFFFF) == 447);
    BOOST_TEST(contrast_of(0xFF0000, 0xFFFFFF) == 399);
    BOOST_TEST(contrast_of(0xFFFFFF, 0x0000FF) == 859);
}

BOOST_AUTO_TEST_CASE(contrast_before_a_picture_is_not_known) {
    for (std::string_view input :
         {"<p style='background:url(a.png)'>x", "<p style='background:#fff url(a.png) no-repeat'>x",
          "<p style='background-image:linear-gradient(red,blue)'>x", "<body background=a.png>x",
          "<p style='background-image:url(a.png)'><i style='background:rgba(1,2,3,.5)'>x"})
        BOOST_CHECK_MESSAGE(look_of(html(input), "x").contrast == 0, input);
    for (std::string_view input :
         {"x", "<p style='background:url(a.png)'><i style='background:white'>x",
          "<p style='background-image:url(a.png)'>y</p>x", "<p style='background-image:none'>x"})
        BOOST_CHECK_MESSAGE(look_of(html(input), "x").contrast == 2100, input);
}

BOOST_AUTO_TEST_CASE(rules_of_style_elements_count_by_specificity_and_order) {
    check_sizes({
        {"<style>p{font-size:8pt}</style><p>x", 800},
        {"<style>p{font-size:8pt}p{font-size:9pt}</style><p>x", 900},
        {"<style>.a{font-size:9pt}p{font-size:8pt}</style><p class=a>x", 900},
        {"<style>#b{font-size:10pt}.a{font-size:9pt}</style><p class=a id=b>x", 1000},
        {"<style>p.a{font-size:10pt}.a{font-size:9pt}</style><p class=a>x", 1000},
        {"<style>.a.b{font-size:10pt}.b{font-size:9pt}</style><p class='b a'>x", 1000},
        {"<style>.a.b{font-size:10pt}</style><p class='b'>x", 1200},
        {"<style>*{font-size:7pt}p{font-size:8pt}</style><p>x", 800},
        {"<style>p{font-size:8pt!important}#b{font-size:9pt}</style><p id=b style='font-size:10pt'>x", 800},
        {"<style>p{font-size:8pt}</style><p style='font-size:10pt'>x", 1000},
        {"<style>font{font-size:8pt}</style><font size=7>x", 800},
        {"<style>P{font-size:8pt}</style><p>x", 800},
        {"<style>.A{font-size:8pt}</style><p class=a>x", 1200},
        {"<style>p{font-size:8pt}</style><style>p{font-size:9pt}</style><p>x", 900},
        {"<style>h1{font-size:8pt}</style><h1>x", 800},
    });
}

BOOST_AUTO_TEST_CASE(rules_may_look_at_the_elements_around) {
    check_sizes({
        {"<style>div p{font-size:8pt}</style><div><b><p>x", 800},
        {"<style>div p{font-size:8pt}</style><p>x", 1200},
        {"<style>div>p{font-size:8pt}</style><div><p>x", 800},
        {"<style>div > p{font-size:8pt}</style><div><b><p>x", 1200},
        {"<style>.WordSection1 p.MsoNormal{font-size:8pt}</style><div class=WordSection1><p "
         "class=MsoNormal>x",
         800},
        {"<style>.WordSection1 p.MsoNormal{font-size:8pt}</style><p class=MsoNormal>x", 1200},
        {"<style>#sig td{font-size:8pt}</style><table id=sig><tr><td>x", 800},
        {"<style>#sig td{font-size:8pt}</style><table id=sig><tr><td>a</table><table><tr><td>x", 1200},
        {"<style>div p{font-size:8pt}p{font-size:9pt}</style><div><p>x", 800},
        {"<style>a b>c d{font-size:8pt}</style><a><b><c><d>x", 800},
        {"<style>a>b c{font-size:8pt}</style><a><b><b><c>x", 800},
        {"<style>.u>.v i{font-size:8pt}</style><s class=u><s class=v><s class=v><i>x", 800},
        {"<style>.u>.v>i{font-size:8pt}</style><s class=u><s class=v><s class=v><i>x", 1200},
        {"<style>.t .u>.v i{font-size:8pt}</style><s class=u><s class=v><s class=t><s class=v><i>x", 1200},
        {"<style>body td{font-size:8pt}</style><html><body><p>x", 1200},
        {"<html><style>html body p{font-size:8pt}</style><body><p>x", 800},
    });
}

BOOST_AUTO_TEST_CASE(what_never_holds_in_a_mail_is_passed_over) {
    check_sizes({
        {"<style>p:hover{font-size:8pt}</style><p>x", 1200},
        {"<style>a:visited{font-size:8pt}</style><a href=y>x", 1200},
        {"<style>a:link{font-size:8pt}</style><a href=y>x", 800},
        {"<style>a:link{font-size:8pt}</style><a name=y>x", 1200},
        {"<style>p::first-line{font-size:8pt}</style><p>x", 1200},
        {"<style>p[x]{font-size:8pt}</style><p x=y>x", 1200},
        {"<style>p+p{font-size:8pt}</style><p>a<p>x", 1200},
        {"<style>p:hover,p{font-size:8pt}</style><p>x", 800},
        {"<style>@media print{p{font-size:8pt}}</style><p>x", 1200},
        {"<style>@media screen and (max-width:600px){p{font-size:8pt}}</style><p>x", 1200},
        {"<style>@media only screen{p{font-size:8pt}}</style><p>x", 800},
        {"<style>@media print, screen{p{font-size:8pt}}p{color:red}</style><p>x", 800},
        {"<style media='screen and (max-width:9px)'>p{font-size:8pt}</style><p>x", 1200},
        {"<style media=all>p{font-size:8pt}</style><p>x", 800},
        {"<style>@supports (x:y){p{font-size:8pt}}</style><p>x", 1200},
    });
}

BOOST_AUTO_TEST_CASE(comments_strings_and_escapes_of_css_are_seen_through) {
    check_sizes({
        {"<style><!--\n/* p{} */ p /* y */ {font-size:/*9pt*/8pt}\n--></style><p>x", 800},
        {"<style>\\70{font-size:8pt}</style><p>x", 800},
        {"<style>p{\\66ont-size:8pt}</style><p>x", 800},
        {"<style>.sm\\:a{font-size:8pt}</style><p class='sm:a'>x", 800},
        {"<p style='f\\00006Fnt-size:8pt'>x", 800},
        {"<style>i{content:'}'}p{font-size:8pt}</style><p>x", 800},
        {"<style>i{content:'/*'}p{font-size:8pt}u{content:'*/'}</style><p>x", 800},
        {"<style>i{content:'\n}p{font-size:8pt}</style><p>x", 800},
    });
    check_hidden({{"a<i style='\\0064isplay:n\\6Fne'>y</i>b", "ab", "y"}});
}

BOOST_AUTO_TEST_CASE(hidden_words_are_kept_apart) {
    check_hidden({
        {"a<i style='display:none'>one two</i>b<i hidden>three</i>", "ab", "one two\nthree"},
        {"<div style='display:none'><p>one</p>two<br>three <b>fo</b>ur</div>b", "b", "one\ntwo\nthree four"},
        {"<table style='display:none'><tr><td>one<td>two</table>b", "b", "one two"},
        {"a<i style='font-size:0'>one&nbsp;&nbsp;&shy;two</i>", "a", "one two"},
        {"a<template>one</template><script>two</script><style>i{}</style><title>c</title>", "a", ""},
        {"a<div style='position:absolute;left:-9999px'>y</div>", "a", "y"},
        {"a<div style='position:fixed;top:-100em'>y</div>", "a", "y"},
        {"a<div style='left:-9999px'>y</div>", "a\ny", ""},
        {"a<div style='position:absolute;left:-5px'>y</div>", "a\ny", ""},
        {"a<div style='text-indent:-9999px'>y</div>", "a", "y"},
        {"a<div style='text-indent:-.25in'>y</div>", "a\ny", ""},
        {"a<div style='position:absolute;clip:rect(0,0,0,0)'>y</div>", "a", "y"},
        {"a<div style='position:absolute;clip:rect(1px 1px 1px 1px)'>y</div>", "a", "y"},
        {"a<div style='position:absolute;clip:rect(0,9px,9px,0)'>y</div>", "a\ny", ""},
        {"a<div style='width:0;overflow:hidden'>y</div>", "a", "y"},
        {"a<div style='max-width:0px;overflow:hidden'>y</div>", "a", "y"},
        {"a<div style='line-height:0;overflow:hidden'>y</div>", "a", "y"},
        {"a<div style='line-height:0'>y</div>", "a\ny", ""},
        {"a<div style='transform:scale(0)'>y</div>", "a", "y"},
        {"a<div style='transform:rotate(3deg) scale(1,0)'>y</div>", "a", "y"},
        {"a<div style='transform:scale(.5)'>y</div>", "a\ny", ""},
        {"a<i style='visibility:hidden'>y <b style='visibility:visible'>z</b> w</i>", "az", "y\nw"},
    });
}

BOOST_AUTO_TEST_CASE(hidden_words_are_bounded) {
    std::string text = "<p hidden>";
    for (int i = 0; i < 100'000; ++i)
        text += "\u20AC ";
    Words words = html(text);
    BOOST_TEST(words.hidden.size() <= limits::hidden_text);
    BOOST_TEST(words.hidden.size() > limits::hidden_text - 8);
    BOOST_TEST(words.hidden.ends_with("\u20AC"));
}

BOOST_AUTO_TEST_CASE(runs_cover_the_words_and_equal_neighbours_are_one) {
    Words words = html("<p>one <b>two</b> three</p><p>four <i style='color:red'>five</i>six</p><p>seven");
    BOOST_TEST(words.own == "one two three\nfour fivesix\nseven");
    BOOST_REQUIRE_EQUAL(words.runs.size(), 3U);
    BOOST_TEST(words.own.substr(0, words.runs[0].end) == "one two three\nfour");
    BOOST_TEST(words.own.substr(words.runs[1].begin, words.runs[1].end - words.runs[1].begin) == "five");
    BOOST_TEST(words.own.substr(words.runs[2].begin) == "six\nseven");
    BOOST_TEST(words.looks.size() == 3U);
    BOOST_TEST((words.looks[0] == Look{}));
    BOOST_TEST(!words.looks_doubtful);
}

BOOST_AUTO_TEST_CASE(runs_are_of_the_own_words_only) {
    Words words = html(
        "<p style='font:9pt Arial'>a&nbsp; &nbsp;x<blockquote type=cite style='font:30pt "
        "Wingdings'>quoted</blockquote>"
        "<p style='font:7pt Tahoma'>below");
    BOOST_TEST(words.own.ends_with("below"));
    BOOST_TEST(look_of(words, "x").size == 900);
    BOOST_TEST(family_of(words, look_of(words, "below")) == "tahoma");
    BOOST_TEST(words.looks.size() == 3U);
    BOOST_TEST(words.families.size() == 3U);
}

BOOST_AUTO_TEST_CASE(plain_text_has_no_looks) {
    Words words = plain("one\ntwo\n");
    BOOST_TEST(words.runs.empty());
    BOOST_TEST(words.looks.size() == 1U);
    BOOST_TEST(!words.looks_doubtful);
}

BOOST_AUTO_TEST_CASE(a_style_element_behind_the_words_makes_looks_doubtful) {
    BOOST_TEST(html("<p>x</p><style>p{font-size:1pt}</style>").looks_doubtful);
    BOOST_TEST(html("<div><p class='a b'>x</p></div><style>div>.b.a{color:red}</style>").looks_doubtful);
    BOOST_TEST(html("<p>x</p><style>*{color:red}</style>").looks_doubtful);
    BOOST_TEST(!html("<p>x</p><style>p{margin:1pt}</style>").looks_doubtful);
    BOOST_TEST(!html("<p>x</p><style>p.quoted{color:red}</style><p class=quoted>y").looks_doubtful);
    BOOST_TEST(!html("<p>x</p><style media=print>p{color:red}</style>").looks_doubtful);
    BOOST_TEST(!html("<style>p{font-size:1pt}</style><p>x</p>").looks_doubtful);
}

BOOST_AUTO_TEST_CASE(too_many_looks_families_and_rules_make_looks_doubtful) {
    std::string looks, families, rules = "<style>";
    for (int i = 0; i < 1'100; ++i)
        looks += "<i style='font-size:" + std::to_string(i + 1) + "pt;color:#" + std::to_string(100'000 + i) +
                 "'>y</i>";
    for (int i = 0; i < 70; ++i)
        families += "<i style='font-family:f" + std::to_string(i) + "'>y</i>";
    for (int i = 0; i < 2'100; ++i)
        rules += ".c" + std::to_string(i) + "{color:red}";
    for (const std::string& text : {looks, families, rules + "</style>x"})
        BOOST_CHECK_MESSAGE(html(text).looks_doubtful, text.substr(0, 60));
    Words words = html(looks);
    BOOST_TEST(words.looks.size() <= limits::looks);
    BOOST_TEST(html(families).families.size() <= limits::font_families);
}

BOOST_AUTO_TEST_CASE(pictures_that_show_have_a_place_and_their_alternative_text) {
    Words words = html("<p>one <img alt='City&nbsp; Seal' src=a> two</p><img src=b><p>three</p>");
    BOOST_TEST(words.own == "one two\nthree");
    BOOST_REQUIRE_EQUAL(words.pictures.size(), 2U);
    BOOST_TEST(words.pictures[0].at == 3U);
    BOOST_TEST(words.pictures[0].alternative == "City Seal");
    BOOST_TEST(words.pictures[1].at == 7U);
    for (std::string_view none :
         {"a<img width=1 height=1>", "a<img width=0>", "a<img style='display:none'>", "<p hidden>a<img></p>",
          "a<img style='width:1px;height:1px'>", "a<blockquote type=cite>b<img></blockquote>c",
          "a<blockquote type=cite><img></blockquote>",
          "a<div class=gmail_quote>On 1.1.2024 b wrote:<br><img></div>"})
        BOOST_CHECK_MESSAGE(html(none).pictures.empty(), none);
    BOOST_TEST(html("<img>").pictures.size() == 1U);
    BOOST_TEST(html("<img width=100%>").pictures.size() == 1U);
}

BOOST_AUTO_TEST_CASE(html_may_name_its_own_charset) {
    auto read = [](std::string_view text, std::string charset = "") {
        Part part = text_part("text/html");
        part.charset = std::move(charset);
        return read_words(part, text, 7).own;
    };
    BOOST_TEST(read("<meta charset=iso-8859-2>\xB1") == "\u0105");
    BOOST_TEST(read("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>\xB1") ==
               "\u0105");
    BOOST_TEST(read("<meta http-equiv='content-type' content=\"text/html;charset = 'iso-8859-2'\">\xB1") ==
               "\u0105");
    BOOST_TEST(read("<meta charset=iso-8859-2>\xB1", "windows-1252") == "\u00B1");
    BOOST_TEST(read("<!-- <meta charset=iso-8859-2> -->\xB1") == "\u00B1");
    BOOST_TEST(read("<meta charset=unknown-9>\xB1") == "\u00B1");
    BOOST_TEST(read("<meta charset=utf-7>+AGE-") == "+AGE-");
    BOOST_TEST(read("<meta charset=utf-16>\xC3\xA9") == "\u00E9");
    BOOST_TEST(read(std::string(2'000, ' ') + "<meta charset=iso-8859-2>\xB1") == "\u00B1");
}
