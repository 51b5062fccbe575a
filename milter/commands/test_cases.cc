#include "commands/test_cases.h"

#include "base/text.h"
#include "commands/nearest.h"
#include "message/reader.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr std::size_t kChunk = 65'535;  // as an MTA hands it over

std::string seen(const std::vector<Evidence>& evidence) {
    std::vector<std::string> words;
    for (const Evidence& piece : evidence)
        words.push_back(piece.what + (piece.detail.empty() ? "" : " " + piece.detail) +
                        (piece.where.empty() ? "" : " (" + piece.where + ")"));
    return join(words, "; ");
}

// "no: `when` says no", "yes: attachment.name a.exe (part 1.2)".
std::string told(const RuleResult* result) {
    if (result == nullptr) return "not asked";
    const std::string why = result->truth == Truth::no ? result->because : seen(result->evidence);
    std::string truth(truth_name(result->truth));
    std::replace(truth.begin(), truth.end(), '_', ' ');
    return truth + (why.empty() ? "" : ": " + why);
}

class Comparison {
 public:
    Comparison(const Expectation& expect, const Journey& journey) : expect_(expect), journey_(journey) {}

    CaseResult run() {
        verdict();
        for (const Node& id : expect_.rules)
            if (rule(id, Truth::yes)) result_.fired.push_back(id.text());
        for (const Node& id : expect_.cannot_tell)
            (void)rule(id, Truth::cannot_tell);
        for (const Node& id : expect_.not_rules)
            if (rule(id, Truth::no)) result_.spared.push_back(id.text());
        reply();
        header();
        among("approver", expect_.approvers, journey_.outcome.approvers);
        among("copies", expect_.copies, journey_.outcome.copies);
        result_.state = result_.differences.empty() ? CaseState::passed : CaseState::failed;
        return std::move(result_);
    }

 private:
    void differ(std::string what, std::string expected, std::string found) {
        result_.differences.push_back({std::move(what), std::move(expected), std::move(found), {}});
    }

    void verdict() {
        const Action found = journey_.outcome.action;
        if (expect_.verdict && *expect_.verdict != found)
            differ("verdict", std::string(action_name(*expect_.verdict)),
                   std::string(action_name(found)) + by_rules());
    }

    // ", by PVE-E.1, PVE-A.4 (cannot tell)": the rules that decided.
    std::string by_rules() const {
        std::vector<std::string> ids;
        for (const RuleResult& result : journey_.verdict.fired)
            if (result.action == journey_.verdict.action && result.action != Action::accept)
                ids.push_back(result.rule->id + (result.truth == Truth::yes ? "" : " (cannot tell)"));
        return ids.empty() ? "" : ", by " + join(ids, ", ");
    }

    const RuleResult* find(const std::string& id) const {
        for (const auto* results : {&journey_.verdict.fired, &journey_.verdict.others}) {
            for (const RuleResult& result : *results)
                if (result.rule->id == id) return &result;
        }
        return nullptr;
    }

    bool rule(const Node& id, Truth wanted) {
        const RuleResult* const result = find(id.text());
        if (result != nullptr && result->truth == wanted) return true;
        std::string expected(truth_name(wanted));
        std::replace(expected.begin(), expected.end(), '_', ' ');
        differ("rule " + id.text(), expected, told(result));
        return false;
    }

    void reply() {
        if (expect_.reply.empty()) return;
        const auto& reply = journey_.outcome.reply;
        const std::string begin = reply ? std::to_string(reply->code()) + " " + reply->status() + " " : "";
        const std::string text = reply ? begin + join(reply->lines(), " ") : "";
        std::vector<std::string> missed, near;
        for (const std::string& glob : expect_.reply) {
            if (reply && glob_match(glob, text)) continue;
            missed.push_back(glob);
            if (std::string found = nearest(glob, text); !found.empty()) near.push_back(std::move(found));
        }
        if (missed.empty()) return;
        differ("reply", join(missed, "\n"),
               reply ? begin + join(reply->lines(), "\n")
                     : "(no reply: " + std::string(action_name(journey_.outcome.action)) + ")");
        result_.differences.back().nearest = join(near, "\n");
    }

    void header() {
        if (expect_.header.empty()) return;
        std::string found = "(none)";
        for (const HeaderToAdd& header : journey_.outcome.headers) {
            if (header.name == result_header) found = header.value;
        }
        if (!glob_match(expect_.header, found)) differ("header", expect_.header, found);
    }

    void among(std::string_view what, const std::vector<std::string>& wanted,
               const std::vector<std::string>& found) {
        for (const std::string& one : wanted) {
            const bool there = std::any_of(found.begin(), found.end(),
                                           [&](const std::string& other) { return iequals(one, other); });
            if (!there) differ(std::string(what), one, found.empty() ? "(nobody)" : join(found, ", "));
        }
    }

    const Expectation& expect_;
    const Journey& journey_;
    CaseResult result_;
};

}  // namespace

void check_names(const TestCase& test, const Policy& policy, Problems& problems) {
    std::vector<std::string_view> known;
    for (const auto& pack : policy.packs) {
        for (const Rule& rule : pack->rules)
            known.push_back(rule.id);
    }
    for (const auto* ids : {&test.expect.rules, &test.expect.cannot_tell, &test.expect.not_rules}) {
        for (const Node& id : *ids) {
            if (std::find(known.begin(), known.end(), id.text()) == known.end())
                problems.error(Code::unknown_name, id.place(),
                               "there is no rule '" + one_line(id.text()) + "'",
                               did_you_mean(id.text(), known));
        }
    }
}

CaseResult run_case(const TestCase& test, const std::shared_ptr<const Policy>& policy) {
    const Journey journey =
        travel(policy, test.envelope, split_message(test.mail), kChunk, Detail::every_rule);
    CaseResult result = Comparison(test.expect, journey).run();
    if (!test.known_gap.empty())
        result.state = result.state == CaseState::passed ? CaseState::gap_closed : CaseState::known_gap;
    return result;
}

}  // namespace letterhead
