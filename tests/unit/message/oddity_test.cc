#include "message/oddity.h"

#include "message/limits.h"
#include "recorder.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

using namespace letterhead;
using namespace letterhead::test;

namespace {

const std::string mixed = "From: a\nContent-Type: multipart/mixed; boundary=x\n\n";

std::string part(std::string_view headers, std::string_view body = "text") {
    return mixed + "--x\n" + std::string(headers) + (headers.empty() ? "\n" : "\n\n") + std::string(body) +
           "\n--x--\n";
}

std::string multipart(std::string_view parameters, std::string_view body) {
    return "From: a\nContent-Type: multipart/mixed; " + std::string(parameters) + "\n\n" + std::string(body);
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}

struct Sample {
    OddityKind kind;
    std::string mail;
    std::string leaf;  // a path that must be read all the same, and its text; empty: not asked
    std::string text;
};

std::vector<Sample> boundary_samples() {
    using enum OddityKind;
    return {
        {duplicate_boundary, multipart("boundary=x; boundary=y", "--y\n\none\n--x\n\ntwo\n--x--\n"), "1.1",
         "one"},
        {duplicate_boundary, multipart("boundary=x; boundary=y", "--y\n\none\n--x\n\ntwo\n--x--\n"), "1.2",
         "two"},
        {encoded_boundary, multipart("boundary*=''x", "--x\n\none\n--x--\n"), "1.1", "one"},
        {encoded_boundary, multipart("boundary=\"=?utf-8?Q?x?=\"", "--x\n\none\n--x--\n"), "1.1", "one"},
        {boundary_comment, multipart("boundary=x (y)", "--x\n\none\n--x--\n"), "1.1", "one"},
        {boundary_space, multipart("boundary=\"x \"", "--x\n\none\n--x--\n"), "1.1", "one"},
        {boundary_empty, multipart("boundary=\"\"", "--\n\none\n----\n"), "1.1", "one"},
        {boundary_missing, multipart("a=b", "--x\n\none\n--x--\n"), "1.1", "one"},
        {boundary_missing, multipart("boundary*0", "hello -- you\n--x y\n--x\n\none\n--x--\n"), "1.1", "one"},
        {boundary_too_long,
         multipart("boundary=" + std::string(71, 'x'), "--" + std::string(71, 'x') + "\n\none"), "1.1",
         "one"},
        {boundary_repeated,
         part("Content-Type: multipart/mixed; boundary=x", "--x\n\none\n--x--\n--x\n\ntwo"), "1.1.1", "one"},
        {boundary_repeated,
         part("Content-Type: multipart/mixed; boundary=x", "--x\n\none\n--x--\n--x\n\ntwo"), "1.2", "two"},
        {delimiter_trailing_text, part("", "a\n--x y"), "1.1", "a\n--x y"},
        {delimiter_trailing_text, part("", "a\n--x y\nContent-Type: a/b\n\nin"), "1~2.1", "in"},
        {delimiter_leading_text, part("", "a\n --x\nContent-Type: a/b\n\nin"), "1~2.1", "in"},
        {delimiter_leading_text, part("", "a\n  --x"), "1.1", "a\n  --x"},
        {delimiter_leading_text, part("", std::string("a\n\0--x", 6)), "1.1", std::string("a\n\0--x", 6)},
        {delimiter_leading_text, part("", "a\n\ufeff--x\nContent-Type: a/b\n\nin"), "1~2.1", "in"},
        {close_delimiter_missing, mixed + "--x\n\none\n", "1.1", "one\n"},
        {part_after_close, part("") + "--x\n\ntwo\n", "1.2", "two\n"},
        {part_after_close, part("") + "Content-Type: text/html\n\ntwo\n", "1~2.1", "two\n"},
        {multipart_without_part, multipart("boundary=x", "--y\n\none\n--y--\n"), "", ""},
        {part_in_preamble, mixed + "content-TYPE: text/html\n\n<p>\n--x\n\none\n--x--\n", "1.1", "one"},
        {part_in_preamble, mixed + "Content-Type: text/html\n\n<p>\n--x\n\none\n--x--\n", "1~2.1", "<p>"},
        {bare_cr, mixed + "--x\r\r\n\r\none\r\n--x--\r\n", "1.1", "one"},
    };
}

std::vector<Sample> header_samples() {
    using enum OddityKind;
    return {
        {duplicate_content_type,
         part("Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=y", "--y\n\nin\n--y--"),
         "1.1.1", "in"},
        {duplicate_transfer_encoding,
         part("Content-Transfer-Encoding: 8bit\nContent-Transfer-Encoding: base64", "dGV4dA=="), "1.1",
         "text"},
        {duplicate_transfer_encoding,
         part("Content-Transfer-Encoding: 8bit\nContent-Transfer-Encoding: base64", "dGV4dA=="), "1.1~2",
         "dGV4dA=="},
        {content_type_invalid, part("Content-Type: text"), "1.1", "text"},
        {content_type_invalid, part("Content-Type: multipart; boundary=y", "--y\n\nin\n--y--"), "1.1.1",
         "in"},
        {encoded_header, part("Content-Disposition: =?utf-8?Q?attachment?="), "1.1", "text"},
        {too_many_parameters, part("Content-Type: text/plain" + repeated("; a=b", limits::parameters + 1)),
         "1.1", "text"},
        {parameter_malformed, multipart("charset=a boundary=x", "--x\n\none\n--x--\n"), "1.1", "one"},
        {unknown_transfer_encoding, part("Content-Transfer-Encoding: \"base64\"", "dGV4dA=="), "1.1", "text"},
        {unknown_transfer_encoding, part("Content-Transfer-Encoding: x-own"), "1.1", "text"},
        {unknown_transfer_encoding, part("Content-Transfer-Encoding: bas64", "dGV4dA=="), "1.1~2", "text"},
        {encoded_message,
         part("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64", "QTogYgoKaW4="), "1.1.1",
         "in"},
        {encoded_multipart,
         part("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64", "A: b\n\nin"), "1.1.1",
         "in"},
        {encoded_multipart,
         part("Content-Type: multipart/mixed; boundary=y\nContent-Transfer-Encoding: base64",
              "LS15CgppbgotLXktLQo="),
         "1.1.1", "in"},
        {partial_message, part("Content-Type: message/partial; number=1; total=2", "A: b\n\nin"), "1.1~2",
         "in"},
        {external_body, part("Content-Type: message/external-body; access-type=URL", "A: b\n\nin"), "1.1~2",
         "in"},
        {duplicate_file_name,
         part("Content-Type: a/b; name=a.txt\nContent-Disposition: attachment; filename=a.exe"), "", ""},
        {duplicate_file_name, part("Content-Disposition: attachment; filename=a; filename=b.exe"), "", ""},
        {file_names_differ, part("Content-Disposition: attachment; filename=a.pdf; filename=b.pdf"), "", ""},
        {file_names_differ,
         part("Content-Type: a/b; name=a.asc\nContent-Disposition: attachment; filename=a"), "", ""},
        {file_name_gap, part("Content-Disposition: attachment; filename*0=a; filename*2=b"), "", ""},
        {file_name_control, part("Content-Disposition: attachment; filename*=utf-8''a%E2%80%AEb"), "", ""},
        {file_name_control, part("Content-Disposition: attachment; filename*=utf-8''a%00b"), "", ""},
        {file_name_disguised, part("Content-Disposition: attachment; filename=a.exe."), "", ""},
        {file_name_invisible, part("Content-Disposition: attachment; filename*=utf-8''%E2%80%8Ea.pdf"), "",
         ""},
        {file_name_path, part("Content-Disposition: attachment; filename=../a.pdf"), "", ""},
        {headers_in_body, "From: a\nno header\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nin\n--x--",
         "1~2.1", "in"},
        {headers_in_body, "From: a\n\fContent-Type: multipart/mixed; boundary=x\n\n--x\n\nin\n--x--", "1~2.1",
         "in"},
        {headers_in_body, "From: a\nContent-Type multipart/mixed;\n boundary=x\n\n--x\n\nin\n--x--", "1~2.1",
         "in"},
        {headers_in_body, "From: a\nContent-Type (c) : multipart/mixed; boundary=x\n\n--x\n\nin\n--x--",
         "1~2.1", "in"},
        {headers_in_body, "From: a\nContent\u2013Type: multipart/mixed; boundary=x\n\n--x\n\nin\n--x--",
         "1~2.1", "in"},
        {header_without_colon, part("A: b\nContent-Transfer\u2010Encoding: base64", "dGV4dA=="), "1.1~2",
         "text"},
        {unbalanced_quote, part("Content-Disposition: attachment; filename=\"a.exe"), "", ""},
        {header_without_colon, part("Content-Type: text/html\nno header"), "1.1", "no header\n\ntext"},
        {header_without_colon, part("A: b\nno header\nContent-Transfer-Encoding: base64", "dGV4dA=="),
         "1.1~2", "text"},
        {header_control, std::string("From: a\nSubject: x\x01y\n\ntext"), "1", "text"},
        {bare_cr, part("", "a\r--x\nb"), "1.1", "a\r--x\nb"},
        {bare_cr, std::string("From: a\nSubject: x\ry\n\ntext"), "1", "text"},
        {duplicate_header, "From: a\nfrom: b\n\ntext", "1", "text"},
        {from_missing, "Subject: a\n\ntext", "1", "text"},
    };
}

std::string deep(std::size_t levels) {
    std::string mail = "From: a\n";
    for (std::size_t i = 0; i < levels; ++i) {
        const std::string boundary = "b" + std::to_string(i);
        mail += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
    }
    return mail;
}

std::vector<Sample> content_samples() {
    using enum OddityKind;
    const std::string base64 = "Content-Transfer-Encoding: base64";
    return {
        {base64_junk, part(base64, "dG*V*4*d*A=="), "1.1", "text"},
        {base64_junk, part(base64, "dG-V4dA=="), "1.1", "text"},
        {uuencode, part("Content-Type: text/plain", "begin 644 a.exe\n#0V%T\n`\nend"), "1.1.1", "Cat"},
        {base64_junk, part(base64, "#\ndGV4dA=="), "1.1", "text"},
        {base64_junk, part(base64, "d G V 4 dA=="), "1.1", "text"},
        {uuencode, part("Content-Type: a/b; name=a.uu", "begin 644 a.exe\n#0V%T\n`\nend"), "1.1.1", "Cat"},
        {uuencode, mixed + "begin 644 a.exe\n#0V%T\n`\nend\n--x\n\none\n--x--\n", "1~0.1", "Cat"},
        {base64_after_padding, part(base64, "dGU=eHQ="), "1.1", "text"},
        {base64_truncated, part(base64, "dGV4dA"), "1.1", "text"},
        {quoted_printable_invalid, part("Content-Transfer-Encoding: quoted-printable", "=ZZ"), "1.1", "=ZZ"},
        {too_deep, deep(limits::nesting + 1), "", ""},
        {too_many_parts, mixed + repeated("--x\n\na\n", limits::parts + 1), "1.1", "a"},
        {header_too_long, "From: a\nX: " + std::string(limits::header, 'x') + "\n\ntext", "1", "text"},
        {too_many_headers, "From: a\n" + repeated("X: y\n", limits::headers_count + 1) + "\ntext", "1",
         "text"},
        {too_many_addresses, "From: a\nTo: " + repeated("a@b,", limits::addresses + 1) + "\n\ntext", "1",
         "text"},
    };
}

// Noted by other rooms (words, the filter), or shown by header_test.
const std::set<OddityKind> elsewhere = {
    OddityKind::charset_unknown, OddityKind::charset_invalid,      OddityKind::utf7,
    OddityKind::text_too_long,   OddityKind::forged_result_header, OddityKind::too_many_encoded_words};

}  // namespace

BOOST_AUTO_TEST_CASE(each_oddity_is_noted_and_the_content_is_read_all_the_same) {
    std::set<OddityKind> seen = elsewhere;
    for (const auto& samples : {boundary_samples(), header_samples(), content_samples()}) {
        for (const Sample& sample : samples) {
            if (elsewhere.contains(sample.kind)) continue;
            seen.insert(sample.kind);
            const Reading reading = read_mail(sample.mail);
            BOOST_TEST_CONTEXT(info(sample.kind).name << "\n" << sample.mail.substr(0, 300)) {
                BOOST_TEST(reading.has(info(sample.kind).name));
                if (!sample.leaf.empty()) BOOST_TEST(reading.text(sample.leaf) == sample.text);
            }
        }
    }
    for (const OddityInfo& one : all_oddities())
        BOOST_TEST(seen.contains(one.kind), one.name << " has no sample");
}

BOOST_AUTO_TEST_CASE(ordinary_mail_has_no_oddity) {
    const std::string mails[] = {
        "From: a@b.org\r\nSubject: =?utf-8?Q?caf=C3=A9?=\r\n\r\nHello -- you\r\n-- \r\nJohn\r\n",
        "From: a\nContent-Type: multipart/mixed; boundary=\"=_x\"\n\nThis is a multi-part message.\n\n--=_x\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 7bit\n\n--\nJohn\n--=_x  \n"
        "Content-Type: image/png; name=\"a.png\"\nContent-Disposition: inline; filename=\"a.png\"\n"
        "Content-Transfer-Encoding: base64\n\nAAAA\n--=_x--\n\n",
        "From: a\n\nContent type: a report.\nContent-Type of it, says he: letters.\n",
        "From: a\nContent-Type: a/b;\n\tname=\"Minutes of\n May.pdf\"\n\n.\n",
        "From: a\nContent-Type: text/plain;\n\tcharset=\"iso-8859-1\"\nX-Long:\n a\n\tb\n\ntext\n",
    };
    for (const std::string& mail : mails)
        BOOST_TEST(read_mail(mail).oddities.empty());
}

BOOST_AUTO_TEST_CASE(the_list_is_bounded_but_keeps_the_first_of_each_kind) {
    Oddities oddities;
    for (std::size_t i = 0; i < limits::oddities + 50; ++i)
        oddities.add(OddityKind::bare_cr, "part " + std::to_string(i));
    BOOST_TEST(oddities.all().size() == limits::oddities);
    BOOST_TEST(oddities.not_kept() == 50U);
    oddities.add(OddityKind::utf7, "part 1");
    oddities.add(OddityKind::utf7, "part 1");
    BOOST_TEST(oddities.has(OddityKind::utf7));
    BOOST_TEST(oddities.all().size() == limits::oddities + 1);
    BOOST_TEST(oddities.not_kept() == 50U);
}

BOOST_AUTO_TEST_CASE(names_lead_back_to_their_kinds) {
    for (const OddityInfo& one : all_oddities())
        BOOST_TEST((oddity_named(one.name) == one.kind));
    BOOST_TEST(!oddity_named("no_such_oddity").has_value());
}

BOOST_AUTO_TEST_CASE(the_manual_lists_every_oddity_as_the_table_has_it) {
    std::ifstream file(LETTERHEAD_SOURCE "/docs/oddities.md");
    BOOST_REQUIRE(file.good());
    std::ostringstream text;
    text << file.rdbuf();
    std::string expected = "| name | meaning | ambiguous |\n|---|---|---|\n";
    for (const OddityInfo& one : all_oddities()) {
        expected += "| `" + std::string(one.name) + "` | " + std::string(one.meaning) + " | " +
                    (one.ambiguous ? "yes" : "no") + " |\n";
    }
    const std::string manual = text.str();
    const std::size_t begin = manual.find("| name |");
    BOOST_REQUIRE(begin != std::string::npos);
    BOOST_TEST(manual.substr(begin, expected.size()) == expected);
}
