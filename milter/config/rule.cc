// A rule as it is written becomes a Rule: conditions by policy/kinds, the rest here.

#include "config/rule.h"

#include "config/explain_text.h"
#include "config/lists.h"
#include "config/sentences.h"
#include "policy/kinds.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace letterhead {
namespace {

constexpr std::array<std::string_view, 6> kActionWords = {"tag",  "hold",     "reject",
                                                          "copy", "redirect", "tempfail"};
constexpr std::array<std::string_view, 7> kCannotTellWords = {"tag",      "hold",     "reject", "copy",
                                                              "redirect", "tempfail", "ignore"};
constexpr std::array<Action, 7> kActions = {Action::tag,      Action::hold,     Action::reject, Action::copy,
                                            Action::redirect, Action::tempfail, Action::accept};

bool needs_recipients(Action action) {
    return action == Action::copy || action == Action::redirect;
}

void read_approver(const Node& node, const std::set<std::string>& asked, const PackReading& reading,
                   Rule& rule) {
    if (node.text().find('{') == std::string::npos) {
        rule.approver = read_address(node, "approver", reading.problems).value_or("");
        return;
    }
    rule.approver = node.text();
    check_explain(node, rule.approver, asked, reading);
}

void read_recipients(const Node& node, const PackReading& reading, Rule& rule) {
    for (const Node& item : read_list(node, "to", reading.problems).value_or(std::vector<Node>{})) {
        if (const auto address = read_address(item, "to", reading.problems))
            rule.recipients.push_back(*address);
    }
    if (rule.action == Action::redirect && rule.recipients.size() > 1)
        reading.problems.error(Code::action_to_whom, node.place(), "redirect takes one address",
                               "the review mailbox");
}

// {hold: {approver: ...}}, {copy: {to: [...]}}, {redirect: {to: ...}}
void read_action_parameters(const Node& node, const std::set<std::string>& asked, const PackReading& reading,
                            Rule& rule) {
    const std::string name(action_name(rule.action));
    if (node.is_scalar() && (rule.action == Action::hold || needs_recipients(rule.action))) {
        reading.problems.error(
            Code::wrong_type, node.place(), "action " + name + " cannot be '" + node.text() + "'",
            "write {" + name + (rule.action == Action::hold ? ": {approver: '" : ": {to: '") + node.text() +
                "'}}");
        return;
    }
    Fields fields(node, "action " + name, reading.problems);
    if (rule.action == Action::hold) {
        if (const Node* value = fields.require("approver")) read_approver(*value, asked, reading, rule);
    } else if (needs_recipients(rule.action)) {
        if (const Node* value = fields.require("to")) read_recipients(*value, reading, rule);
    } else {
        reading.problems.error(Code::action_too_much, node.place(),
                               "action " + name + " takes nothing further", "write action: " + name);
        return;
    }
    fields.finish();
}

void read_action(const Node& node, const std::set<std::string>& asked, const PackReading& reading,
                 Rule& rule) {
    const bool map = node.is_map() && node.entries().size() == 1;
    if ((node.is_map() && !map) || node.is_list()) {
        reading.problems.error(
            Code::action_too_much, node.place(), "a rule has one action",
            "write what it needs inside it, {hold: {approver: 'name@example.org'}}; for two "
            "actions write two rules");
        return;
    }
    const Node& word = map ? node.entries().front().key : node;
    const auto choice = read_choice(word, "action", kActionWords, reading.problems);
    if (!choice) return;
    rule.action = kActions[*choice];
    if (map) {
        read_action_parameters(node.entries().front().value, asked, reading, rule);
    } else if (needs_recipients(rule.action)) {
        const std::string name(kActionWords[*choice]);
        reading.problems.error(Code::action_to_whom, node.place(), "action " + name + " must say to whom",
                               "write {" + name + ": {to: 'name@example.org'}}");
    }
}

Action careful(Action action) {
    return action == Action::tag || action == Action::copy ? Action::tag : Action::hold;
}

void read_cannot_tell(const Node& node, const PackReading& reading, Rule& rule) {
    const auto choice = read_choice(node, "cannot_tell", kCannotTellWords, reading.problems);
    if (!choice) return;
    rule.cannot_tell = kActions[*choice];
    if (needs_recipients(rule.cannot_tell) && rule.cannot_tell != rule.action)
        reading.problems.error(
            Code::action_to_whom, node.place(),
            "'cannot_tell: " + node.text() + "' needs the same action: nothing says to whom");
}

Exception read_exception(const Node& node, const std::string& rule, const PackReading& reading) {
    Problems& problems = reading.problems;
    Exception exception;
    exception.place = node.place();
    Fields fields(node, "an exception of " + rule, problems);
    const Node* const sender = fields.find("sender");
    if (sender != nullptr) exception.sender = read_text(*sender, "sender", problems).value_or("");
    const Node* const recipient = fields.find("recipient");
    if (recipient != nullptr) exception.recipient = read_text(*recipient, "recipient", problems).value_or("");
    if (const Node* value = fields.find("owner"))
        exception.owner = read_text(*value, "owner", problems).value_or("");
    else if (node.is_map())
        problems.warning(Code::exception_without_owner, node.place(), "nobody owns this exception",
                         "owner: who asked for it, and answers when it is reviewed");
    if (const Node* value = fields.require("reason"))
        exception.reason = read_text(*value, "reason", problems).value_or("");
    if (const Node* value = fields.find("ticket"))
        exception.ticket = read_text(*value, "ticket", problems).value_or("");
    if (const Node* value = fields.find("until")) {
        exception.until_day = read_date(*value, "until", problems).value_or(0);
        if (exception.until_day != 0 && exception.until_day < reading.day)
            problems.warning(Code::exception_ended, value->place(),
                             "this exception ended on " + value->text(), "delete it, or agree on a new date");
    }
    fields.finish();
    const auto all = [](const Node* glob) { return glob == nullptr || glob->text() == "*"; };
    if (node.is_map() && all(sender) && all(recipient))
        problems.error(Code::exception_for_all, node.place(), "this exception would hold for all mail",
                       "to switch the rule off, write mode: off");
    return exception;
}

void read_exceptions(const Node& node, const std::string& what, const PackReading& reading, Rule& rule) {
    if (!node.is_list()) {
        reading.problems.error(Code::wrong_type, node.place(), "'exceptions' must be a list",
                               "begin each with '- {sender: ...'");
        return;
    }
    for (const Node& item : node.items())
        rule.exceptions.push_back(read_exception(item, what, reading));
}

// `asked`: the conditions of when:, for what explain may say.
void read_conditions(Fields& fields, const PackReading& reading, const Pack& pack, Rule& rule) {
    const ReadContext context{pack, reading.problems};
    if (const Node* value = fields.require("when")) rule.when = read_condition(*value, context);
    if (const Node* value = fields.find("unless")) rule.unless = read_condition(*value, context);
}

void read_enforce_from(const Node& node, Rule& rule, Problems& problems) {
    const auto day = read_date(node, "enforce_from", problems);
    if (!day) return;
    rule.enforce_from = *day;
    rule.enforce_from_day = node.text();
    if (rule.mode != Mode::enforce)
        problems.warning(Code::enforce_from, node.place(),
                         "'enforce_from' says nothing with mode: " + std::string(mode_name(rule.mode)),
                         "write mode: enforce: until that day the rule only tags");
}

void read_explain(const Node& node, const std::set<std::string>& asked, const PackReading& reading,
                  const Pack& pack, Rule& rule) {
    for (Told& told : read_translated(node, "explain", pack, reading.problems)) {
        check_explain(*told.node, told.text, asked, reading);
        if (rule.explain.empty())
            rule.explain = std::move(told.text);
        else
            rule.explain_further.push_back({std::move(told.language), std::move(told.text)});
    }
}

// advice: {executable: 'Send the document instead.', other: {en: '...', es: '...'}}
void read_advice(const Node& node, const std::set<std::string>& asked, const PackReading& reading,
                 const Pack& pack, Rule& rule) {
    Fields fields(node, "advice", reading.problems);
    std::vector<std::string_view> families = {"other"};
    for (unsigned i = 0; i <= static_cast<unsigned>(Family::encrypted); ++i)
        families.push_back(family_key(static_cast<Family>(i)));
    for (const std::string_view family : families) {
        const Node* const value = fields.find(family);
        if (value == nullptr) continue;
        for (Told& told : read_translated(*value, family, pack, reading.problems)) {
            check_explain(*told.node, told.text, asked, reading);
            rule.advice[std::string(family)].push_back({std::move(told.language), std::move(told.text)});
        }
    }
    fields.finish();
}

void read_names(Fields& fields, const Node* id, const PackReading& reading, Rule& rule) {
    constexpr std::array<std::string_view, 3> modes = {"off", "observe", "enforce"};
    constexpr std::array<Mode, 3> values = {Mode::off, Mode::observe, Mode::enforce};
    Problems& problems = reading.problems;
    if (!rule.id.empty()) claim_id(reading.known.rules, rule.id, id->place(), "rule", problems);
    if (const Node* value = fields.require("title")) {
        rule.title = read_text(*value, "title", problems).value_or("");
        check_shown(*value, rule.title, problems);
    }
    if (const Node* value = fields.find("clause"))
        rule.clause = read_text(*value, "clause", problems).value_or("");
    if (const Node* value = fields.find("mode")) {
        const auto choice = read_choice(*value, "mode", modes, problems);
        if (choice) rule.mode = values[*choice];
    }
    if (const Node* value = fields.find("enforce_from")) read_enforce_from(*value, rule, problems);
}

// Keys that rules have elsewhere, and what other programs call ours.
std::string where_it_belongs(std::string_view key) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 14> places = {{
        {"approver", "it belongs to the action: action: {hold: {approver: 'name@example.org'}}"},
        {"to", "it belongs to the action: action: {copy: {to: 'name@example.org'}}"},
        {"owner", "it belongs to an exception: exceptions: [{sender: ..., owner: ..., reason: ...}]"},
        {"reason", "it belongs to an exception: exceptions: [{sender: ..., owner: ..., reason: ...}]"},
        {"until", "it belongs to an exception: exceptions: [{sender: ..., owner: ..., until: ...}]"},
        {"ticket", "it belongs to an exception: exceptions: [{sender: ..., owner: ..., ticket: ...}]"},
        {"except", "write unless: for mail that is spared, exceptions: for single people"},
        {"if", "write when:"},
        {"then", "write action:"},
        {"conditions", "write when:"},
        {"message", "write explain:"},
        {"description", "write title:, or a comment behind a '#'"},
        {"name", "write title:"},
        {"contact", "it belongs to the pack: pack: {contact: ...}"},
    }};
    for (const auto& [theirs, place] : places)
        if (theirs == key) return std::string(place);
    const auto kinds = condition_kinds();
    const bool condition =
        std::any_of(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.key == key; });
    return condition ? "it is a condition: write it under when:" : std::string();
}

}  // namespace

Rule read_rule(const Node& node, const PackReading& reading, const Pack& pack, const Node* conditions) {
    Rule rule;
    rule.place = node.place();
    Problems& problems = reading.problems;
    const Node* id = nullptr;
    for (const Node::Entry& entry : node.entries())
        id = entry.key.text() == "id" ? &entry.value : id;
    if (id != nullptr) rule.id = read_id(*id, "id", problems);

    const std::string what = rule.id.empty() ? "this rule" : "rule '" + rule.id + "'";
    Fields fields(node, what, problems);
    fields.require("id");
    read_names(fields, id, reading, rule);
    read_conditions(fields, reading, pack, rule);
    const Node* const when = fields.find("when");
    const std::set<std::string> asked =
        when != nullptr ? words_of_condition(*when, conditions) : std::set<std::string>{};
    const Node* const action = fields.require("action");
    if (action != nullptr) read_action(*action, asked, reading, rule);
    rule.cannot_tell = careful(rule.action);
    if (const Node* value = fields.find("cannot_tell")) read_cannot_tell(*value, reading, rule);
    if (const Node* value = fields.find("explain")) read_explain(*value, asked, reading, pack, rule);
    if (const Node* value = fields.find("advice")) read_advice(*value, asked, reading, pack, rule);
    if (const Node* value = fields.find("exceptions")) read_exceptions(*value, what, reading, rule);
    fields.finish(where_it_belongs);

    const bool refuses = rule.action == Action::reject || rule.cannot_tell == Action::reject;
    if (refuses && rule.explain.empty() && fields.find("explain") == nullptr) {
        problems.error(Code::reject_without_explain, action != nullptr ? action->place() : node.place(),
                       what + " rejects without 'explain'",
                       "tell the sender what is wrong and how to fix it");
    }
    return rule;
}

}  // namespace letterhead
