#include "commands/uses.h"

#include "base/text.h"
#include "commands/node_diff.h"

#include <algorithm>
#include <set>

namespace letterhead {
namespace {

constexpr std::size_t kShown = 5;

// Does `{key: name}` stand anywhere below? `name` may stand in a list of names.
bool says(const Node& node, std::string_view key, const std::set<std::string, std::less<>>& names) {
    for (const Node& item : node.items()) {
        if (says(item, key, names)) return true;
    }
    for (const Node::Entry& entry : node.entries()) {
        const bool named = entry.key.text() == key && names.contains(entry.value.text());
        if (named || says(entry.value, key, names)) return true;
    }
    return false;
}

}  // namespace

std::string rules_using(const Pack& pack, std::string_view key, std::string_view name) {
    // A condition may only use those above it, so one pass finds all that lead there.
    std::set<std::string, std::less<>> conditions;
    if (key == "condition") conditions.emplace(name);
    if (const Node* const named = value_of(pack.written.get(), "conditions")) {
        for (const Node::Entry& entry : named->entries()) {
            const bool leads =
                says(entry.value, key, {std::string(name)}) || says(entry.value, "condition", conditions);
            if (leads) conditions.insert(entry.key.text());
        }
    }
    std::vector<std::string> ids;
    const Node* const rules = value_of(pack.written.get(), "rules");
    if (rules == nullptr) return {};
    for (const Node& rule : rules->items()) {
        const Node* const id = value_of(&rule, "id");
        if (id != nullptr && (says(rule, key, {std::string(name)}) || says(rule, "condition", conditions)))
            ids.push_back(id->text());
    }
    const std::size_t more = ids.size() - std::min(ids.size(), kShown);
    ids.resize(ids.size() - more);
    if (more > 0) ids.push_back("and " + std::to_string(more) + " more");
    return join(ids, ", ");
}

}  // namespace letterhead
