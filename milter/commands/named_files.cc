#include "commands/named_files.h"

#include "commands/node_diff.h"
#include "config/files.h"
#include "config/yaml.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

using Entries = std::vector<Node::Entry>;

// A map gets the keys of the other, a list its members.
Node joined(const Node& a, const Node& b) {
    if (a.is_map() && b.is_map()) {
        Entries entries = a.entries();
        for (const Node::Entry& entry : b.entries()) {
            const auto same = std::find_if(entries.begin(), entries.end(), [&](const Node::Entry& other) {
                return other.key.text() == entry.key.text();
            });
            if (same == entries.end())
                entries.push_back(entry);
            else
                same->value = joined(same->value, entry.value);
        }
        return Node::map(a.place(), std::move(entries));
    }
    if (!a.is_list() || !b.is_list()) return b;
    std::vector<Node> items = a.items();
    items.insert(items.end(), b.items().begin(), b.items().end());
    return Node::list(a.place(), std::move(items));
}

}  // namespace

std::optional<Node> named_files(const Node* root, std::string_view key) {
    const Node* const names = value_of(value_of(root, "pack"), key);
    if (names == nullptr) return std::nullopt;
    std::optional<Node> all;
    FileSet files;
    Problems ignored;
    for (const Node& name : names->is_list() ? names->items() : std::vector<Node>{*names}) {
        const auto source =
            files.read(relative_to(name.place().source->name, name.text()), name.place(), ignored);
        const std::optional<Node> tree = source ? parse_yaml(source, ignored) : std::nullopt;
        if (tree) all = all ? joined(*all, *tree) : *tree;
    }
    return all;
}

}  // namespace letterhead
