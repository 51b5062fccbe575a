// Traps of YAML, seen in the raw text at the places that the parser names.

#include "config/yaml_traps.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace letterhead {
namespace {

// What ends a double-quoted scalar, and the first escape in it that does not mean what it looks like.
struct DoubleQuoted {
    bool closed = false;
    std::size_t trap = std::string_view::npos;
};

DoubleQuoted look_into_double_quotes(std::string_view text) {
    constexpr std::string_view harmless = "\"\\nuU\r\n";  // the last two: a line that is continued
    DoubleQuoted found;
    for (std::size_t i = 1; i < text.size(); i++) {
        if (text[i] == '"') {
            found.closed = true;
            return found;
        }
        if (text[i] != '\\' || i + 1 >= text.size()) continue;
        const bool trap = harmless.find(text[i + 1]) == std::string_view::npos;
        if (trap && found.trap == std::string_view::npos) found.trap = i;
        i++;
    }
    return found;
}

bool single_quotes_close(std::string_view text) {
    std::size_t end = text.find('\'', 1);
    while (end != std::string_view::npos && end + 1 < text.size() && text[end + 1] == '\'')
        end = text.find('\'', end + 2);
    return end != std::string_view::npos;
}

bool is_boolean_elsewhere(std::string_view text) {
    constexpr std::array<std::string_view, 6> words = {"yes", "no", "on", "off", "y", "n"};
    return std::find(words.begin(), words.end(), ascii_lower(text)) != words.end();
}

bool is_octal_elsewhere(std::string_view text) {
    return text.size() > 1 && text[0] == '0' &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

// 12:30 is 750 for YAML 1.1: a number to the base 60.
bool is_sexagesimal_elsewhere(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || text[0] < '1' || text[0] > '9') return false;
    return text.find_first_not_of("0123456789:") == std::string_view::npos && text.back() != ':' &&
           text.find("::") == std::string_view::npos;
}

bool look_at_quotes(const SourceLines& lines, const Place& place, std::string_view raw, Problems& problems) {
    if (raw[0] == '\'') {
        if (single_quotes_close(raw)) return true;
        problems.error(Code::never_closed, place, "this single quote is never closed",
                       "write another one where the text ends; an apostrophe within it is written twice");
        return false;
    }
    const DoubleQuoted found = look_into_double_quotes(raw);
    if (!found.closed) {
        problems.error(Code::never_closed, place, "this double quote is never closed",
                       "write another one where the text ends");
    } else if (found.trap != std::string_view::npos) {
        const Place trap = lines.place_of(lines.offset(place) + found.trap);
        problems.warning(Code::backslash, trap,
                         "in double quotes YAML replaces '" + std::string(raw.substr(found.trap, 2)) +
                             "' by another character",
                         "use single quotes: a backslash means itself there");
    }
    return found.closed;
}

constexpr std::string_view kKeyLetters = "abcdefghijklmnopqrstuvwxyz_";

// ‘ ’ “ ” „ « », as word processors write them.
bool begins_with_foreign_quote(std::string_view text) {
    constexpr std::array<std::string_view, 7> quotes = {"\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C",
                                                        "\xE2\x80\x9D", "\xE2\x80\x9E", "\xC2\xAB",
                                                        "\xC2\xBB"};
    return std::any_of(quotes.begin(), quotes.end(),
                       [&](std::string_view quote) { return text.starts_with(quote); });
}

}  // namespace

SourceLines::SourceLines(std::shared_ptr<const Source> source) : source_(std::move(source)), begins_{0} {
    const std::string& text = source_->text;
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', end + 1))
        begins_.push_back(end + 1);
}

Place SourceLines::place_of(std::size_t offset) const {
    const auto after = std::upper_bound(begins_.begin(), begins_.end(), offset);
    return place(static_cast<int>(after - begins_.begin()), static_cast<int>(offset - *(after - 1)) + 1);
}

std::size_t SourceLines::offset(const Place& place) const {
    const std::size_t end = source_->text.size();
    if (place.line < 1 || static_cast<std::size_t>(place.line) > begins_.size()) return end;
    const std::size_t begin = begins_[static_cast<std::size_t>(place.line) - 1];
    return std::min(end, begin + static_cast<std::size_t>(std::max(place.column, 1)) - 1);
}

std::string_view SourceLines::rest(const Place& place) const {
    return std::string_view(source_->text).substr(offset(place));
}

std::optional<MissingBlank> missing_blank(const SourceLines& lines, const Place& place) {
    for (int number = place.line; number >= 1 && number >= place.line - 1; --number) {
        std::string_view line = lines.rest(lines.place(number, 1));
        line = line.substr(0, line.find('\n'));
        const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
        std::size_t at = begin;
        if (line.substr(at).starts_with("- "))
            at = std::min(line.find_first_not_of(' ', at + 1), line.size());
        const std::size_t end = std::min(line.find_first_not_of(kKeyLetters, at), line.size());
        if (line.substr(begin).starts_with("-") && line.substr(begin, 2) != "- " &&
            line.find(": ") != line.npos)
            return MissingBlank{lines.place(number, static_cast<int>(begin) + 1), '-'};
        const bool key = end > at && end + 1 < line.size() && line[end] == ':' && line[end + 1] != ' ';
        if (key && line[end + 1] != '/')
            return MissingBlank{lines.place(number, static_cast<int>(end) + 1), ':'};
    }
    return std::nullopt;
}

void look_at_bytes(const SourceLines& lines, Problems& problems) {
    const std::string_view text = lines.source()->text;
    if (!is_valid_utf8(text)) {
        std::size_t begin = 0;
        for (const std::string_view line : split(text, '\n')) {
            if (!is_valid_utf8(line)) break;
            begin += line.size() + 1;
        }
        problems.error(Code::not_plain_text, lines.place_of(begin), "this line is no valid UTF-8",
                       "save the file as UTF-8");
    }
    for (std::size_t i = 0; i < text.size(); i++) {
        const char c = text[i];
        const bool line_end = c == '\n' || (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n');
        const bool control = (c >= 0 && c < 0x20) || c == 0x7F;
        if (!control || line_end || c == '\t') continue;
        problems.error(Code::not_plain_text, lines.place_of(i), "a control character",
                       "delete it; only line ends and tabs are allowed");
        return;
    }
    constexpr std::string_view unbreakable = "\xC2\xA0";
    for (std::size_t at = text.find(unbreakable); at != std::string_view::npos;
         at = text.find(unbreakable, at + 1)) {
        const std::size_t begin = at == 0 ? 0 : text.find_last_of('\n', at - 1) + 1;
        if (text.substr(begin, at - begin).find_first_not_of(' ') != std::string_view::npos) continue;
        problems.error(Code::tab, lines.place_of(at),
                       "an unbreakable blank where a line begins, as web pages have them",
                       "type the blanks anew");
        return;
    }
    for (std::size_t tab = text.find('\t'); tab != std::string_view::npos; tab = text.find('\t', tab + 1)) {
        const std::size_t begin = tab == 0 ? 0 : text.find_last_of('\n', tab - 1) + 1;
        if (text.substr(begin, tab - begin).find_first_not_of(' ') != std::string_view::npos) continue;
        problems.warning(Code::tab, lines.place_of(tab), "a tab where a line begins",
                         "use blanks: YAML takes no tab as indentation");
        return;
    }
}

bool look_at_scalar(const SourceLines& lines, const Place& place, std::string_view text, ScalarRole role,
                    Problems& problems) {
    const std::string_view raw = lines.rest(place);
    if (raw.empty()) return true;
    if (raw[0] == '"' || raw[0] == '\'') return look_at_quotes(lines, place, raw, problems);
    if (raw[0] == '|' || raw[0] == '>') return true;
    if (begins_with_foreign_quote(raw)) {
        problems.error(Code::foreign_quotes, place,
                       "typographic quotes are no quotes to YAML, but a part of the text",
                       "write the straight ones: '...'");
        return true;
    }
    // As a value of a key these words have readers that know what to say ("mode: off" is meant so,
    // "authenticated: yes" is not).
    if (role != ScalarRole::value && is_boolean_elsewhere(text)) {
        problems.warning(Code::bare_boolean, place,
                         "other YAML readers take a bare " + std::string(text) + " for true or false",
                         "put it in single quotes");
    } else if (is_octal_elsewhere(text)) {
        problems.warning(Code::leading_zero, place,
                         "some YAML readers take " + std::string(text) + " for an octal number",
                         "put it in single quotes");
    } else if (is_sexagesimal_elsewhere(text)) {
        problems.warning(Code::bare_time, place,
                         "some YAML readers take " + std::string(text) + " for a number to the base 60",
                         "put it in single quotes");
    }
    return true;
}

}  // namespace letterhead
