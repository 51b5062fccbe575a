// The table is one string; an index of its names is made once, on first use, and searched by bisection.

#include "inspect/words/entities.h"

#include "base/text.h"
#include "inspect/words/entities_table.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace letterhead {

namespace {

struct Entity {
    std::string_view name;
    char32_t first = 0, second = 0;
    bool old = false;  // read without a semicolon
};

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

char32_t read_hex(std::string_view digits) {
    char32_t value = 0;
    for (char c : digits)
        value = value * 16 + static_cast<char32_t>(hex_digit(c));
    return value;
}

std::vector<Entity> read_table() {
    std::vector<Entity> entities;
    entities.reserve(2200);
    std::string_view rest = entities_table;
    while (!rest.empty()) {
        std::string_view item = rest.substr(0, rest.find(';'));
        rest.remove_prefix(item.size() + 1);
        std::size_t mark = item.find_first_of(" !");
        std::string_view code = item.substr(mark + 1);
        std::size_t plus = code.find('+');
        entities.push_back({item.substr(0, mark), read_hex(code.substr(0, plus)),
                            plus == std::string_view::npos ? U'\0' : read_hex(code.substr(plus + 1)),
                            item[mark] == '!'});
    }
    return entities;
}

const Entity* find_entity(std::string_view name) {
    static const std::vector<Entity> entities = read_table();
    auto found =
        std::lower_bound(entities.begin(), entities.end(), name,
                         [](const Entity& entity, std::string_view key) { return entity.name < key; });
    return found != entities.end() && found->name == name ? &*found : nullptr;
}

void append(const Entity& entity, std::string& out) {
    append_utf8(out, entity.first);
    if (entity.second != 0) append_utf8(out, entity.second);
}

constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

// raw[at] is '&'. Appends what it stands for and returns the place after it, or nothing.
std::optional<std::size_t> decode_number(std::string_view raw, std::size_t at, std::string& out) {
    std::size_t digits = at + 2;
    bool hex = digits < raw.size() && ascii_lower(raw[digits]) == 'x';
    if (hex) ++digits;
    std::uint32_t value = 0;
    std::size_t end = digits;
    for (; end < raw.size(); ++end) {
        int digit = hex_digit(raw[end]);
        if (digit < 0 || (!hex && digit > 9)) break;
        value =
            std::min<std::uint32_t>(value * (hex ? 16U : 10U) + static_cast<std::uint32_t>(digit), 0x110000U);
    }
    if (end == digits) return std::nullopt;
    append_numeric_reference(value, out);
    return end < raw.size() && raw[end] == ';' ? end + 1 : end;
}

}  // namespace

std::size_t append_named_reference(std::string_view name, bool semicolon, std::string& out) {
    if (const Entity* entity = find_entity(name); entity != nullptr && (semicolon || entity->old)) {
        append(*entity, out);
        return name.size();
    }
    constexpr std::size_t longest_old_name = 6;
    for (std::size_t length = std::min(name.size(), longest_old_name); length >= 2; --length) {
        const Entity* entity = find_entity(name.substr(0, length));
        if (entity != nullptr && entity->old) {
            append(*entity, out);
            return length;
        }
    }
    return 0;
}

void append_numeric_reference(std::uint32_t number, std::string& out) {
    if (number >= 0x80 && number <= 0x9F) number = windows_1252[number - 0x80];
    append_utf8(out, number == 0 ? U'\xFFFD' : static_cast<char32_t>(number));
}

std::string decode_attribute(std::string_view raw) {
    std::string out;
    out.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();) {
        if (raw[at] != '&' || at + 1 == raw.size()) {
            out += raw[at++];
            continue;
        }
        if (raw[at + 1] == '#') {
            if (auto next = decode_number(raw, at, out))
                at = *next;
            else
                out += raw[at++];
            continue;
        }
        std::size_t end = at + 1;
        while (end < raw.size() && end - at <= entity_name_longest && is_alphanumeric(raw[end]))
            ++end;
        std::string_view name = raw.substr(at + 1, end - at - 1);
        bool semicolon = end < raw.size() && raw[end] == ';';
        std::string replaced;
        std::size_t read = append_named_reference(name, semicolon, replaced);
        bool whole = read == name.size();
        bool stays = read == 0 || (!semicolon && (!whole || (end < raw.size() && raw[end] == '='))) ||
                     (semicolon && !whole);
        out += stays ? raw.substr(at, end - at) : std::string_view(replaced);
        at = !stays && semicolon ? end + 1 : end;
    }
    return out;
}

}  // namespace letterhead
