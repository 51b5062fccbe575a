#pragma once
// What style declarations say about whether and how text shows: the properties that matter, each with its
// value in a form that needs no second reading.

#include "inspect/words/colors.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

enum class Property : std::uint8_t {
    opacity,  // up to background_image: what looks are made of
    font_size,
    font_family,
    color,
    background_color,
    background_image,
    display,
    visibility,
    height,
    max_height,
    width,
    max_width,
    line_height,
    overflow,
    position,
    left,
    top,
    text_indent,
    clip,
    transform,
    mso_hide,
    white_space,
    border_top,
};
inline constexpr std::size_t property_count = 23;

// The values that matter; every other value of a property is `other`.
enum class Meaning : std::uint8_t {
    unset,
    other,
    inherit,
    initial,
    none,     // display, background-image
    in_line,  // display
    box,      // display: inline-block and the like, table-cell: side by side, but apart
    block,    // display: block, flex, grid, table, list-item
    hidden,   // visibility, overflow; clip and transform that leave nothing; mso-hide: all
    away,     // position: absolute, fixed
    keep,     // white-space: pre, pre-wrap, break-spaces
    drawn,    // border-top
    picture,  // background-image
    points,   // a length: `number` points
    font,     // a length: `number` times the size of the font
    root,     // a length: `number` times the font of the page
    keyword,  // font-size: medium and the like, `number` points when the font is not monospace
    ratio,    // opacity: `number`
    painted,  // a colour: `color`
    current,  // the colour of the words
    family,   // `index` of the families
};

struct StyleValue {
    Meaning meaning = Meaning::unset;
    bool important = false;
    std::uint16_t index = 0;
    float number = 0;
    std::uint32_t color = 0;  // 0xRRGGBBAA

    bool is_zero() const {
        return (meaning == Meaning::points || meaning == Meaning::font || meaning == Meaning::root ||
                meaning == Meaning::ratio) &&
               number < 0.005F && number > -0.005F;
    }
};

// Names of font families, lower case, each once; [0] is "", [1] "monospace". At most limits::font_families.
class FontFamilies {
 public:
    std::uint16_t index_of(std::string_view name);
    bool full() const { return full_; }  // a name found no room
    std::vector<std::string>& names() { return names_; }

 private:
    std::vector<std::string> names_{"", "monospace"};
    bool full_ = false;
};
inline constexpr std::uint16_t monospace_family = 1;

class Declarations {
 public:
    const StyleValue& operator[](Property property) const {
        return values_[static_cast<std::size_t>(property)];
    }
    bool empty() const { return set_ == 0; }
    bool changes_looks() const { return (set_ & (bit(Property::display) - 1)) != 0; }
    // A later or more special declaration wins over an earlier one, unless only the earlier one is
    // !important.
    void set(Property property, const StyleValue& value);
    void override_with(const Declarations& stronger);

 private:
    static std::uint32_t bit(Property property) { return 1U << static_cast<unsigned>(property); }

    std::uint32_t set_ = 0;  // a bit for each property that has a value
    std::array<StyleValue, property_count> values_{};
};

// "display:none; font-size:0 !important". Malformed declarations are skipped. Linear.
Declarations parse_declarations(std::string_view css, FontFamilies& families);

// CSS without comments, and without what would look like structure inside of strings.
std::string plain_css(std::string_view css);
// "\64 isplay" is "display". CSS Syntax 3, section 4.3.7.
std::string without_escapes(std::string_view css);

// --- single values
StyleValue parse_font_family(std::string_view value, FontFamilies& families);
StyleValue parse_font_size(std::string_view value);
StyleValue parse_length(std::string_view word);
StyleValue parse_color_value(std::string_view value);
void parse_font(std::string_view value, bool important, FontFamilies& families, Declarations& out);
void parse_background(std::string_view value, bool important, Declarations& out);
StyleValue parse_opacity(std::string_view value);
StyleValue parse_clip(std::string_view value);
StyleValue parse_transform(std::string_view value);
StyleValue painted(const Color& color);

}  // namespace letterhead
