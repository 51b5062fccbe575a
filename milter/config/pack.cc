// A rule file is read section by section, in the order in which its sections may refer to each other.

#include "config/pack.h"

#include "base/unicode.h"
#include "config/explain_text.h"
#include "config/layers.h"
#include "config/lists.h"
#include "config/rule.h"
#include "config/rule_logic.h"
#include "config/sentences.h"
#include "config/templates.h"
#include "config/unused.h"
#include "policy/conditions/reading.h"
#include "policy/kinds.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kLongestId = 64;

void read_own_domains(const Node& node, Pack& into, Problems& problems) {
    for (const Node& item : read_list(node, "own_domains", problems).value_or(std::vector<Node>{})) {
        const std::optional<std::string> text = read_text(item, "own_domains", problems);
        if (!text) continue;
        const bool odd =
            text->empty() || text->find_first_of("@*/ ") != std::string::npos || text->starts_with('.');
        if (odd) {
            problems.error(Code::no_domain, item.place(), "'" + *text + "' is no domain name",
                           "write the bare domain, such as example.org; its sub-domains are meant too");
        } else {
            into.own_domains.push_back(ascii_domain(*text));
        }
    }
}

void read_template_files(const Node& node, const PackReading& reading, Templates& into) {
    for (const Node& item : read_list(node, "templates", reading.problems).value_or(std::vector<Node>{})) {
        const std::optional<std::string> path = read_text(item, "templates", reading.problems);
        if (path)
            read_templates(relative_to(item.place().source->name, *path), item.place(), reading.files, into,
                           reading.problems);
    }
}

void read_habit_files(const Node& node, const PackReading& reading) {
    for (const Node& item : read_list(node, "habits", reading.problems).value_or(std::vector<Node>{})) {
        const std::optional<std::string> path = read_text(item, "habits", reading.problems);
        if (path)
            reading.habits.read(relative_to(item.place().source->name, *path), item.place(), reading.files,
                                reading.problems);
    }
}

// The languages of explanations, and the page that they end with.
void read_speech(Fields& fields, const PackReading& reading, Pack& into) {
    Problems& problems = reading.problems;
    const Node* const languages = fields.find("languages");
    if (languages != nullptr) into.languages = read_languages(*languages, problems);
    if (const Node* value = fields.find("sentences")) {
        for (const Node& item : read_list(*value, "sentences", problems).value_or(std::vector<Node>{}))
            read_sentences(item, reading, into);
    }
    if (languages != nullptr) require_sentences(*languages, into, problems);
    if (const Node* value = fields.find("web")) {
        into.web = read_text(*value, "web", problems).value_or("");
        if (!into.web.starts_with("https://") && !into.web.starts_with("http://"))
            problems.error(Code::wrong_form, value->place(), "'" + into.web + "' is no web address",
                           "write https://...");
    }
}

void read_pack_section(const Node& node, const PackReading& reading, Pack& into, Templates& templates) {
    Problems& problems = reading.problems;
    Fields fields(node, "pack", problems);
    if (const Node* value = fields.require("id")) {
        into.id = read_id(*value, "id", problems);
        if (!into.id.empty()) claim_id(reading.known.packs, into.id, value->place(), "pack", problems);
    }
    if (const Node* value = fields.require("policy"))
        into.policy = read_text(*value, "policy", problems).value_or("");
    if (const Node* value = fields.require("contact")) {
        into.contact = read_text(*value, "contact", problems).value_or("");
        check_shown(*value, into.contact, problems);
    }
    fields.find("departments");  // names groups: read behind them
    if (const Node* value = fields.require("own_domains")) read_own_domains(*value, into, problems);
    read_speech(fields, reading, into);
    if (const Node* value = fields.find("templates")) read_template_files(*value, reading, templates);
    if (const Node* value = fields.find("habits")) read_habit_files(*value, reading);
    fields.finish();
}

// departments: [police, library], each a group.
void read_departments(const Node& root, const PackReading& reading, Pack& into) {
    for (const Node::Entry& section : root.entries()) {
        for (const Node::Entry& entry : section.value.entries()) {
            if (section.key.text() != "pack" || entry.key.text() != "departments") continue;
            for (const Node& name :
                 read_list(entry.value, "departments", reading.problems).value_or(std::vector<Node>{})) {
                const Group* const group = find_named(into.groups, name, "group", {into, reading.problems});
                if (group == nullptr) continue;
                group->used = true;
                into.departments.push_back(group->id);
            }
        }
    }
}

// Names in `below` that a condition refers to: with one order only, no condition can lead back to itself.
void refuse_later(const Node& node, const std::set<std::string_view>& below, Problems& problems) {
    for (const Node& item : node.items())
        refuse_later(item, below, problems);
    for (const Node::Entry& entry : node.entries()) {
        const std::string& name = entry.value.text();
        if (entry.key.text() == "condition" && below.contains(name)) {
            problems.error(Code::condition_below, entry.value.place(),
                           "the condition '" + name + "' is not written above this one",
                           "a condition may use those above it: move this one down");
        }
        refuse_later(entry.value, below, problems);
    }
}

void read_named_conditions(const Node& node, const PackReading& reading, Pack& into) {
    if (!node.is_map()) {
        reading.problems.error(Code::wrong_type, node.place(),
                               "'conditions' must be a map of names and conditions");
        return;
    }
    std::set<std::string_view> below;
    for (const Node::Entry& entry : node.entries()) {
        below.insert(entry.key.text());
        into.conditions[entry.key.text()] =
            nullptr;  // known by name, and reported below when it is of no use
    }
    for (const Node::Entry& entry : node.entries()) {
        refuse_later(entry.value, below, reading.problems);
        into.conditions[entry.key.text()] = read_condition(entry.value, {into, reading.problems});
        below.erase(entry.key.text());
    }
}

void read_rules(const Node& node, const PackReading& reading, Pack& into, const Node* conditions) {
    if (!node.is_list() || node.items().empty()) {
        reading.problems.error(Code::no_rules, node.place(), "'rules' must be a list with at least one rule",
                               "begin each rule with '- id: ...'");
        return;
    }
    for (const Node& item : node.items())
        into.rules.push_back(read_rule(item, reading, into, conditions));
}

// The pack lives where it will stay: its conditions point into its lists, groups and templates.
void read_sections(const Node& root, const PackReading& reading, Pack& into) {
    Problems& problems = reading.problems;
    const std::size_t before = problems.all().size();
    Templates templates;
    Fields fields(root, "the rule file", problems);
    fields.find("base");  // of a file that says no more than that: config/layers has followed it
    if (const Node* value = fields.require("pack")) read_pack_section(*value, reading, into, templates);
    into.signature_blocks = std::move(templates.signature_blocks);
    into.disclaimers = std::move(templates.disclaimers);
    if (const Node* value = fields.find("lists")) read_lists(*value, reading, into);
    if (const Node* value = fields.find("groups")) read_groups(*value, reading, into);
    read_departments(root, reading, into);
    if (const Node* value = fields.find("restricted_lists")) read_restricted_lists(*value, reading, into);
    const Node* const conditions = fields.find("conditions");
    if (conditions != nullptr) read_named_conditions(*conditions, reading, into);
    if (const Node* value = fields.require("rules")) read_rules(*value, reading, into, conditions);
    fields.finish();

    const auto& all = problems.all();
    const bool sound =
        std::none_of(all.begin() + static_cast<std::ptrdiff_t>(before), all.end(),
                     [](const Problem& problem) { return problem.severity == Severity::error; });
    // After an error much is unread, and would seem unused.
    if (!sound) return;
    warn_of_unused(root, into, templates, problems);
    warn_of_logic(root, into, problems);
}

}  // namespace

std::string read_id(const Node& node, std::string_view what, Problems& problems) {
    constexpr std::string_view good = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_";
    const std::optional<std::string> text = read_text(node, what, problems);
    if (!text) return {};
    if (!text->empty() && text->size() <= kLongestId && text->find_first_not_of(good) == std::string::npos)
        return *text;
    problems.error(Code::bad_id, node.place(), "'" + *text + "' cannot be an id",
                   "at most 64 letters, digits, '.', '-' and '_'");
    return {};
}

void claim_id(std::map<std::string, Place>& known, const std::string& id, const Place& place,
              std::string_view what, Problems& problems) {
    const auto [first, is_new] = known.emplace(id, place);
    if (is_new) return;
    const Place& other = first->second;
    problems.error(Code::twice, place, std::string(what) + " '" + id + "' is there twice",
                   "the other is at " + other.source->name + ":" + std::to_string(other.line));
}

std::unique_ptr<const Pack> read_pack(const PackFile& file, FileSet& files, KnownIds& known,
                                      HabitsReading& habits, std::int64_t day, Problems& problems) {
    const std::optional<Node> root = read_layers(file.path, file.asked_from, files, problems);
    if (!root) return nullptr;
    auto pack = std::make_unique<Pack>();
    read_sections(*root, {file.path, files, known, habits, day, problems}, *pack);
    pack->prefilter.build();
    pack->written = std::make_shared<const Node>(*root);
    for (auto& [id, list] : pack->lists)
        list.forget();  // conditions have made their own of the entries
    return pack;
}

}  // namespace letterhead
