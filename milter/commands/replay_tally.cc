#include "commands/replay_tally.h"

#include "base/text.h"
#include "policy/evaluate.h"

#include <algorithm>

namespace letterhead {
namespace {

const RuleResult* find(const Verdict& verdict, const RuleResult& like) {
    const auto found =
        std::find_if(verdict.fired.begin(), verdict.fired.end(),
                     [&](const RuleResult& result) { return result.rule->id == like.rule->id; });
    return found == verdict.fired.end() ? nullptr : &*found;
}

bool says_the_same(const Verdict& a, const Verdict& b) {
    if (a.action != b.action || a.fired.size() != b.fired.size()) return false;
    return std::all_of(a.fired.begin(), a.fired.end(), [&](const RuleResult& result) {
        const RuleResult* const other = find(b, result);
        return other != nullptr && other->truth == result.truth && other->action == result.action;
    });
}

Turn turn_of(const Verdict& now, const Verdict& before) {
    if (fate_of(now.action) == fate_of(before.action))
        return says_the_same(now, before) ? Turn::same : Turn::other_rules;
    switch (fate_of(now.action)) {
        case Fate::refused:
            return Turn::newly_refused;
        case Fate::held:
            return Turn::newly_held;
        case Fate::deferred:
            return Turn::newly_deferred;
        case Fate::passes:
            break;
    }
    return Turn::newly_passed;
}

bool decides(const RuleResult& result, const Verdict& verdict) {
    return result.action == verdict.action && result.action != Action::accept;
}

std::string deciding_rules(const Verdict& verdict) {
    std::vector<std::string> ids;
    for (const RuleResult& result : verdict.fired) {
        if (decides(result, verdict)) ids.push_back(result.rule->id);
    }
    return join(ids, " ");
}

void add_up(FateTally& to, const FateTally& more) {
    to.mails += more.mails;
    for (std::size_t i = 0; i < fates; ++i)
        to.now[i] += more.now[i];
    for (std::size_t i = 0; i < turns; ++i)
        to.turned[i] += more.turned[i];
}

}  // namespace

Fate fate_of(Action action) {
    switch (action) {
        case Action::reject:
            return Fate::refused;
        case Action::hold:
        case Action::redirect:
            return Fate::held;
        case Action::tempfail:
            return Fate::deferred;
        case Action::accept:
        case Action::tag:
        case Action::copy:
            break;
    }
    return Fate::passes;
}

std::string_view fate_name(Fate fate) {
    constexpr std::array<std::string_view, fates> names = {"passes", "held", "refused", "deferred"};
    return names[static_cast<std::size_t>(fate)];
}

std::string_view turn_name(Turn turn) {
    constexpr std::array<std::string_view, turns> names = {"newly refused", "newly held",  "newly deferred",
                                                           "newly passed",  "other rules", "the same"};
    return names[static_cast<std::size_t>(turn)];
}

void ReplayTally::keep(std::set<Example>& among, Example example) const {
    among.insert(std::move(example));
    if (among.size() > wanted_) among.erase(std::prev(among.end()));
}

void ReplayTally::add(const std::string& mail, std::string_view department, const Verdict& now,
                      const Verdict* before) {
    FateTally one;
    one.mails = 1;
    const auto fate = static_cast<std::size_t>(fate_of(now.action));
    one.now[fate] = 1;
    Example example{mail, {}, std::string(action_name(now.action)), deciding_rules(now)};
    if (before != nullptr) {
        const Turn turn = turn_of(now, *before);
        const auto at = static_cast<std::size_t>(turn);
        one.turned[at] = 1;
        example.before = action_name(before->action);
        if (example.rules.empty()) example.rules = deciding_rules(*before);
        if (turn != Turn::same) keep(changed[at], std::move(example));
    } else if (now.action != Action::accept) {
        keep(examples[fate], std::move(example));
    }
    add_up(all, one);
    add_up(departments[std::string(department)], one);
    add_rules(now, before);
}

void ReplayTally::add_rules(const Verdict& now, const Verdict* before) {
    for (const RuleResult& result : now.fired) {
        RuleTally& tally = rules[result.rule->id];
        tally.now++;
        if (result.truth == Truth::cannot_tell) tally.cannot_tell++;
        if (decides(result, now)) tally.decides++;
        if (before != nullptr && find(*before, result) == nullptr) tally.newly++;
    }
    if (before == nullptr) return;
    for (const RuleResult& result : before->fired) {
        RuleTally& tally = rules[result.rule->id];
        tally.before++;
        if (find(now, result) == nullptr) tally.no_longer++;
    }
}

void ReplayTally::merge(const ReplayTally& other) {
    add_up(all, other.all);
    for (const auto& [name, tally] : other.departments)
        add_up(departments[name], tally);
    for (const auto& [id, tally] : other.rules) {
        RuleTally& sum = rules[id];
        sum.before += tally.before;
        sum.now += tally.now;
        sum.cannot_tell += tally.cannot_tell;
        sum.decides += tally.decides;
        sum.newly += tally.newly;
        sum.no_longer += tally.no_longer;
    }
    for (std::size_t i = 0; i < turns; ++i) {
        for (const Example& example : other.changed[i])
            keep(changed[i], example);
    }
    for (std::size_t i = 0; i < fates; ++i) {
        for (const Example& example : other.examples[i])
            keep(examples[i], example);
    }
}

std::string department_of(const Policy& policy, const Envelope& envelope, const Findings& findings) {
    TextCache tokens;
    for (const auto& pack : policy.packs) {
        const Facts facts(envelope, findings, *pack, tokens, false);
        for (const std::string& id : pack->departments) {
            const auto group = pack->groups.find(id);
            if (group == pack->groups.end()) continue;
            const auto& keys = facts.sender_keys();
            const bool of_it = std::any_of(keys.begin(), keys.end(),
                                           [&](const std::string& key) { return group->second.has(key); });
            if (of_it) return id;
        }
    }
    return {};
}

}  // namespace letterhead
