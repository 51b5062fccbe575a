#pragma once
// Selectors of CSS: types, classes and ids, and the descendant and child combinations of them. Names are
// compared as 64-bit hashes.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace letterhead {

using StyleName = std::uint64_t;

// Types compare without case (`name` in lower case), classes and ids with it.
StyleName type_name(std::string_view name);
StyleName class_name(std::string_view name);
StyleName id_name(std::string_view name);
inline constexpr StyleName any_name = 0;   // "*"
inline constexpr StyleName link_name = 1;  // an element with a href: ":link"

// Names of one element: its type first. A bit for each name tells quickly which it cannot have.
struct ElementNames {
    std::vector<StyleName> all;
    std::uint64_t bits() const;
};

struct SelectorStep {
    std::vector<StyleName> names;  // all must be there; empty: any element
    bool parent = false;           // it is the parent of the step to its right, not just around it
};

struct Selector {
    std::vector<SelectorStep> steps;  // from the element outward; never empty
    std::uint32_t weight = 0;         // specificity
    std::uint64_t around = 0;         // bits of the names that elements around must have

    // The name by which it is found: an id before a class before a type.
    StyleName key = any_name;
};

// Nothing for a selector that is not of these forms, or never matches in a mail (":hover"). `too_long` is
// set when it has more steps or names than limits::style_steps.
std::optional<Selector> parse_selector(std::string_view text, bool& too_long);

std::uint64_t name_bit(StyleName name);

}  // namespace letterhead
