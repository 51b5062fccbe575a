// Definitions that no rule reaches.

#include "config/unused.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace letterhead {
namespace {

// Names after `key:` anywhere below.
void collect(const Node& node, std::string_view key, std::set<std::string>& names, bool& asked) {
    if (node.text() == key) asked = true;  // as a bare word
    for (const Node& item : node.items())
        collect(item, key, names, asked);
    for (const Node::Entry& entry : node.entries()) {
        if (entry.key.text() == key) {
            asked = true;
            names.insert(entry.value.text());
        }
        collect(entry.value, key, names, asked);
    }
}

struct Uses {
    std::set<std::string> names;
    bool asked = false;
};

Uses uses_of(const Node& root, std::string_view key) {
    Uses uses;
    for (const Node::Entry& entry : root.entries()) {
        const bool has_conditions = entry.key.text() == "rules" || entry.key.text() == "conditions";
        if (has_conditions) collect(entry.value, key, uses.names, uses.asked);
    }
    return uses;
}

Needs needs_of(const Pack& pack) {
    Needs needs;
    for (const Rule& rule : pack.rules) {
        if (rule.when) rule.when->add_needs(needs);
        if (rule.unless) rule.unless->add_needs(needs);
    }
    return needs;
}

void warn(const Place& place, const std::string& what, Problems& problems) {
    problems.warning(Code::never_used, place, what + " is never used");
}

}  // namespace

void warn_of_unused(const Node& root, const Pack& pack, const Templates& templates, Problems& problems) {
    for (const auto& [id, list] : pack.lists) {
        if (!list.used) warn(list.place, "list '" + id + "'", problems);
    }
    for (const auto& [id, group] : pack.groups) {
        if (!group.used) warn(group.place, "group '" + id + "'", problems);
    }
    const bool asks_restricted = uses_of(root, "restricted_list").asked;
    for (const auto& [id, list] : pack.restricted_lists) {
        if (!asks_restricted) warn(list.place, "restricted list '" + id + "'", problems);
    }
    const Uses conditions = uses_of(root, "condition");
    for (const Node::Entry& entry : root.entries()) {
        if (entry.key.text() != "conditions") continue;
        for (const Node::Entry& condition : entry.value.entries()) {
            if (!conditions.names.contains(condition.key.text()))
                warn(condition.key.place(), "condition '" + condition.key.text() + "'", problems);
        }
    }
    const Needs needs = needs_of(pack);
    const auto is_among = [](const auto& used, const std::string& id) {
        return std::any_of(used.begin(), used.end(), [&](const auto* one) { return one->id == id; });
    };
    for (const auto& [id, place] : templates.signature_block_places) {
        if (!is_among(needs.signature_blocks, id)) warn(place, "signature block '" + id + "'", problems);
    }
    for (const auto& [id, place] : templates.disclaimer_places) {
        if (!is_among(needs.disclaimers, id)) warn(place, "disclaimer '" + id + "'", problems);
    }
}

}  // namespace letterhead
