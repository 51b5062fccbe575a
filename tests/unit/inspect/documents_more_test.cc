// Documents in one text, pictures with scripts, calendars and cards; and their honest likes.

#include "file_tools.h"
#include "ole_writer.h"
#include "zip_writer.h"

#include <zlib.h>

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::tests;
using namespace std::string_literals;

namespace {

const std::string kProgram = "MZ\x90\0\3\0\0\0\4\0\0\0\xFF\xFF\0\0"s + std::string(300, 'x');
const std::string kScript = "var a = new ActiveXObject('none');\nWScript.Echo('hello');\nWScript.Sleep(1)\n";

std::string deflated(const std::string& bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string packed(size, '\0');
    compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
             static_cast<uLong>(bytes.size()));
    packed.resize(size);
    return packed;
}

std::string base64(const std::string& bytes, const std::string& fold = "") {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned bits = 0;
        for (std::size_t k = 0; k < 3; k++)
            bits = bits << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (unsigned k = 0; k < 4; k++)
            text += letters[bits >> (18U - 6 * k) & 63U];
        if (i % 54 == 51) text += fold;
    }
    return text;
}

std::string active_mime(std::size_t head, const std::string& content) {
    std::string text = "ActiveMime\0\0\1\xF0\4\0\0\0"s;
    text.resize(head, '\0');
    text.replace(30, 2, little(head - 46, 2));
    return text + deflated(content);
}

std::string svg(const std::string& inside) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">" + inside + "</svg>";
}

std::string calendar(const std::string& line) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Council\r\n meets: at noon\r\n" + line +
           "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

std::string docx(const std::string& type) {
    return write_zip(
        {{.name = "[Content_Types].xml",
          .content = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                     "content-types\">" +
                     std::string(5000, ' ') + "<Override ContentType=\"application/vnd.ms-" + type +
                     ".main+xml\"/></Types>"},
         {.name = "word/document.xml", .content = "<x/>"}});
}

std::string contents(const FileFinding& finding) {
    std::string all = std::string(family_key(finding.family)) + (finding.container ? ":" : "");
    for (const ContainerEntry& entry : finding.entries)
        all += " " + entry.name + "=" + std::string(family_key(entry.family_by_content));
    return all + (finding.container_unreadable.empty() ? "" : " unreadable");
}

struct Row {
    std::string_view what;
    std::string content, expected, name;
};

void check(const std::vector<Row>& table) {
    for (const Row& row : table) {
        for (const std::size_t chunk : {1UL, 7UL, 1000000UL}) {
            BOOST_TEST_CONTEXT(row.what << ", chunk " << chunk) {
                const std::vector<std::string> names = {row.name};
                BOOST_TEST(contents(read_file(row.content, names, {.chunk = chunk})) == row.expected);
            }
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(documents_more)

BOOST_AUTO_TEST_CASE(macros_in_one_text) {
    const std::string macros =
        OleWriter::write({ole_stream("_VBA_PROJECT", "x"), ole_stream("PROJECT", "x")});
    const std::string word =
        "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>\n"
        "<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"";
    const std::string flat =
        "<?xml version=\"1.0\"?><office:document "
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">";
    const std::string package =
        "<?xml version=\"1.0\"?><pkg:package "
        "xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"><pkg:part pkg:contentType=\"";
    check({
        {"ActiveMime", active_mime(0x32, macros), "macro_document: a=macro_document", "a.mso"},
        {"ActiveMime, far", active_mime(0x22A, macros), "macro_document: a=macro_document", "a.mso"},
        {"ActiveMime, of a table", active_mime(0x32, OleWriter::write({ole_stream("Workbook", "x")})),
         "office: a=office", "a.mso"},
        {"ActiveMime, cut", active_mime(0x32, macros).substr(0, 90), "office: a=office unreadable", "a.mso"},
        {"Word XML", word + " w:macrosPresent=\"no\"/>", "office", "a.xml"},
        {"Word XML, said", word + " w:macrosPresent=\"yes\"/>", "macro_document", "a.xml"},
        {"Word XML, brought",
         word + "><w:binData w:name=\"editdata.mso\">" + base64(active_mime(0x32, macros)) + "</w:binData>",
         "macro_document: data 1=macro_document data 1/macros=macro_document", "a.xml"},
        {"a package", package + "application/xml\"/></pkg:package>", "office", "a.xml"},
        {"a package with macros", package + "application/vnd.ms-office.vbaProject\"/></pkg:package>",
         "macro_document", "a.xml"},
        {"OpenDocument", flat + "<office:scripts><ooo:libraries/></office:scripts>", "office", "a.fodt"},
        {"OpenDocument with macros",
         flat + std::string(9000, ' ') + "<office:scripts><ooo:source-code>Sub Main</ooo:source-code>",
         "macro_document", "a.fodt"},
        {"types of a document", docx("word.document"),
         "office [Content_Types].xml=office word/document.xml=text", "a.docx"},
        {"types of a binary sheet", docx("excel.sheet.binary.macroEnabled"),
         "office [Content_Types].xml=office word/document.xml=text", "a.docx"},
        {"types of one with macros", docx("word.document.macroEnabled"),
         "macro_document [Content_Types].xml=macro_document word/document.xml=text", "a.docx"},
        {"types of a template with macros", docx("word.template.macroEnabledTemplate"),
         "macro_document [Content_Types].xml=macro_document word/document.xml=text", "a.docx"},
    });
}

BOOST_AUTO_TEST_CASE(encoded_scripts) {
    check({
        {"bare", "#@~^EgAAAA==\\ko$K6PrtC.hVndkEPAYAAA==^#~@", "script", "plan"},
        {"behind words", "'**Start Encode**\r\n#@~^EgAAAA==\\ko$K6PrtC.^#~@", "script", "a.txt"},
        {"spoken of", "A script begins with #@~^EgAAAA== when it is encoded.\n", "text", "a.txt"},
        {"no length", "#@~^ is a mark\n", "text", "a.txt"},
    });
}

BOOST_AUTO_TEST_CASE(pages_and_pictures) {
    const std::string zip = write_zip({{.name = "a.js", .content = kScript}});
    check({
        {"an address in pieces",
         "<html><a href=\"da\n\tta:application/octet-str\neam;base64," + base64(kProgram) + "\">",
         "active_document: data 1=executable", "a.html"},
        {"and with names for them",
         "<html><a href=\"da&Tab;ta&NewLine;:application/octet-stream;base64," + base64(kProgram) + "\">",
         "active_document: data 1=executable", "a.html"},
        {"a small archive", "<script>var s=atob(\"" + base64(zip) + "\")</script>",
         "active_document: data 1=archive data 1/a.js=text", "a.html"},
        {"a picture", svg("<path d=\"M0 0L9 9\"/>"), "image", "a.svg"},
        {"a chart with a script", svg("<script>function s(t){t.style.fill='red'}</script>"), "image",
         "a.svg"},
        {"a label and a script", svg("<foreignObject><p>x</p></foreignObject><script>s()</script>"), "image",
         "a.svg"},
        {"a page in a picture", svg("<foreignObject><body><script>s()</script></body></foreignObject>"),
         "active_document", "a.svg"},
        {"unpacks and runs", svg("<script>eval(atob('YWxlcnQoMSk='))</script>"), "active_document", "a.svg"},
        {"without an element",
         "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"eval(atob('YWxlcnQoMSk='))\"/>",
         "active_document", "a.svg"},
        {"fetches", svg("<script>fetch('https://example.com/')</script>"), "active_document", "a.svg"},
    });
}

BOOST_AUTO_TEST_CASE(calendars_and_cards) {
    const std::string picture = "\xFF\xD8\xFF\xE0\0\x10JFIF\0"s + std::string(200, 'x');
    const std::string attach = "ATTACH;ENCODING=BASE64;VALUE=BINARY;X-FILENAME=plan.exe:";
    check({
        {"plain", calendar("ATTACH:https://example.com/a.pdf"), "calendar", "a.ics"},
        {"a program", calendar(attach + base64(kProgram, "\r\n ")), "calendar: plan.exe=executable", "a.ics"},
        {"folded anywhere", calendar("ATTACH;VALUE=BINARY;ENC\r\n ODING=BASE64:" + base64(kProgram, "\n\t")),
         "calendar: attach 1=executable", "a.ics"},
        {"an address", calendar("ATTACH:data:application/octet-stream;base64," + base64(kProgram)),
         "calendar: attach 1=executable", "a.ics"},
        {"a picture", calendar("ATTACH;ENCODING=BASE64;VALUE=BINARY:" + base64(picture)), "calendar",
         "a.ics"},
        {"a card with a photo", "BEGIN:VCARD\nPHOTO;ENCODING=b;TYPE=JPEG:" + base64(picture, "\n ") + "\n",
         "text", "a.vcf"},
        {"a card with a program", "BEGIN:VCARD\nPHOTO;ENCODING=b;TYPE=JPEG:" + base64(kProgram, "\n ") + "\n",
         "text: photo 1=executable", "a.vcf"},
        {"an old card", "BEGIN:VCARD\nKEY;BASE64:\n " + base64(kProgram, "\n ") + "\n\nEND:VCARD\n",
         "text: key 1=executable", "a.vcf"},
    });
}

BOOST_AUTO_TEST_SUITE_END()
