// ASCII words are folded and hashed in one go; a word with anything else goes through base/unicode once.

#include "inspect/words/tokens.h"

#include "base/text.h"
#include "base/unicode.h"
#include "message/limits.h"

#include <array>
#include <string>

namespace letterhead {

namespace {

constexpr std::uint64_t seed = 0xCBF29CE484222325U, prime = 0x100000001B3U;  // FNV-1a, 64 bits

// The byte a character counts as: lower case for letters and digits, 0 for what separates words, 1 beyond
// ASCII.
constexpr std::array<std::uint8_t, 256> ascii_class = [] {
    std::array<std::uint8_t, 256> table{};
    for (unsigned c = '0'; c <= '9'; ++c)
        table[c] = static_cast<std::uint8_t>(c);
    for (unsigned c = 'a'; c <= 'z'; ++c)
        table[c] = static_cast<std::uint8_t>(c);
    for (unsigned c = 'A'; c <= 'Z'; ++c)
        table[c] = static_cast<std::uint8_t>(c + 32);
    for (unsigned c = 0x80; c <= 0xFF; ++c)
        table[c] = 1;
    return table;
}();

std::uint8_t class_of(char c) {
    return ascii_class[static_cast<unsigned char>(c)];
}

bool is_separator(char32_t c) {
    if (c < 0x80) return class_of(static_cast<char>(c)) == 0;
    if (c < 0xC0) return c != 0xAA && c != 0xB5 && c != 0xBA && c != 0xAD;
    bool invisible = (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
    if (invisible) return false;
    return c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x206F) || (c >= 0x2190 && c <= 0x2BFF) ||
           (c >= 0x3000 && c <= 0x303F) || c == 0xFFFD;
}

constexpr char32_t curly_apostrophe = 0x2019;

std::uint64_t hash_folded(std::string_view word) {
    std::string plain;
    for (std::size_t at = 0; at < word.size();) {
        std::size_t from = at;
        if (next_code_point(word, at) == curly_apostrophe)
            plain += '\'';
        else
            plain += word.substr(from, at - from);
    }
    std::uint64_t hash = seed;
    for (char c : fold(plain))
        hash = (hash ^ static_cast<unsigned char>(c)) * prime;
    return hash;
}

// The end of the word that began at `begin`, looking from `at`: the first byte that is not ASCII, or an
// apostrophe that may belong to the word.
std::size_t word_end(std::string_view text, std::size_t begin, std::size_t at) {
    while (at < text.size()) {
        std::uint8_t kind = class_of(text[at]);
        std::size_t next = at;
        char32_t point = next_code_point(text, next);
        if (point == '\'' || point == curly_apostrophe) {
            std::size_t after = next;
            bool inside = at > begin && next < text.size() && class_of(text[next]) != 0 &&
                          !is_separator(next_code_point(text, after));
            if (!inside) return at;
        } else if (kind == 0 || (kind == 1 && is_separator(point))) {
            return at;
        }
        at = next;
    }
    return at;
}

// "e-mail" is written "email" as often: a hyphen behind a single letter does not part. Its length (three
// bytes for U+2010 and U+2011), or 0.
std::size_t joining_hyphen(std::string_view text, std::size_t begin) {
    std::string_view rest = text.substr(begin + 1);
    std::size_t length = rest.starts_with('-')                                      ? 1
                         : rest.starts_with("\u2010") || rest.starts_with("\u2011") ? 3
                                                                                    : 0;
    bool joins =
        length != 0 && rest.size() > length && class_of(text[begin]) >= 'a' && class_of(rest[length]) >= 'a';
    return joins ? length : 0;
}

}  // namespace

Tokens tokenize(std::string_view utf8) {
    Tokens out;
    out.all.reserve(utf8.size() / 6 + 8);
    for (std::size_t at = 0; at < utf8.size();) {
        std::uint8_t kind = class_of(utf8[at]);
        if (kind == 0) {
            ++at;
            continue;
        }
        std::size_t begin = at;
        std::uint64_t hash = seed;
        for (; at < utf8.size(); ++at) {
            kind = class_of(utf8[at]);
            if (kind > 1)
                hash = (hash ^ kind) * prime;
            else if (std::size_t hyphen = at == begin + 1 ? joining_hyphen(utf8, begin) : 0; hyphen != 0)
                at += hyphen - 1;
            else
                break;
        }
        if (at < utf8.size() && (kind == 1 || utf8[at] == '\'')) {
            std::size_t end = word_end(utf8, begin, at);
            if (end == begin) {  // a separator beyond ASCII
                next_code_point(utf8, at);
                continue;
            }
            if (end != at) hash = hash_folded(utf8.substr(begin, end - begin));
            at = end;
        }
        if (out.all.size() == limits::tokens_of_text) {
            out.cut = true;
            return out;
        }
        out.all.push_back({hash, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
    }
    return out;
}

}  // namespace letterhead
