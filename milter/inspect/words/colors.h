#pragma once
// Colours as CSS and HTML write them, and how well one can be read on another (WCAG 2).

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace letterhead {

struct Color {
    std::array<float, 3> channels{};  // red, green, blue: 0 to 255
    float alpha = 1;                  // 0: transparent
    bool operator==(const Color&) const = default;
};

constexpr Color opaque(std::uint32_t rgb) {
    return {{static_cast<float>(rgb >> 16U & 0xFFU), static_cast<float>(rgb >> 8U & 0xFFU),
             static_cast<float>(rgb & 0xFFU)},
            1};
}
inline constexpr Color black = opaque(0), white = opaque(0xFFFFFF);

// What one sees of `front` before `back`, which is opaque.
Color laid_over(const Color& front, const Color& back);
std::uint32_t rgb_of(const Color& color);  // 0xRRGGBB, rounded

// CSS Color 4: names, system colours (as if text were black on white), #rgb[a], #rrggbb[aa], rgb(), rgba(),
// hsl(), hsla() with commas or blanks, transparent. Nothing else; currentcolor is the caller's.
std::optional<Color> parse_color(std::string_view text);
// An attribute like bgcolor (WHATWG HTML, "parsing a legacy color value"): nearly everything is some colour.
std::optional<Color> parse_attribute_color(std::string_view text);

// Hundredths of the contrast ratio, rounded down: 100 to 2100.
std::uint16_t contrast_of(std::uint32_t rgb, std::uint32_t other);

// The name's colour, 0xRRGGBB; `name` in lower case.
std::optional<std::uint32_t> named_color(std::string_view name);

}  // namespace letterhead
