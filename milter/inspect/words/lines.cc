// One pass a line: ASCII is copied run by run, the rest is looked at by code point.

#include "inspect/words/lines.h"

#include "base/text.h"
#include "message/limits.h"

#include <algorithm>

namespace letterhead {

namespace {

constexpr std::size_t column_gap = 4;  // so many blanks side by side separate columns

bool is_wide_blank(char32_t c) {
    return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

// Soft hyphen, zero-width space, direction marks, word joiner, byte order mark. The zero-width joiners stay:
// they are spelling.
bool is_invisible(char32_t c) {
    return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool is_plain(char c) {
    return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x7F;
}

void append_normalised(std::string_view raw, std::string& out) {
    std::size_t start = out.size(), blanks = 0;
    bool tab = false;
    auto close_gap = [&] {
        if (blanks != 0 && out.size() > start) out += tab || blanks >= column_gap ? '\t' : ' ';
        blanks = 0;
        tab = false;
    };
    for (std::size_t at = 0; at < raw.size();) {
        std::size_t run = at;
        while (run < raw.size() && is_plain(raw[run]))
            ++run;
        if (run > at) {
            close_gap();
            out.append(raw, at, run - at);
            at = run;
            continue;
        }
        auto byte = static_cast<unsigned char>(raw[at]);
        if (byte < 0x80) {  // blanks, and control characters, which show as nothing
            tab = tab || byte == '\t';
            ++blanks;
            ++at;
            continue;
        }
        std::size_t from = at;
        char32_t point = next_code_point(raw, at);
        if (is_wide_blank(point)) {
            ++blanks;
        } else if (!is_invisible(point)) {
            close_gap();
            if (point == 0xFFFD)
                append_utf8(out, point);
            else
                out.append(raw, from, at - from);
        }
    }
}

}  // namespace

bool LineWriter::add(std::string_view raw, Line marks) {
    if (lines_.all.size() >= limits::lines_of_text) lines_.cut = true;
    if (lines_.cut) return false;
    std::size_t begin = lines_.text.size();
    append_normalised(raw, lines_.text);
    std::size_t room = cap_ - std::min(cap_, line_ends_);
    if (lines_.text.size() > room) {
        lines_.cut = true;
        std::size_t end = std::max(room, begin);  // never within a character
        while (end > begin && (static_cast<unsigned char>(lines_.text[end]) & 0xC0) == 0x80)
            --end;
        lines_.text.resize(end);
    }
    if (lines_.text.size() == begin) {
        blank_ = true;
        return false;
    }
    marks.begin = static_cast<std::uint32_t>(begin);
    marks.end = static_cast<std::uint32_t>(lines_.text.size());
    marks.blank_before = blank_ && !lines_.all.empty();
    line_ends_ += blank_ ? 2 : 1;
    blank_ = false;
    lines_.all.push_back(marks);
    return true;
}

}  // namespace letterhead
