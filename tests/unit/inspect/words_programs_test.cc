// How signatures look in what mail programs write: each text has the structure of one of them.

#include "words_looks.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::test;

namespace {

struct Case {
    std::string_view word, family;
    int size, contrast;
};

void check(const Words& words, std::initializer_list<Case> cases) {
    BOOST_TEST(!words.looks_doubtful);
    for (const Case& each : cases) {
        Look look = look_of(words, each.word);
        std::string family = family_of(words, look);
        BOOST_CHECK_MESSAGE(family == each.family && look.size == each.size && look.contrast == each.contrast,
                            each.word << " gives " << family << " " << look.size << " " << look.contrast);
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(outlook_on_windows) {
    Words words = html(
        R"(<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="Generator" content="Microsoft Word 15">
<!--[if !mso]><style>v\:* {behavior:url(#default#VML);}</style><![endif]-->
<style><!--
/* Font Definitions */
@font-face
	{font-family:"Cambria Math";
	panose-1:2 4 5 3 5 4 6 3 2 4;}
/* Style Definitions */
p.MsoNormal, li.MsoNormal, div.MsoNormal
	{margin:0in;
	font-size:11.0pt;
	font-family:"Aptos",sans-serif;
	mso-fareast-language:EN-US;}
a:link, span.MsoHyperlink
	{mso-style-priority:99;
	color:#0563C1;
	text-decoration:underline;}
span.EmailStyle18
	{mso-style-type:personal-compose;
	color:windowtext;}
.MsoChpDefault
	{mso-style-type:export-only;
	font-size:10.0pt;}
@page WordSection1
	{size:8.5in 11.0in;}
div.WordSection1
	{page:WordSection1;}
--></style></head>
<body lang="EN-US" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">
<div class="WordSection1">
<p class="MsoNormal">The plan is attached.<o:p></o:p></p>
<p class="MsoNormal"><o:p>&nbsp;</o:p></p>
<p class="MsoNormal"><b><span style="font-size:10.0pt;font-family:&quot;Arial&quot;,sans-serif;mso-ligatures:none">Jo Fielding<o:p></o:p></span></b></p>
<p class="MsoNormal"><span style="font-size:8.0pt;font-family:&quot;Arial&quot;,sans-serif;color:#7F7F7F"><a href="https://www.pinehaven.example/">www.pinehaven.example</a> desk<o:p></o:p></span></p>
<p class="MsoNormal"><span style="font-size:1.0pt;color:white;mso-themecolor:background1">WARNING: viruses</span></p>
</div></body></html>)");
    check(words, {{"The plan", "aptos", 1100, 2100},
                  {"Jo Fielding", "arial", 1000, 2100},
                  {"www.", "arial", 800, 589},
                  {"desk", "arial", 800, 400},
                  {"WARNING", "aptos", 100, 100}});
}

BOOST_AUTO_TEST_CASE(gmail) {
    Words words = html(R"(<div dir="ltr"><div>Thank you.</div><div><br clear="all"></div>
<span class="gmail_signature_prefix">-- </span><br>
<div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div dir="ltr">
<div><font face="verdana, sans-serif" size="1" color="#999999">Jo Fielding</font></div>
<div><font size="1"><span style="font-size:small">Planner</span></font></div>
<div><img width="96" height="40" src="https://ci3.example/seal.png" alt="Seal"><br></div></div></div></div>
<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, Mar 3, 2025 at 9:41 AM Al Bo &lt;<a
href="mailto:al@elsewhere.example">al@elsewhere.example</a>&gt; wrote:<br></div>
<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex"><div style="font-size:30pt">Old words<img alt="Old"></div></blockquote></div>)");
    check(words,
          {{"Thank you", "", 1200, 2100}, {"Jo Fielding", "verdana", 750, 284}, {"Planner", "", 975, 2100}});
    BOOST_TEST(words.own.find("Old words") == std::string::npos);
    BOOST_REQUIRE_EQUAL(words.pictures.size(), 1U);
    BOOST_TEST(words.pictures[0].alternative == "Seal");
    BOOST_TEST(words.pictures[0].at == words.own.find("Planner") + 7);
}

BOOST_AUTO_TEST_CASE(apple_mail) {
    Words words =
        html(R"(<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head>
<body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">Good morning<div><br>
<div><meta charset="UTF-8"><div style="caret-color: rgb(0, 0, 0); color: rgb(0, 0, 0); font-family: Helvetica; font-size: 12px; letter-spacing: normal;">
Jo Fielding<br><span style="color: rgba(0, 0, 0, 0.4);">Planner</span></div></div>
<div><blockquote type="cite"><div>On Mar 3, 2025, at 9:41, Al Bo &lt;al@elsewhere.example&gt; wrote:</div><br><div>Old words</div></blockquote></div>
</div></body></html>)");
    check(words, {{"Good morning", "", 1200, 2100},
                  {"Jo Fielding", "helvetica", 900, 2100},
                  {"Planner", "helvetica", 900, 284}});
}

BOOST_AUTO_TEST_CASE(outlook_on_the_web_and_old_notes) {
    Words web = html(
        R"(<html><head><style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style></head>
<body dir="ltr"><div class="elementToProof" style="font-family: Aptos, Aptos_EmbeddedFont, Calibri; font-size: 12pt; color: rgb(0, 0, 0);">Hello</div>
<div id="Signature"><p style="margin: 0in; font-size: 9pt"><span style="color: rgb(31, 73, 125);">Jo Fielding</span></p></div></body></html>)");
    check(web, {{"Hello", "aptos", 1200, 2100}, {"Jo", "", 900, 910}});
    Words notes = html(R"(<br><font size=2 face="sans-serif">Hello</font><br><table bgcolor=#000080><tr><td>
<font size=1 color=#ffffff face="Arial">Jo Fielding</font></table>)");
    check(notes, {{"Hello", "sans-serif", 975, 2100}, {"Jo", "arial", 750, 1600}});
}

BOOST_AUTO_TEST_CASE(a_newsletter_with_a_preheader) {
    Words words = html(R"(<!doctype html><html><head><style>
body, #bodyTable { background-color: #FAFAFA; }
.mcnTextContent, .mcnTextContent p { color: #202020; font: 16px/150% Helvetica, Arial; }
#footer .mcnTextContent { color: #656565; font-size: 12px; }
@media only screen and (max-width: 480px) { #footer .mcnTextContent { font-size: 30px !important; } }
</style></head><body>
<span class="mcnPreviewText" style="display:none; font-size:0px; line-height:0px; max-height:0px; max-width:0px; opacity:0; overflow:hidden; visibility:hidden; mso-hide:all;">In this issue</span>
<table id="bodyTable"><tr><td class="mcnTextContent"><p>Streets</p></td></tr></table>
<table id="footer" style="background:#333"><tr><td class="mcnTextContent">Unsubscribe</td></tr></table>
<img src="https://t.example/open.gif" width="1" height="1"></body></html>)");
    check(words, {{"Streets", "helvetica", 1200, 1561}, {"Unsubscribe", "helvetica", 900, 216}});
    BOOST_TEST(words.hidden == "In this issue");
    BOOST_TEST(words.pictures.empty());
}
