// Objects in RTF, written plainly and in the ways that are meant to be overlooked.

#include "file_tools.h"
#include "ole_writer.h"
#include "zip_writer.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::tests;
using namespace std::string_literals;

namespace {

const std::string kProgram = "MZ\x90\0\3\0\0\0\4\0\0\0\xFF\xFF\0\0"s;

std::string text(const std::string& value) {
    return little(value.size() + 1, 4) + value + '\0';
}
std::string ole1(const std::string& type, const std::string& native, int format = 2,
                 const std::string& topic = "") {
    const std::string to = topic.empty() ? little(0, 4) : text(topic);
    return little(0x0501, 4) + little(static_cast<std::uint64_t>(format), 4) + text(type) + to +
           little(0, 4) + little(native.size(), 4) + native;
}

std::string hex(const std::string& bytes) {
    std::string digits;
    for (const char c : bytes) {
        constexpr std::string_view kDigits = "0123456789abcdef";
        digits += kDigits[static_cast<unsigned char>(c) >> 4U];
        digits += kDigits[static_cast<unsigned char>(c) & 15U];
        if (digits.size() % 129 == 128) digits += '\n';
    }
    return digits;
}

std::string rtf(const std::string& inside) {
    return "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}Dear \\b Ann\\b0 ,\\par " + inside + " regards\\par}";
}
std::string object(const std::string& data, const std::string& kind = "objemb") {
    return rtf("{\\object\\" + kind + "\\objw100{\\*\\objclass Package}{\\*\\objdata " + data +
               "}{\\result{\\pict 010203}}}");
}

std::string contents(const FileFinding& finding) {
    std::string all = std::string(family_key(finding.family)) + (finding.container ? " container:" : ":");
    for (const ContainerEntry& entry : finding.entries)
        all += " " + entry.name + " " + std::string(family_key(entry.family_by_content)) +
               (entry.looked ? "|" : " unseen|");
    return all + (finding.container_unreadable.empty() ? "" : " unreadable");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(documents_rtf)

BOOST_AUTO_TEST_CASE(what_rtf_carries) {
    const std::string packed_program = ole1("Package", package("a.exe", "C:\\a.exe", "C:\\a.exe", kProgram));
    const std::string digits = hex(packed_program);
    const std::string sheet = OleWriter::write({ole_stream("Workbook", std::string(5000, 'x'))});
    const std::string macros =
        OleWriter::write({ole_stream("_VBA_PROJECT", "x"), ole_stream("Workbook", "x")});
    const std::string found = "office container: a.exe executable|";
    const std::string disguised = "active_document container: a.exe executable| unreadable";
    const struct {
        std::string_view what;
        std::string content, expected;
    } table[] = {
        {"plain", rtf(""), "office:"},
        {"a picture", rtf("{\\pict\\wmetafile8 0102}{\\*\\blipuid 0123}"), "office:"},
        {"a binary picture", rtf("{\\pict\\bin5 {{{\\}}"), "office:"},
        {"an Excel table", object(hex(ole1("Excel.Sheet.8", sheet))), "office:"},
        {"an equation", object(hex(ole1("Equation.3", std::string(100, 'x')))), "office:"},
        {"a picture as an object", object(hex(ole1("PBrush", "BM" + std::string(50, '\0')))), "office:"},
        {"presentation only", object(hex(ole1("METAFILEPICT", "x", 5))), "office:"},
        {"a table with macros", object(hex(ole1("Excel.Sheet.8", macros))),
         "office container: object 1 macro_document|"},
        {"a program", object(digits), found},
        {"in capitals, with blanks", object([&] {
             std::string spaced;
             for (const char c : digits)
                 spaced +=
                     std::string(1, static_cast<char>(std::toupper(static_cast<unsigned char>(c)))) + " \r\n";
             return spaced;
         }()),
         found},
        {"as binary", object("\\bin" + std::to_string(packed_program.size()) + " " + packed_program), found},
        {"as binary, without a header", object("\\bin" + std::to_string(kProgram.size()) + " " + kProgram),
         "active_document container: object 1 executable| unreadable"},
        {"nothing behind it", "{\\rt{\\object\\objemb{\\*\\objdata " + digits, found},
        {"a group in the data", object(digits.substr(0, 40) + "{\\*\\x 1234}" + digits.substr(40)),
         disguised},
        {"a plain group in the data",
         object(digits.substr(0, 40) + "{" + digits.substr(40, 20) + "}" + digits.substr(60)), disguised},
        {"a control word in the data", object(digits.substr(0, 40) + "\\par " + digits.substr(40)),
         disguised},
        {"an escape in the data", object(digits.substr(0, 40) + "\\'41" + digits.substr(40)), disguised},
        {"other signs in the data", object(digits.substr(0, 40) + "?-" + digits.substr(40)), disguised},
        {"a digit too much", object(digits + "1"), disguised},
        {"data in data", object("0105{\\*\\objdata " + digits + "}"),
         "active_document container: a.exe executable| unreadable"},
        {"no header", object(hex("xx" + OleWriter::write({ole_native(package("b.exe", "", "", kProgram))}))),
         "active_document container: object 1 office| object 1/b.exe executable| unreadable"},
        {"updates itself", object(hex(ole1("Excel.Sheet.8", sheet)), "objautlink\\objupdate"),
         "active_document:"},
        {"linked", object(hex(ole1("Excel.Sheet.8", "", 1, "C:\\book.xls")), "objautlink"), "office:"},
        {"linked to the web",
         object(hex(ole1("Word.Document.8", "", 1, "http://example.com/a.doc")), "objautlink"),
         "active_document:"},
        {"a control", object("", "objocx"), "active_document container: unreadable"},
        {"own template", rtf("{\\*\\template C:\\\\Office\\\\Normal.dotm}"), "office:"},
        {"template of the office", rtf("{\\*\\template \\\\\\\\server\\\\letters\\\\city.dotx}"), "office:"},
        {"template of the web", rtf("{\\*\\template http://example.com/a.dotm}"), "active_document:"},
        {"disguised template", rtf("{\\*\\template \\u104?\\u116?\\'74p://example.com/a.dotm}"),
         "active_document:"},
        {"a hyperlink", rtf("{\\field{\\*\\fldinst{HYPERLINK \"http://example.com\"}}{\\fldrslt x}}"),
         "office:"},
        {"DDE", rtf("{\\field{\\*\\fldinst{\\b DDE}{\\i AUTO c:\\\\\\\\cmd.exe \"/c\"}}{\\fldrslt x}}"),
         "active_document:"},
        {"cut in binary data", rtf("{\\pict\\bin5000 xxx}"), "office container: unreadable"},
    };
    for (const auto& row : table) {
        for (const std::size_t chunk : {1UL, 7UL, 1000000UL}) {
            BOOST_TEST_CONTEXT(row.what << ", chunk " << chunk) {
                BOOST_TEST(contents(read_file(row.content, {}, {.chunk = chunk})) == row.expected);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
