// Own words apart from quoted words: what each mail program writes, in the smallest form that still has its
// marks.

#include "words_support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::test;

namespace {

struct Case {
    std::string_view name, text, own, quoted;
};

void check(const Case& each, const Words& words) {
    BOOST_CHECK_MESSAGE(words.own == each.own, each.name << ": own is\n" << words.own);
    BOOST_CHECK_MESSAGE(words.quoted == each.quoted, each.name << ": quoted is\n" << words.quoted);
    BOOST_CHECK_MESSAGE(words.sure, each.name << " is not sure");
    BOOST_CHECK_MESSAGE(words.cut_by.empty() == words.quoted.empty(),
                        each.name << " cut by " << words.cut_by);
}

}  // namespace

BOOST_AUTO_TEST_CASE(replies_in_plain_text) {
    const Case cases[] = {
        {"Thunderbird, answer below", "On 1/2/24 10:00, Ann Lee wrote:\n> Hi\n> there\n\nThanks.\n",
         "Thanks.", "On 1/2/24 10:00, Ann Lee wrote:\nHi\nthere"},
        {"Gmail", "Thanks.\n\nOn Tue, Jan 2, 2024 at 10:00 AM Ann Lee <ann@example.org> wrote:\n\n> Hi\n",
         "Thanks.", "On Tue, Jan 2, 2024 at 10:00 AM Ann Lee <ann@example.org> wrote:\n\nHi"},
        {"Gmail, wrapped",
         "Thanks.\n\nOn Tue, Jan 2, 2024 at 10:00 AM Ann Lee of Planning\n<ann@example.org> wrote:\n\n> Hi\n",
         "Thanks.", "On Tue, Jan 2, 2024 at 10:00 AM Ann Lee of Planning\n<ann@example.org> wrote:\n\nHi"},
        {"interleaved", "> One?\nYes.\n> Two?\nNo.\n", "Yes.\nNo.", "One?\nTwo?"},
        {"Outlook",
         "Thanks.\n\n-----Original Message-----\nFrom: Ann\nSent: Monday\nTo: Bob\nSubject: x\n\nHi\n",
         "Thanks.", "-----Original Message-----\nFrom: Ann\nSent: Monday\nTo: Bob\nSubject: x\n\nHi"},
        {"Outlook, new",
         "Thanks.\n\nFrom: Ann Lee <ann@example.org>\nSent: Monday, January 1, 2024 9:00 AM\nTo: "
         "Bob\nSubject: x\n\nHi",
         "Thanks.",
         "From: Ann Lee <ann@example.org>\nSent: Monday, January 1, 2024 9:00 AM\nTo: Bob\nSubject: x\n\nHi"},
        {"Outlook web",
         "Thanks.\n________________________________\nFrom: Ann Lee\nSent: Monday 9:00 AM\nTo: Bob\nSubject: "
         "x\n\nHi",
         "Thanks.",
         "________________________________\nFrom: Ann Lee\nSent: Monday 9:00 AM\nTo: Bob\nSubject: x\n\nHi"},
        {"forward of Gmail",
         "See below.\n\n---------- Forwarded message ---------\nFrom: Ann <a@b.org>\nDate: Mon\nSubject: "
         "x\nTo: b\n\nHi",
         "See below.",
         "---------- Forwarded message ---------\nFrom: Ann <a@b.org>\nDate: Mon\nSubject: x\nTo: b\n\nHi"},
        {"forward of Apple Mail", "See below.\n\n> Begin forwarded message:\n>\n> From: Ann\n>\n> Hi\n",
         "See below.", "Begin forwarded message:\n\nFrom: Ann\n\nHi"},
        {"forward, nothing new", "Begin forwarded message:\n\nFrom: Ann\n\nHi\n", "",
         "Begin forwarded message:\n\nFrom: Ann\n\nHi"},
        {"iPhone",
         "Yes.\n\nSent from my iPhone\n\n> On Jan 2, 2024, at 10:00 AM, Ann <a@b.org> wrote:\n>\n> Hi\n",
         "Yes.\n\nSent from my iPhone", "On Jan 2, 2024, at 10:00 AM, Ann <a@b.org> wrote:\n\nHi"},
        {"Yahoo", "Yes.\n\n--- On Wed, 4/4/12, a@b.org <a@b.org> wrote:\n\nFrom: a@b.org\nSubject: x\n\nHi",
         "Yes.", "--- On Wed, 4/4/12, a@b.org <a@b.org> wrote:\n\nFrom: a@b.org\nSubject: x\n\nHi"},
        {"German", "Danke.\n\nAm 02.01.24 um 10:00 schrieb Ann Lee:\n> Hallo\n", "Danke.",
         "Am 02.01.24 um 10:00 schrieb Ann Lee:\nHallo"},
        {"German Outlook",
         "Danke.\n\nVon: Ann <a@b.org>\nGesendet: Montag, 1. Januar 2024 09:00\nAn: Bob\nBetreff: x\n\nHallo",
         "Danke.",
         "Von: Ann <a@b.org>\nGesendet: Montag, 1. Januar 2024 09:00\nAn: Bob\nBetreff: x\n\nHallo"},
        {"French", "Merci.\n\nLe 2 janv. 2024 \u00E0 10:00, Ann a \u00E9crit :\n> Salut\n", "Merci.",
         "Le 2 janv. 2024 \u00E0 10:00, Ann a \u00E9crit :\nSalut"},
        {"Spanish", "Gracias.\n\nEl mar, 2 ene 2024 a las 10:00, Ann (<a@b.org>) escribi\u00F3:\n\n> Hola\n",
         "Gracias.", "El mar, 2 ene 2024 a las 10:00, Ann (<a@b.org>) escribi\u00F3:\n\nHola"},
    };
    for (const Case& each : cases)
        check(each, plain(each.text));
}

BOOST_AUTO_TEST_CASE(what_a_writer_writes_himself_is_not_quoted) {
    for (std::string_view text : {
             "On Monday we wrote:\nthe plan is good.",
             "On this day\n\nI wrote something\n\nwhich was very interesting.",
             "TO: City Council\nFROM: City Manager\nDATE: May 5, 2024\nSUBJECT: Parking\n\nStaff recommends "
             "approval.",
             "From: Los Angeles\nTo: San Diego\nby train",
             "Subject: to change without notice",
             "Options:\n-----\nfirst\n_____\nsecond",
             "This is not a ---------- delimiter.",
             "The flag reads 5 > 3 and\na | b | c",
         }) {
        Words words = plain(text);
        BOOST_CHECK_MESSAGE(words.quoted.empty(), text << "\n quoted: " << words.quoted);
    }
}

BOOST_AUTO_TEST_CASE(a_cut_that_is_a_guess_says_so) {
    Words below = plain("On 8 May 2024 17:34, \"Andy\" <andy@example.org> wrote:\n\nThis is my answer.\n");
    BOOST_CHECK_EQUAL(below.own, "This is my answer.");
    BOOST_CHECK(!below.sure);
    Words vague = plain("Yes.\n\nOn May 8 Andy wrote:\n\nwords without marks\n");
    BOOST_CHECK_EQUAL(vague.own, "Yes.");
    BOOST_CHECK(!vague.sure);
}

BOOST_AUTO_TEST_CASE(replies_in_html) {
    const Case cases[] = {
        {"Gmail",
         "<div dir=ltr>Thanks.<br></div><br><div class=\"gmail_quote gmail_quote_container\"><div dir=ltr "
         "class=gmail_attr>On Tue, "
         "Ann wrote:<br></div><blockquote class=gmail_quote "
         "style='margin:0'><div>Hi</div></blockquote></div>",
         "Thanks.", "On Tue, Ann wrote:\nHi"},
        {"Gmail, answers inside",
         "<div class=gmail_quote><div class=gmail_attr>On Tue, Ann wrote:</div><blockquote "
         "class=gmail_quote>One?</blockquote>"
         "<div>Yes.</div><blockquote class=gmail_quote>Two?</blockquote><div>No.</div></div>",
         "Yes.\nNo.", "On Tue, Ann wrote:\nOne?\nTwo?"},
        {"Gmail, forward",
         "<div>See below.</div><div class=gmail_quote><div class=gmail_attr>---------- Forwarded message "
         "---------<br>From: Ann"
         "<br></div>Hi<blockquote class=gmail_quote>older</blockquote>more</div>",
         "See below.", "---------- Forwarded message ---------\nFrom: Ann\nHi\nolder\nmore"},
        {"Gmail, signature",
         "<div>Thanks.</div><div class=gmail_signature>Jane</div><div class=gmail_quote>On x, A "
         "wrote:<blockquote class="
         "gmail_quote>Hi</blockquote></div>",
         "Thanks.\nJane", "On x, A wrote:\nHi"},
        {"Outlook",
         "<p class=MsoNormal>Thanks.<o:p></o:p></p><div style='border:none;border-top:solid #E1E1E1 "
         "1.0pt;padding:3.0pt 0in 0in "
         "0in'><p class=MsoNormal><b>From:</b> Ann Lee<br><b>Sent:</b> Monday 9:00 AM<br><b>To:</b> "
         "Bob<br><b>Subject:</b> x</p></div>"
         "<p>Hi</p>",
         "Thanks.", "From: Ann Lee\nSent: Monday 9:00 AM\nTo: Bob\nSubject: x\nHi"},
        {"Outlook web",
         "<div>Thanks.</div><div id=appendonsend></div><hr style='display:inline-block;width:98%'><div "
         "id=divRplyFwdMsg dir=ltr>"
         "<b>From:</b> Ann<br></div><div>Hi</div>",
         "Thanks.", "From: Ann\nHi"},
        {"Outlook mobile",
         "<div>Thanks.</div><div id=mail-editor-reference-message-container><div><b>From:</b> "
         "Ann</div><div>Hi</div></div>",
         "Thanks.", "From: Ann\nHi"},
        {"Apple Mail",
         "<div>Thanks.</div><br><div><blockquote type=cite><div>On Jan 2, 2024, Ann "
         "wrote:</div><div>Hi</div></blockquote></div>"
         "<div>Below.</div>",
         "Thanks.\nBelow.", "On Jan 2, 2024, Ann wrote:\nHi"},
        {"iPhone",
         "<div dir=ltr>Yes.<br>Sent from my iPhone</div><div dir=ltr><br><blockquote type=cite>On Jan 2, Ann "
         "wrote:<br><br>"
         "</blockquote></div><blockquote type=cite><div dir=ltr>Hi</div></blockquote>",
         "Yes.\nSent from my iPhone", "On Jan 2, Ann wrote:\n\nHi"},
        {"Thunderbird",
         "<p>Thanks.</p><div class=moz-cite-prefix>On 1/2/24 10:00, Ann wrote:<br></div><blockquote "
         "type=cite cite=mid:x>Hi"
         "</blockquote><p>Below.</p>",
         "Thanks.\nBelow.", "On 1/2/24 10:00, Ann wrote:\nHi"},
        {"Thunderbird, forward",
         "<p>See below.</p><div class=moz-forward-container>-------- Forwarded Message --------<table class="
         "moz-email-headers-table><tr><th>Subject: <td>x</table>Hi</div>",
         "See below.", "-------- Forwarded Message --------\nSubject:\tx\nHi"},
        {"Yahoo",
         "<div>Yes.</div><div id=yahoo_quoted_12 class=yahoo_quoted><div>On x, Ann wrote:</div>Hi</div>",
         "Yes.", "On x, Ann wrote:\nHi"},
        {"Proton",
         "<div>Yes.</div><div class=protonmail_quote>On x, Ann wrote:<br><blockquote>Hi</blockquote></div>",
         "Yes.", "On x, Ann wrote:\nHi"},
        {"bare blockquote below an attribution",
         "Yes.<br>On Jan 2, 2024, Ann &lt;a@b.org&gt; wrote:<blockquote>Hi</blockquote>More.", "Yes.\nMore.",
         "On Jan 2, 2024, Ann <a@b.org> wrote:\nHi"},
        {"rule and header block", "Yes.<hr>From: Ann &lt;a@b.org&gt;<br>To: Bob<br>Hi", "Yes.",
         "From: Ann <a@b.org>\nTo: Bob\nHi"},
        {"'>' lines in HTML", "Hello<br>&gt; Subject: x<br>&gt; Hi", "Hello", "> Subject: x\n> Hi"},
    };
    for (const Case& each : cases)
        check(each, html(each.text));
}

BOOST_AUTO_TEST_CASE(html_that_only_looks_like_a_quote_is_own) {
    for (std::string_view text : {
             "The rule says:<blockquote>No parking.</blockquote>Please note.",
             "<div class=gmail_signature>Jane Doe</div>",
             "a<hr>b",
             "<table style='border:solid 1px'><tr><td>a<td>b</table>",
             "<div id=appendonsend></div>Jane Doe",
             "<div class=gmail_quote_not>x</div>",
         }) {
        Words words = html(text);
        BOOST_CHECK_MESSAGE(words.quoted.empty() && !words.own.empty(),
                            text << "\n quoted: " << words.quoted);
    }
}

// Own and quoted stretches one after the other, each led by its side.
BOOST_AUTO_TEST_CASE(order_is_the_order_of_reading) {
    Words words = plain("a\n\n> b\n> c\nd\ne\n> f\n\ng");
    std::string read;
    for (const Stretch& each : words.order) {
        const std::string& side = each.quoted ? words.quoted : words.own;
        read.append(each.quoted ? "|" : "+").append(side, each.begin, each.end - each.begin);
    }
    BOOST_CHECK_EQUAL(read, "+a|b\nc+\nd\ne|\nf+\n\ng");
    BOOST_CHECK(plain("").order.empty());
    BOOST_CHECK_EQUAL(plain("a\nb").order.size(), 1U);
}

BOOST_AUTO_TEST_CASE(without_habits_only_marks_that_all_programs_share_are_known) {
    const MailHabits none;
    BOOST_CHECK_EQUAL(none.sure_from(), 100);
    BOOST_CHECK(none.thread_line("-----Original Message-----") == nullptr);
    BOOST_CHECK(none.header_label("From: x") == HeaderLabel::none);
    BOOST_CHECK(!none.begins_attribution("On Monday"));
    BOOST_CHECK_EQUAL(none.quote_mark_name(cite_mark), "blockquote");
}

BOOST_AUTO_TEST_CASE(habits_know_their_words) {
    const MailHabits& mine = habits();
    BOOST_CHECK(mine.header_label("*Sent:* Monday") == HeaderLabel::date);
    BOOST_CHECK(mine.header_label("\u00C4mne: x") == HeaderLabel::subject);
    BOOST_CHECK(mine.header_label("\u00C4MNE: x") == HeaderLabel::subject);
    BOOST_CHECK(mine.header_label("Frome: x") == HeaderLabel::none);
    BOOST_CHECK(mine.thread_line("-- Original Message --") != nullptr);
    BOOST_CHECK(mine.thread_line("Original Message") == nullptr);
    BOOST_CHECK(mine.thread_line("-----Original Messages-----") == nullptr);
    BOOST_CHECK(mine.thread_line("--- Forwarded by Ann on 1/1/26 ---") != nullptr);
    BOOST_CHECK(mine.thread_line("--- Forwarded byways ---") == nullptr);
    BOOST_CHECK(mine.begins_attribution("On Monday") && !mine.begins_attribution("Once"));
    BOOST_CHECK(mine.has_wrote("Ann wrote:") && !mine.has_wrote("Ann underwrote it"));
    BOOST_CHECK(mine.find_quote_mark("a gmail_quote\tb", "").has_value());
    BOOST_CHECK(!mine.find_quote_mark("gmail_quoted", "").has_value());
    BOOST_CHECK(mine.find_quote_mark("", "yahoo_quoted_1234").has_value());
    BOOST_CHECK(mine.is_courtesy("Kind regards,") && mine.is_courtesy("Dear Mr. Poe,"));
    BOOST_CHECK(!mine.is_courtesy("Hillary Poe"));
}

// What stands above nothing may be a forwarded message or the question above an answer; the subject tells.
BOOST_AUTO_TEST_CASE(a_forward_without_a_word_of_its_own_is_known_by_its_subject) {
    std::string thread =
        "From: Ann Lee\nSent: Monday, October 12, 2026 8:00 AM\nTo: Jane Doe\nSubject: Limits\n\nHi.\n";
    for (std::string_view subject :
         {"FW: Limits", "Fwd: Limits", "WG: Limits", " fw: Limits", "RE: Limits", "Limits"}) {
        std::string message = "From: j@pinehaven.example\nSubject: " + std::string(subject) + "\n\n" + thread;
        Needs needs;
        needs.words = true;
        Findings findings = inspect(message, needs);
        BOOST_REQUIRE_EQUAL(findings.words.size(), 1U);
        BOOST_CHECK_EQUAL(findings.words[0].own, "");
        bool forward = subject != "RE: Limits" && subject != "Limits";
        BOOST_CHECK_MESSAGE(findings.words[0].sure == forward, subject);
    }
}
