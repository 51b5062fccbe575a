// Declarations are cut at ';' outside of quotes and parentheses; a name that is not in the table costs one
// switch.

#include "inspect/words/style.h"

#include "base/text.h"
#include "inspect/words/word_key.h"
#include "message/limits.h"

#include <algorithm>
#include <bit>
#include <optional>

namespace letterhead {

namespace {

StyleValue meaning_if(bool holds, Meaning meaning) {
    return {.meaning = holds ? meaning : Meaning::other};
}

StyleValue border_value(std::string_view value) {
    for (std::string_view style :
         {"solid", "double", "dashed", "dotted", "groove", "ridge", "inset", "outset"})
        if (ifind(value, style) != std::string_view::npos) return {.meaning = Meaning::drawn};
    return {.meaning = Meaning::other};
}

StyleValue display_value(std::string_view value) {
    if (iequals(value, "none")) return {.meaning = Meaning::none};
    if (istarts_with(value, "inline-") || iequals(value, "table-cell")) return {.meaning = Meaning::box};
    if (iequals(value, "inline") || iequals(value, "contents")) return {.meaning = Meaning::in_line};
    for (std::string_view word : {"block", "flex", "grid", "table", "list-item", "flow-root"})
        if (iequals(value, word)) return {.meaning = Meaning::block};
    return {.meaning = Meaning::other};
}

std::optional<Property> property_of(std::string_view name) {
    switch (word_key(name)) {
        case word_key("display"):
            return Property::display;
        case word_key("visibility"):
            return Property::visibility;
        case word_key("opacity"):
            return Property::opacity;
        case word_key("font-size"):
            return Property::font_size;
        case word_key("font-family"):
            return Property::font_family;
        case word_key("color"):
            return Property::color;
        case word_key("background-color"):  // and -image: the key is of the first letters and the length
            return iends_with(name, "image") ? Property::background_image : Property::background_color;
        case word_key("height"):
            return Property::height;
        case word_key("max-height"):
            return Property::max_height;
        case word_key("width"):
            return Property::width;
        case word_key("max-width"):
            return Property::max_width;
        case word_key("line-height"):
            return Property::line_height;
        case word_key("overflow"):
        case word_key("overflow-x"):  // and overflow-y
            return Property::overflow;
        case word_key("position"):
            return Property::position;
        case word_key("left"):
            return Property::left;
        case word_key("top"):
            return Property::top;
        case word_key("text-indent"):
            return Property::text_indent;
        case word_key("clip"):
            return Property::clip;
        case word_key("transform"):
            return Property::transform;
        case word_key("mso-hide"):
            return Property::mso_hide;
        case word_key("white-space"):
            return Property::white_space;
        case word_key("border"):
        case word_key("border-top"):
            return Property::border_top;
        case word_key("border-top-style"):  // and -color, -width
            return iends_with(name, "style") ? std::optional(Property::border_top) : std::nullopt;
        default:
            return std::nullopt;
    }
}

StyleValue value_of(Property property, std::string_view value, FontFamilies& families) {
    if (iequals(value, "inherit")) return {.meaning = Meaning::inherit};
    if (iequals(value, "initial")) return {.meaning = Meaning::initial};
    switch (property) {
        case Property::display:
            return display_value(value);
        case Property::visibility:
            return meaning_if(iequals(value, "hidden") || iequals(value, "collapse"), Meaning::hidden);
        case Property::opacity:
            return parse_opacity(value);
        case Property::font_size:
            return parse_font_size(value);
        case Property::font_family:
            return parse_font_family(value, families);
        case Property::color:
        case Property::background_color:
            return parse_color_value(value);
        case Property::background_image:
            return meaning_if(value.find('(') != std::string_view::npos, Meaning::picture);
        case Property::overflow:
            return meaning_if(istarts_with(value, "hidden"), Meaning::hidden);
        case Property::position:
            return meaning_if(iequals(value, "absolute") || iequals(value, "fixed"), Meaning::away);
        case Property::clip:
            return parse_clip(value);
        case Property::transform:
            return parse_transform(value);
        case Property::mso_hide:
            return meaning_if(iequals(value, "all"), Meaning::hidden);
        case Property::white_space:
            return meaning_if(istarts_with(value, "pre") || istarts_with(value, "break-spaces"),
                              Meaning::keep);
        case Property::border_top:
            return border_value(value);
        default:  // heights, widths and places
            return parse_length(value);
    }
}

void read_declaration(std::string_view name, std::string_view value, FontFamilies& families,
                      Declarations& out) {
    std::size_t mark = value.rfind('!');
    bool important = mark != std::string_view::npos && iequals(trim(value.substr(mark + 1)), "important");
    if (important) value = trim(value.substr(0, mark));
    if (value.empty()) return;
    if (iequals(name, "font")) return parse_font(value, important, families, out);
    if (iequals(name, "background")) return parse_background(value, important, out);
    if (auto property = property_of(name)) {
        StyleValue read = value_of(*property, value, families);
        read.important = important;
        out.set(*property, read);
    }
}

// The end of the declaration that begins at `at`: ';' outside of quotes and parentheses, or the end. Its
// first
// ':' goes to `colon`.
std::size_t declaration_end(std::string_view css, std::size_t at, std::size_t& colon) {
    int depth = 0;
    char quote = 0;
    colon = std::string_view::npos;
    for (; at < css.size(); ++at) {
        switch (char c = css[at]) {
            case ';':
                if (depth == 0 && quote == 0) return at;
                break;
            case ':':
                colon = std::min(colon, at);
                break;
            case '"':
            case '\'':
                if (quote == 0 || quote == c) quote = quote == 0 ? c : '\0';
                break;
            case '(':
                if (quote == 0) ++depth;
                break;
            case ')':
                if (quote == 0) depth = std::max(depth - 1, 0);
                break;
            case '\\':
                ++at;
                break;
            default:
                break;
        }
    }
    return css.size();
}

}  // namespace

std::uint16_t FontFamilies::index_of(std::string_view name) {
    auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) {
        full_ = full_ || names_.size() >= limits::font_families;
        if (full_) return 0;
        found = names_.emplace(names_.end(), name);
    }
    return static_cast<std::uint16_t>(found - names_.begin());
}

void Declarations::set(Property property, const StyleValue& value) {
    StyleValue& now = values_[static_cast<std::size_t>(property)];
    if (value.meaning == Meaning::unset || (now.important && !value.important)) return;
    now = value;
    set_ |= bit(property);
}

void Declarations::override_with(const Declarations& stronger) {
    for (std::uint32_t left = stronger.set_; left != 0; left &= left - 1) {
        auto property = static_cast<Property>(std::countr_zero(left));
        set(property, stronger[property]);
    }
}

Declarations parse_declarations(std::string_view css, FontFamilies& families) {
    std::string plain;
    if (css.find("/*") != std::string_view::npos) css = plain = plain_css(css);
    Declarations out;
    for (std::size_t at = 0; at < css.size();) {
        std::size_t colon = 0, end = declaration_end(css, at, colon);
        if (colon < end) {
            std::string_view name = trim(css.substr(at, colon - at)),
                             value = trim(css.substr(colon + 1, end - colon - 1));
            if (css.substr(at, end - at).find('\\') == std::string_view::npos)
                read_declaration(name, value, families, out);
            else
                read_declaration(without_escapes(name), without_escapes(value), families, out);
        }
        at = end + 1;
    }
    return out;
}

}  // namespace letterhead
