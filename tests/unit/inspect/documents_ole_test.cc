// Compound files: messages of Outlook, what documents embed, sheets of macros; what is not read to its end is
// never clean.

#include "file_tools.h"
#include "ole_writer.h"
#include "zip_writer.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::tests;
using namespace std::string_literals;

namespace {

const std::string kProgram = "MZ\x90\0\3\0\0\0\4\0\0\0\xFF\xFF\0\0"s;
const std::string kText = "The minutes are attached.\r\n";

OleNode attachment(int number, std::vector<OleNode> inside) {
    inside.push_back(ole_stream("__properties_version1.0", std::string(40, '\0')));
    return ole_storage("__attach_version1.0_#0000000" + std::to_string(number), std::move(inside));
}
OleNode long_name(const std::string& name) {
    return ole_stream("__substg1.0_3707001F", wide(name));
}
OleNode data(const std::string& content) {
    return ole_stream("__substg1.0_37010102", content);
}

std::vector<OleNode> message(std::vector<OleNode> attachments) {
    attachments.push_back(ole_stream("__properties_version1.0", std::string(64, '\0')));
    attachments.push_back(ole_stream("__substg1.0_1000001F", wide(kText)));
    return attachments;
}
std::string msg(std::vector<OleNode> attachments) {
    return OleWriter::write(message(std::move(attachments)));
}

std::string doc(std::vector<OleNode> objects) {
    return OleWriter::write({ole_stream("WordDocument", std::string(5000, 'x')),
                             ole_storage("ObjectPool", {ole_storage("_1234567890", std::move(objects))})});
}

std::string record(unsigned kind, const std::string& body) {
    return little(kind, 2) + little(body.size(), 2) + body;
}
std::string workbook(int kind_of_sheet, bool hidden) {
    const std::string name = "Sheet1";
    const std::string sheet = little(0, 4) + little(hidden ? 2 : 0, 1) +
                              little(static_cast<std::uint64_t>(kind_of_sheet), 1) + little(name.size(), 1) +
                              '\0' + name;
    return record(0x0809, little(0x0600, 2) + little(5, 2) + std::string(12, '\0')) +
           record(0x00FC, std::string(8000, 'x')) + record(0x0085, sheet) + record(0x000A, "");
}

std::string zlib(const std::string& content) {
    return packed(content, 15);
}
std::string slide(const std::string& object) {
    return little(0x10, 2) + little(0x1011, 2) + little(object.size() + 4, 4) + little(object.size(), 4) +
           object;
}

// "family flags: name family flags|...".
std::string contents(const FileFinding& finding) {
    std::string text = std::string(family_key(finding.family)) + (finding.container ? " container:" : ":");
    for (const ContainerEntry& entry : finding.entries) {
        text += " " + entry.name + " " + std::string(family_key(entry.family_by_content));
        text += (entry.opened ? " opened" : "") + std::string(entry.looked ? "" : " unseen");
        text += entry.encrypted ? " locked|" : "|";
    }
    if (!finding.container_unreadable.empty()) text += " (" + finding.container_unreadable + ")";
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(documents_ole)

BOOST_AUTO_TEST_CASE(what_compound_files_carry) {
    const std::string large = kProgram + std::string(300'000, 'x');
    const std::string docx = write_zip({{"[Content_Types].xml"}, {"word/document.xml"}});
    const struct {
        std::string_view what;
        std::string content, expected;
    } table[] = {
        {"a message without attachments", msg({}), "message container:"},
        {"an honest message",
         msg({attachment(0, {long_name("minutes.docx"), data(docx)}),
              attachment(1, {long_name("minutes.txt"), data(kText)})}),
         "message container: minutes.docx office| minutes.txt text|"},
        {"a program", msg({attachment(0, {long_name("setup.exe"), data(kProgram)})}),
         "message container: setup.exe executable|"},
        {"a large program", msg({attachment(0, {long_name("data.bin"), data(large)})}),
         "message container: data.bin executable|"},
        {"a program under two names",
         msg({attachment(0, {ole_stream("__substg1.0_3704001E", "A.EXE"), long_name("a.txt"), data(kText)})}),
         "message container: A.EXE text| a.txt text|"},
        {"no name", msg({attachment(0, {data(kProgram)})}), "message container: attachment executable|"},
        {"a zip in it", msg({attachment(0, {long_name("a.zip"), data(write_zip({{"b.exe", kProgram}}))})}),
         "message container: a.zip archive opened| a.zip/b.exe executable|"},
        {"a message in it",
         msg({attachment(0, {ole_stream("__substg1.0_3001001F", wide("Visit example.com")),
                             ole_storage("__substg1.0_3701000D",
                                         message({attachment(0, {long_name("c.exe"), data(kProgram)})}))})}),
         "message container: Visit example.com.msg message opened| Visit example.com.msg/c.exe executable|"},
        {"an object in it",
         msg({attachment(0, {ole_storage("__substg1.0_3701000D",
                                         {ole_native(package("a.js", "C:\\a.js", "C:\\t\\a.js", kText))})})}),
         "message container: a.js text|"},
        {"encrypted", msg({attachment(0, {long_name("smime.p7m"), data("0x")})}),
         "message container: smime.p7m text unseen locked|"},
        {"a document", doc({}), "office:"},
        {"a spreadsheet in a document", doc({ole_stream("Workbook", workbook(0, false))}), "office:"},
        {"a package in a document",
         doc({ole_native(package("report.pdf", "C:\\report.pdf", "C:\\report.pdf", kProgram))}),
         "office container: report.pdf executable|"},
        {"a package with another name inside",
         doc({ole_native(package("report.pdf", "C:\\x\\report.pdf", "C:\\t\\report.bat", kText))}),
         "office container: report.bat text| report.pdf text|"},
        {"an honest package",
         doc({ole_native(package("notes.txt", "C:\\notes.txt", "C:\\notes.txt", kText))}),
         "office container: notes.txt text|"},
        {"a package that is longer than its stream",
         doc({ole_native(package("a.txt", "a.txt", "a.txt", kText).substr(0, 50))}),
         "office container: a.txt text unseen|"},
        {"a picture of Paint", doc({ole_native("BM" + std::string(100, '\0'))}), "office:"},
        {"a bare program as an object", doc({ole_native(kProgram)}),
         "office container: object 1 executable|"},
        {"a document as an object", doc({ole_stream("Package", docx)}), "office:"},
        {"an archive as an object", doc({ole_stream("CONTENTS", write_zip({{"x.exe"}}))}),
         "office container: object 1 archive opened| object 1/x.exe text|"},
        {"macro sheet", OleWriter::write({ole_stream("Workbook", workbook(1, false))}), "macro_document:"},
        {"hidden macro sheet", OleWriter::write({ole_stream("Book", workbook(1, true))}), "macro_document:"},
        {"macro sheet in a document", doc({ole_stream("Workbook", workbook(1, true))}), "macro_document:"},
        {"chart", OleWriter::write({ole_stream("Workbook", workbook(2, false))}), "office:"},
        {"slides",
         OleWriter::write(
             {ole_stream("PowerPoint Document",
                         little(0x0F, 2) + little(1000, 2) + little(6000, 4) + std::string(6000, 'x') +
                             slide(zlib(doc({ole_stream("Workbook", workbook(0, false))}))))}),
         "office:"},
        {"slides with a program",
         OleWriter::write({ole_stream("PowerPoint Document",
                                      std::string(8, '\0') + slide(zlib(doc({ole_native(package(
                                                                 "a.exe", "a.exe", "", kProgram))}))))}),
         "office container: object 1 office opened| object 1/a.exe executable|"},
        {"slides with macros",
         OleWriter::write({ole_stream("PowerPoint Document",
                                      slide(zlib(OleWriter::write({ole_stream("_VBA_PROJECT", "x")}))))}),
         "macro_document container: object 1 macro_document|"},
        {"a link to a script",
         doc({ole_stream("\1Ole", std::string(20, '\0') +
                                      "\xD3\x0B\x29\x06\xAA\x48\xD2\x11\x84\x32\0\x60\x08\xC3\xFB\xFC"s)}),
         "active_document:"},
        {"cut", msg({attachment(0, {long_name("a.bin"), data(large)})}).substr(0, 100'000),
         "office container: (its directory is damaged)"},
        {"objects in a docx",
         write_zip({{"[Content_Types].xml"},
                    {"word/document.xml"},
                    {"word/embeddings/oleObject1.bin",
                     OleWriter::write({ole_native(package("a.exe", "a.exe", "a.exe", kProgram))})}}),
         "office container: [Content_Types].xml text| word/document.xml text| "
         "word/embeddings/oleObject1.bin office opened| word/embeddings/oleObject1.bin/a.exe executable|"},
        {"an honest chart in a docx",
         write_zip({{"[Content_Types].xml"},
                    {"word/document.xml"},
                    {"word/embeddings/oleObject1.bin",
                     OleWriter::write({ole_stream("Workbook", workbook(0, false))})}}),
         "office: [Content_Types].xml text| word/document.xml text| word/embeddings/oleObject1.bin "
         "office|"},
    };
    for (const auto& row : table) {
        for (const std::size_t chunk : {513UL, 1000000UL}) {
            BOOST_TEST_CONTEXT(row.what << ", chunk " << chunk) {
                BOOST_TEST(contents(read_file(row.content, {}, {.chunk = chunk})) == row.expected);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_large_file_has_lists_of_its_tables) {
    const std::string large(9'000'000, 'x');
    const std::string file = msg({attachment(0, {long_name("a.txt"), data(large)}),
                                  attachment(1, {long_name("b.bin"), data(kProgram + large)})});
    BOOST_TEST(contents(read_file(file)) == "message container: a.txt text| b.bin executable|");
}

BOOST_AUTO_TEST_CASE(an_equation_is_a_fact) {
    const std::string equation = "\x02\xCE\x02\0\0\0\0\0\xC0\0\0\0\0\0\0\x46"s;
    const FileFinding finding =
        read_file(OleWriter::write({ole_stream("WordDocument", "x"),
                                    ole_storage("_1", {ole_stream("Equation Native", "x")}, equation)}));
    BOOST_TEST(!finding.container);
    BOOST_TEST(finding.container_facts.size() == 1U);
}

BOOST_AUTO_TEST_CASE(damage_anywhere_ends) {
    const std::string whole = msg({attachment(0, {long_name("a.txt"), data(std::string(9000, 'x'))}),
                                   attachment(1, {long_name("b.txt"), data(kText)})});
    for (std::size_t i = 0; i < whole.size(); i += 1 + whole.size() / 3000) {
        for (const int value : {0, 1, 0x7F, 0xFF}) {
            std::string damaged = whole;
            damaged[i] = static_cast<char>(value);
            (void)read_file(damaged);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
