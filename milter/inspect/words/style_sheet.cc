// One pass over the CSS; equal selectors share an entry, so that a look-up costs the same however many rules
// there are.

#include "inspect/words/style_sheet.h"

#include "base/text.h"
#include "message/limits.h"

#include <algorithm>

namespace letterhead {

namespace {

constexpr std::string_view blanks = " \t\r\n\f";

std::string strip_comments(std::string_view css) {
    std::string out;
    for (std::size_t at = 0; at < css.size();) {
        if (css.substr(at, 2) == "/*") {
            std::size_t end = css.find("*/", at + 2);
            if (end == std::string_view::npos) break;
            at = end + 2;
        } else if (css.substr(at, 4) == "<!--") {
            at += 4;
        } else if (css.substr(at, 3) == "-->") {
            at += 3;
        } else {
            out += css[at++];
        }
    }
    return out;
}

// The place of the '}' that closes the block whose inside begins at `at`, or the end.
std::size_t block_end(std::string_view css, std::size_t at) {
    int depth = 1;
    for (; at < css.size(); ++at) {
        if (css[at] == '{') ++depth;
        if (css[at] == '}' && --depth == 0) return at;
    }
    return at;
}

// A medium that every reader of a mail has; conditions on sizes are not read.
bool always_applies(std::string_view at_rule) {
    if (!istarts_with(at_rule, "@media")) return false;
    std::string_view medium = trim(at_rule.substr(6));
    return medium.empty() || iequals(medium, "all") || iequals(medium, "screen");
}

// Type, class or id alone or type with one of them.
bool is_simple(std::string_view selector) {
    if (selector.empty() || selector.find_first_of(" \t\r\n\f>+~:[\\") != std::string_view::npos)
        return false;
    std::size_t mark = selector.find_first_of(".#");
    if (mark == std::string_view::npos) return true;
    return mark + 1 < selector.size() && selector.find_first_of(".#", mark + 1) == std::string_view::npos;
}

// Types compare without case, classes and ids with it.
std::string selector_key(std::string_view selector) {
    std::size_t mark = std::min(selector.find_first_of(".#"), selector.size());
    std::string key = ascii_lower(selector.substr(0, mark));
    if (key == "*" && mark < selector.size()) key.clear();
    key += selector.substr(mark);
    return key;
}

}  // namespace

void StyleSheet::add(std::string_view css) {
    std::size_t room = limits::style_text - std::min(read_, limits::style_text);
    css = css.substr(0, room);
    read_ += css.size();
    std::string text = strip_comments(css);
    std::string_view rest = text;
    while (true) {
        rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
        std::size_t open = rest.find_first_of("{;}");
        if (open == std::string_view::npos) return;
        std::string_view prelude = trim(rest.substr(0, open));
        if (rest[open] != '{') {  // "@import ...;" or a stray brace
            rest.remove_prefix(open + 1);
            continue;
        }
        if (always_applies(prelude)) {  // its rules follow; its own '}' is a stray brace
            rest.remove_prefix(open + 1);
            continue;
        }
        std::size_t end = block_end(rest, open + 1);
        if (prelude.substr(0, 1) != "@") {
            Declarations declarations = parse_declarations(rest.substr(open + 1, end - open - 1));
            if (!declarations.empty()) add_rule(prelude, declarations);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

void StyleSheet::add_rule(std::string_view selectors, const Declarations& declarations) {
    for (std::string_view selector : split(selectors, ',')) {
        selector = trim(selector);
        if (!is_simple(selector)) continue;
        std::string key = selector_key(selector);
        auto found = rules_.find(key);
        if (found == rules_.end()) {
            if (rules_.size() >= limits::style_rules) continue;
            found = rules_.emplace(key, Declarations{}).first;
        }
        has_ids_ = has_ids_ || key.find('#') != std::string::npos;
        found->second.override_with(declarations);
    }
}

void StyleSheet::apply(std::string_view key, Declarations& to) const {
    auto found = rules_.find(std::string(key));
    if (found != rules_.end()) to.override_with(found->second);
}

Declarations StyleSheet::of(std::string_view type, std::string_view classes, std::string_view id) const {
    Declarations out;
    if (rules_.empty()) return out;
    apply("*", out);
    apply(type, out);
    std::string key;
    std::size_t count = 0;
    for (std::size_t at = 0; at < classes.size() && count < limits::style_classes; ++count) {
        at = classes.find_first_not_of(blanks, at);
        if (at == std::string_view::npos) break;
        std::size_t end = std::min(classes.find_first_of(blanks, at), classes.size());
        for (std::string_view prefix : {std::string_view(), type}) {
            key.assign(prefix).append(".").append(classes.substr(at, end - at));
            apply(key, out);
        }
        at = end;
    }
    if (has_ids_ && !id.empty()) {
        for (std::string_view prefix : {std::string_view(), type}) {
            key.assign(prefix).append("#").append(id);
            apply(key, out);
        }
    }
    return out;
}

}  // namespace letterhead
