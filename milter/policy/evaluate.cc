// The decision: each rule is asked, and the strongest action wins.

#include "policy/evaluate.h"

#include "base/text.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr std::int64_t kSecondsOfDay = 86400;

bool applies(const Exception& exception, const Facts& facts) {
    if (exception.until_day != 0 && facts.envelope.local_time() / kSecondsOfDay > exception.until_day)
        return false;
    if (!exception.sender.empty()) {
        const std::vector<std::string>& keys = facts.sender_keys();
        const bool meant = std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
            return glob_match(exception.sender, key);
        });
        if (!meant) return false;
    }
    if (!exception.recipient.empty()) {
        const std::vector<Facts::Recipient>& all = facts.recipients();
        const bool meant = !all.empty() && !facts.envelope.recipients_cut &&
                           std::all_of(all.begin(), all.end(), [&](const Facts::Recipient& recipient) {
                               return glob_match(exception.recipient, recipient.key);
                           });
        if (!meant) return false;
    }
    return true;
}

std::string words_of(const Exception& exception) {
    std::string words = "an exception applies: " + exception.reason;
    if (!exception.ticket.empty()) words += " (" + exception.ticket + ")";
    return words;
}

// "attachment.name report.exe (part 1.2); direction.outbound ..."
std::string words_of(const std::vector<Evidence>& evidence) {
    constexpr std::size_t shown = 3;
    std::vector<std::string> words;
    for (const Evidence& piece : evidence) {
        std::string seen = piece.what;
        if (!piece.detail.empty()) seen += " " + one_line(piece.detail);
        if (!piece.where.empty()) seen += " (" + one_line(piece.where) + ")";
        if (std::find(words.begin(), words.end(), seen) == words.end()) words.push_back(std::move(seen));
    }
    if (words.size() > shown) {
        words.resize(shown);
        words.emplace_back("...");
    }
    return join(words, "; ");
}

// `truth` is no exactly when `because` says why the rule did not fire.
RuleResult ask(const Rule& rule, const Facts& facts) {
    const bool enforced =
        rule.mode == Mode::enforce && facts.envelope.local_time() / kSecondsOfDay >= rule.enforce_from;
    RuleResult result{&rule, &facts.pack, Truth::no, Action::accept, enforced, {}, {}};
    const auto silent = [&](std::string_view why, const std::string& detail) {
        if (facts.explain) result.because = std::string(why) + (detail.empty() ? "" : ": " + detail);
        return result;
    };
    if (!rule.when) return silent("the rule asks for nothing", {});
    Answer answer = rule.when->judge(facts);
    if (answer.truth == Truth::no)
        return silent("`when` says no", facts.explain ? words_of(answer.evidence) : "");
    if (rule.unless) {
        Answer spared = rule.unless->judge(facts);
        if (spared.truth == Truth::yes)
            return silent("`unless` says yes", facts.explain ? words_of(spared.evidence) : "");
        if (spared.truth == Truth::cannot_tell) answer = both(std::move(answer), std::move(spared));
    }
    for (const Exception& exception : rule.exceptions) {
        if (!applies(exception, facts)) continue;
        result.exception = &exception;
        return silent(words_of(exception), {});
    }
    result.truth = answer.truth;
    result.evidence = std::move(answer.evidence);
    result.action = result.truth == Truth::yes ? rule.action : rule.cannot_tell;
    if (!result.enforced) result.action = std::min(result.action, Action::tag);
    return result;
}

}  // namespace

Verdict evaluate(const Policy& policy, const Envelope& envelope, const Findings& findings, Detail detail,
                 RuleMeter* meter) {
    Verdict verdict;
    std::size_t number = 0;
    if (meter != nullptr) meter->begin();
    TextCache texts;
    for (const auto& pack : policy.packs) {
        const Facts facts(envelope, findings, *pack, texts, detail == Detail::every_rule);
        for (const Rule& rule : pack->rules) {
            number++;
            if (rule.mode == Mode::off) {
                if (facts.explain)
                    verdict.others.push_back(
                        {&rule, pack.get(), Truth::no, Action::accept, false, {}, "mode: off"});
                continue;
            }
            RuleResult result = ask(rule, facts);
            if (meter != nullptr) meter->asked(number - 1, result);
            if (result.truth == Truth::no) {
                if (facts.explain) verdict.others.push_back(std::move(result));
                continue;
            }
            if (result.action == Action::reject && envelope.null_sender()) {
                result.action = Action::hold;
                verdict.spared_bounce = true;
            }
            verdict.action = std::max(verdict.action, result.action);
            verdict.fired.push_back(std::move(result));
        }
    }
    return verdict;
}

}  // namespace letterhead
