// Local files laid over the files of a vendor, as trees: whoever reads rules need not know of it.

#include "config/layers.h"

#include "config/file_kind.h"
#include "config/yaml.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace letterhead {
namespace {

constexpr int kDeepest = 8;  // files on top of each other

enum class Override : std::uint8_t { none, replace, append };

const Node* value_of(const Node& map, std::string_view key) {
    for (const Node::Entry& entry : map.entries()) {
        if (entry.key.text() == key) return &entry.value;
    }
    return nullptr;
}

Node without(const Node& map, std::string_view key) {
    std::vector<Node::Entry> rest;
    for (const Node::Entry& entry : map.entries()) {
        if (entry.key.text() != key) rest.push_back(entry);
    }
    return Node::map(map.place(), std::move(rest));
}

// A list as its items; another value stands for a list of one.
Node joined(const Node& base, const Node& local) {
    std::vector<Node> items;
    for (const Node* node : {&base, &local}) {
        if (node->is_list())
            items.insert(items.end(), node->items().begin(), node->items().end());
        else
            items.push_back(*node);
    }
    return Node::list(local.place(), std::move(items));
}

class Layers {
 public:
    explicit Layers(Problems& problems) : problems_(problems) {}
    Node lay(const Node& base, const Node& local);

 private:
    Override override_of(const Node& local);
    Node lay_keys(const Node& base, const Node& local, Override how);
    Node lay_named(const Node& base, const Node& local, std::string_view section);
    Node lay_one(const Node& base, const Node& local, std::string_view section, Override how);
    Node lay_rules(const Node& base, const Node& local);
    bool agrees(const std::string& name, const Node& local, const Place& place, bool there, Override how,
                const std::vector<std::string_view>& known);

    Problems& problems_;
};

Override Layers::override_of(const Node& local) {
    constexpr std::array<std::string_view, 2> words = {"replace", "append"};
    const Node* const word = value_of(local, "override");
    if (word == nullptr) return Override::none;
    return read_choice(*word, "override", words, problems_).value_or(0) == 0 ? Override::replace
                                                                             : Override::append;
}

// Whether what the local file says of a name fits what the base has.
bool Layers::agrees(const std::string& name, const Node& local, const Place& place, bool there, Override how,
                    const std::vector<std::string_view>& known) {
    if (there == (how != Override::none)) return true;
    if (there) {
        problems_.error(Code::override_missing, place, "the base has '" + name + "' already",
                        "to change it, add 'override: replace' or 'override: append'");
    } else {
        problems_.error(Code::override_unknown, value_of(local, "override")->place(),
                        "the base has no '" + name + "' to override", did_you_mean(name, known));
    }
    return false;
}

Node Layers::lay_keys(const Node& base, const Node& local, Override how) {
    std::vector<Node::Entry> entries;
    for (const Node::Entry& entry : base.entries()) {
        const Node* const ours = value_of(local, entry.key.text());
        const bool join = ours != nullptr && how == Override::append &&
                          (ours->is_list() || entry.value.is_list() || entry.key.text() == "unless");
        if (join)
            entries.push_back({entry.key, joined(entry.value, *ours)});
        else
            entries.push_back({entry.key, ours != nullptr ? *ours : entry.value});
    }
    for (const Node::Entry& entry : local.entries()) {
        if (value_of(base, entry.key.text()) == nullptr) entries.push_back(entry);
    }
    return Node::map(base.place(), std::move(entries));
}

// One list, group, restricted list or condition that both files name.
Node Layers::lay_one(const Node& base, const Node& local, std::string_view section, Override how) {
    Node ours = without(local, "override");
    if (section == "restricted_lists") return lay_keys(base, ours, how);
    const Node* const entries = section == "conditions" ? nullptr : value_of(ours, "entries");
    if (entries != nullptr) ours = Node(*entries);
    return how == Override::append ? joined(base, ours) : ours;
}

Node Layers::lay_named(const Node& base, const Node& local, std::string_view section) {
    if (!base.is_map() || !local.is_map()) return local;  // which the readers of sections report
    std::vector<std::string_view> known;
    for (const Node::Entry& entry : base.entries())
        known.push_back(entry.key.text());
    std::vector<Node::Entry> entries = base.entries();
    for (const Node::Entry& entry : local.entries()) {
        const auto there = std::find_if(entries.begin(), entries.end(), [&](const Node::Entry& each) {
            return each.key.text() == entry.key.text();
        });
        const Override how = override_of(entry.value);
        if (!agrees(entry.key.text(), entry.value, entry.key.place(), there != entries.end(), how, known))
            continue;
        if (there == entries.end())
            entries.push_back(entry);
        else
            there->value = lay_one(there->value, entry.value, section, how);
    }
    return Node::map(local.place(), std::move(entries));
}

Node Layers::lay_rules(const Node& base, const Node& local) {
    if (!base.is_list() || !local.is_list()) return local;
    const auto id_of = [](const Node& rule) {
        const Node* const id = value_of(rule, "id");
        return id == nullptr ? std::string_view() : std::string_view(id->text());
    };
    std::vector<std::string_view> known;
    for (const Node& rule : base.items())
        known.push_back(id_of(rule));
    std::vector<Node> rules = base.items();
    for (const Node& rule : local.items()) {
        const std::string id(id_of(rule));
        const auto place = std::find(known.begin(), known.end(), id);
        const bool there = !id.empty() && place != known.end();
        const Override how = override_of(rule);
        if (!agrees(id, rule, id.empty() ? rule.place() : value_of(rule, "id")->place(), there, how, known))
            continue;
        if (there) {
            Node& below = rules[static_cast<std::size_t>(place - known.begin())];
            below = lay_keys(below, without(rule, "override"), how);
        } else {
            rules.push_back(rule);
        }
    }
    return Node::list(local.place(), std::move(rules));
}

Node Layers::lay(const Node& base, const Node& local) {
    if (!base.is_map() || !local.is_map()) return local;
    std::vector<Node::Entry> entries = base.entries();
    for (const Node::Entry& entry : local.entries()) {
        const std::string& key = entry.key.text();
        if (key == "base") continue;
        const auto there = std::find_if(entries.begin(), entries.end(),
                                        [&](const Node::Entry& each) { return each.key.text() == key; });
        if (there == entries.end()) {
            const bool named = entry.value.is_map() && key != "pack";
            const Node nothing = Node::map(base.place(), {});
            entries.push_back({entry.key, named ? lay_named(nothing, entry.value, key) : entry.value});
        } else if (key == "rules") {
            there->value = lay_rules(there->value, entry.value);
        } else if (key == "pack" && there->value.is_map() && entry.value.is_map()) {
            there->value = lay_keys(there->value, without(entry.value, "override"), override_of(entry.value));
        } else {
            there->value = lay_named(there->value, entry.value, key);
        }
    }
    return Node::map(base.place(), std::move(entries));
}

// The value of the first `override` of a rule, or of something that is named.
const Node* first_override(const Node& root) {
    for (const Node::Entry& section : root.entries()) {
        std::vector<const Node*> each;
        for (const Node& item : section.value.items())
            each.push_back(&item);
        for (const Node::Entry& named : section.value.entries())
            each.push_back(&named.value);
        for (const Node* const node : each)
            if (const Node* const found = value_of(*node, "override")) return found;
    }
    return nullptr;
}

std::optional<Node> read_file(const std::string& path, const Place& asked_from, int depth, FileSet& files,
                              Problems& problems) {
    const auto source = files.read(path, asked_from, problems);
    if (!source) return std::nullopt;
    std::optional<Node> local = parse_yaml(source, problems);
    if (local && !is_of_kind(*local, FileKind::rules, problems)) return std::nullopt;
    const Node* const base = local ? value_of(*local, "base") : nullptr;
    if (base == nullptr) {
        const Node* const lonely = local ? first_override(*local) : nullptr;
        if (lonely == nullptr) return local;
        problems.error(Code::override_unknown, lonely->place(),
                       "there is nothing to override: this file names no base",
                       "name the rule file that it changes, at the top: base: vendor.yaml");
        return std::nullopt;
    }
    const std::optional<std::string> name = read_text(*base, "base", problems);
    if (!name) return std::nullopt;
    if (depth >= kDeepest) {
        problems.error(Code::override_circle, base->place(),
                       "more than " + std::to_string(kDeepest) + " files stand on each other",
                       "does a file name itself as its base?");
        return std::nullopt;
    }
    const auto below = read_file(relative_to(path, *name), base->place(), depth + 1, files, problems);
    if (!below) return std::nullopt;
    return Layers(problems).lay(*below, *local);
}

}  // namespace

std::optional<Node> read_layers(const std::string& path, const Place& asked_from, FileSet& files,
                                Problems& problems) {
    return read_file(path, asked_from, 1, files, problems);
}

}  // namespace letterhead
