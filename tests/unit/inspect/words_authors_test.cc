// Who wrote what is quoted: header blocks and attributions as mail programs write them, in their languages.

#include "inspect/words/authors.h"
#include "message/limits.h"
#include "unit/inspect/words_support.h"

#include <boost/test/unit_test.hpp>

namespace letterhead {
namespace {

using namespace test;

std::vector<QuotedAuthor> authors_of(const Words& words) {
    Findings findings;
    add_quoted_authors(words, habits(), findings);
    return findings.quoted_authors;
}

std::string told(const std::vector<QuotedAuthor>& authors) {
    std::string all;
    for (const QuotedAuthor& author : authors) {
        all += all.empty() ? "" : " | ";
        if (author.addresses.empty()) all += "'" + author.text + "'";
        for (const std::string& address : author.addresses)
            all += address + (&address == &author.addresses.back() ? "" : ",");
        if (!author.sure) all += "?";
    }
    return all;
}

BOOST_AUTO_TEST_SUITE(words_authors)

BOOST_AUTO_TEST_CASE(plain_text_of_mail_programs_names_the_author) {
    const struct {
        const char* program;
        const char* text;
        const char* expected;
    } table[] = {
        {"Outlook",
         "FYI\n\n-----Original Message-----\nFrom: Ann Attorney [mailto:Ann@city.example] \n"
         "Sent: Monday, January 5, 2026 9:41 AM\nTo: Bo Clerk\nSubject: Claim\n\nPlease settle.\n",
         "ann@city.example"},
        {"Outlook inside one Exchange",
         "FYI\n\nFrom: Attorney, Ann\nSent: Monday, January 5, 2026 9:41 AM\n"
         "To: Clerk, Bo\nSubject: Claim\n\nPlease settle.\n",
         "'Attorney, Ann'"},
        {"Gmail",
         "See below.\n\n---------- Forwarded message ---------\nFrom: Ann Attorney <ann@city.example>\n"
         "Date: Mon, Jan 5, 2026 at 9:41 AM\nSubject: Claim\nTo: Bo Clerk <bo@city.example>\n\nSettle.\n",
         "ann@city.example"},
        {"Apple Mail",
         "Look.\n\nBegin forwarded message:\n\n> From: Ann Attorney <ann@city.example>\n"
         "> Subject: Claim\n> Date: January 5, 2026 at 9:41:07 AM PST\n> To: bo@city.example\n> \n> "
         "Settle.\n",
         "ann@city.example"},
        {"Thunderbird",
         "Look.\n\n-------- Forwarded Message --------\nSubject: \tClaim\nDate: \tMon, 5 Jan 2026 09:41:07 "
         "-0800\n"
         "From: \tAnn Attorney <ann@city.example>\nTo: \tbo@city.example\n\nSettle.\n",
         "ann@city.example"},
        {"Thunderbird, answered", "Right.\n\nOn 1/5/26 9:41 AM, Ann Attorney wrote:\n> Settle.\n",
         "'On 1/5/26 9:41 AM, Ann Attorney wrote:'"},
        {"Gmail, answered in two lines",
         "Right.\n\nOn Mon, Jan 5, 2026 at 9:41 AM Ann Attorney of the Office <\nann@city.example> "
         "wrote:\n\n> Settle.\n",
         "ann@city.example"},
        {"a thread of two",
         "FYI\n\n---------- Forwarded message ---------\nFrom: Bo <bo@city.example>\n"
         "Date: Mon, Jan 5, 2026 at 9:41 AM\nSubject: Re: Claim\nTo: Cy <cy@city.example>\n\nOk.\n\n"
         "On Sun, Jan 4, 2026 at 8:00 AM Ann <ann@city.example> wrote:\n\n> Settle.\n",
         "bo@city.example | ann@city.example"},
        {"German",
         "Z.K.\n\n-----Urspr\xC3\xBCngliche Nachricht-----\nVon: Ann Attorney <ann@city.example>\n"
         "Gesendet: Montag, 5. Januar 2026 09:41\nAn: Bo\nBetreff: Klage\n\nBitte.\n",
         "ann@city.example"},
        {"Spanish",
         "Adjunto.\n\nDe: Ann Attorney <ann@city.example>\nEnviado el: lunes, 5 de enero de 2026 9:41\n"
         "Para: Bo\nAsunto: Demanda\n\nGracias.\n",
         "ann@city.example"},
        {"French",
         "Pour info.\n\nLe 5 janv. 2026 \xC3\xA0 09:41, Ann Attorney <ann@city.example> a \xC3\xA9"
         "crit :\n\n> Bien.\n",
         "ann@city.example"},
        {"nothing quoted", "From: the desk of the clerk\n\nHello.\n", ""},
    };
    for (const auto& row : table)
        BOOST_TEST(told(authors_of(plain(row.text))) == row.expected,
                   row.program << ": " << told(authors_of(plain(row.text))));
}

BOOST_AUTO_TEST_CASE(html_of_mail_programs_names_the_author) {
    const struct {
        const char* program;
        const char* text;
        const char* expected;
    } table[] = {
        {"Outlook",
         "<div>FYI</div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'>"
         "<p class=MsoNormal><b>From:</b> Attorney, Ann &lt;Ann@city.example&gt; <br><b>Sent:</b> Monday, "
         "January 5, 2026 9:41 AM<br><b>To:</b> Clerk, Bo<br><b>Subject:</b> Claim</p></div><p>Settle.</p>",
         "ann@city.example"},
        {"Outlook on the web",
         "<div>FYI</div><div id='appendonsend'></div><hr><div id='divRplyFwdMsg'><b>From:</b> Ann Attorney "
         "&lt;ann@city.example&gt;<br><b>Sent:</b> Monday, January 5, 2026 9:41 AM<br><b>To:</b> "
         "Bo<br><b>Subject:</b> Claim</div><div>Settle.</div>",
         "ann@city.example"},
        {"Gmail",
         "<div>FYI</div><div class='gmail_quote'><div class='gmail_attr'>---------- Forwarded message "
         "---------<br>From: "
         "<b>Ann Attorney</b> <span>&lt;<a "
         "href='mailto:ann@city.example'>ann@city.example</a>&gt;</span><br>Date: Mon, Jan "
         "5, 2026 at 9:41 AM<br>Subject: Claim<br>To:  &lt;bo@city.example&gt;<br></div><br>Settle.</div>",
         "ann@city.example"},
        {"Thunderbird",
         "<p>FYI</p><div class='moz-forward-container'>-------- Forwarded Message --------<table class="
         "'moz-email-headers-table'><tr><th>Subject: </th><td>Claim</td></tr><tr><th>Date: </th><td>Mon, 5 "
         "Jan 2026"
         "</td></tr><tr><th>From: </th><td>Ann Attorney <a "
         "href='mailto:ann@city.example'>&lt;ann@city.example&gt;"
         "</a></td></tr><tr><th>To: </th><td>bo@city.example</td></tr></table><p>Settle.</p></div>",
         "ann@city.example"},
    };
    for (const auto& row : table)
        BOOST_TEST(told(authors_of(html(row.text))) == row.expected,
                   row.program << ": " << told(authors_of(html(row.text))));
}

BOOST_AUTO_TEST_CASE(a_block_in_one_line_ends_at_its_next_label) {
    Words words;
    words.quoted =
        "From: Ann Lee <ann@city.example> Sent: Monday 9:41 AM To: Bo <bo@city.example> Subject: x";
    BOOST_TEST(told(authors_of(words)) == "ann@city.example");
}

BOOST_AUTO_TEST_CASE(programs_with_headings_of_their_own) {
    Words words;
    words.quoted = "Ann Attorney/Legal/City\n01/05/2026 09:41 AM\n\nTo: Bo\ncc:\nSubject: Claim";
    BOOST_TEST(told(authors_of(words)) == "");  // the blank line parts them
    words.quoted = "Ann Attorney/Legal/City\n01/05/2026 09:41 AM\nTo: Bo\ncc:\nSubject: Claim";
    BOOST_TEST(told(authors_of(words)) == "'Ann Attorney/Legal/City 01/05/2026 09:41 AM'");
    words.quoted = ">>> Ann Attorney 1/5/2026 9:41 AM >>>\nSettle.";
    BOOST_TEST(authors_of(words).size() == 1);
    words.quoted = "From:\nAnn Attorney\nSent:\nMonday";
    BOOST_TEST(told(authors_of(words)) == "'Ann Attorney'");
    words.quoted = "From:\nSent: Monday";
    BOOST_TEST(told(authors_of(words)) == "");
}

BOOST_AUTO_TEST_CASE(own_words_count_only_when_nobody_can_tell_them_apart) {
    Words words;
    words.own = "From: Ann <ann@city.example>";
    BOOST_TEST(told(authors_of(words)) == "");
    words.sure = false;
    BOOST_TEST(told(authors_of(words)) == "ann@city.example?");
    words.message_depth = 1;
    BOOST_TEST(told(authors_of(words)) == "ann@city.example");
}

BOOST_AUTO_TEST_CASE(many_authors_cost_little_and_are_cut) {
    Words words;
    for (int i = 0; i < 20'000; ++i)
        words.quoted += "From: a@b.example\n";
    Findings findings;
    const double before = cpu_ms();
    add_quoted_authors(words, habits(), findings);
    BOOST_TEST(findings.quoted_authors.size() == limits::quoted_authors);
    BOOST_TEST(findings.quoted_authors_cut);
    words.quoted = "From: " + std::string(200'000, ':') + "\n" + std::string(100'000, '@');
    for (int i = 0; i < 5'000; ++i)
        words.quoted += "\nwrote:";
    add_quoted_authors(words, habits(), findings);
    BOOST_TEST(cpu_ms() - before < 2'000);
}

BOOST_AUTO_TEST_CASE(an_attached_message_is_known_by_its_headers_and_its_words_are_read) {
    const std::string body =
        "--b\r\nContent-Type: text/plain\r\n\r\nSee attached.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
        "From: Ann Attorney <Ann@city.example>\r\nSubject: "
        "=?utf-8?q?Privileged?=\r\n\r\nSettle.\r\n--b--\r\n";
    for (const bool wanted : {true, false}) {
        Needs needs;
        needs.words = true;
        needs.authors = needs.attached_words = wanted;
        needs.habits = &habits();
        Inspection inspection(needs);
        Reader reader(inspection, inspection.oddities());
        reader.header("From", " bo@city.example");
        reader.header("Content-Type", " multipart/mixed; boundary=b");
        reader.end_of_headers();
        reader.body(body);
        reader.finish();
        const Findings findings = inspection.finish(reader);
        BOOST_TEST(findings.attached_messages.size() == (wanted ? 1U : 0U));
        BOOST_TEST(findings.words.size() == (wanted ? 2U : 1U));
        BOOST_TEST(findings.from.addresses.at(0).key() == "bo@city.example");
        if (!wanted) continue;
        BOOST_TEST(findings.attached_messages[0].from.addresses.at(0).key() == "ann@city.example");
        BOOST_TEST(findings.attached_messages[0].subject == "Privileged");
        BOOST_TEST(findings.attached_messages[0].part_path.starts_with("1.2."));
        BOOST_TEST(findings.words[1].message_depth == 1);
        BOOST_TEST(findings.words[1].own == "Settle.");
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace letterhead
