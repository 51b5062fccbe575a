// Escape sequences are written here and nowhere else. The ink changes where the text does and ends with the
// row, so that a cut-off output leaves the terminal as it was.

#include "commands/paint.h"

#include "base/text.h"
#include "message/file_name.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <span>

namespace letterhead {
namespace {

constexpr std::size_t least_width = 40, most_width = 400, usual_width = 100;
constexpr std::size_t label_columns = 12;
constexpr std::size_t margin_columns = label_columns + 3;  // "      quoted > "
constexpr std::string_view reset = "\x1b[0m";

std::string_view sequence(Ink ink) {
    switch (ink) {
        case Ink::plain:
            return {};
        case Ink::strong:
            return "\x1b[1m";
        case Ink::faint:
            return "\x1b[2m";
        case Ink::good:
            return "\x1b[32m";
        case Ink::bad:
            return "\x1b[1;31m";
        case Ink::doubtful:
            return "\x1b[33m";
        case Ink::signature:
            return "\x1b[32m";
        case Ink::disclaimer:
            return "\x1b[36m";
        case Ink::hidden:
            return "\x1b[35m";
    }
    return {};
}

struct Range {
    char32_t first, last;
};

bool is_in(char32_t c, std::span<const Range> ranges) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](const Range& range) { return c >= range.first && c <= range.last; });
}

// Marks of direction: they would show the row in another order than it is written.
bool turns_text(char32_t c) {
    static constexpr Range marks[] = {{0x061C, 0x061C}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}};
    return is_in(c, marks);
}

std::size_t columns_of(char32_t c) {
    static constexpr Range none[] = {
        {0x0300, 0x036F}, {0x200B, 0x200D}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}};
    static constexpr Range wide[] = {{0x1100, 0x115F}, {0x2E80, 0xA4CF},   {0xAC00, 0xD7A3},
                                     {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
                                     {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};
    if (c < 0x300 || is_in(c, none)) return c < 0x300 ? 1 : 0;
    return is_in(c, wide) ? 2 : 1;
}

}  // namespace

std::string painted(std::string_view text, Ink ink, const View& view) {
    const std::string_view begin = view.color ? sequence(ink) : std::string_view();
    if (begin.empty()) return std::string(text);
    return std::string(begin).append(text).append(reset);
}

bool wants_color(std::string_view when, bool is_terminal, const char* no_color, const char* term) {
    if (when != "auto") return when == "always";
    const bool said_no = no_color != nullptr && *no_color != '\0';
    const bool can = term != nullptr && *term != '\0' && std::strcmp(term, "dumb") != 0;
    return is_terminal && can && !said_no;
}

std::size_t wanted_width(const char* columns) {
    if (columns == nullptr) return usual_width;
    std::size_t width = 0;
    const char* const end = columns + std::strlen(columns);
    const auto [at, error] = std::from_chars(columns, end, width);
    if (error != std::errc() || at != end || width == 0) return usual_width;
    return std::clamp(width, least_width, most_width);
}

std::string showable(std::string_view text) {
    const std::string clean = clean_utf8(text);
    std::string shown;
    shown.reserve(clean.size());
    for (std::size_t at = 0; at < clean.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(clean, at);
        if (c == '\t')
            shown += "    ";
        else if (c == '\n')
            shown += ' ';
        else if (turns_text(c))
            append_utf8(shown, 0xFFFD);
        else
            shown.append(clean, begin, at - begin);
    }
    return shown;
}

std::size_t columns_of(std::string_view showable_text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < showable_text.size();)
        columns += columns_of(next_code_point(showable_text, at));
    return columns;
}

std::string shown_text(std::string_view text) {
    return showable(escaped_name(text));
}

std::string cut_in_the_middle(std::string text, std::size_t columns) {
    const std::size_t all = columns_of(text);
    if (all <= columns || columns == 0) return text;
    const std::size_t begin = (columns - 1) / 3, end = all - (columns - 1 - begin);
    std::string head, tail;
    std::size_t passed = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at, before = passed;
        passed += columns_of(next_code_point(text, at));
        if (passed <= begin)
            head.append(text, from, at - from);
        else if (before >= end)
            tail.append(text, from, at - from);
    }
    return head + "…" + tail;
}

std::string cut_at_the_end(std::string text, std::size_t columns) {
    if (columns_of(text) <= columns || columns == 0) return text;
    std::size_t passed = 0, at = 0, end = 0;
    while (at < text.size()) {
        passed += columns_of(next_code_point(text, at));
        if (passed > columns - 1) break;
        end = at;
    }
    text.resize(end);
    return text + "…";
}

std::string with_commas(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3; at -= 3)
        text.insert(at - 3, 1, ',');
    return text;
}

std::string counted(std::uint64_t count, std::string_view one) {
    return with_commas(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
    std::string out(std::min(text.find_first_not_of(' '), text.size()), ' ');
    std::size_t used = out.size();
    bool filled = false;  // the line that is being written
    for (const std::string_view word : split(text.substr(used), ' ')) {
        if (filled && used + 1 + word.size() > width) {
            out.append(1, '\n').append(indent, ' ');
            used = indent;
        } else if (filled) {
            out += ' ';
            ++used;
        }
        out += word;
        used += word.size();
        filled = true;
    }
    return out.append(1, '\n');
}

void Rows::margin(std::string_view label, char sign, Ink ink) {
    if (used_ > 0) end_row();
    label_ = label;
    sign_ = sign;
    margin_ink_ = ink;
}

std::size_t Rows::room() const {
    return std::max(view_.width, least_width) - margin_columns;
}

void Rows::add(std::string_view text, Ink ink) {
    const std::string shown = showable(text);
    for (std::size_t at = 0; at < shown.size();) {
        const std::size_t word = std::min(shown.find_first_not_of(' ', at), shown.size());
        const std::size_t end = std::min(shown.find(' ', word), shown.size());
        const std::string_view letters = std::string_view(shown).substr(word, end - word);
        pending_ += word - at;
        if (!letters.empty()) add_word(letters, columns_of(letters), ink);
        at = end;
    }
}

// The blanks before a word show only with it. A word longer than the row is cut where the row ends.
void Rows::add_word(std::string_view word, std::size_t columns, Ink ink) {
    if (used_ > 0 && used_ + pending_ + columns > room())
        flush();
    else if (used_ + pending_ < room())
        put(std::string(pending_, ' '), pending_, ink);
    pending_ = 0;
    while (used_ + columns > room()) {
        std::size_t end = 0, taken = 0;
        while (end < word.size()) {
            std::size_t next = end;
            const std::size_t more = columns_of(next_code_point(word, next));
            if (used_ + taken + more > room()) break;
            taken += more;
            end = next;
        }
        put(word.substr(0, end), taken, ink);
        flush();
        word.remove_prefix(end);
        columns -= taken;
    }
    put(word, columns, ink);
}

void Rows::put(std::string_view text, std::size_t columns, Ink ink) {
    if (text.empty()) return;
    if (view_.color && ink != ink_) {
        if (ink_ != Ink::plain) row_ += reset;
        row_ += sequence(ink);
        ink_ = ink;
    }
    row_ += text;
    used_ += columns;
}

void Rows::end_row() {
    flush();
}

void Rows::flush() {
    if (view_.color && ink_ != Ink::plain) row_ += reset;
    ink_ = Ink::plain;
    std::string margin(label_.size() < label_columns ? label_columns - label_.size() : 0, ' ');
    margin.append(label_).append(1, ' ').append(1, sign_);
    out_ += painted(margin, margin_ink_, view_);
    if (!row_.empty()) out_.append(1, ' ').append(row_);
    out_ += '\n';
    label_.clear();
    row_.clear();
    used_ = pending_ = 0;
}

}  // namespace letterhead
