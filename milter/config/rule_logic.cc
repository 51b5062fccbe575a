// A condition is taken apart into the tests that must all hold; each test is known again by its words.

#include "config/rule_logic.h"

#include "base/text.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace letterhead {
namespace {

using Tests = std::map<std::string, Place>;  // the words of each test, and where it stands

const Node* value_of(const Node& map, std::string_view key) {
    for (const Node::Entry& entry : map.entries()) {
        if (entry.key.text() == key) return &entry.value;
    }
    return nullptr;
}

// The same words for the same meaning: the order of keys does not count, and a list of one is its item.
std::string words_of(const Node& node) {
    if (node.is_list() && node.items().size() == 1) return words_of(node.items().front());
    std::vector<std::string> parts;
    for (const Node& item : node.items())
        parts.push_back(words_of(item));
    for (const Node::Entry& entry : node.entries())
        parts.push_back(entry.key.text() + ": " + words_of(entry.value));
    if (node.is_map()) std::sort(parts.begin(), parts.end());
    if (node.is_list()) return "[" + join(parts, ", ") + "]";
    if (node.is_map()) return "{" + join(parts, ", ") + "}";
    return "'" + node.text() + "'";
}

class Logic {
 public:
    Logic(const Node& root, const Pack& pack, Problems& problems)
        : conditions_(value_of(root, "conditions")), pack_(pack), problems_(problems) {}
    void look_at(const Node& rules);

 private:
    struct Seen {
        const Node* node = nullptr;
        const Rule* rule = nullptr;
        Tests when;
        std::set<std::string> unless;
    };
    void split(const Node& node, Tests& into, const Place* named_at = nullptr) const;
    std::vector<const Node*> alternatives(const Node& unless) const;
    void look_into(const Node& node);
    void look_at_unless(const Node& unless, const Tests& when);
    void look_at_bounces(const Seen& seen);
    void look_at_earlier(const Seen& seen, const std::vector<Seen>& earlier);

    const Node* conditions_;
    const Pack& pack_;
    Problems& problems_;
};

// Everything that must hold: through all:, lists of one, and the names of conditions. `named_at`: where the
// rule names the condition that this is of; null in the rule itself.
void Logic::split(const Node& node, Tests& into, const Place* named_at) const {
    const auto add = [&](std::string words, const Place& place) {
        into.emplace(std::move(words), named_at != nullptr ? *named_at : place);
    };
    if (node.is_list() && node.items().size() == 1) return split(node.items().front(), into, named_at);
    if (node.is_scalar()) add(node.text() + ": 'true'", node.place());
    if (node.is_list()) add("any: " + words_of(node), node.place());
    for (const Node::Entry& entry : node.entries()) {
        const std::string& key = entry.key.text();
        const Node* const named = key == "condition" && conditions_ != nullptr
                                      ? value_of(*conditions_, entry.value.text())
                                      : nullptr;
        if (named != nullptr) {
            split(*named, into, named_at != nullptr ? named_at : &entry.value.place());
        } else if (key == "all" && entry.value.is_list()) {
            for (const Node& item : entry.value.items())
                split(item, into, named_at);
        } else if (key == "all") {
            split(entry.value, into, named_at);
        } else {
            add(key + ": " + words_of(entry.value), entry.key.place());
        }
    }
}

// What unless: holds, one by one.
std::vector<const Node*> Logic::alternatives(const Node& unless) const {
    std::vector<const Node*> each;
    const bool any =
        unless.is_map() && unless.entries().size() == 1 && unless.entries()[0].key.text() == "any";
    const Node& list = any ? unless.entries()[0].value : unless;
    for (const Node& item : list.items())
        each.push_back(&item);
    if (each.empty()) each.push_back(&unless);
    return each;
}

// Tests of which only one can hold, since a message has one direction, and so on.
std::string opposite(const std::string& test) {
    static const std::map<std::string, std::string, std::less<>> pairs = {
        {"direction: 'outbound'", "direction: 'internal'"},
        {"login: {is: 'absent'}", "login: {is: 'present'}"},
        {"header_sender: {is: 'missing'}", "header_sender: {is: 'present'}"},
        {"reply_to: {is: 'missing'}", "reply_to: {is: 'present'}"},
        {"from: {is: 'missing'}", "from: {is: 'present'}"},
        {"recipients: {scope: 'outside'}", "direction: 'internal'"},
        {"recipients: {scope: 'mixed'}", "direction: 'internal'"},
    };
    if (const auto found = pairs.find(test); found != pairs.end()) return found->second;
    if (test.starts_with("not: {") && test.ends_with("}")) return test.substr(6, test.size() - 7);
    if (test.starts_with("not: '") && test.ends_with("'"))
        return test.substr(6, test.size() - 7) + ": 'true'";
    if (test.ends_with(": 'true'")) return test.substr(0, test.size() - 6) + "'false'";
    return {};
}

std::string shown(const std::string& test) {
    constexpr std::size_t most = 60;
    std::string text = test;
    text.erase(std::remove(text.begin(), text.end(), '\''), text.end());
    if (text.size() > most) text.replace(most, std::string::npos, "...");
    return text;
}

// Contradictions in what must hold together, here and in every part.
void Logic::look_into(const Node& node) {
    Tests tests;
    if (node.is_map()) split(node, tests);
    for (const auto& [test, place] : tests) {
        const std::string other = opposite(test);
        if (other.empty() || !tests.contains(other)) continue;
        problems_.warning(
            Code::never_true, place,
            "this can never hold: '" + shown(test) + "' and '" + shown(other) + "' must both be true",
            "for one or the other write any: [...]");
        return;
    }
    for (const Node& item : node.items())
        look_into(item);
    for (const Node::Entry& entry : node.entries()) {
        const std::string& key = entry.key.text();
        const bool joined = key == "all" && entry.value.is_list();  // its items were looked at together
        if ((key == "any" || key == "not") || joined) look_into(entry.value);
    }
}

bool has_all(const Tests& tests, const Tests& of) {
    return std::all_of(of.begin(), of.end(), [&](const auto& test) { return tests.contains(test.first); });
}

void Logic::look_at_unless(const Node& unless, const Tests& when) {
    for (const Node* const each : alternatives(unless)) {
        Tests tests;
        split(*each, tests);
        if (!tests.empty() && has_all(when, tests))
            problems_.warning(Code::never_true, each->place(),
                              "this rule never acts: its when: says this as well");
    }
}

void Logic::look_at_bounces(const Seen& seen) {
    const auto test = seen.when.find("null_sender: 'true'");
    if (test == seen.when.end() || seen.rule->action != Action::reject) return;
    problems_.warning(Code::rejects_bounces, test->second,
                      "this rule would refuse bounces, which have no sender to tell",
                      "they are held instead: write action: hold");
}

// A rule that asks for more than another one may still be worth its words, unless all it does is weaker.
void Logic::look_at_earlier(const Seen& seen, const std::vector<Seen>& earlier) {
    const Rule& rule = *seen.rule;
    for (const Seen& each : earlier) {
        const Rule& other = *each.rule;
        const bool spares_no_more =
            std::includes(seen.unless.begin(), seen.unless.end(), each.unless.begin(), each.unless.end());
        const bool covers = other.mode == Mode::enforce && rule.mode == Mode::enforce && spares_no_more &&
                            other.exceptions.empty() && other.enforce_from <= rule.enforce_from &&
                            other.cannot_tell >= rule.cannot_tell && rule.recipients.empty() &&
                            !each.when.empty() && has_all(seen.when, each.when);
        if (!covers) continue;
        const bool same = has_all(each.when, seen.when);
        const bool weaker = rule.action < other.action;
        if (!weaker && !(same && rule.action == other.action && rule.approver == other.approver)) continue;
        problems_.warning(
            Code::shadowed, seen.node->place(),
            "rule '" + rule.id + "' adds nothing: whenever it holds, '" + other.id + "' does, with action " +
                std::string(action_name(other.action)),
            same ? "both ask the same: join them" : "ask for something else, or let this one do more");
        return;
    }
}

void Logic::look_at(const Node& rules) {
    std::vector<Seen> earlier;
    for (std::size_t i = 0; i < rules.items().size() && i < pack_.rules.size(); ++i) {
        Seen seen{&rules.items()[i], &pack_.rules[i], {}, {}};
        const Node* const when = value_of(*seen.node, "when");
        const Node* const unless = value_of(*seen.node, "unless");
        if (when == nullptr || seen.rule->mode == Mode::off) continue;
        split(*when, seen.when);
        look_into(*when);
        if (unless != nullptr) {
            look_into(*unless);
            look_at_unless(*unless, seen.when);
            for (const Node* const each : alternatives(*unless))
                seen.unless.insert(words_of(*each));
        }
        look_at_bounces(seen);
        look_at_earlier(seen, earlier);
        earlier.push_back(std::move(seen));
    }
}

}  // namespace

void warn_of_logic(const Node& root, const Pack& pack, Problems& problems) {
    Logic logic(root, pack, problems);
    if (const Node* const rules = value_of(root, "rules")) logic.look_at(*rules);
}

}  // namespace letterhead
