#pragma once
// What a style declaration says about whether and how text shows: a handful of properties, each with a
// handful of values.

#include <array>
#include <cstdint>
#include <string_view>

namespace letterhead {

enum class Property : std::uint8_t {
    display,
    visibility,
    opacity,
    font_size,
    height,
    max_height,
    overflow,
    mso_hide,
    white_space,
    border_top,
};
inline constexpr std::size_t property_count = 10;

// The values that matter; every other value of a property is `other`.
enum class StyleValue : std::uint8_t {
    unset,
    other,
    none,      // display
    in_line,   // display
    block,     // display: block, flex, grid, table, list-item
    hidden,    // visibility, overflow, mso-hide: all
    zero,      // opacity, sizes
    relative,  // font-size in em, ex or %: nothing of nothing stays nothing
    keep,      // white-space: pre, pre-wrap, break-spaces
    drawn,     // border-top
};

class Declarations {
 public:
    StyleValue operator[](Property property) const {
        return values_[static_cast<std::size_t>(property)].value;
    }
    bool empty() const;
    // A later or more special declaration wins over an earlier one, unless only the earlier one is
    // !important.
    void set(Property property, StyleValue value, bool important);
    void override_with(const Declarations& stronger);

 private:
    struct Set {
        StyleValue value = StyleValue::unset;
        bool important = false;
    };
    std::array<Set, property_count> values_{};
};

// "display:none; font-size:0 !important". Malformed declarations are skipped. Linear.
Declarations parse_declarations(std::string_view css);

}  // namespace letterhead
