// Messages in files: what is attached to them is found, their texts are no entries.

#include "file_tools.h"
#include "zip_writer.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::tests;
using namespace std::string_literals;

namespace {

const std::string kTop =
    "From: a@example.org\r\nTo: b@example.com\r\nSubject: minutes\r\nDate: Mon, 5 Jan 2026 10:00:00 "
    "+0000\r\nMIME-Version: 1.0\r\n";
const std::string kSeparator = "From a@example.org Mon Jan  5 10:00:00 2026\r\n";

std::string part(const std::string& headers, const std::string& body) {
    return "--b1\r\n" + headers + "\r\n\r\n" + body + "\r\n";
}
std::string mixed(const std::string& parts, const std::string& top = kTop) {
    return top + "Content-Type: multipart/mixed; boundary=b1\r\n\r\n" + parts + "--b1--\r\n";
}
std::string attached(const std::string& name, const std::string& body) {
    return part("Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"" +
                    name + "\"",
                body);
}

std::string contents(const FileFinding& finding) {
    std::string all = std::string(family_key(finding.family)) + (finding.container ? " container:" : ":");
    for (const ContainerEntry& entry : finding.entries) {
        all += " " + entry.name + " " + std::string(family_key(entry.family_by_content));
        all += (entry.opened ? " opened" : "") + std::string(entry.looked ? "" : " unseen");
        all += entry.encrypted ? " locked|" : "|";
    }
    if (!finding.container_unreadable.empty()) all += " (" + finding.container_unreadable + ")";
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(documents_mail)

BOOST_AUTO_TEST_CASE(what_messages_in_files_carry) {
    const std::string text = part("Content-Type: text/plain", "See the file.");
    const std::string program = attached("a.exe", "MZ\x90\1\3 of a program");
    std::string unix_lines = mixed(text + program);
    std::erase(unix_lines, '\r');
    const struct {
        std::string_view what;
        std::string content, name, expected;
    } table[] = {
        {"a text", kTop + "\r\nThe minutes are attached.\r\n", "", "message container:"},
        {"a text in HTML", mixed(text + part("Content-Type: text/html", "<p>See it.</p>")), "",
         "message container:"},
        {"a file", mixed(text + program), "", "message container: a.exe executable|"},
        {"with line ends of Unix", unix_lines, "", "message container: a.exe executable|"},
        {"behind blank lines", "\r\n\r\n" + mixed(text + program), "",
         "message container: a.exe executable|"},
        {"behind a byte order mark", "\xEF\xBB\xBF" + mixed(text + program), "",
         "message container: a.exe executable|"},
        {"of Apple Mail", "1234\n" + mixed(text + program), "a.emlx", "unknown container: a.exe executable|"},
        {"by its name alone", "Hello\r\n" + mixed(text + program, ""), "a.eml",
         "unknown container: a.exe executable|"},
        {"headers that are unusual", "X-A: b\r\n" + mixed(program, ""), "a.eml",
         "unknown container: a.exe executable|"},
        {"two names",
         mixed(
             part("Content-Type: application/x; name=b.js\r\nContent-Disposition: attachment; filename=b.txt",
                  "words")),
         "", "message container: b.js text| b.txt text|"},
        {"a program as text", mixed(part("Content-Type: text/plain", "MZ\x90\1\3 of a program")), "",
         "message container: part 1.1.1 executable|"},
        {"a zip",
         mixed(part("Content-Type: application/zip; name=z.zip\r\nContent-Transfer-Encoding: binary",
                    write_zip({{"c.exe"}}))),
         "", "message container: z.zip archive opened| z.zip/c.exe text|"},
        {"a message",
         mixed(part("Content-Type: message/rfc822; name=inner.eml",
                    "Subject: x\r\nContent-Type: "
                    "application/octet-stream; name=d.exe\r\n\r\nx")),
         "", "message container: d.exe text| inner.eml message opened|"},
        {"encrypted",
         mixed(part("Content-Type: application/pkcs7-mime; smime-type=enveloped-data; "
                    "name=smime.p7m",
                    "0x")),
         "", "message container: smime.p7m text unseen locked|"},
        {"two boundaries",
         kTop + "Content-Type: multipart/mixed; boundary=b0; boundary=b1\r\n\r\n" + program + "--b1--\r\n",
         "", "message container: a.exe executable|"},
        {"an mbox", kSeparator + mixed(text) + "\r\n" + kSeparator + mixed(text + program), "",
         "message container: a.exe executable|"},
        {"an mbox that cuts a part",
         kSeparator + kTop + "Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\n\r\n" + kSeparator +
             kTop + "\r\n" + program,
         "", "message container: (a message in it ends within a part)"},
    };
    for (const auto& row : table) {
        for (const std::size_t chunk : {1UL, 7UL, 100UL, 1000000UL}) {
            BOOST_TEST_CONTEXT(row.what << ", chunk " << chunk) {
                BOOST_TEST(contents(read_file(row.content, {row.name}, {.chunk = chunk})) == row.expected);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_too_deep_is_not_read) {
    std::string nest = kTop;
    for (int i = 0; i < 100; i++)
        nest += "Content-Type: message/rfc822\r\n\r\n";
    BOOST_TEST(read_file(nest + "\r\nwords").container_unreadable == "its parts are nested too deeply");
}

BOOST_AUTO_TEST_CASE(oddities_in_it_are_facts) {
    const FileFinding finding = read_file(
        kTop + "Content-Type: multipart/mixed; boundary=b0; boundary=b1\r\n\r\n" + attached("a", "x"));
    BOOST_TEST(std::count(finding.container_facts.begin(), finding.container_facts.end(),
                          "duplicate_boundary in its part 1.1") == 1);
}

BOOST_AUTO_TEST_CASE(a_text_that_speaks_of_a_message_is_none) {
    BOOST_TEST(!read_file("From here: a text", {"a.txt"}).container);
    BOOST_TEST(read_file("Subject: x\n\nbody", {"a.eml"}).container_unreadable == "");
    const FileFinding zip = read_file(write_zip({{"m.eml", "Subject: x\n\nbody"}}), {"a.zip"});
    BOOST_TEST(contents(zip) == "archive container: m.eml text opened|");
}

BOOST_AUTO_TEST_SUITE_END()
