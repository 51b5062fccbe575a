// Readings are made one from the other, in the order in which programs undo what a sender did: decode, drop
// what does not show, make plain, take the last folder's entry, cut the end.

#include "message/file_name.h"

#include "base/text.h"
#include "base/unicode.h"
#include "message/encoded_word.h"
#include "message/limits.h"

#include <algorithm>
#include <array>

namespace letterhead {
namespace {

constexpr std::size_t longest_extension = 10;
constexpr std::string_view dropped_at_end = ". \t\"',;";

bool turns_direction(char32_t c) {
    return c == 0x202d || c == 0x202e;
}
bool is_control(char32_t c) {
    return c < 0x20 || c == 0x7f;
}

// Characters that take no room on a screen.
bool is_invisible(char32_t c) {
    return is_control(c) || (c >= 0x80 && c <= 0x9f) || c == 0xad || c == 0x34f || c == 0x61c ||
           c == 0x115f || c == 0x1160 || c == 0x180e || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0x3164 || c == 0xfeff ||
           c == 0xffa0 || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0000 && c <= 0xe0fff);
}

// What NFKC leaves alone and looks like a full stop, a slash or a blank.
char32_t plain(char32_t c) {
    constexpr std::u32string_view dots =
        U"\u3002\u06d4\u0701\u0702\ua4f8\ua60e\u00b7\u0387\u2027\u2e31\u30fb";
    constexpr std::u32string_view slashes = U"\u2044\u2215\u29f8";
    constexpr std::u32string_view backslashes = U"\u2216\u29f5\u29f9\u20e5";
    if (c < 0x80) return c;
    if (dots.find(c) != dots.npos) return U'.';
    if (slashes.find(c) != slashes.npos) return U'/';
    if (backslashes.find(c) != backslashes.npos) return U'\\';
    if (c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029) return U' ';
    return c;
}

// Cyrillic and Greek letters that show as Latin ones; 0 when it is none.
char32_t latin_look_alike(char32_t c) {
    constexpr std::u32string_view from =
        U"\u0430\u0432\u0435\u0456\u0458\u043a\u043c\u043d\u043e\u0440\u0441"
        U"\u0442\u0443\u0445\u0455\u04bb\u0501\u051b\u051d\u03bf\u03b1\u03c1\u03bd"
        U"\u03c7\u03b5\u03b9\u0131\u0261\u04cf";
    constexpr std::u32string_view to = U"abeijkmhopctyxshdqwoapvxeiigl";
    static_assert(from.size() == to.size());
    const std::size_t at = from.find(c);
    return at == from.npos ? 0 : to[at];
}

template <typename Change>
std::string changed(std::string_view name, Change change) {
    std::string out;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = change(next_code_point(name, at));
        if (c != 0) append_utf8(out, c);
    }
    return out;
}

int hex_digit(char c) {
    const char lower = ascii_lower(c);
    if (c >= '0' && c <= '9') return c - '0';
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view name) {
    std::string out;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const bool room = name[at] == '%' && at + 2 < name.size();
        const int high = room ? hex_digit(name[at + 1]) : -1;
        const int low = room ? hex_digit(name[at + 2]) : -1;
        if (high < 0 || low < 0) {
            out.push_back(name[at]);
            continue;
        }
        out.push_back(static_cast<char>(high * 16 + low));
        at += 2;
    }
    return clean_utf8(out);
}

// "plan&#46;js" and "plan&#x2e;js", as pages show it.
std::string without_references(std::string_view name) {
    std::string out;
    while (!name.empty()) {
        const std::size_t begin = name.find("&#");
        out.append(name.substr(0, begin));
        if (begin == name.npos) break;
        name.remove_prefix(begin);
        const bool hex = name.size() > 2 && ascii_lower(name[2]) == 'x';
        const std::size_t first = hex ? 3 : 2;
        std::size_t at = first;
        char32_t code = 0;
        for (; at < name.size() && at < first + 7; ++at) {
            const int digit = hex_digit(name[at]);
            if (digit < 0 || (!hex && digit > 9)) break;
            code = code * (hex ? 16 : 10) + static_cast<char32_t>(digit);
        }
        const bool valid = at > first && code > 0 && code < 0x110000 && (code < 0xd800 || code > 0xdfff);
        if (valid)
            append_utf8(out, code);
        else
            out.append(name.substr(0, at));
        name.remove_prefix(at);
        if (valid && name.starts_with(';')) name.remove_prefix(1);
    }
    return out;
}

std::string_view base_name(std::string_view name) {
    return name.substr(name.find_last_of("/\\") + 1);  // npos + 1 is 0
}

std::string_view without_end(std::string_view name) {
    return name.substr(0, name.find_last_not_of(dropped_at_end) + 1);
}

// What is left of "plan.js/." when a path is made normal.
std::string_view last_folder(std::string_view name) {
    std::string_view before;
    do {
        before = name;
        name = without_end(name);
        while (name.ends_with('/') || name.ends_with('\\'))
            name.remove_suffix(1);
    } while (name.size() != before.size());
    return base_name(name);
}

// "plan.txt.{3050F4D8-98B5-11CF-BB82-00AA00BDCE0B}": Windows shows the name before it, and opens the file
// with the program that the number names.
bool ends_with_class(std::string_view name) {
    constexpr std::string_view form = ".{########-####-####-####-############}";
    name = without_end(name);
    if (name.size() < form.size()) return false;
    return std::equal(form.begin(), form.end(), name.end() - form.size(),
                      [](char want, char c) { return want == '#' ? hex_digit(c) >= 0 : want == c; });
}

// "a.txt:b.exe" and "a.exe::$DATA" name streams of a file; a colon in prose has a blank behind it.
std::size_t stream_colon(std::string_view name) {
    const std::size_t colon = name.find(':');
    const bool stream = colon != name.npos && colon + 1 < name.size() && name[colon + 1] != ' ' &&
                        !extension_of(name.substr(0, colon)).empty();
    return stream ? colon : name.npos;
}

// The extension in Latin letters, when all of it shows as such; else the name as it is.
std::string with_latin_extension(const std::string& name) {
    const std::size_t dot = name.rfind('.');
    if (dot == name.npos) return name;
    bool all = true;
    const std::string extension = changed(std::string_view(name).substr(dot + 1), [&](char32_t c) {
        const char32_t latin = c < 0x80 ? c : latin_look_alike(c);
        all = all && latin != 0;
        return latin;
    });
    return all ? name.substr(0, dot + 1) + extension : name;
}

// Encoded words decoded, the last of them even when nothing ends it.
std::string without_words(const std::string& name) {
    DecodedWords words = decode_encoded_words(name);
    return words.any ? std::move(words.text) : decode_encoded_words(name + "?=").text;
}

class Readings {
 public:
    void add(std::string_view name) {
        if (name.empty() || names_.size() == limits::name_readings) return;
        std::string key = ascii_lower(name);
        if (std::find(keys_.begin(), keys_.end(), key) != keys_.end()) return;
        keys_.push_back(std::move(key));
        names_.emplace_back(name);
    }
    // What becomes of one decoded form.
    void add_forms(const std::string& name) {
        add(name);
        const std::string visible = changed(name, [](char32_t c) { return is_invisible(c) ? 0 : c; });
        const std::string simple = changed(fold(changed(visible, plain)), plain);
        add(visible);
        add(simple);
        add(base_name(simple));
        const std::string end(without_end(base_name(simple)));
        add(end);
        if (const std::size_t colon = stream_colon(end); colon != end.npos) {
            add(without_end(std::string_view(end).substr(0, colon)));
            add(std::string_view(end).substr(end.find_first_not_of(':', colon)));
        }
        if (end.empty()) add(last_folder(simple));
        add(with_latin_extension(end));
    }
    std::vector<std::string> take() { return std::move(names_); }

 private:
    std::vector<std::string> names_, keys_;
};

}  // namespace

std::vector<std::string> matchable_names(std::string_view raw) {
    Readings readings;
    std::string name(raw);
    readings.add(name);
    for (int decoded = 0; decoded < 3; ++decoded) {  // a name may be encoded twice
        if (const std::size_t nul = name.find('\0'); nul != name.npos)
            readings.add_forms(name.substr(0, nul));
        readings.add_forms(name);
        std::string next = name;
        if (next.find("=?") != next.npos) next = without_words(next);
        if (next.find('%') != next.npos) next = percent_decoded(next);
        if (next.find("&#") != next.npos) next = without_references(next);
        if (next == name) break;
        name = std::move(next);
    }
    return readings.take();
}

NameTrick trick_of(std::string_view raw, const std::vector<std::string>& readings) {
    bool control = false, invisible = false;
    for (std::size_t at = 0; at < raw.size();) {
        const char32_t c = next_code_point(raw, at);
        control = control || (is_control(c) && c != '\t') || turns_direction(c);
        invisible = invisible || is_invisible(c);
    }
    if (control) return NameTrick::control;
    if (std::any_of(readings.begin(), readings.end(), ends_with_class)) return NameTrick::disguised;
    const std::string extension = extension_of(raw);
    for (const std::string& reading : readings) {
        const std::string other = extension_of(reading);
        if (!other.empty() && other != extension) return NameTrick::disguised;
    }
    if (invisible || without_end(raw).size() != raw.size()) return NameTrick::invisible;
    return base_name(raw).size() != raw.size() ? NameTrick::path : NameTrick::none;
}

std::string extension_of(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == name.npos || name.size() - dot - 1 > longest_extension) return {};
    std::string extension = ascii_lower(name.substr(dot + 1));
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_part = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); };
    const bool fits = std::all_of(extension.begin(), extension.end(), is_part) &&
                      std::any_of(extension.begin(), extension.end(), is_letter);
    return fits ? extension : std::string();
}

std::string escaped_name(std::string_view name) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = next_code_point(name, at);
        if (!is_invisible(c)) {
            append_utf8(out, c);
            continue;
        }
        std::string hex;
        for (char32_t rest = c; rest != 0 || hex.size() < 4; rest >>= 4)
            hex.insert(hex.begin(), digits[rest & 0xfU]);
        out += "\\u{" + hex + "}";
    }
    return out;
}

}  // namespace letterhead
