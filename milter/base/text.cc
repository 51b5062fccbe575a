// Small things about text: ASCII comparison, globs, and UTF-8 in and out. Runs of ASCII are taken eight bytes
// at a time.

#include "base/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace letterhead {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

unsigned char byte_at(std::string_view text, std::size_t position) {
    return static_cast<unsigned char>(text[position]);
}

// The first byte at or after `position` that is not ASCII.
std::size_t skip_ascii(std::string_view text, std::size_t position) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    while (position + 8 <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + position, sizeof word);
        if ((word & high_bits) != 0) break;
        position += 8;
    }
    while (position < text.size() && byte_at(text, position) < 0x80)
        position++;
    return position;
}

struct Decoded {
    char32_t code_point = kReplacement;
    std::size_t length = 1;
    bool valid = false;
};

// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
Decoded decode(std::string_view text, std::size_t position) {
    const unsigned char lead = byte_at(text, position);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || position + length > text.size()) return {};
    char32_t value = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; i++) {
        const unsigned char next = byte_at(text, position + i);
        if ((next & 0xC0U) != 0x80) return {};
        value = (value << 6U) | (next & 0x3FU);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < smallest[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
    return {value, length, true};
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

// What a reader of plain ASCII should see; nothing when there is no good likeness.
std::string_view plain_likeness(char32_t c) {
    static constexpr std::string_view latin =
        "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty";
    if (c >= 0xC0 && c <= 0xFF) return latin.substr(c - 0xC0, 1);
    if ((c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0xB4) return "'";
    if ((c >= 0x201C && c <= 0x201F) || c == 0x2033 || c == 0xAB || c == 0xBB) return "\"";
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xAD) return "-";
    if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) return " ";
    if (c == 0x2022 || c == 0xB7) return "*";
    if (c == 0x2026) return "...";
    if (c == '\t' || c == '\n' || c == '\r') return " ";
    return {};
}

}  // namespace

char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return ascii_lower(c); });
    return lower;
}

bool iequals(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               return ascii_lower(x) == ascii_lower(y);
           });
}

bool istarts_with(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() && iequals(text.substr(0, prefix.size()), prefix);
}

bool iends_with(std::string_view text, std::string_view suffix) {
    return text.size() >= suffix.size() && iequals(text.substr(text.size() - suffix.size()), suffix);
}

std::size_t ifind(std::string_view text, std::string_view word) {
    const auto found = std::search(text.begin(), text.end(), word.begin(), word.end(),
                                   [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
    if (found == text.end() && !word.empty()) return std::string_view::npos;
    return static_cast<std::size_t>(found - text.begin());
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    for (;;) {
        const std::size_t end = text.find(separator, begin);
        if (end == std::string_view::npos) break;
        pieces.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    pieces.push_back(text.substr(begin));
    return pieces;
}

std::string join(const std::vector<std::string>& pieces, std::string_view separator) {
    std::string joined;
    for (std::size_t i = 0; i < pieces.size(); i++) {
        if (i > 0) joined += separator;
        joined += pieces[i];
    }
    return joined;
}

// Only the last '*' is ever taken up again: what an earlier one could still give, the last one can as well.
bool glob_match(std::string_view pattern, std::string_view text) {
    std::size_t p = 0, t = 0;
    std::size_t star = std::string_view::npos, star_text = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            star_text = t;
        } else if (p < pattern.size() &&
                   (pattern[p] == '?' || ascii_lower(pattern[p]) == ascii_lower(text[t]))) {
            p++;
            t++;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++star_text;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        p++;
    return p == pattern.size();
}

std::string safe_ascii(std::string_view text, std::size_t limit) {
    constexpr std::string_view mark = "...";
    std::string safe;
    for (std::size_t position = 0; position < text.size() && safe.size() <= limit;) {
        const Decoded next = decode(text, position);
        position += next.length;
        if (next.valid && next.code_point >= 0x20 && next.code_point < 0x7F) {
            safe += static_cast<char>(next.code_point);
            continue;
        }
        const std::string_view likeness = next.valid ? plain_likeness(next.code_point) : std::string_view{};
        safe += likeness.empty() ? std::string_view{"?"} : likeness;
    }
    if (safe.size() > limit) {
        safe.resize(limit - std::min(limit, mark.size()));
        safe += mark.substr(0, limit);
    }
    return safe;
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t position = skip_ascii(text, 0); position < text.size();) {
        const Decoded next = decode(text, position);
        if (!next.valid) return false;
        position += next.length;
        if (position < text.size() && byte_at(text, position) < 0x80) position = skip_ascii(text, position);
    }
    return true;
}

std::string clean_utf8(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    std::size_t kept = 0;  // text before it is in `clean`
    for (std::size_t position = 0; position < text.size();) {
        const unsigned char lead = byte_at(text, position);
        if ((lead >= 0x20 && lead < 0x7F) || lead == '\n' || lead == '\t') {
            position++;
            continue;
        }
        const Decoded next = decode(text, position);
        if (!next.valid || is_control(next.code_point)) {
            clean += text.substr(kept, position - kept);
            append_utf8(clean, kReplacement);
            kept = position + next.length;
        }
        position += next.length;
    }
    clean += text.substr(kept);
    return clean;
}

void append_utf8(std::string& out, char32_t c) {
    const auto add = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
    if (c < 0x80) {
        add(c);
    } else if (c < 0x800) {
        add(0xC0U | (c >> 6U));
        add(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        add(0xE0U | (c >> 12U));
        add(0x80U | ((c >> 6U) & 0x3FU));
        add(0x80U | (c & 0x3FU));
    } else {
        add(0xF0U | (c >> 18U));
        add(0x80U | ((c >> 12U) & 0x3FU));
        add(0x80U | ((c >> 6U) & 0x3FU));
        add(0x80U | (c & 0x3FU));
    }
}

char32_t next_code_point_decoded(std::string_view text, std::size_t& position) {
    if (position >= text.size()) return kReplacement;
    const Decoded next = decode(text, position);
    position += next.length;
    return next.code_point;
}

}  // namespace letterhead
