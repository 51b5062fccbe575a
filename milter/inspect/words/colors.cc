// One small reader of numbers serves all notations with parentheses.

#include "inspect/words/colors.h"

#include "base/text.h"
#include "inspect/words/style_number.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace letterhead {

namespace {

constexpr std::size_t name_longest = 32;     // of a colour
constexpr std::size_t legacy_longest = 128;  // WHATWG HTML

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool all_hex(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return hex_value(c) >= 0; });
}

// One digit twice, or two digits.
float hex_channel(std::string_view digits) {
    return static_cast<float>(digits.size() == 1 ? hex_value(digits[0]) * 17
                                                 : hex_value(digits[0]) * 16 + hex_value(digits[1]));
}

std::optional<Color> parse_hex(std::string_view digits) {
    std::size_t size = digits.size();
    if ((size != 3 && size != 4 && size != 6 && size != 8) || !all_hex(digits)) return std::nullopt;
    std::size_t width = size < 6 ? 1 : 2;
    Color color;
    for (std::size_t i = 0; i < 3; ++i)
        color.channels[i] = hex_channel(digits.substr(i * width, width));
    if (size / width == 4) color.alpha = hex_channel(digits.substr(3 * width, width)) / 255;
    return color;
}

// h in turns; s, l in 0..1
Color from_hsl(float h, float s, float l) {
    Color color;
    h -= std::floor(h);
    float strength = s * std::min(l, 1 - l);
    for (std::size_t i = 0; i < 3; ++i) {
        float k = std::fmod((i == 0 ? 0.0F : i == 1 ? 8.0F : 4.0F) + h * 12, 12.0F);
        color.channels[i] = 255 * (l - strength * std::max(-1.0F, std::min({k - 3, 9 - k, 1.0F})));
    }
    return color;
}

float turns(const StyleNumber& angle) {
    if (iequals(angle.unit, "turn")) return angle.value;
    if (iequals(angle.unit, "rad")) return angle.value / 6.2831853F;
    return angle.value / (iequals(angle.unit, "grad") ? 400.0F : 360.0F);
}

float share(const StyleNumber& number, float whole) {
    return std::clamp(number.unit == "%" ? number.value / 100 : number.value / whole, 0.0F, 1.0F);
}

// "255, 0, 0, .5" or "255 0 0 / 50%"
std::optional<Color> parse_function(bool hsl, std::string_view inside) {
    StyleNumber numbers[4];
    std::size_t count = 0;
    while (true) {
        inside.remove_prefix(std::min(inside.find_first_not_of(" \t\r\n\f,/"), inside.size()));
        if (inside.empty()) break;
        std::string_view word = inside.substr(0, inside.find_first_of(" \t\r\n\f,/"));
        auto number = iequals(word, "none") ? StyleNumber{} : parse_number(word);
        if (count == 4 || !number) return std::nullopt;
        numbers[count++] = *number;
        inside.remove_prefix(word.size());
    }
    if (count < 3) return std::nullopt;
    Color color;
    if (hsl)
        color = from_hsl(turns(numbers[0]), share(numbers[1], 100), share(numbers[2], 100));
    else
        for (std::size_t i = 0; i < 3; ++i)
            color.channels[i] = 255 * share(numbers[i], 255);
    if (count == 4) color.alpha = share(numbers[3], 1);
    return color;
}

float linear(std::uint32_t channel) {
    float part = static_cast<float>(channel) / 255;
    return part <= 0.04045F ? part / 12.92F : std::pow((part + 0.055F) / 1.055F, 2.4F);
}

double luminance(std::uint32_t rgb) {
    static const std::array<float, 256> light = [] {
        std::array<float, 256> table{};
        for (std::uint32_t i = 0; i < table.size(); ++i)
            table[i] = linear(i);
        return table;
    }();
    return 0.2126 * light[rgb >> 16U & 0xFFU] + 0.7152 * light[rgb >> 8U & 0xFFU] +
           0.0722 * light[rgb & 0xFFU];
}

}  // namespace

Color laid_over(const Color& front, const Color& back) {
    Color seen;
    for (std::size_t i = 0; i < 3; ++i)
        seen.channels[i] = front.alpha * front.channels[i] + (1 - front.alpha) * back.channels[i];
    return seen;
}

std::uint32_t rgb_of(const Color& color) {
    std::uint32_t rgb = 0;
    for (float channel : color.channels)
        rgb = rgb << 8U | static_cast<std::uint32_t>(std::lround(std::clamp(channel, 0.0F, 255.0F)));
    return rgb;
}

std::optional<Color> parse_color(std::string_view text) {
    if (text.starts_with('#')) return parse_hex(text.substr(1));
    std::size_t open = text.find('(');
    if (open != std::string_view::npos) {
        std::string_view name = text.substr(0, open), inside = text.substr(open + 1);
        inside = inside.substr(0, inside.find(')'));
        if (iequals(name, "rgb") || iequals(name, "rgba")) return parse_function(false, inside);
        if (iequals(name, "hsl") || iequals(name, "hsla")) return parse_function(true, inside);
        return std::nullopt;
    }
    if (text.size() > name_longest) return std::nullopt;
    std::string name = ascii_lower(text);
    if (name == "transparent") return Color{{0, 0, 0}, 0};
    auto rgb = named_color(name);
    return rgb ? std::optional(opaque(*rgb)) : std::nullopt;
}

std::optional<Color> parse_attribute_color(std::string_view text) {
    text = trim(text);
    if (text.empty() || iequals(text, "transparent")) return std::nullopt;
    if (text.size() <= name_longest)
        if (auto rgb = named_color(ascii_lower(text))) return opaque(*rgb);
    if (text.size() == 4 && text[0] == '#' && all_hex(text.substr(1))) return parse_hex(text.substr(1));
    std::string digits;
    for (std::size_t at = text[0] == '#' ? 1 : 0; at < text.size() && digits.size() < legacy_longest;) {
        char32_t point = next_code_point(text, at);
        bool hex = point < 0x80 && hex_value(static_cast<char>(point)) >= 0;
        digits += hex ? static_cast<char>(point) : '0';
        if (point > 0xFFFF) digits += '0';
    }
    while (digits.empty() || digits.size() % 3 != 0)
        digits += '0';
    std::size_t width = digits.size() / 3, skip = width > 8 ? width - 8 : 0;
    auto digit = [&](std::size_t channel, std::size_t at) { return digits[channel * width + at]; };
    while (width - skip > 2 && digit(0, skip) == '0' && digit(1, skip) == '0' && digit(2, skip) == '0')
        ++skip;
    std::size_t shown = std::min<std::size_t>(width - skip, 2);
    Color color;
    for (std::size_t i = 0; i < 3; ++i) {
        std::string_view two = std::string_view(digits).substr(i * width + skip, shown);
        color.channels[i] = shown == 1 ? static_cast<float>(hex_value(two[0])) : hex_channel(two);
    }
    return color;
}

std::uint16_t contrast_of(std::uint32_t rgb, std::uint32_t other) {
    double a = luminance(rgb) + 0.05, b = luminance(other) + 0.05;
    return static_cast<std::uint16_t>(100 * std::max(a, b) / std::min(a, b) + 1e-4);
}

}  // namespace letterhead
