// One pass over the selector, from the left to the right; the steps are turned round at the end.

#include "inspect/words/style_selector.h"

#include "base/text.h"
#include "inspect/words/style.h"
#include "message/limits.h"

#include <algorithm>
#include <functional>
#include <string>

namespace letterhead {

namespace {

constexpr std::string_view blanks = " \t\r\n\f";
constexpr std::string_view ends_of_name = " \t\r\n\f>+~.#:[*";

StyleName hashed(std::string_view name, std::uint64_t kind) {
    std::uint64_t hash = (std::hash<std::string_view>{}(name) ^ kind) * 0x9E3779B97F4A7C15U;
    return hash ^ hash >> 29U;
}

// The identifier at the beginning of `rest`, which is moved past it.
std::string take_identifier(std::string_view& rest) {
    std::size_t end = 0;
    while (end < rest.size() && ends_of_name.find(rest[end]) == std::string_view::npos)
        end += rest[end] == '\\' ? 2 : 1;
    std::string_view name = rest.substr(0, end);
    rest.remove_prefix(name.size());
    return name.find('\\') == std::string_view::npos ? std::string(name) : without_escapes(name);
}

constexpr std::uint32_t weight_of_id = 1U << 16U, weight_of_class = 1U << 8U, weight_of_type = 1;

// "div.a#b:link": false when it is none of these forms.
bool take_step(std::string_view& rest, SelectorStep& step, Selector& selector, StyleName& key) {
    std::uint32_t best = 0;
    bool any = false;
    while (!rest.empty() && blanks.find(rest[0]) == std::string_view::npos && rest[0] != '>') {
        char mark = rest[0];
        bool marked = mark == '.' || mark == '#' || mark == ':' || mark == '*';
        if (marked) rest.remove_prefix(1);
        if (!marked && any) return false;  // "[x]", "+", "~"
        any = true;
        if (mark == '*') continue;
        std::string name = take_identifier(rest);
        if (name.empty() || step.names.size() >= limits::style_steps) return false;
        std::uint32_t weight = mark == '#' ? weight_of_id : marked ? weight_of_class : weight_of_type;
        StyleName found = mark == '#'   ? id_name(name)
                          : mark == '.' ? class_name(name)
                          : mark == ':' ? link_name
                                        : type_name(ascii_lower(name));
        if (mark == ':' && !iequals(name, "link") && !iequals(name, "any-link")) return false;
        if (mark != ':' && weight > best) {
            best = weight;
            key = found;
        }
        selector.weight += weight;
        step.names.push_back(found);
    }
    return any;
}

}  // namespace

StyleName type_name(std::string_view name) {
    return hashed(name, 0x71);
}
StyleName class_name(std::string_view name) {
    return hashed(name, 0xC1A5500);
}
StyleName id_name(std::string_view name) {
    return hashed(name, 0x1D0000000);
}

std::uint64_t name_bit(StyleName name) {
    return std::uint64_t{1} << (name >> 58U);
}

std::uint64_t ElementNames::bits() const {
    std::uint64_t bits = 0;
    for (StyleName name : all)
        bits |= name_bit(name);
    return bits;
}

std::optional<Selector> parse_selector(std::string_view text, bool& too_long) {
    Selector selector;
    std::string_view rest = trim(text);
    while (true) {
        SelectorStep step;
        selector.key = any_name;
        if (!take_step(rest, step, selector, selector.key)) {
            too_long = too_long || step.names.size() >= limits::style_steps;
            return std::nullopt;
        }
        selector.steps.push_back(std::move(step));
        if (rest.empty()) break;
        if (selector.steps.size() >= limits::style_steps) {
            too_long = true;
            return std::nullopt;
        }
        rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
        if (!rest.starts_with('>')) continue;
        selector.steps.back().parent = true;
        rest.remove_prefix(1);
        rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
    }
    std::reverse(selector.steps.begin(), selector.steps.end());
    for (std::size_t i = 1; i < selector.steps.size(); ++i)
        for (StyleName name : selector.steps[i].names)
            selector.around |= name_bit(name);
    return selector;
}

}  // namespace letterhead
