// Declarations are cut at ';' outside of quotes and parentheses; a name that is not in the table costs one
// switch.

#include "inspect/words/style.h"

#include "base/text.h"
#include "inspect/words/word_key.h"

#include <algorithm>
#include <string>

namespace letterhead {

namespace {

using Value = StyleValue;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view first_word(std::string_view value) {
    return value.substr(0, value.find_first_of(" \t\r\n\f,/"));
}

// "0", "0px", "+0.0em" are nothing; "12pt" is not; a keyword is not.
Value size_value(std::string_view word) {
    std::size_t at = !word.empty() && (word[0] == '+' || word[0] == '-') ? 1 : 0;
    bool digit = false, positive = false;
    for (; at < word.size() && (is_digit(word[at]) || word[at] == '.'); ++at) {
        digit = digit || is_digit(word[at]);
        positive = positive || (is_digit(word[at]) && word[at] != '0');
    }
    if (!digit) return Value::other;
    if (!positive) return Value::zero;
    std::string_view unit = word.substr(at);
    return iequals(unit, "em") || iequals(unit, "ex") || unit == "%" ? Value::relative : Value::other;
}

Value font_size_value(std::string_view value) {
    for (std::string_view word : {"inherit", "smaller", "larger"})
        if (iequals(value, word)) return Value::relative;
    return size_value(value);
}

// font: [style weight ...] size[/line] family
Value font_value(std::string_view value) {
    while (!value.empty()) {
        std::string_view word = first_word(value);
        bool number = !word.empty() && (is_digit(word[0]) || word[0] == '.');
        bool weight = number && word.size() == 3 && word.substr(1) == "00";
        if (number && !weight) return size_value(word);
        value = trim(value.substr(std::min(value.size(), std::max<std::size_t>(word.size(), 1))));
    }
    return Value::other;
}

Value keyword(std::string_view value, std::string_view wanted, Value meaning) {
    return iequals(first_word(value), wanted) ? meaning : Value::other;
}

Value border_value(std::string_view value) {
    for (std::string_view style :
         {"solid", "double", "dashed", "dotted", "groove", "ridge", "inset", "outset"})
        if (ifind(value, style) != std::string_view::npos) return Value::drawn;
    return Value::other;
}

Value white_space_value(std::string_view value) {
    bool keeps = istarts_with(value, "pre") || istarts_with(value, "break-spaces");
    return keeps ? Value::keep : Value::other;
}

Value display_value(std::string_view value) {
    if (iequals(first_word(value), "none")) return Value::none;
    if (istarts_with(value, "inline") || iequals(value, "contents")) return Value::in_line;
    for (std::string_view word : {"block", "flex", "grid", "table", "list-item", "flow-root"})
        if (iequals(value, word)) return Value::block;
    return Value::other;
}

void read_declaration(std::string_view name, std::string_view value, Declarations& out) {
    std::size_t mark = value.rfind('!');
    bool important = mark != std::string_view::npos && iequals(trim(value.substr(mark + 1)), "important");
    if (important) value = trim(value.substr(0, mark));
    switch (word_key(name)) {
        case word_key("display"):
            return out.set(Property::display, display_value(value), important);
        case word_key("visibility"): {
            bool hidden = iequals(value, "hidden") || iequals(value, "collapse");
            return out.set(Property::visibility, hidden ? Value::hidden : Value::other, important);
        }
        case word_key("opacity"):
            return out.set(Property::opacity, size_value(value), important);
        case word_key("font-size"):
            return out.set(Property::font_size, font_size_value(value), important);
        case word_key("font"):
            return out.set(Property::font_size, font_value(value), important);
        case word_key("height"):
            return out.set(Property::height, size_value(value), important);
        case word_key("max-height"):
            return out.set(Property::max_height, size_value(value), important);
        case word_key("overflow"):
        case word_key("overflow-y"):
            return out.set(Property::overflow, keyword(value, "hidden", Value::hidden), important);
        case word_key("mso-hide"):
            return out.set(Property::mso_hide, keyword(value, "all", Value::hidden), important);
        case word_key("white-space"):
            return out.set(Property::white_space, white_space_value(value), important);
        case word_key("border"):
        case word_key("border-top"):
            return out.set(Property::border_top, border_value(value), important);
        case word_key("border-top-style"):  // -color and -width have the same key
            if (iends_with(name, "style")) out.set(Property::border_top, border_value(value), important);
            return;
        default:
            return;
    }
}

// The end of the declaration that begins at `at`: ';' outside of quotes and parentheses, or the end.
std::size_t declaration_end(std::string_view css, std::size_t at) {
    char quote = 0;
    int depth = 0;
    for (; at < css.size(); ++at) {
        char c = css[at];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')') {
            depth = std::max(depth - 1, 0);
        } else if (c == ';' && depth == 0) {
            return at;
        }
    }
    return at;
}

std::string without_comments(std::string_view css) {
    std::string out;
    while (true) {
        std::size_t begin = css.find("/*");
        out += css.substr(0, begin);
        if (begin == std::string_view::npos) return out;
        std::size_t end = css.find("*/", begin + 2);
        if (end == std::string_view::npos) return out;
        css.remove_prefix(end + 2);
    }
}

}  // namespace

bool Declarations::empty() const {
    return std::all_of(values_.begin(), values_.end(),
                       [](Set set) { return set.value == StyleValue::unset; });
}

void Declarations::set(Property property, StyleValue value, bool important) {
    Set& now = values_[static_cast<std::size_t>(property)];
    if (important || !now.important) now = {value, important};
}

void Declarations::override_with(const Declarations& stronger) {
    for (std::size_t i = 0; i < property_count; ++i) {
        Set set_there = stronger.values_[i];
        if (set_there.value != StyleValue::unset)
            set(static_cast<Property>(i), set_there.value, set_there.important);
    }
}

Declarations parse_declarations(std::string_view css) {
    if (css.find("/*") != std::string_view::npos) return parse_declarations(without_comments(css));
    Declarations out;
    for (std::size_t at = 0; at < css.size();) {
        std::size_t end = declaration_end(css, at);
        std::string_view declaration = css.substr(at, end - at);
        at = end + 1;
        std::size_t colon = declaration.find(':');
        if (colon == std::string_view::npos) continue;
        read_declaration(trim(declaration.substr(0, colon)), trim(declaration.substr(colon + 1)), out);
    }
    return out;
}

}  // namespace letterhead
