// Rules are found by the name of their last step; a bit mask of the names around an element spares most looks
// at them. What looking around costs is bounded over the whole part.

#include "inspect/words/style_sheet.h"

#include "base/text.h"
#include "message/limits.h"

#include <algorithm>

namespace letterhead {

namespace {

constexpr std::string_view blanks = " \t\r\n\f";

// The place of the '}' that closes the block whose inside begins at `at`, or the end.
std::size_t block_end(std::string_view css, std::size_t at) {
    int depth = 1;
    for (at = css.find_first_of("{}", at); at != std::string_view::npos;
         at = css.find_first_of("{}", at + 1)) {
        if (css[at] == '{') ++depth;
        if (css[at] == '}' && --depth == 0) return at;
    }
    return css.size();
}

}  // namespace

bool is_usual_medium(std::string_view media) {
    media = trim(media);
    if (media.empty()) return true;
    for (std::string_view medium : split(media, ',')) {
        medium = trim(medium);
        if (istarts_with(medium, "only ")) medium = trim(medium.substr(5));
        if (iequals(medium, "all") || iequals(medium, "screen")) return true;
    }
    return false;
}

void StyledPath::push(const ElementNames& names) {
    auto begin = static_cast<std::uint32_t>(names_.size());
    names_.insert(names_.end(), names.all.begin(), names.all.end());
    elements_.push_back({begin, static_cast<std::uint32_t>(names_.size()), around() | names.bits()});
}

void StyledPath::shrink(std::size_t size) {
    if (size >= elements_.size()) return;
    names_.resize(elements_[size].begin);
    elements_.resize(size);
}

std::span<const StyleName> StyledPath::names_of(std::size_t index) const {
    const StyledElement& element = elements_[index];
    return std::span(names_).subspan(element.begin, element.end - element.begin);
}

bool StyleSheet::add(std::string_view css, FontFamilies& families) {
    std::size_t room = limits::style_text - std::min(read_, limits::style_text);
    cut_ = cut_ || css.size() > room;
    css = css.substr(0, room);
    read_ += css.size();
    std::string text = plain_css(css);
    std::size_t before = rules_.size();
    for (std::string_view rest = text;;) {
        rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
        std::size_t open = rest.find_first_of("{;}");
        if (open == std::string_view::npos) break;
        std::string_view prelude = trim(rest.substr(0, open));
        // "@import ...;" or a stray brace; or a medium, whose rules follow and whose '}' is a stray brace
        if (rest[open] != '{' || (istarts_with(prelude, "@media") && is_usual_medium(prelude.substr(6)))) {
            rest.remove_prefix(open + 1);
            continue;
        }
        std::size_t end = block_end(rest, open + 1);
        if (!prelude.starts_with('@')) {
            std::string_view block = rest.substr(open + 1, end - open - 1);
            Declarations declarations = parse_declarations(block, families);
            if (!declarations.empty()) add_rules(prelude, declarations);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return std::any_of(rules_.begin() + static_cast<std::ptrdiff_t>(before), rules_.end(),
                       [&](const Rule& rule) { return met(rule.selector.steps[0]); });
}

void StyleSheet::add_rules(std::string_view selectors, const Declarations& declarations) {
    bool added = false;
    for (std::string_view each : split(selectors, ',')) {
        auto selector = parse_selector(each, cut_);
        if (!selector) continue;
        if (rules_.size() >= limits::style_rules) {
            cut_ = true;
            return;
        }
        if (!added) declarations_.push_back(declarations);
        added = true;
        by_key_[selector->key].push_back(static_cast<std::uint32_t>(rules_.size()));
        rules_.push_back({std::move(*selector), static_cast<std::uint32_t>(declarations_.size() - 1)});
    }
}

bool StyleSheet::met(const SelectorStep& step) const {
    return met_.size() >= limits::style_names ||
           std::all_of(step.names.begin(), step.names.end(),
                       [&](StyleName name) { return met_.contains(name); });
}

StyleSheet::Candidates StyleSheet::candidates_of(const ElementNames& names) {
    if (met_.size() < limits::style_names) met_.insert(names.all.begin(), names.all.end());
    Candidates out;
    if (rules_.empty()) return out;
    std::size_t tried = 0;
    auto add_key = [&](StyleName key) {
        auto found = by_key_.find(key);
        if (found == by_key_.end()) return;
        for (std::uint32_t rule : found->second) {
            if (++tried > limits::style_candidates || trials_ > limits::style_trials) {
                cut_ = true;
                return;
            }
            const Selector& selector = rules_[rule].selector;
            if (!fits(selector.steps[0], names.all)) continue;
            out.by_place = out.by_place || selector.steps.size() > 1;
            out.rules.push_back(rule);
        }
    };
    add_key(any_name);
    for (StyleName name : names.all)
        add_key(name);
    std::sort(out.rules.begin(), out.rules.end(), [&](std::uint32_t a, std::uint32_t b) {
        std::uint32_t weight = rules_[a].selector.weight, other = rules_[b].selector.weight;
        return weight != other ? weight < other : a < b;
    });
    return out;
}

Declarations StyleSheet::of(const Candidates& candidates, const StyledPath& path) {
    Declarations out;
    for (std::uint32_t index : candidates.rules) {
        const Rule& rule = rules_[index];
        if (rule.selector.steps.size() == 1 || matches_around(rule.selector, path))
            out.override_with(declarations_[rule.declarations]);
    }
    return out;
}

bool StyleSheet::fits(const SelectorStep& step, std::span<const StyleName> names) {
    trials_ += step.names.size() + 1;
    return std::all_of(step.names.begin(), step.names.end(), [&](StyleName name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    });
}

// From the element outward. A step that may be anywhere around takes the nearest element that fits; when a
// parent that was asked for is not where it must be, the last such choice is made again, further out. Choices
// before that one stand: taking them further out would only leave less room.
bool StyleSheet::matches_around(const Selector& selector, const StyledPath& path) {
    if ((selector.around & ~path.around()) != 0) return false;
    std::size_t at = path.size();  // elements below `at` are still to be looked at
    std::size_t choice = 0, chosen_at = 0;
    for (std::size_t step = 1; step < selector.steps.size();) {
        cut_ = cut_ || trials_ > limits::style_trials;
        if (at == 0 || trials_ > limits::style_trials) return false;
        const SelectorStep& wanted = selector.steps[step];
        if (fits(wanted, path.names_of(--at))) {
            if (!wanted.parent) {
                choice = step;
                chosen_at = at;
            }
            ++step;
        } else if (wanted.parent) {
            if (choice == 0) return false;
            step = choice;
            at = chosen_at;
        }
    }
    return true;
}

}  // namespace letterhead
