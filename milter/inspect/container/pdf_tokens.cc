// Every token is bounded: what is longer than a name or a file name can be is read on from within.

#include "inspect/container/pdf_tokens.h"

#include "base/text.h"
#include "inspect/container/utf16.h"
#include "message/limits.h"

#include <algorithm>
#include <cstring>

namespace letterhead {
namespace {

using Kind = PdfToken::Kind;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\0' || c == '%';
}

bool is_regular(char c) {
    return !is_blank(c) && std::string_view("()<>[]{}/").find(c) == std::string_view::npos;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int hex_digit(char c) {
    if (is_digit(c)) return c - '0';
    const char low = ascii_lower(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

// Where the string ends that begins with "(", behind its ")"; 0: not within `text`.
std::size_t string_end(std::string_view text) {
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); i++) {
        if (text[i] == '\\') {
            i++;
        } else if (text[i] == '(') {
            depth++;
        } else if (text[i] == ')' && --depth == 0) {
            return i + 1;
        }
    }
    return 0;
}

// One that begins with "(" or "<"; one that has no end in time is read from within.
PdfToken string_token(std::string_view text, std::size_t begin, bool at_end) {
    const std::string_view all = text.substr(begin, limits::pdf_string);
    const std::size_t closing = all.find('>');
    const std::size_t end = all.front() == '('                  ? string_end(all)
                            : closing == std::string_view::npos ? 0
                                                                : closing + 1;
    if (end == 0 && !at_end && all.size() < limits::pdf_string) return {};
    const std::string_view whole = all.substr(0, end);
    if (end == 0) return {Kind::word, begin + 1, {}, all.size()};
    if (find_pdf_object(whole) != std::string_view::npos) return {Kind::word, begin + 1, {}, end};
    return {Kind::string, begin + end, whole.substr(0, end - 1)};
}

// The octal number behind a backslash: at most three digits.
char octal(std::string_view text, std::size_t& at) {
    unsigned value = 0;
    std::size_t digits = 0;
    for (; digits < 3 && at < text.size() && text[at] >= '0' && text[at] <= '7'; digits++, at++)
        value = value * 8 + static_cast<unsigned>(text[at] - '0');
    at--;
    return static_cast<char>(value & 0xFFU);
}

std::string unescaped(std::string_view text) {
    constexpr std::string_view letters = "nrtbf", meant = "\n\r\t\b\f";
    std::string plain;
    for (std::size_t i = 0; i < text.size(); i++) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            plain += text[i];
            continue;
        }
        const char next = text[++i];
        if (const std::size_t letter = letters.find(next); letter != std::string_view::npos)
            plain += meant[letter];
        else if (next >= '0' && next <= '7')
            plain += octal(text, i);
        else if (next != '\n' && next != '\r')
            plain += next;
    }
    return plain;
}

std::string from_hex(std::string_view text) {
    std::string bytes;
    int high = -1;
    for (const char c : text) {
        const int digit = hex_digit(c);
        if (digit < 0) continue;
        if (high >= 0) bytes += static_cast<char>(high * 16 + digit);
        high = high < 0 ? digit : -1;
    }
    if (high >= 0) bytes += static_cast<char>(high * 16);
    return bytes;
}

}  // namespace

PdfToken next_pdf_token(std::string_view text, bool strings, bool at_end) {
    const auto first = std::find_if_not(text.begin(), text.end(), is_blank);
    const auto begin = static_cast<std::size_t>(first - text.begin());
    if (begin == text.size()) return {Kind::more, at_end ? begin : 0, {}};
    const char c = text[begin];
    const bool twice = begin + 1 < text.size() && text[begin + 1] == c;
    if ((c == '<' || c == '>') && begin + 1 == text.size() && !at_end) return {};
    if (c == '<' && twice) return {Kind::open, begin + 2, {}};
    if (c == '>' && twice) return {Kind::close, begin + 2, {}};
    if (strings && (c == '(' || c == '<')) return string_token(text, begin, at_end);
    if (c != '/' && !is_regular(c)) return {Kind::word, begin + 1, text.substr(begin, 1)};

    const std::size_t from = begin + (c == '/' ? 1 : 0);
    const std::string_view body = text.substr(from, limits::pdf_name);
    const auto stop = std::find_if_not(body.begin(), body.end(), is_regular);
    if (stop == body.end() && body.size() < limits::pdf_name && !at_end) return {};
    const std::string_view word = body.substr(0, static_cast<std::size_t>(stop - body.begin()));
    if (c == '/') return {Kind::name, from + word.size(), word};
    const bool number = std::all_of(word.begin(), word.end(), is_digit);
    return {number ? Kind::number : Kind::word, from + word.size(), word};
}

std::string pdf_name(std::string_view written) {
    std::string name;
    for (std::size_t i = 0; i < written.size(); i++) {
        const bool escape = written[i] == '#' && i + 2 < written.size() && hex_digit(written[i + 1]) >= 0 &&
                            hex_digit(written[i + 2]) >= 0;
        name += escape ? static_cast<char>(hex_digit(written[i + 1]) * 16 + hex_digit(written[i + 2]))
                       : written[i];
        i += escape ? 2 : 0;
    }
    return name;
}

std::string pdf_string(const PdfToken& token) {
    const std::string_view inner = token.text.substr(std::min<std::size_t>(1, token.text.size()));
    const std::string bytes = token.text.starts_with('<') ? from_hex(inner) : unescaped(inner);
    const std::string_view view = bytes;
    if (view.starts_with("\xFE\xFF")) return utf8_of(utf16_big(view.substr(2)));
    if (view.starts_with("\xFF\xFE")) return utf8_of(utf16_little(view.substr(2)));
    return clean_utf8(view.starts_with("\xEF\xBB\xBF") ? view.substr(3) : view);
}

std::size_t find_pdf_object(std::string_view text) {
    // By its rarest letter: most of what is searched is packed.
    const char* const all = text.data();
    for (std::size_t at = 0; at < text.size(); at++) {
        const void* const found = std::memchr(all + at, 'j', text.size() - at);
        if (found == nullptr) break;
        at = static_cast<std::size_t>(static_cast<const char*>(found) - all);
        if (at < 6 || text.substr(at - 2, 2) != "ob") continue;
        std::size_t begin = at - 2;
        int numbers = 0;
        while (numbers < 2) {
            const std::size_t end = begin;
            while (begin > 0 && end - begin < 8 && is_blank(text[begin - 1]))
                begin--;
            const std::size_t digits = begin;
            while (begin > 0 && digits - begin < 10 && is_digit(text[begin - 1]))
                begin--;
            if (digits == end || begin == digits) break;
            numbers++;
        }
        if (numbers == 2) return begin;
    }
    return std::string_view::npos;
}

}  // namespace letterhead
