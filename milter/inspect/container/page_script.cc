// Words by their first two letters, whatever their case.

#include "inspect/container/page_script.h"

#include "base/text.h"

#include <bitset>

namespace letterhead {
namespace {

using namespace page_sign;

struct Word {
    std::string_view letters;
    std::uint32_t sign;
};
constexpr Word kWords[] = {
    {"atob(", decodes},
    {"uint8array", decodes},
    {"charcodeat", decodes},
    {"fromcharcode", decodes},
    {"frombase64", decodes},
    {"new blob", builds},
    {"new file(", builds},
    {"blob([", builds},
    {"createobjecturl", delivers},
    {"mssaveoropenblob", delivers},
    {"mssaveblob", delivers},
    {"saveas(", delivers},
    {"activexobject", windows},
    {"createobject(", windows},
    {"wscript.shell", windows_shell},
    {"shell.application", windows_shell},
    {"scripting.filesystemobject", windows_shell},
    {"adodb.stream", windows_shell},
    {"<hta:application", application},
    {"ms-msdt:", handler},
    {"search-ms:", handler},
    {"ms-appinstaller:", handler},
    {"ms-officecmd:", handler},
    {"http-equiv=\"refresh", leads_on},
    {"http-equiv='refresh", leads_on},
    {"http-equiv=refresh", leads_on},
    {"<script", script_begins},
    {"</script", script_ends},
    {"eval(", runs},
    {"document.write", runs},
    {"window.location", runs},
    {"location.href", runs},
    {"location.replace(", runs},
    {"fetch(", fetches},
    {"xmlhttprequest", fetches},
    {"<foreignobject", foreign_begins},
    {"</foreignobject", foreign_ends},
    {"<ooo:source-code", macros},
    {"macrospresent=\"yes", macros},
    {"macrospresent='yes", macros},
    {"vnd.ms-office.vbaproject", macros},
    // The types of documents with macros, "...document.macroEnabled...", by the letter before the dot: a
    // sheet that is only binary is of "...sheet.binary.macroEnabled...".
    {"t.macroenabled", macros},
    {"e.macroenabled", macros},
    {"n.macroenabled", macros},
    {"w.macroenabled", macros},
    {"g.macroenabled", macros},
};

std::size_t pair(char a, char b) {
    return std::size_t{static_cast<unsigned char>(ascii_lower(a))} << 8U |
           static_cast<unsigned char>(ascii_lower(b));
}

bool is_part_of_word(char c) {
    const char low = ascii_lower(c);
    return (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9') || low == '-' || low == '_' || low == '.';
}

bool is_quote(char c) {
    return c == '"' || c == '\'' || c == '`' || c == '=' || c == '(';
}

// "data:", between whose letters a browser leaves out tabs and line ends.
bool is_data_address(std::string_view text) {
    std::string_view word = "data:";
    for (const char c : text) {
        if (c == '\t' || c == '\r' || c == '\n') continue;
        if (ascii_lower(c) != word.front()) return false;
        word.remove_prefix(1);
        if (word.empty()) return true;
    }
    return false;
}

}  // namespace

std::uint32_t page_sign_at(char before, std::string_view text) {
    static const std::bitset<65536> beginnings = [] {
        std::bitset<65536> pairs;
        for (const Word& word : kWords)
            pairs.set(pair(word.letters[0], word.letters[1]));
        return pairs;
    }();
    if (text.size() > 1 && ascii_lower(text[0]) == 'd' && is_data_address(text.substr(0, page_word)))
        return is_part_of_word(before) ? 0 : data;
    if (text.size() < 2 || !beginnings.test(pair(text[0], text[1]))) return 0;
    for (const Word& word : kWords) {
        if (!istarts_with(text, word.letters)) continue;
        if (word.sign == handler && !is_quote(before)) return 0;
        return word.sign;
    }
    return 0;
}

}  // namespace letterhead
