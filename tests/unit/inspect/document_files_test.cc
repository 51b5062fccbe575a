// Files in documents: PDF, pages, OneNote; and documents that are only what they seem.

#include "file_tools.h"
#include "zip_writer.h"

#include <zlib.h>

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::tests;
using namespace std::string_literals;

namespace {

const std::string kProgram = "MZ\x90\0\3\0\0\0\4"s + std::string(600, 'x');

std::string deflated(const std::string& bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string packed(size, '\0');
    compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
             static_cast<uLong>(bytes.size()));
    packed.resize(size);
    return packed;
}

std::string object(int number, const std::string& content) {
    return std::to_string(number) + " 0 obj\n" + content + "\nendobj\n";
}

std::string stream(int number, const std::string& dictionary, const std::string& bytes) {
    return object(number, "<< " + dictionary + " /Length " + std::to_string(bytes.size()) +
                              " >>\nstream\r\n" + bytes + "\r\nendstream");
}

std::string pdf(const std::string& objects, const std::string& trailer = "") {
    return "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n" + object(1, "<< /Type /Catalog /Pages 2 0 R >>") + objects +
           "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R " + trailer + ">>\nstartxref\n9\n%%EOF\n";
}

const std::string kFlate = "/Type /EmbeddedFile /Filter /FlateDecode";
const std::string kSpec = "<< /Type /Filespec /F (x.bin) /UF (setup.exe) /EF << /F 7 0 R >> >>";

std::string base64(const std::string& bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned bits = 0;
        for (std::size_t k = 0; k < 3; k++)
            bits = bits << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (unsigned k = 0; k < 4; k++)
            text += letters[bits >> (18U - 6 * k) & 63U];
    }
    return text;
}

std::string wide(const std::string& ascii) {
    std::string text;
    for (const char c : ascii)
        text += {c, '\0'};
    return text;
}

std::string one_file(const std::string& bytes) {
    std::string length(8, '\0');
    for (unsigned i = 0; i < 4; i++)
        length[i] = static_cast<char>(bytes.size() >> (8 * i) & 0xFFU);
    return "\xE7\x16\xE3\xBD\x65\x26\x11\x45\xA4\xC4\x8D\x4D\x0B\x7A\x9E\xAC" + length +
           std::string(12, '\0') + bytes + std::string((8 - bytes.size() % 8) % 8, '\0') +
           "\x22\xA7\xFB\x71\x79\x0F\x0B\x4A\xBB\x13\x89\x92\x56\x42\x6B\x24";
}

std::string one(const std::string& content) {
    return "\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D\xAE\xB1\x53\x78\xD0\x29\x96\xD3" + std::string(1008, '\0') +
           content + std::string(64, '\0');
}

// "family: name family-by-content flags|... (unreadable)", alike however it comes.
std::string found(const std::string& content, const std::vector<std::string>& names = {}) {
    std::string first;
    for (const std::size_t chunk : {content.size() + 1, std::size_t{7}, std::size_t{1000}}) {
        const FileFinding finding = read_file(content, names, {.chunk = chunk});
        std::string text(family_key(finding.family));
        if (finding.container) text += ":";
        for (const ContainerEntry& entry : finding.entries)
            text += " " + entry.name + "=" + std::string(family_key(entry.family_by_content)) +
                    (entry.encrypted ? " locked" : "") + (entry.looked ? "" : " unseen");
        if (!finding.container_unreadable.empty()) text += " (" + finding.container_unreadable + ")";
        if (first.empty()) first = text;
        BOOST_TEST(text == first, chunk);
    }
    return first;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(document_files)

BOOST_AUTO_TEST_CASE(files_in_a_pdf_are_found) {
    const std::string program = stream(7, kFlate, deflated(kProgram));
    const struct {
        std::string content;
        std::string_view expected;
    } table[] = {
        {pdf(object(6, kSpec) + program), "pdf: setup.exe=executable"},
        {pdf(program + object(6, kSpec)), "pdf: setup.exe=executable"},
        {pdf(program), "pdf: embedded file 7=executable"},
        {pdf(stream(7, "/Type /EmbeddedFile", kProgram)), "pdf: embedded file 7=executable"},
        {pdf(stream(7, "/T#79pe /Embedded#46ile", kProgram)), "pdf: embedded file 7=executable"},
        {pdf(object(6, kSpec) + stream(7, "", kProgram)), "pdf: setup.exe=executable"},
        {pdf(stream(7, "", kProgram) + object(6, kSpec)), "pdf: setup.exe=unknown unseen"},
        {pdf(stream(7, "/Type /EmbeddedFile /Filter [/ASCII85Decode /FlateDecode]", "xx")),
         "pdf: embedded file 7=unknown unseen"},
        {pdf(stream(8, "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", deflated("6 0 " + kSpec)) +
             program),
         "pdf: setup.exe=executable"},
        {pdf(object(6, "<< /UF <FEFF0061002E006A0073> /EF << /F 7 0 R >> >>") +
             stream(7, kFlate, deflated("hello"))),
         "pdf: a.js=text"},
        {pdf(object(6, "<< /UF (factur-x.xml) /EF << /F 7 0 R >> >>") +
             stream(7, kFlate, deflated("<?xml version=\"1.0\"?><x/>"))),
         "pdf: factur-x.xml=text"},
        {pdf(stream(7, kFlate, deflated(pdf("")))), "pdf: embedded file 7=pdf"},
        {pdf(stream(7, kFlate, deflated(write_zip({{"a.exe", "MZ"}})))),
         "pdf: embedded file 7=archive embedded file 7/a.exe=text"},
        // hidden in a stream of a page, or behind a bracket
        {pdf(object(3, "<< /Length 9 >>\nstream\nxx " + program)), "pdf: embedded file 7=executable"},
        {pdf("( " + program + ")"), "pdf: embedded file 7=executable"},
        {pdf(stream(7, kFlate, deflated(kProgram).substr(0, 20))), "pdf: embedded file 7=executable unseen"},
        // encrypted
        {pdf(stream(7, kFlate, "not deflated"), "/Encrypt 5 0 R"),
         "pdf: embedded file 7=unknown locked unseen"},
        {pdf(stream(7, "/Type /EmbeddedFile", kProgram), "/Encrypt 5 0 R"),
         "pdf: embedded file 7=unknown locked unseen"},
        {pdf(stream(8, "/Type /ObjStm /Filter /FlateDecode", "scrambled"), "/Encrypt 5 0 R"), "pdf"},
        {pdf(stream(8, "/Type /ObjStm /Filter /FlateDecode", "scrambled")),
         "pdf: (some of its objects are damaged)"},
        {pdf(stream(3, "/Filter /FlateDecode", deflated("BT /F1 12 Tf (EmbeddedFile) Tj ET"))), "pdf"},
        {pdf(object(6, "<< /Title (How /Type /EmbeddedFile looks) >>")), "pdf"},
    };
    for (const auto& row : table)
        BOOST_TEST(found(row.content) == row.expected);
}

BOOST_AUTO_TEST_CASE(a_pdf_that_starts_a_program_is_active) {
    const struct {
        std::string action;
        std::string_view expected;
    } table[] = {
        {"<< /S /Launch /Win << /F (cmd.exe) /P (/c calc) >> >>", "active_document"},
        {"<< /S /La#75nch /F (cmd.exe) >>", "active_document"},
        {"<< /F << /F (a.exe) /Type /Filespec >> /S/Launch >>", "active_document"},
        {"<< /S /Launch /F 9 0 R >>", "active_document"},
        {"<< /A << /Type /Action /S /Launch /F (C:\\\\a.bat) >> /X [ (open) ] >>", "active_document"},
        {"<< /S /Launch /F (appendix.pdf) /NewWindow true >>", "pdf"},  // a link
        {"<< /S /JavaScript /JS (app.alert\\(1\\)) >>", "pdf"},
        {"<< /S /URI /URI (http://example.org) >>", "pdf"},
        {"<< /Title (/S /Launch) >>", "pdf"},
    };
    for (const auto& row : table) {
        BOOST_TEST(found(pdf(object(6, row.action))) == row.expected, row.action);
        const std::string packed =
            stream(8, "/Type/ObjStm/Filter/FlateDecode", deflated("6 0 " + row.action));
        BOOST_TEST(found(pdf(packed)) == row.expected, row.action);
    }
}

BOOST_AUTO_TEST_CASE(the_word_stream_among_packed_objects_ends_nothing) {
    const std::string inside =
        "6 0 << >> stream << >> stream << >> stream << /A << /S /Launch /F (a.exe) >> >>";
    BOOST_TEST(found(pdf(stream(8, "/Type/ObjStm", inside))) == "active_document");
}

BOOST_AUTO_TEST_CASE(pages_that_carry_files_are_active) {
    const std::string data = base64(kProgram), opaque = base64(std::string(900, '\xB5'));
    const std::string chain =
        "var u=new Uint8Array(b.length);var f=new Blob([u]);a.href=URL.createObjectURL(f);a.click();";
    const auto page = [](const std::string& body) {
        return "<!DOCTYPE html><html><body>" + body + "</body></html>";
    };
    const struct {
        std::string content;
        std::string_view expected;
    } table[] = {
        {page("<a download=x href=\"data:application/octet-stream;base64," + data + "\">"),
         "active_document: data 1=executable"},
        {page("<a href='data:application/zip;base64," + base64(write_zip({{"a.js", "x"}})) + "'>"),
         "active_document: data 1=archive data 1/a.js=text"},
        {page("<a href='d&#97;ta&colon;application/x-msdownload;base64," + data + "'>"),
         "active_document: data 1=executable"},
        {page("<img src='data:image/png;base64," + data + "'>"), "active_document: data 1=executable"},
        {page("<script>var x='" + data + "';</script>"), "active_document: data 1=executable"},
        {page("<script>var x=atob('" + opaque + "');" + chain + "</script>"), "active_document"},
        {page("<div id=d>" + opaque + "</div><script>var x=atob(d.innerText);" + chain + "</script>"),
         "active_document"},
        {page("<script>var x='" + opaque + "';a.href='data:application/zip;base64,'+x;a.click()</script>"),
         "active_document"},
        {page("<script>new ActiveXObject('WScript.Shell').Run('x')</script>"), "active_document"},
        {page("<script>location='search-ms:query=x'</script>"), "active_document"},
        {"\xFF\xFE" + wide(page("<a href='data:application/octet-stream;base64," + data + "'>")),
         "active_document: data 1=executable"},
        {"<svg xmlns='http://www.w3.org/2000/svg'><script>var x=atob('" + opaque + "');" + chain +
             "</script></svg>",
         "active_document"},
        // ordinary pages
        {page("<p>Hello"), "text"},
        {page("<script>" + chain + "var x=atob('" + base64("short") + "')</script>"), "text"},
        {page("<img src='data:image/png;base64," + base64("\x89PNG\r\n\x1A\n"s + std::string(4000, '\xA0')) +
              "'>"),
         "text"},
        {page("<style>@font-face{src:url(data:font/woff2;base64," +
              base64("wOF2" + std::string(4000, '\xA1')) + ")}</style>"),
         "text"},
        {page("<script>var b=new "
              "Blob([csv]);a.href=URL.createObjectURL(b);a.download='a.csv';a.click()</script>"),
         "text"},
        {page("<script>" + std::string(70'000, ';') + chain + "atob(x)</script><script>var d={bdata:'" +
              opaque + "'}</script>"),
         "text"},
        {page("<script>x=window.ActiveXObject?new ActiveXObject('Microsoft.XMLHTTP'):new "
              "XMLHttpRequest</script>"),
         "text"},
        {page("<meta http-equiv=\"refresh\" content=\"0;url=https://example.org\">"), "text"},
        {page("<a href='data:text/csv,a%2Cb'>table</a> metadata: a, b"), "text"},
        {"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "image"},
    };
    for (const auto& row : table)
        BOOST_TEST(found(row.content) == row.expected, row.content.substr(0, 300));
    BOOST_TEST(found("words <a href='data:application/octet-stream;base64," + data + "'>", {"a.html"}) ==
               "active_document: data 1=executable");
}

BOOST_AUTO_TEST_CASE(files_in_a_onenote_section_are_found) {
    const std::string png = "\x89PNG\r\n\x1A\n" + std::string(50, 'x');
    const struct {
        std::string content;
        std::string_view expected;
    } table[] = {
        {one(""), "office"},
        {one(one_file(png)), "office: embedded file 1=image"},
        {one(wide("setup.exe") + "\0\0"s + one_file(png)), "office: embedded file 1=image"},
        {one(one_file(png) + one_file(kProgram)), "office: embedded file 1=image embedded file 2=executable"},
        {one(one_file("hello") + wide("run.bat")), "office: embedded file 1=text run.bat=unknown"},
        {one(one_file(kProgram)).substr(0, 1100),
         "office: embedded file 1=executable unseen (a file in it does not end where it says)"},
    };
    for (const auto& row : table)
        BOOST_TEST(found(row.content) == row.expected);
}

BOOST_AUTO_TEST_SUITE_END()
