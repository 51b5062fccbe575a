// From the verdict to what the MTA is asked to do.

#include "actions/outcome.h"

#include "base/digest.h"
#include "base/text.h"

#include <algorithm>
#include <string_view>

namespace letterhead {
namespace {

constexpr std::size_t kHoldReason = 100;
constexpr std::size_t kRulesInHeader = 600;  // the header stays one line below RFC 5322's 998 bytes

void add_once(std::vector<std::string>& list, const std::string& item) {
    if (!item.empty() && std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

// Ids of the rules that do something, as many as fit: "PVE-E.1,PVE-G.2".
std::string rule_ids(const Verdict& verdict, Action at_least, std::size_t limit) {
    std::string ids;
    for (const RuleResult& result : verdict.fired) {
        if (result.action < at_least) continue;
        const std::string id = safe_ascii(result.rule->id, 100);
        if (ids.size() + id.size() + 5 > limit) return ids + (ids.empty() ? "..." : ",...");
        ids += (ids.empty() ? "" : ",") + id;
    }
    return ids;
}

// "; warning=PVE-E.1; from=2027-01-01": the first rule that will be enforced, and from when on.
std::string warning_of(const Verdict& verdict) {
    const Rule* first = nullptr;
    for (const RuleResult& result : verdict.fired) {
        const Rule& rule = *result.rule;
        const bool waits = !result.enforced && rule.mode == Mode::enforce && !rule.enforce_from_day.empty();
        if (waits && (first == nullptr || rule.enforce_from < first->enforce_from)) first = &rule;
    }
    if (first == nullptr) return {};
    return "; warning=" + safe_ascii(first->id, 100) + "; from=" + safe_ascii(first->enforce_from_day, 10);
}

std::string header_value(const Policy& policy, const Verdict& verdict, const Outcome& outcome) {
    const std::string_view state = outcome.action == Action::accept ? "pass"
                                   : outcome.action == Action::hold ? "hold"
                                                                    : "tag";
    return std::string(state) + "; rules=" + rule_ids(verdict, Action::tag, kRulesInHeader) +
           warning_of(verdict) + "; ref=" + outcome.reference +
           "; policy=" + safe_ascii(policy.short_hash(), 12);
}

// Several texts of one rule as one: the advice that all of them end with ("Copy both ...") is said once, at
// the end.
std::string joined(std::vector<std::string> texts) {
    constexpr std::size_t worth_it = 20;
    const std::string last = texts.back();
    std::size_t common = last.size();
    for (const std::string& text : texts) {
        const auto differ = std::mismatch(text.rbegin(), text.rend(), last.rbegin(), last.rend());
        common = std::min(common, static_cast<std::size_t>(differ.second - last.rbegin()));
    }
    std::size_t tail = last.size() - common;  // where a sentence begins in what is common
    const auto begins_sentence = [&](std::size_t at) {
        return at >= 2 && last[at] >= 'A' && last[at] <= 'Z' && last[at - 1] == ' ' && last[at - 2] == '.' &&
               at - 2 >= last.size() - common;
    };
    while (tail < last.size() && !begins_sentence(tail))
        ++tail;
    const std::size_t advice = last.size() - tail;
    for (std::size_t i = 0; advice >= worth_it && i + 1 < texts.size(); ++i) {
        texts[i].resize(texts[i].size() - advice - 1);  // and the blank before it
    }
    return join(texts, " ");
}

// What a reply is made of, in one language.
struct Speech {
    std::string first;               // stands alone, since some mail programs show no more
    std::vector<std::string> rules;  // a paragraph each
    std::string last;
};

struct Refusing {
    std::vector<const RuleResult*> results;
    const std::string& reference;
    bool later;  // to be tried again
};

Speech speech_in(const Refusing& refusing, const Pack& pack, std::string_view language) {
    const Sentences& sentences = sentences_of(pack, language);
    Speech speech;
    std::vector<std::string> contacts, pages;
    for (const RuleResult* const result : refusing.results) {
        speech.rules.push_back(std::to_string(speech.rules.size() + 1) + ". " +
                               rule_heading(*result->rule, sentences) + ": " +
                               joined(explanation_texts(*result, refusing.reference, language)));
        add_once(contacts, result->pack->contact);
        add_once(pages, result->pack->web);
    }
    const std::size_t count = speech.rules.size();
    const std::string problems =
        count == 1 ? sentences.one_problem : filled(sentences.problems, {{"count", std::to_string(count)}});
    speech.first = filled(refusing.later ? sentences.not_sent_yet : sentences.not_sent,
                          {{"problems", problems}, {"reference", refusing.reference}});
    if (!contacts.empty())
        speech.last = filled(sentences.questions, {{"contact", join(contacts, "; ")}}) + " ";
    speech.last += filled(sentences.reference, {{"reference", refusing.reference}});
    if (!pages.empty()) speech.last += ". " + filled(sentences.more, {{"web", join(pages, " ")}});
    return speech;
}

// The reply in the languages of the pack: the first one whole, the others behind it; where that is too long,
// one line of each other language, which says where to read on.
Reply reply_for(const Verdict& verdict, const std::string& reference, bool later) {
    Refusing refusing{{}, reference, later};
    for (const RuleResult& result : verdict.fired) {
        if (result.enforced && result.action >= Action::hold) refusing.results.push_back(&result);
    }
    static const Pack nobody;
    const Pack& pack = refusing.results.empty() ? nobody : *refusing.results.front()->pack;
    const auto make = later ? Reply::tempfail : Reply::reject;
    const Speech own = speech_in(refusing, pack, pack.languages.empty() ? "en" : pack.languages.front());
    std::vector<std::string> whole{own.first}, brief{own.first};
    whole.insert(whole.end(), own.rules.begin(), own.rules.end());
    for (std::size_t i = 1; i < pack.languages.size(); ++i) {
        const Speech other = speech_in(refusing, pack, pack.languages[i]);
        whole.push_back(other.first);
        whole.insert(whole.end(), other.rules.begin(), other.rules.end());
        whole.push_back(other.last);
        brief.push_back(other.first + ". " + other.last);
    }
    whole.push_back(own.last);
    Reply reply = make(whole);
    if (!reply.cut() || pack.languages.size() < 2) return reply;
    brief.insert(brief.end(), own.rules.begin(), own.rules.end());
    brief.push_back(own.last);
    return make(brief);
}

// What the rules that fired add, as far as the verdict lets it happen.
void add_people(const Verdict& verdict, Outcome& outcome) {
    for (const RuleResult& result : verdict.fired) {
        if (!result.enforced) continue;
        if (result.action == Action::hold && outcome.action == Action::hold) {
            for (const std::string& approver : approvers_of(result))
                add_once(outcome.approvers, approver);
        } else if (result.action == Action::copy) {
            for (const std::string& recipient : result.rule->recipients)
                add_once(outcome.copies, recipient);
        } else if (result.action == Action::redirect && outcome.action == Action::redirect &&
                   outcome.redirect.empty()) {
            if (!result.rule->recipients.empty()) outcome.redirect = result.rule->recipients.front();
        }
    }
}

}  // namespace

std::string reference_for(const Envelope& envelope, const Findings& findings) {
    std::string identity;
    const auto add = [&](std::string_view piece) {
        identity += std::to_string(piece.size());
        identity += ':';
        identity += piece;
    };
    add(envelope.queue_id);
    add(findings.message_id);
    add(envelope.sender);
    for (const Address& recipient : envelope.recipients)
        add(recipient.key());
    add(findings.subject);
    add(std::to_string(findings.message_bytes));

    static constexpr std::string_view digits =
        "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford: no I, L, O, U
    const std::uint64_t bits = std::stoull(sha256_hex(identity).substr(0, 10), nullptr, 16);
    std::string reference = "LH-";
    for (int shift = 35; shift >= 0; shift -= 5)
        reference += digits[bits >> shift & 31U];
    return reference;
}

Outcome make_outcome(const Policy& policy, const Verdict& verdict, const Envelope& envelope,
                     const Findings& findings) {
    Outcome outcome;
    outcome.action = verdict.action == Action::copy ? Action::tag : verdict.action;
    outcome.reference = reference_for(envelope, findings);
    if (outcome.action == Action::reject || outcome.action == Action::tempfail) {
        outcome.reply = reply_for(verdict, outcome.reference, outcome.action == Action::tempfail);
        return outcome;
    }
    add_people(verdict, outcome);
    if (outcome.action == Action::redirect && outcome.redirect.empty())
        outcome.action = Action::hold;  // nowhere to send it to
    if (outcome.action == Action::hold) {
        const std::string opening = "Letterhead " + outcome.reference + ": ";
        outcome.hold_reason = opening + rule_ids(verdict, Action::hold, kHoldReason - opening.size());
    }
    outcome.headers.push_back({std::string(result_header), header_value(policy, verdict, outcome)});
    return outcome;
}

Outcome cannot_decide(bool accept) {
    Outcome outcome;
    if (accept) return outcome;
    outcome.action = Action::tempfail;
    outcome.reply = Reply::tempfail(
        {"Not sent yet: the check of City e-mail policy could not be completed. It will be tried again; "
         "tell your mail administrator if this goes on."});
    return outcome;
}

}  // namespace letterhead
