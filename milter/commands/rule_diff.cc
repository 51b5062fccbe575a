// Pack by pack, section by section. Rules and groups are compared as the policy has them, lists as their
// files are; the rest as trees.

#include "commands/rule_diff.h"

#include "base/text.h"
#include "commands/named_files.h"
#include "commands/node_diff.h"
#include "commands/paint.h"
#include "commands/uses.h"
#include "config/lists.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace letterhead {
namespace {

constexpr std::size_t kShown = 5;  // names of added and removed members

using Kind = Change::Kind;

bool is_prose(std::string_view key) {
    return key == "explain" || key.starts_with("explain.") || key == "note" || key == "text";
}

void add_detail(Change& change, std::string what, const std::string& before, const std::string& now) {
    if (before == now) return;
    if (before.empty())
        change.details.push_back({std::move(what), "now " + now});
    else if (now.empty())
        change.details.push_back({std::move(what), "was " + before + ", now none"});
    else
        change.details.push_back({std::move(what), "was " + before + ", now " + now});
}

// Of one key of both maps.
void add_details(Change& change, std::string_view key, const Node* before, const Node* now) {
    for (const NodeChange& part : changes_between(before, now)) {
        const bool both = !key.empty() && !part.path.empty();
        const std::string path = std::string(key) + (both ? "." : "") + part.path;
        const Node* const old_text = part.path.empty() ? before : value_of(before, part.path);
        const Node* const new_text = part.path.empty() ? now : value_of(now, part.path);
        const bool texts =
            old_text != nullptr && new_text != nullptr && old_text->is_scalar() && new_text->is_scalar();
        if (is_prose(path) && texts)
            change.details.push_back({path, "", old_text->text(), new_text->text()});
        else
            change.details.push_back({path, part.words});
    }
}

std::set<std::string> keys_of(const Node* before, const Node* now) {
    std::set<std::string> keys;
    for (const Node* node : {before, now}) {
        if (node == nullptr) continue;
        for (const Node::Entry& entry : node->entries())
            keys.insert(entry.key.text());
    }
    return keys;
}

// --- rules

std::string action_words(const Rule& rule) {
    std::string words(action_name(rule.action));
    if (!rule.approver.empty()) words += " for " + rule.approver;
    if (!rule.recipients.empty()) words += " to " + join(rule.recipients, ", ");
    return words;
}

const Node* rule_node(const Pack& pack, const Rule& rule) {
    const Node* const rules = value_of(pack.written.get(), "rules");
    if (rules == nullptr) return nullptr;
    for (const Node& item : rules->items()) {
        const Node* const id = value_of(&item, "id");
        if (id != nullptr && id->text() == rule.id) return &item;
    }
    return nullptr;
}

const Rule* find(const Pack& pack, std::string_view id) {
    const auto found =
        std::find_if(pack.rules.begin(), pack.rules.end(), [&](const Rule& rule) { return rule.id == id; });
    return found == pack.rules.end() ? nullptr : &*found;
}

Change whole_rule(Kind kind, const Pack& pack, const Rule& rule) {
    Change change{kind, rule.id + "  " + rule.title, {}};
    change.details.push_back({"mode", std::string(mode_name(rule.mode))});
    change.details.push_back({"action", action_words(rule)});
    if (const Node* const when = value_of(rule_node(pack, rule), "when"))
        change.details.push_back({"when", one_line_yaml(*when, 300)});
    return change;
}

Change changed_rule(const Pack& old_pack, const Rule& before, const Pack& new_pack, const Rule& now) {
    Change change{Kind::changed, now.id + "  " + now.title, {}};
    add_detail(change, "title", before.title, now.title);
    add_detail(change, "clause", before.clause, now.clause);
    add_detail(change, "mode", std::string(mode_name(before.mode)), std::string(mode_name(now.mode)));
    add_detail(change, "action", action_words(before), action_words(now));
    const auto doubt = [](const Rule& rule) {
        return rule.cannot_tell == Action::accept ? "ignore" : std::string(action_name(rule.cannot_tell));
    };
    add_detail(change, "cannot_tell", doubt(before), doubt(now));
    const std::set<std::string, std::less<>> told = {"id",     "title",       "clause",  "mode",
                                                     "action", "cannot_tell", "override"};
    const Node* const old_node = rule_node(old_pack, before);
    const Node* const new_node = rule_node(new_pack, now);
    for (const std::string& key : keys_of(old_node, new_node)) {
        if (!told.contains(key)) add_details(change, key, value_of(old_node, key), value_of(new_node, key));
    }
    return change;
}

std::vector<Change> compare_rules(const Pack& before, const Pack& now) {
    std::vector<Change> changes;
    for (const Rule& rule : now.rules) {
        if (find(before, rule.id) == nullptr) changes.push_back(whole_rule(Kind::added, now, rule));
    }
    for (const Rule& rule : before.rules) {
        if (find(now, rule.id) == nullptr) changes.push_back(whole_rule(Kind::removed, before, rule));
    }
    for (const Rule& rule : now.rules) {
        const Rule* const old_rule = find(before, rule.id);
        if (old_rule == nullptr) continue;
        Change change = changed_rule(before, *old_rule, now, rule);
        if (!change.details.empty()) changes.push_back(std::move(change));
    }
    return changes;
}

// --- lists and groups

using Members = std::map<std::string, std::vector<std::string>>;  // by name of the list or group; sorted

// Lists are read anew: a policy keeps of them only what its conditions look for.
Members lists_of(const Pack& pack) {
    Members lists;
    const Node* const section = value_of(pack.written.get(), "lists");
    FileSet files;
    Problems ignored;
    for (const Node::Entry& entry : section == nullptr ? std::vector<Node::Entry>{} : section->entries()) {
        std::vector<std::string>& members = lists[entry.key.text()];
        read_word_list(entry, files, ignored)
            .for_each([&](const Node& word) { members.push_back(word.text()); }, ignored);
        std::sort(members.begin(), members.end());
    }
    return lists;
}

Members groups_of(const Pack& pack) {
    Members groups;
    for (const auto& [name, group] : pack.groups) {
        std::vector<std::string>& members = groups[name];
        group.members.for_each([&](std::string_view member) { members.emplace_back(member); });
        std::sort(members.begin(), members.end());
    }
    return groups;
}

std::string some_of(const std::vector<std::string>& members) {
    std::vector<std::string> words(
        members.begin(), members.begin() + static_cast<std::ptrdiff_t>(std::min(members.size(), kShown)));
    if (members.size() > kShown) words.emplace_back("...");
    return std::to_string(members.size()) + " (" + join(words, ", ") + ")";
}

void add_members(Change& change, const std::vector<std::string>* before,
                 const std::vector<std::string>* now) {
    if (before == nullptr || now == nullptr) {
        change.details.push_back({"members", some_of(now != nullptr ? *now : *before)});
        return;
    }
    std::vector<std::string> come, gone;
    std::set_difference(now->begin(), now->end(), before->begin(), before->end(), std::back_inserter(come));
    std::set_difference(before->begin(), before->end(), now->begin(), now->end(), std::back_inserter(gone));
    if (!come.empty()) change.details.push_back({"added", some_of(come)});
    if (!gone.empty()) change.details.push_back({"removed", some_of(gone)});
}

// `key`: how conditions name one: {list: webmail}.
std::vector<Change> compare_named(const Members& before, const Members& now, std::string_view key,
                                  const Pack& pack) {
    std::set<std::string> names;
    for (const auto* all : {&before, &now}) {
        for (const auto& [name, value] : *all)
            names.insert(name);
    }
    std::vector<Change> changes;
    for (const std::string& name : names) {
        const auto old_one = before.find(name), new_one = now.find(name);
        const bool was = old_one != before.end(), is = new_one != now.end();
        Change change{was && is ? Kind::changed : is ? Kind::added : Kind::removed, name, {}};
        add_members(change, was ? &old_one->second : nullptr, is ? &new_one->second : nullptr);
        if (change.details.empty()) continue;
        const std::string users = rules_using(pack, key, name);
        if (!users.empty() && is) change.details.push_back({"used by", users});
        changes.push_back(std::move(change));
    }
    return changes;
}

// --- sections that are compared as trees

// `key` as in rules_using; "" for what no rule names.
std::vector<Change> compare_maps(const Node* before, const Node* now, std::string_view key,
                                 const Pack* pack) {
    std::vector<Change> changes;
    for (const std::string& name : keys_of(before, now)) {
        const Node* const old_one = value_of(before, name);
        const Node* const new_one = value_of(now, name);
        Change change{old_one == nullptr   ? Kind::added
                      : new_one == nullptr ? Kind::removed
                                           : Kind::changed,
                      name,
                      {}};
        if (old_one == nullptr || new_one == nullptr) {
            change.details.push_back({"", one_line_yaml(old_one == nullptr ? *new_one : *old_one, 300)});
        } else if (old_one->is_map() && new_one->is_map()) {
            for (const std::string& inner : keys_of(old_one, new_one))
                add_details(change, inner, value_of(old_one, inner), value_of(new_one, inner));
        } else {
            add_details(change, "", old_one, new_one);
        }
        if (change.details.empty()) continue;
        const std::string users = key.empty() ? "" : rules_using(*pack, key, name);
        if (!users.empty()) change.details.push_back({"used by", users});
        changes.push_back(std::move(change));
    }
    return changes;
}

// What the keys `left_out` name is compared by what it names.
std::vector<Change> compare_keys(const Node* before, const Node* now, const std::set<std::string>& left_out) {
    std::vector<Change> changes;
    for (const std::string& key : keys_of(before, now)) {
        if (left_out.contains(key)) continue;
        Change change{Kind::changed, key, {}};
        add_details(change, "", value_of(before, key), value_of(now, key));
        if (!change.details.empty()) changes.push_back(std::move(change));
    }
    return changes;
}

class Sections {
 public:
    explicit Sections(std::string of) : of_(std::move(of)) {}
    void add(const std::string& title, std::vector<Change> changes) {
        if (!changes.empty()) sections.push_back({title + of_, std::move(changes)});
    }
    std::vector<ChangeSection> sections;

 private:
    std::string of_;
};

std::vector<ChangeSection> compare_packs(const Pack& before, const Pack& now, bool several) {
    Sections found(several ? " of " + now.id : "");
    const Node* const old_root = before.written.get();
    const Node* const new_root = now.written.get();
    const auto trees = [&](const std::string& title, const char* section, std::string_view key) {
        found.add(title, compare_maps(value_of(old_root, section), value_of(new_root, section), key, &now));
    };
    found.add("Rules", compare_rules(before, now));
    trees("Conditions", "conditions", "condition");
    found.add("Lists", compare_named(lists_of(before), lists_of(now), "list", now));
    found.add("Groups", compare_named(groups_of(before), groups_of(now), "group", now));
    trees("Restricted lists", "restricted_lists", "");
    found.add("Pack", compare_keys(value_of(old_root, "pack"), value_of(new_root, "pack"),
                                   {"templates", "habits", "base"}));
    const std::optional<Node> old_templates = named_files(old_root, "templates"),
                              new_templates = named_files(new_root, "templates");
    for (const auto& [title, section] :
         {std::pair{"Signature blocks", "signature_blocks"}, std::pair{"Disclaimers", "disclaimers"}})
        found.add(title,
                  compare_maps(value_of(old_templates ? &*old_templates : nullptr, section),
                               value_of(new_templates ? &*new_templates : nullptr, section), "", nullptr));
    const std::optional<Node> old_habits = named_files(old_root, "habits"),
                              new_habits = named_files(new_root, "habits");
    found.add("Habits of mail programs",
              compare_keys(old_habits ? &*old_habits : nullptr, new_habits ? &*new_habits : nullptr, {}));
    return std::move(found.sections);
}

const Pack* find_pack(const Policy& policy, std::string_view id) {
    for (const auto& pack : policy.packs) {
        if (pack->id == id) return pack.get();
    }
    return nullptr;
}

std::string pack_words(const Pack& pack) {
    return pack.policy + ", " + counted(pack.rules.size(), "rule");
}

}  // namespace

std::vector<ChangeSection> compare(const Policy& before, const Policy& now) {
    if (before.packs.size() == 1 && now.packs.size() == 1)
        return compare_packs(*before.packs[0], *now.packs[0], false);
    std::vector<ChangeSection> sections;
    ChangeSection packs{"Packs", {}};
    for (const auto& pack : now.packs) {
        if (find_pack(before, pack->id) == nullptr)
            packs.changes.push_back({Kind::added, pack->id, {{"", pack_words(*pack)}}});
    }
    for (const auto& pack : before.packs) {
        if (find_pack(now, pack->id) == nullptr)
            packs.changes.push_back({Kind::removed, pack->id, {{"", pack_words(*pack)}}});
    }
    if (!packs.changes.empty()) sections.push_back(std::move(packs));
    for (const auto& pack : now.packs) {
        const Pack* const old_pack = find_pack(before, pack->id);
        if (old_pack == nullptr) continue;
        for (ChangeSection& section : compare_packs(*old_pack, *pack, true))
            sections.push_back(std::move(section));
    }
    return sections;
}

std::vector<ChangeSection> compare_settings(const Node& before, const Node& now) {
    std::vector<Change> changes = compare_keys(&before, &now, {"packs"});
    if (changes.empty()) return {};
    return {{"Settings", std::move(changes)}};
}

}  // namespace letterhead
