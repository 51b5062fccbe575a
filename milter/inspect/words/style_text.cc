// CSS as text: what is taken out before it is read.

#include "base/text.h"
#include "inspect/words/style.h"

#include <algorithm>

namespace letterhead {

namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool is_line_end(char c) {
    return c == '\n' || c == '\r' || c == '\f';
}

// What the escape at css[at], behind the backslash, stands for; moves `at` past it.
void append_escape(std::string_view css, std::size_t& at, std::string& out) {
    if (is_line_end(css[at])) {
        ++at;
        return;
    }
    char32_t point = 0;
    std::size_t end = at;
    for (; end < css.size() && end < at + 6 && hex_value(css[end]) >= 0; ++end)
        point = point * 16 + static_cast<char32_t>(hex_value(css[end]));
    if (end == at) {
        out += css[at++];
        return;
    }
    if (end < css.size() && (css[end] == ' ' || css[end] == '\t' || is_line_end(css[end]))) ++end;
    at = end;
    append_utf8(out, point == 0 ? 0xFFFD : point);
}

// The end of the string that begins at css[at]; one that a line end breaks ends there.
std::size_t string_end(std::string_view css, std::size_t at) {
    char quote = css[at++];
    while (at < css.size() && css[at] != quote && !is_line_end(css[at]))
        at += css[at] == '\\' ? 2 : 1;
    return std::min(at + 1, css.size());
}

}  // namespace

std::string plain_css(std::string_view css) {
    std::string out;
    out.reserve(css.size());
    for (std::size_t at = 0; at < css.size();) {
        std::size_t end = std::min(css.find_first_of("/<-\"'\\", at), css.size());
        out.append(css, at, end - at);
        at = end;
        if (at == css.size()) break;
        std::string_view rest = css.substr(at);
        if (rest.starts_with("/*")) {
            std::size_t close = css.find("*/", at + 2);
            if (close == std::string_view::npos) break;
            at = close + 2;
        } else if (rest.starts_with("<!--")) {
            at += 4;
        } else if (rest.starts_with("-->")) {
            at += 3;
        } else if (css[at] == '"' || css[at] == '\'') {
            end = string_end(css, at);
            for (; at < end; ++at)
                if (std::string_view("{};,").find(css[at]) == std::string_view::npos) out += css[at];
        } else {
            end = std::min(at + (css[at] == '\\' ? 2 : 1), css.size());
            out.append(css, at, end - at);
            at = end;
        }
    }
    return out;
}

std::string without_escapes(std::string_view css) {
    std::string out;
    for (std::size_t at = 0; at < css.size();) {
        char c = css[at++];
        if (c == '\\' && at < css.size())
            append_escape(css, at, out);
        else
            out += c;
    }
    return out;
}

}  // namespace letterhead
