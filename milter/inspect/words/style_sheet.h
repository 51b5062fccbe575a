#pragma once
// The rules of <style> elements: which say something about an element, in the order of their strength. Rules
// for print and for some screens only are passed over, and selectors that style_selector.h does not read.

#include "inspect/words/style.h"
#include "inspect/words/style_selector.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace letterhead {

// An open element, as selectors see it: the names of all of them lie one after the other.
struct StyledElement {
    std::uint32_t begin = 0, end = 0;  // of StyledPath::names
    std::uint64_t around = 0;          // bits of its names and of those of all elements around it
};

// The elements around the one that is looked at, the outermost first.
class StyledPath {
 public:
    void push(const ElementNames& names);
    void shrink(std::size_t size);  // to so many elements
    std::size_t size() const { return elements_.size(); }
    std::uint64_t around() const { return elements_.empty() ? 0 : elements_.back().around; }
    std::span<const StyleName> names_of(std::size_t index) const;

 private:
    std::vector<StyledElement> elements_;
    std::vector<StyleName> names_;
};

class StyleSheet {
 public:
    // A whole <style> element. True when it may change what came before it: how it looks or whether it shows.
    bool add(std::string_view css, FontFamilies& families);

    // The rules that an element with these names may meet, wherever it is.
    struct Candidates {
        std::vector<std::uint32_t> rules;  // the weakest first
        bool by_place = false;             // some look at the elements around
    };
    Candidates candidates_of(const ElementNames& names);
    Declarations of(const Candidates& candidates, const StyledPath& path);

    // A limit was reached: not all rules were looked at.
    bool cut() const { return cut_; }

 private:
    struct Rule {
        Selector selector;
        std::uint32_t declarations = 0;
    };
    void add_rules(std::string_view selectors, const Declarations& declarations);
    bool met(const SelectorStep& step) const;
    bool matches_around(const Selector& selector, const StyledPath& path);
    bool fits(const SelectorStep& step, std::span<const StyleName> names);

    std::vector<Rule> rules_;
    std::vector<Declarations> declarations_;
    std::unordered_map<StyleName, std::vector<std::uint32_t>> by_key_;
    std::unordered_set<StyleName> met_;  // names of elements so far
    std::size_t read_ = 0;
    std::size_t trials_ = 0;
    bool cut_ = false;
};

// Whether the medium of @media or of <style media> is one that every reader of the mail has.
bool is_usual_medium(std::string_view media);

}  // namespace letterhead
