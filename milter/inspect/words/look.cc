// Sizes multiply down the elements, colours are laid one over the other, from the back to the front.

#include "inspect/words/look.h"

#include "message/limits.h"

#include <algorithm>
#include <cmath>

namespace letterhead {

namespace {

constexpr float monospace_share = 13.0F / 16;  // browsers' default size of monospace fonts
constexpr float size_at_most = 600;

Color color_of(const StyleValue& painted) {
    Color color = opaque(painted.color >> 8U);
    color.alpha = static_cast<float>(painted.color & 0xFFU) / 255;
    return color;
}

}  // namespace

void Appearance::apply(const Declarations& declared, float root_size) {
    if (!declared.changes_looks()) return;
    look_ = not_asked;
    apply_font(declared, root_size);
    const StyleValue& color = declared[Property::color];
    if (color.meaning == Meaning::painted) color_ = color_of(color);
    if (color.meaning == Meaning::initial) color_ = black;
    const StyleValue& opacity = declared[Property::opacity];
    if (opacity.meaning == Meaning::ratio && opacity.number < 1) fade(opacity.number);
    apply_background(declared);
}

void Appearance::apply_font(const Declarations& declared, float root_size) {
    bool was_monospace = family_ == monospace_family;
    const StyleValue& family = declared[Property::font_family];
    if (family.meaning == Meaning::family) family_ = family.index;
    if (family.meaning == Meaning::initial) family_ = 0;
    bool monospace = family_ == monospace_family;
    float usual = monospace ? monospace_share : 1;
    const StyleValue& size = declared[Property::font_size];
    if (!absolute_ && monospace != was_monospace) size_ *= monospace ? usual : 1 / monospace_share;
    switch (size.meaning) {
        case Meaning::points:
        case Meaning::root:
            size_ = size.number * (size.meaning == Meaning::root ? root_size : 1);
            absolute_ = true;
            break;
        case Meaning::font:
            size_ *= size.number;
            break;
        case Meaning::keyword:
        case Meaning::initial:
            size_ = usual * (size.meaning == Meaning::keyword ? size.number : medium_size);
            absolute_ = false;
            break;
        default:
            break;
    }
    size_ = std::min(size_, size_at_most);
}

// The background of the element itself fades with it, so this comes after fade().
void Appearance::apply_background(const Declarations& declared) {
    const StyleValue& background = declared[Property::background_color];
    if (background.meaning == Meaning::painted) {
        Color color = color_of(background);
        background_ = laid_over(color, background_);
        if (color.alpha >= 1) picture_ = false;
    } else if (background.meaning == Meaning::current) {
        background_ = laid_over(color_, background_);
    }
    if (declared[Property::background_image].meaning == Meaning::picture) picture_ = true;
}

void Appearance::fade(float opacity) {
    for (std::size_t i = 0; i < 3; ++i)
        added_.channels[i] += share_ * (1 - opacity) * background_.channels[i];
    share_ *= opacity;
}

Color Appearance::seen(const Color& color) const {
    Color out = color;
    for (std::size_t i = 0; i < 3; ++i)
        out.channels[i] = share_ * color.channels[i] + added_.channels[i];
    return out;
}

Look Appearance::look() const {
    Look look;
    look.size = static_cast<std::uint16_t>(std::lround(std::clamp(size_, 0.0F, size_at_most) * 100));
    look.family = family_;
    look.color = rgb_of(seen(laid_over(color_, background_)));
    look.background = rgb_of(seen(background_));
    look.contrast = picture_ ? std::uint16_t{0} : contrast_of(look.color, look.background);
    return look;
}

std::size_t LookBook::Hash::operator()(const Look& look) const {
    std::uint64_t key = (std::uint64_t{look.color} << 32U | look.background) * 0x9E3779B97F4A7C15U;
    key ^= std::uint64_t{look.size} << 32U | std::uint64_t{look.family} << 16U | look.contrast;
    return static_cast<std::size_t>(key * 0xD6E8FEB86659FD93U >> 16U);
}

std::uint16_t LookBook::index_of(const Appearance& appearance) {
    if (appearance.look_ != Appearance::not_asked) return appearance.look_;
    Look look = appearance.look();
    auto found = index_.find(look);
    if (found == index_.end()) {
        full_ = full_ || looks_.size() >= limits::looks;
        if (full_) return appearance.look_ = 0;
        looks_.push_back(look);
        found = index_.emplace(look, static_cast<std::uint16_t>(looks_.size() - 1)).first;
    }
    return appearance.look_ = found->second;
}

}  // namespace letterhead
