#include "message/reader.h"

#include "recorder.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace letterhead;
using namespace letterhead::test;

namespace {

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += line + "\n";
    return text;
}

// The line end before a delimiter belongs to the delimiter.
const std::string nested =
    "From: a@b.org\n"
    "Content-Type: multipart/mixed; boundary=outer\n"
    "\n"
    "preamble\n"
    "--outer\n"
    "Content-Type: multipart/alternative; boundary=\"outer1\"\n"
    "\n"
    "--outer1\n"
    "\n"
    "plain\n"
    "--outer1\n"
    "Content-Type: text/html; charset=UTF-8\n"
    "Content-Transfer-Encoding: quoted-printable\n"
    "\n"
    "<b>caf=C3=A9</b>\n"
    "--outer1--\n"
    "\n"
    "--outer\n"
    "Content-Type: message/rfc822\n"
    "\n"
    "From: c@d.org\n"
    "Subject: inner\n"
    "\n"
    "inner text\n"
    "\n"
    "--outer\n"
    "Content-Type: application/pdf; name=\"a.pdf\"\n"
    "Content-Disposition: attachment; filename=\"a.pdf\"\n"
    "Content-Transfer-Encoding: base64\n"
    "\n"
    "JVBERg==\n"
    "--outer--\n"
    "epilogue\n";

constexpr std::string_view nested_expected =
    "headers 1 2\n"
    "begin 1 multipart/mixed\n"
    "begin 1.1 multipart/alternative\n"
    "begin 1.1.1 text/plain\n"
    "text 1.1.1 plain\n"
    "end 1.1.1\n"
    "begin 1.1.2 text/html\n"
    "text 1.1.2 <b>caf\xc3\xa9</b>\n"
    "end 1.1.2\n"
    "end 1.1\n"
    "begin 1.2 message/rfc822\n"
    "headers 1.2.1 2\n"
    "begin 1.2.1 text/plain\n"
    "text 1.2.1 inner text\n\n"
    "end 1.2.1\n"
    "end 1.2\n"
    "begin 1.3 application/pdf\n"
    "text 1.3 %PDF\n"
    "end 1.3\n"
    "end 1\n";

}  // namespace

BOOST_AUTO_TEST_CASE(a_nested_mail_becomes_its_parts) {
    const Reading reading = read_mail(nested);
    BOOST_TEST(joined(reading.lines) == nested_expected);
    BOOST_TEST(reading.oddities.empty());
    BOOST_TEST(reading.part("1.2.1")->message_depth == 1);
    BOOST_TEST(reading.part("1.2.1")->parent_type == "message/rfc822");
    BOOST_TEST(reading.part("1.1.2")->charset == "utf-8");
    BOOST_TEST(reading.part("1.3")->is_attachment());
    BOOST_TEST(!reading.part("1.1.1")->is_attachment());
    BOOST_TEST(reading.part("1.3")->names.size() == 1U);
}

BOOST_AUTO_TEST_CASE(line_ends_make_no_difference_but_in_the_text) {
    const Reading reading = read_mail(with_crlf(nested));
    BOOST_TEST(reading.oddities.empty());
    BOOST_TEST(reading.lines.size() == read_mail(nested).lines.size());
    BOOST_TEST(reading.text("1.2.1") == "inner text\r\n");
    BOOST_TEST(reading.text("1.3") == "%PDF");
}

BOOST_AUTO_TEST_CASE(a_plain_mail_is_one_part_as_it_stands) {
    const Reading reading = read_mail("From: a\r\n\r\nHello\r\n--x\r\n\r\n");
    BOOST_TEST(reading.text("1") == "Hello\r\n--x\r\n\r\n");
    BOOST_TEST(read_mail("").text("1") == "");
    BOOST_TEST(read_mail("no header at all\n").text("1") == "no header at all\n");
}

BOOST_AUTO_TEST_CASE(a_part_without_blank_line_or_body_is_a_part) {
    const Reading reading = read_mail(
        "From: a\nContent-Type: multipart/mixed; boundary=x\n\n"
        "--x\nContent-Type: text/html\n--x\n\n--x\nno header\nsecond\n--x--");
    BOOST_TEST(reading.part("1.1")->type == "text/html");
    BOOST_TEST(reading.text("1.1") == "");
    BOOST_TEST(reading.text("1.2") == "");
    BOOST_TEST(reading.text("1.3") == "no header\nsecond");
    BOOST_TEST(reading.has("header_without_colon"));
}

BOOST_AUTO_TEST_CASE(a_digest_holds_messages_by_default) {
    const Reading reading =
        read_mail("From: a\nContent-Type: multipart/digest; boundary=x\n\n--x\n\nFrom: b\n\ntext\n--x--\n");
    BOOST_TEST(reading.part("1.1")->type == "message/rfc822");
    BOOST_TEST(reading.text("1.1.1") == "text");
}

BOOST_AUTO_TEST_CASE(messages_of_other_names_are_opened) {
    for (const char* type : {"message/global", "message/news"}) {
        const Reading reading =
            read_mail("From: a\nContent-Type: " + std::string(type) + "\n\nFrom: b\n\ntext");
        BOOST_TEST(reading.text("1.1") == "text");
    }
}

BOOST_AUTO_TEST_CASE(encoded_containers_are_decoded_and_opened) {
    // base64 of "From: b\r\nContent-Type: text/html\r\n\r\n<p>inside</p>"
    const Reading message = read_mail(
        "From: a\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
        "RnJvbTogYg0KQ29udGVudC1UeXBlOiB0ZXh0L2h0bWwNCg0KPHA+aW5zaWRlPC9wPg==\n");
    BOOST_TEST(message.text("1.1") == "<p>inside</p>");
    BOOST_TEST(message.part("1.1")->message_depth == 1);
    BOOST_TEST(message.has("encoded_message"));
    // base64 of "--x\n\nfirst\n--x\n\nsecond\n--x--\n"
    const Reading multipart = read_mail(
        "From: a\nContent-Type: multipart/mixed; boundary=x\nContent-Transfer-Encoding: base64\n\n"
        "LS14CgpmaXJzdAotLXgKCnNlY29uZAotLXgtLQo=\n");
    BOOST_TEST(multipart.text("1.1") == "first");
    BOOST_TEST(multipart.text("1.2") == "second");
    BOOST_TEST(!multipart.has("close_delimiter_missing"));
    // A quoted-printable message inside: the escapes are decoded before its headers are read.
    const Reading printable = read_mail(
        "From: a\nContent-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n"
        "From: b=\n@c.org\nContent-Type: text/plain; charset=3Dutf-8\n\n=41\n");
    BOOST_TEST(printable.part("1.1")->charset == "utf-8");
    BOOST_TEST(printable.text("1.1") == "A\n");
}

BOOST_AUTO_TEST_CASE(containers_that_only_say_they_are_encoded_are_read_as_they_are) {
    const Reading multipart = read_mail(
        "From: a\nContent-Type: multipart/mixed; boundary=x\nContent-Transfer-Encoding: base64\n\n"
        "preamble\n--x\n\nfirst\n--x\n\nsecond\n--x--\n");
    BOOST_TEST(multipart.text("1.1") == "first");
    BOOST_TEST(multipart.text("1.2") == "second");
    BOOST_TEST(multipart.part("1.3") == nullptr);
    const Reading message = read_mail(
        "From: a\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
        "Subject: b\nContent-Type: text/html\n\ninside\n");
    BOOST_TEST(message.text("1.1") == "inside\n");
    BOOST_TEST(message.part("1.1")->type == "text/html");
}

BOOST_AUTO_TEST_CASE(what_a_part_is_comes_from_its_headers) {
    const Reading reading = read_mail(
        "From: a\nContent-Type: text/plain; format=Flowed; delsp=YES; charset=\"UTF-8\"\n"
        "Content-ID: <id@x>\nContent-Disposition: INLINE\n\ntext\n");
    const Part& part = reading.parts.at(0);
    BOOST_TEST(part.format == "flowed");
    BOOST_TEST(part.delsp);
    BOOST_TEST(part.charset == "utf-8");
    BOOST_TEST(part.content_id == "id@x");
    BOOST_TEST(part.disposition == "inline");
    BOOST_TEST(!part.is_attachment());
    const Reading calendar = read_mail("From: a\nContent-Type: text/calendar; method=REQUEST\n\n");
    BOOST_TEST(calendar.parts.at(0).method == "request");
    const Reading signed_mail = read_mail(
        "From: a\nContent-Type: application/pkcs7-mime; smime-type=Signed-Data; name=smime.p7m\n\n");
    BOOST_TEST(signed_mail.parts.at(0).smime_type == "signed-data");
    BOOST_TEST(signed_mail.parts.at(0).is_attachment());
}

BOOST_AUTO_TEST_CASE(every_candidate_name_is_kept) {
    const Reading reading = read_mail(
        "From: a\nContent-Type: application/octet-stream; name=\"a.txt\"\n"
        "Content-Disposition: attachment; filename=\"b.txt\"; filename*=utf-8''c.exe.\n"
        "Content-Description: d.pdf\n\n");
    std::string names;
    for (const FileName& name : reading.parts.at(0).names)
        names += name.name + " ";
    BOOST_TEST(names == "b.txt c.exe. a.txt d.pdf c.exe ");
    const Reading nul =
        read_mail("From: a\nContent-Disposition: attachment; filename*=utf-8''x.txt%00.e%E2%80%8Bxe\n\n");
    names.clear();
    for (const FileName& name : nul.parts.at(0).names)
        names += name.name + "|";
    const Reading folded = read_mail("From: a\nContent-Disposition: attachment; filename=\"x.\n exe\"\n\n");
    BOOST_TEST(folded.parts.at(0).names.back().name == "x.exe");
    BOOST_TEST(names == std::string("x.txt\0.e\xe2\x80\x8bxe|x.txt|x.txt.exe|", 30));
}

BOOST_AUTO_TEST_CASE(bytes_count_line_ends_as_crlf) {
    Recorder recorder;
    Oddities oddities;
    Reader reader(recorder, oddities);
    reader.header("Subject", " a\n b");
    reader.header("From", " a\r\n b");
    reader.end_of_headers();
    reader.body("body\r\n");
    reader.finish();
    BOOST_TEST(reader.bytes() ==
               std::string_view("Subject: a\r\n b\r\nFrom: a\r\n b\r\n\r\nbody\r\n").size());
    BOOST_TEST(reader.headers().count("subject") == 1U);
}

BOOST_AUTO_TEST_CASE(files_are_taken_apart_as_an_mta_would) {
    const RawMessage message = split_message("From x Mon Jan 1\nA: b\r\n c\nB : d\nno header\n\nrest");
    BOOST_REQUIRE(message.headers.size() == 2U);
    BOOST_TEST(message.headers[0].name == "A");
    BOOST_TEST(message.headers[0].value == " b\n c");
    BOOST_TEST(message.headers[1].name == "B");
    BOOST_TEST(message.body == "no header\n\nrest");
    BOOST_TEST(split_message("A: b\r\n\r\nbody").body == "body");
    BOOST_TEST(split_message("A: b").body == "");
    BOOST_TEST(split_message("\nbody").headers.empty());
    BOOST_TEST(split_message("\xef\xbb\xbf"
                             "A: b\n\n")
                   .headers.size() == 1U);
    BOOST_TEST(with_crlf("a\nb\r\nc\rd") == "a\r\nb\r\nc\rd");
    BOOST_TEST(with_crlf("\n\n") == "\r\n\r\n");
}
