#pragma once
// The rules of <style> elements, by type, class and id: "p", ".x", "p.x", "#y", "p#y", "*". Other selectors
// are passed over (they say less about hiding than they cost), so are rules for print and for small screens.

#include "inspect/words/style.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace letterhead {

class StyleSheet {
 public:
    void add(std::string_view css);  // a whole <style> element
    bool empty() const { return rules_.empty(); }
    // What the rules say about an element; ids and types in any order of strength become one answer.
    Declarations of(std::string_view type, std::string_view classes, std::string_view id) const;

 private:
    void add_rule(std::string_view selectors, const Declarations& declarations);
    void apply(std::string_view key, Declarations& to) const;

    // "p", ".x", "p.x", "#y": equal selectors are one rule, later declarations over earlier ones.
    std::unordered_map<std::string, Declarations> rules_;
    std::size_t read_ = 0;
    bool has_ids_ = false;
};

}  // namespace letterhead
