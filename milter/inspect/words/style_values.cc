// Sizes, fonts, colours and the ways to take words out of sight. A value that CSS does not know is no value
// (Meaning::unset); one that says nothing here is Meaning::other.

#include "base/text.h"
#include "inspect/words/style.h"
#include "inspect/words/style_number.h"
#include "message/limits.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace letterhead {

namespace {

constexpr std::string_view blanks = " \t\r\n\f";

struct Named {
    std::string_view name;
    StyleValue value;
};

constexpr StyleValue keyword(float pixels) {
    return {.meaning = Meaning::keyword, .number = pixels * 0.75F};
}

// What browsers make of the keywords when "medium" is 16 pixels; "smaller" is one step of 1.2.
constexpr Named font_sizes[] = {
    {"xx-small", keyword(9)},
    {"x-small", keyword(10)},
    {"small", keyword(13)},
    {"medium", keyword(16)},
    {"large", keyword(18)},
    {"x-large", keyword(24)},
    {"xx-large", keyword(32)},
    {"xxx-large", keyword(48)},
    {"smaller", {.meaning = Meaning::font, .number = 1 / 1.2F}},
    {"larger", {.meaning = Meaning::font, .number = 1.2F}},
    {"inherit", {.meaning = Meaning::inherit}},
    {"unset", {.meaning = Meaning::inherit}},
    {"initial", {.meaning = Meaning::initial}},
};

constexpr Named units[] = {
    {"pt", {.meaning = Meaning::points, .number = 1}},
    {"px", {.meaning = Meaning::points, .number = 0.75F}},
    {"", {.meaning = Meaning::points, .number = 0.75F}},
    {"em", {.meaning = Meaning::font, .number = 1}},
    {"%", {.meaning = Meaning::font, .number = 0.01F}},
    {"rem", {.meaning = Meaning::root, .number = 1}},
    {"ex", {.meaning = Meaning::font, .number = 0.5F}},
    {"ch", {.meaning = Meaning::font, .number = 0.5F}},
    {"in", {.meaning = Meaning::points, .number = 72}},
    {"cm", {.meaning = Meaning::points, .number = 72 / 2.54F}},
    {"mm", {.meaning = Meaning::points, .number = 72 / 25.4F}},
    {"q", {.meaning = Meaning::points, .number = 72 / 101.6F}},
    {"pc", {.meaning = Meaning::points, .number = 12}},
};

template <std::size_t Count>
StyleValue find(const Named (&table)[Count], std::string_view name) {
    for (const Named& each : table)
        if (iequals(each.name, name)) return each.value;
    return {};
}

// The next word, with what it has in parentheses or quotes; moves `value` past it.
std::string_view take_word(std::string_view& value) {
    value.remove_prefix(std::min(value.find_first_not_of(blanks), value.size()));
    int depth = 0;
    std::size_t end = 0;
    for (; end < value.size(); ++end) {
        char c = value[end];
        if (depth == 0 && blanks.find(c) != std::string_view::npos) break;
        if (c == '(') ++depth;
        if (c == ')') depth = std::max(depth - 1, 0);
    }
    std::string_view word = value.substr(0, end);
    value.remove_prefix(end);
    return word;
}

// The numbers in the parentheses of "rect(0, 0, 0, 0)"; nothing when one is no number.
std::optional<std::vector<float>> arguments(std::string_view inside) {
    std::vector<float> numbers;
    for (inside = inside.substr(0, inside.find(')')); numbers.size() < 8;) {
        inside.remove_prefix(std::min(inside.find_first_not_of(" \t\r\n\f,"), inside.size()));
        if (inside.empty()) return numbers;
        std::string_view word = inside.substr(0, inside.find_first_of(" \t\r\n\f,"));
        auto number = parse_number(word);
        if (!number) return std::nullopt;
        numbers.push_back(number->value);
        inside.remove_prefix(word.size());
    }
    return std::nullopt;
}

bool is_zero(float number) {
    return std::fabs(number) < 0.005F;
}

}  // namespace

StyleValue parse_length(std::string_view word) {
    auto number = parse_number(word);
    StyleValue value = number ? find(units, trim(number->unit)) : StyleValue{};
    if (value.meaning == Meaning::unset) return {.meaning = Meaning::other};
    value.number *= number->value;
    return value;
}

StyleValue parse_font_size(std::string_view value) {
    if (value.empty()) return {};
    bool word = (value[0] | 0x20) >= 'a' && (value[0] | 0x20) <= 'z';
    StyleValue size = word ? find(font_sizes, value) : parse_length(value);
    return size.meaning == Meaning::other || size.number < 0 ? StyleValue{} : size;
}

StyleValue parse_font_family(std::string_view value, FontFamilies& families) {
    std::string_view first = trim(value);
    if (iequals(first, "inherit") || iequals(first, "unset")) return {.meaning = Meaning::inherit};
    if (iequals(first, "initial")) return {.meaning = Meaning::initial};
    char quote = first.empty() ? '\0' : first[0];
    if (quote == '"' || quote == '\'') {
        first.remove_prefix(1);
        first = first.substr(0, first.find(quote));
    } else {
        first = first.substr(0, first.find(','));
    }
    first = trim(first);
    if (first.empty() || first.size() > limits::font_family_name) return {};
    return {.meaning = Meaning::family, .index = families.index_of(ascii_lower(first))};
}

// [style variant weight stretch] size[/line-height] family
void parse_font(std::string_view value, bool important, FontFamilies& families, Declarations& out) {
    StyleValue size = {}, family = {}, line = {.meaning = Meaning::other};
    if (iequals(value, "inherit") || iequals(value, "initial")) {
        size = family = parse_font_size(value);
    } else {
        while (size.meaning == Meaning::unset && !value.empty()) {
            std::string_view word = take_word(value);
            std::size_t slash = std::min(word.find('/'), word.size());
            auto number = parse_number(word.substr(0, slash));
            bool weight = number && number->unit.empty() && number->value >= 1 && slash == word.size();
            if (weight) continue;
            size = parse_font_size(word.substr(0, slash));
            if (slash < word.size()) line = parse_length(word.substr(slash + 1));
        }
        value = trim(value);
        if (value.starts_with('/')) {  // "12px / 1.5 serif"
            value.remove_prefix(1);
            line = parse_length(take_word(value));
        }
        family = parse_font_family(value, families);
        if (size.meaning == Meaning::unset || family.meaning == Meaning::unset) return;
    }
    size.important = family.important = line.important = important;
    out.set(Property::font_size, size);
    out.set(Property::font_family, family);
    out.set(Property::line_height, line);
}

StyleValue painted(const Color& color) {
    auto alpha = static_cast<std::uint32_t>(std::lround(std::clamp(color.alpha, 0.0F, 1.0F) * 255));
    return {.meaning = Meaning::painted, .color = rgb_of(color) << 8U | alpha};
}

StyleValue parse_color_value(std::string_view value) {
    if (iequals(value, "inherit") || iequals(value, "unset")) return {.meaning = Meaning::inherit};
    if (iequals(value, "currentcolor")) return {.meaning = Meaning::current};
    auto color = parse_color(value);
    return color ? painted(*color) : StyleValue{};
}

void parse_background(std::string_view value, bool important, Declarations& out) {
    StyleValue color = painted(*parse_color("transparent")), image = {.meaning = Meaning::none};
    if (iequals(value, "inherit")) color = image = {.meaning = Meaning::inherit};
    while (!value.empty()) {
        std::string_view word = take_word(value);
        if (istarts_with(word, "url(") || ifind(word, "gradient(") != std::string_view::npos ||
            ifind(word, "image") != std::string_view::npos)
            image = {.meaning = Meaning::picture};
        else if (StyleValue read = parse_color_value(word); read.meaning != Meaning::unset)
            color = read;
    }
    color.important = image.important = important;
    out.set(Property::background_color, color);
    out.set(Property::background_image, image);
}

StyleValue parse_opacity(std::string_view value) {
    auto number = parse_number(value);
    if (!number || (!number->unit.empty() && number->unit != "%")) return {};
    float share = number->unit == "%" ? number->value / 100 : number->value;
    return {.meaning = Meaning::ratio, .number = std::clamp(share, 0.0F, 1.0F)};
}

// rect(top, right, bottom, left)
StyleValue parse_clip(std::string_view value) {
    auto edges = istarts_with(value, "rect(") ? arguments(value.substr(5)) : std::nullopt;
    bool nothing = edges && edges->size() == 4 && ((*edges)[1] <= (*edges)[3] || (*edges)[2] <= (*edges)[0]);
    return {.meaning = nothing ? Meaning::hidden : Meaning::other};
}

StyleValue parse_transform(std::string_view value) {
    std::size_t at = ifind(value, "scale");
    if (at == std::string_view::npos) return {.meaning = Meaning::other};
    std::size_t open = value.find('(', at);
    auto factors = open == std::string_view::npos ? std::nullopt : arguments(value.substr(open + 1));
    bool nothing = factors && std::any_of(factors->begin(), factors->end(), is_zero);
    return {.meaning = nothing ? Meaning::hidden : Meaning::other};
}

}  // namespace letterhead
