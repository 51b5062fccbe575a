#include "words_support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::test;

namespace {

struct Case {
    std::string_view input, expected;
};

void check(std::initializer_list<Case> cases) {
    for (const Case& each : cases)
        BOOST_CHECK_MESSAGE(
            shown(each.input) == each.expected,
            each.input << "\n  gives    '" << shown(each.input) << "'\n  expected '" << each.expected << "'");
}

}  // namespace

BOOST_AUTO_TEST_CASE(tags_comments_and_declarations_are_no_text) {
    check({
        {"a<b>c</b>d", "acd"},
        {"a<!-- x -->b", "ab"},
        {"a<!-->b", "ab"},
        {"a<!--->b", "ab"},
        {"a<!---->b", "ab"},
        {"a<!--x--!>b", "ab"},
        {"a<!--!>b-->c", "ac"},
        {"a<!-- > -- -> -->b", "ab"},
        {"a<!--[if mso]>hidden<![endif]-->b", "ab"},
        {"a<![if !mso]>shown<![endif]>b", "ashownb"},
        {"a<!--[if !mso]><!-->shown<!--<![endif]-->b", "ashownb"},
        {"<!DOCTYPE html>a", "a"},
        {"a<?xml version='1'?>b", "ab"},
        {"a</ b>c", "ac"},
        {"a</>b", "ab"},
        {"a<1>b", "a<1>b"},
        {"a < b", "a < b"},
        {"a<", "a<"},
        {"a</", "a</"},
        {"a<b", "a"},
        {"<a title='>'>x</a>", "x"},
        {"<a title=\">\" x=y>x</a>", "x"},
        {"<a b\"c>x", "x"},
        {"<p/>x", "x"},
        {"<![CDATA[x]]>y", "y"},
    });
}

BOOST_AUTO_TEST_CASE(raw_text_ends_at_its_own_end_tag) {
    check({
        {"<script>a<b</b></scripty></script>x", "x"},
        {"<SCRIPT>a</ScRiPt >x", "x"},
        {"<style>p{}</style>x", "x"},
        {"<title>a</title>x", "x"},
        {"<iframe>a<p>b</iframe>x", "x"},
        {"<noframes>a</noframes>x", "x"},
        {"<xmp>a<b></xmp>x", "a<b>\nx"},
        {"<textarea>a&lt;<b></textarea>x", "a<<b>\nx"},
        {"<plaintext>a</plaintext>&amp;", "a</plaintext>&amp;"},
        {"<script>a", ""},
    });
}

BOOST_AUTO_TEST_CASE(character_references_are_read_as_browsers_read_them) {
    check({
        {"&lt;&gt;&amp;&quot;&apos;", "<>&\"'"},
        {"&eacute;&Eacute;", "\u00E9\u00C9"},
        {"&copy 2024", "\u00A9 2024"},
        {"&notit;", "\u00ACit;"},
        {"&notin;", "\u2209"},
        {"&mdash", "&mdash"},
        {"&mdash;", "\u2014"},
        {"&unknown;", "&unknown;"},
        {"&", "&"},
        {"a & b", "a & b"},
        {"&#65;&#x42;&#X43;", "ABC"},
        {"&#65", "A"},
        {"&#65x", "Ax"},
        {"&#;", "&#;"},
        {"&#x;", "&#x;"},
        {"&#xg;", "&#xg;"},
        {"&#150;&#146;", "\u2013\u2019"},
        {"&#0;", "\uFFFD"},
        {"&#xD800;", "\uFFFD"},
        {"&#99999999999;", "\uFFFD"},
        {"x&nbsp;y", "x y"},
        {"&rsquo;&ldquo;&hellip;", "\u2019\u201C\u2026"},
        {"&NotEqualTilde;", "\u2242\u0338"},
        {"&CounterClockwiseContourIntegral;", "\u2233"},
    });
}

BOOST_AUTO_TEST_CASE(blocks_make_lines_and_blanks_collapse) {
    check({
        {"a  b\n c\t d", "a b c d"},
        {"<p>a</p><p>b</p>", "a\nb"},
        {"a<br>b<br/>c", "a\nb\nc"},
        {"a<br><br>b", "a\n\nb"},
        {"<p>a</p><p>&nbsp;</p><p>b</p>", "a\n\nb"},
        {"<div>a<div>b</div>c</div>d", "a\nb\nc\nd"},
        {"<ul><li>a<li>b</ul>c", "a\nb\nc"},
        {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>", "a\tb\nc"},
        {"<table><tr><td>a<td>b<tr><td>c</table>d", "a\tb\nc\nd"},
        {"<pre>a\n  b\n\nc</pre>d", "a\nb\n\nc\nd"},
        {"<div style='white-space:pre-wrap'>a\nb</div>", "a\nb"},
        {"<h1>a</h1>b<hr>c", "a\nb\nc"},
        {"a<span style='display:block'>b</span>c", "a\nb\nc"},
        {"<div style='display:inline'>a</div>b", "ab"},
        {"e<wbr>m&shy;ail &#8203;x\u200By", "email xy"},
        {"a</p>b", "a\nb"},
        {"</body>a</html>b", "ab"},
    });
}

BOOST_AUTO_TEST_CASE(hidden_text_is_left_out) {
    check({
        {"a<span style='display:none'>x</span>b", "ab"},
        {"a<span style=\"DISPLAY : NONE !important\">x</span>b", "ab"},
        {"a<div style='visibility:hidden'>x<i style='visibility:visible'>y</i></div>b", "a\ny\nb"},
        {"a<span style='opacity:0'>x</span>b", "ab"},
        {"a<span style='opacity:0.5'>x</span>b", "axb"},
        {"a<span style='font-size:0'>x</span>b", "ab"},
        {"a<span style='font-size:0px'>x<b style='font-size:12px'>y</b></span>b", "ayb"},
        {"a<span style='font-size:0'>x<b style='font-size:2em'>y</b></span>b", "ab"},
        {"a<span style='font:0/0 a'>x</span>b", "ab"},
        {"a<span style='font:bold 12px/1.5 Arial'>x</span>b", "axb"},
        {"a<span style='font:400 12px Arial'>x</span>b", "axb"},
        {"a<div style='max-height:0;overflow:hidden'>x</div>b", "a\nb"},
        {"a<div style='max-height:0'>x</div>b", "a\nx\nb"},
        {"a<div style='height:0px;overflow:hidden'>x</div>b", "a\nb"},
        {"a<span hidden>x</span>b", "ab"},
        {"a<span hidden style='display:inline'>x</span>b", "axb"},
        {"a<span style='mso-hide:all'>x</span>b", "ab"},
        {"a<span style='display&#58;none'>x</span>b", "ab"},
        {"a<span style='/*;*/display:/**/none'>x</span>b", "ab"},
        {"a<span style=\"background:url('x;display:none')\">x</span>b", "axb"},
        {"a<span style='x' style='display:none'>x</span>b", "axb"},
        {"a<template>x</template>b", "ab"},
        {"<p style='display:none'>x<div>b</div>", "b"},
        {"<table><tr><td style='display:none'>x<td>b</table>", "b"},
        {"<ul><li style='display:none'>x<li>b</ul>", "b"},
        {"<b><div style='display:none'>x</b>y</div>z", "z"},
    });
}

BOOST_AUTO_TEST_CASE(simple_rules_of_style_elements_hide_too) {
    check({
        {"<style>.x{display:none}</style>a<i class='x'>b</i>c", "ac"},
        {"<style>.x{display:none}</style>a<i class='y x z'>b</i>c", "ac"},
        {"<style>i.x{display:none}</style>a<b class=x>b</b><i class=x>c</i>", "ab"},
        {"<style>#y{font-size:0}</style>a<i id=y>b</i>c", "ac"},
        {"<style>i , u{visibility:hidden}</style>a<i>b</i><u>c</u>d", "ad"},
        {"<style><!-- i{display:none} --></style>a<i>b</i>c", "ac"},
        {"<style>/* i{} */ i{/*x*/display:none}</style>a<i>b</i>c", "ac"},
        {"<style>i{display:none}</style>a<i style='display:inline'>b</i>c", "abc"},
        {"<style>i{display:none!important}</style>a<i style='display:inline'>b</i>c", "ac"},
        {"<style>.x{display:none}i{display:inline}</style>a<i class=x>b</i>c", "ac"},
        {"<style>p i{display:none}</style>a<i>b</i>c", "abc"},
        {"<style>@media print{i{display:none}}</style>a<i>b</i>c", "abc"},
        {"<style>@media screen{i{display:none}}u{display:none}</style>a<i>b</i><u>d</u>c", "ac"},
        {"<style>@media (max-width:600px){i{display:none}}u{display:none}</style>a<i>b</i><u>d</u>c", "abc"},
        {"<style>@import 'x';i{display:none}</style>a<i>b</i>c", "ac"},
        {"<style>@font-face{font-family:x;}i{display:none}</style>a<i>b</i>c", "ac"},
        {"<style media=print>i{display:none}</style>a<i>b</i>c", "abc"},
        {"<style>i{display:none</style>a<i>b</i>c", "ac"},
    });
}

BOOST_AUTO_TEST_CASE(any_split_of_the_input_gives_the_same_words) {
    std::string_view text =
        "<html><head><style><!-- .x{display:none} --></style></head><body>Caf\u00E9 "
        "&eacute;&notit;&#8217;&mdash;x<!--[if mso]>y"
        "<![endif]--><![if !mso]>z<![endif]><p class=\"x\">no</p><P title='a>b' "
        "style=\"font-size:12pt\">a&nbsp;&nbsp;b\u00A0c"
        "</p><script>if (a<b) '</scr'</script><textarea>&lt;</textarea><pre>1\r\n2</pre><blockquote "
        "type=cite>q</blockquote></"
        "body>&copy";
    Words whole = html(text);
    BOOST_CHECK(whole.own.find("Caf\u00E9 \u00E9\u00ACit;\u2019\u2014xz\na b c") == 0);
    BOOST_CHECK_EQUAL(whole.quoted, "q");
    for (std::size_t chunk : {1, 2, 3, 5, 7, 11, 64}) {
        Words split = read_words(text_part("text/html"), text, chunk);
        BOOST_CHECK_EQUAL(split.own, whole.own);
        BOOST_CHECK_EQUAL(split.quoted, whole.quoted);
    }
}

BOOST_AUTO_TEST_CASE(boxes_side_by_side_are_columns_and_no_word) {
    BOOST_CHECK_EQUAL(shown("<div><div style='display:inline-block'>one<br>two</div><div "
                            "style='display:inline-block'>three</div></div>"),
                      "one\ntwo\tthree");
    BOOST_CHECK_EQUAL(shown("<p>a<span style='display:table-cell'>b</span>c</p>"), "a\tb\tc");
    BOOST_CHECK_EQUAL(shown("<p>a<span style='display:inline'>b</span>c</p>"), "abc");
}
