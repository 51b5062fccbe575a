#include "message/file_name.h"

#include "message/limits.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace letterhead;
using namespace std::string_literals;

namespace {

struct Sample {
    std::string raw;
    std::string reading;  // one that must be among the readings
    NameTrick trick;
};

const Sample samples[] = {
    {"Report.pdf", "Report.pdf", NameTrick::none},
    {"Minutes (1) [final].v2.pdf", "Minutes (1) [final].v2.pdf", NameTrick::none},
    {"Rise of 5% in fees.pdf", "Rise of 5% in fees.pdf", NameTrick::none},
    {"Minutes%20of%20May.pdf", "Minutes of May.pdf", NameTrick::none},
    {"Re: Parks.pdf", "Re: Parks.pdf", NameTrick::none},
    {"program.exe.pdf", "program.exe.pdf", NameTrick::none},
    {"a.exe.", "a.exe", NameTrick::disguised},
    {"a.exe . .", "a.exe", NameTrick::disguised},
    {"Letter to Mr. Smith Jr.", "letter to mr. smith jr", NameTrick::invisible},
    {"a.pdf ", "a.pdf", NameTrick::disguised},
    {"../../a.exe", "a.exe", NameTrick::path},
    {"C:\\temp\\a.exe", "a.exe", NameTrick::path},
    {"x\uFF0Fa.exe", "a.exe", NameTrick::none},
    {"a.exe::$DATA", "a.exe", NameTrick::disguised},
    {"a.txt:b.exe", "b.exe", NameTrick::disguised},
    {"a.txt\0.exe"s, "a.txt", NameTrick::control},
    {"a.exe\0.txt"s, "a.exe", NameTrick::control},
    {"a\u202Etxt.exe", "atxt.exe", NameTrick::control},
    {"a.e\u200Bxe", "a.exe", NameTrick::disguised},
    {"\u200Ea.pdf", "a.pdf", NameTrick::invisible},
    {"a\u2024exe", "a.exe", NameTrick::disguised},
    {"a\u3002exe", "a.exe", NameTrick::disguised},
    {"a.\uFF45\uFF58\uFF45", "a.exe", NameTrick::disguised},
    {"a.\u0435\u0445\u0435", "a.exe", NameTrick::disguised},
    {"\u043E\u0442\u0447\u0451\u0442.\u0434\u043E\u043A", "\u043E\u0442\u0447\u0451\u0442.\u0434\u043E\u043A",
     NameTrick::none},
    {"a%2Eexe", "a.exe", NameTrick::disguised},
    {"a%252Eexe", "a.exe", NameTrick::disguised},
    {"=?utf-8?Q?a=2Eexe?=", "a.exe", NameTrick::disguised},
    {"a.exe\"", "a.exe", NameTrick::disguised},
    {"a.exe,", "a.exe", NameTrick::disguised},
    {"x/a.exe/", "a.exe", NameTrick::disguised},
    {"a.exe/. /", "a.exe", NameTrick::disguised},
    {"a.exe\\.", "a.exe", NameTrick::disguised},
    {"Parks and/or Streets/", "or streets", NameTrick::path},
    {"=?utf-8?B?YS5leGU=", "a.exe", NameTrick::disguised},
    {"a&#46;exe", "a.exe", NameTrick::disguised},
    {"a&#x2E;e&#120e", "a.exe", NameTrick::disguised},
    {"Q&#A; answers &#0;.pdf", "Q&#A; answers &#0;.pdf", NameTrick::none},
    {"a.txt.{3050f4d8-98B5-11cf-bb82-00aa00bdce0b}", "a.txt.{3050f4d8-98B5-11cf-bb82-00aa00bdce0b}",
     NameTrick::disguised},
    {"{3050f4d8-98B5-11cf-bb82-00aa00bdce0b}.pdf", "{3050f4d8-98B5-11cf-bb82-00aa00bdce0b}.pdf",
     NameTrick::none},
};

}  // namespace

BOOST_AUTO_TEST_CASE(each_reading_of_a_name_can_be_matched) {
    for (const Sample& sample : samples) {
        const std::vector<std::string> readings = matchable_names(sample.raw);
        BOOST_TEST_CONTEXT(escaped_name(sample.raw)) {
            BOOST_TEST(readings.front() == sample.raw);
            BOOST_TEST((std::find(readings.begin(), readings.end(), sample.reading) != readings.end()));
            BOOST_TEST((trick_of(sample.raw, readings) == sample.trick));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_plain_name_has_one_reading) {
    for (const char* name :
         {"Report.pdf", "MINUTES", "Caf\u00E9 \u2013 plan.docx", "\u8B70\u4E8B\u9332.pdf", ".profile"})
        BOOST_TEST(matchable_names(name).size() == 1U, name);
    BOOST_TEST(matchable_names("").empty());
}

BOOST_AUTO_TEST_CASE(readings_are_bounded) {
    std::string name = "=?utf-8?Q?";
    for (int i = 0; i < 500; ++i)
        name += "a%2e/..\\:b=00\u200B";
    BOOST_TEST(matchable_names(name + "?=").size() <= limits::name_readings);
}

BOOST_AUTO_TEST_CASE(what_does_not_show_is_shown_as_an_escape) {
    BOOST_TEST(escaped_name("a\u202Etxt.exe") == "a\\u{202E}txt.exe");
    BOOST_TEST(escaped_name("a\0b"s) == "a\\u{0000}b");
    BOOST_TEST(escaped_name("a\U000E0020") == "a\\u{E0020}");
    BOOST_TEST(escaped_name("caf\u00E9.pdf") == "caf\u00E9.pdf");
}

BOOST_AUTO_TEST_CASE(extensions_are_short_and_plain) {
    BOOST_TEST(extension_of("a.PDF") == "pdf");
    BOOST_TEST(extension_of("a.tar.7z") == "7z");
    BOOST_TEST(extension_of("No. 12") == "");
    BOOST_TEST(extension_of("v1.2") == "");
    BOOST_TEST(extension_of("Mr. Smith Jr") == "");
    BOOST_TEST(extension_of("none") == "");
}
