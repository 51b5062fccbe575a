// explain for people: verdict first, then what the sender sees, then why.

#include "commands/render.h"

#include "commands/tree_view.h"
#include "commands/words_view.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace letterhead {
namespace {

std::string size_words(std::size_t bytes) {
    std::array<char, 32> text{};
    if (bytes < 1000) {
        std::snprintf(text.data(), text.size(), "%zu bytes", bytes);
    } else if (bytes < 1'000'000) {
        std::snprintf(text.data(), text.size(), "%.1f KB", static_cast<double>(bytes) / 1e3);
    } else {
        std::snprintf(text.data(), text.size(), "%.1f MB", static_cast<double>(bytes) / 1e6);
    }
    return text.data();
}

// What stands in a message, or was made of it.
std::string said(std::string_view text, std::size_t columns) {
    return cut_in_the_middle(shown_text(text), columns);
}

std::string upper(std::string_view word) {
    std::string out(word);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return out;
}

void add_heading(std::string& out, std::string_view text, const View& view) {
    out += "\n  " + painted(text, Ink::strong, view) + "\n";
}

Ink ink_of(Action action) {
    if (action == Action::reject) return Ink::bad;
    return action == Action::accept ? Ink::good : Ink::doubtful;
}

void add_fired(std::string& out, const Verdict& verdict, const View& view) {
    if (verdict.fired.empty()) return;
    add_heading(out, "Rules that fired", view);
    for (const RuleResult& result : verdict.fired) {
        const Ink ink = result.enforced ? ink_of(result.action) : Ink::faint;
        out += "    " + painted(result.rule->id, ink, view) + "  " + result.rule->title + " (clause " +
               result.rule->clause + "): " + (result.truth == Truth::yes ? "yes" : "cannot tell") + " -> " +
               painted(action_name(result.action), ink, view) + (result.enforced ? "" : ", observed only") +
               "\n";
        for (const Evidence& evidence : result.evidence) {
            out += "        " + evidence.what;
            if (!evidence.where.empty()) out += ", " + said(evidence.where, 80);
            if (!evidence.detail.empty()) out += ": " + said(evidence.detail, 300);
            out += '\n';
        }
    }
}

void add_others(std::string& out, const Verdict& verdict, const View& view) {
    if (verdict.others.empty()) return;
    add_heading(out, "Rules that did not fire", view);
    for (const RuleResult& result : verdict.others) {
        std::string row = result.rule->id + "  " + result.rule->title;
        if (!result.because.empty()) row += ": " + said(result.because, 200);
        out += "    " + painted(row, Ink::faint, view) + "\n";
    }
}

void add_wire(std::string& out, const Outcome& outcome, const Verdict& verdict, const View& view) {
    if (outcome.reply) {
        add_heading(out, "What the sender sees", view);
        const auto& lines = outcome.reply->lines();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            out += "    " + std::to_string(outcome.reply->code()) + (i + 1 < lines.size() ? "-" : " ") +
                   outcome.reply->status() + " " + lines[i] + "\n";
        }
    }
    if (outcome.action == Action::hold) {
        out += "\n  Held: " + outcome.hold_reason + "\n";
        for (const std::string& approver : outcome.approvers)
            out += "    for " + said(approver, 120) + "\n";
    }
    if (verdict.spared_bounce) out += "    (a bounce is held, not rejected: nobody would get the answer)\n";
    for (const std::string& copy : outcome.copies)
        out += "\n  Copy to " + said(copy, 120) + "\n";
    if (!outcome.redirect.empty()) out += "\n  Redirected to " + said(outcome.redirect, 120) + "\n";
    if (!outcome.headers.empty()) add_heading(out, "Header added", view);
    for (const HeaderToAdd& header : outcome.headers)
        out += "    " + header.name + ": " + header.value + "\n";
}

// Those of a part stand at it in the tree.
void add_oddities(std::string& out, const Findings& findings, const View& view) {
    std::string rows;
    for (const Oddity& oddity : findings.oddities.all()) {
        const bool of_part = std::any_of(findings.parts.begin(), findings.parts.end(),
                                         [&](const Part& part) { return part.where() == oddity.where; });
        if (of_part) continue;
        rows += "    " + std::string(info(oddity.kind).name) + ", " + said(oddity.where, 80);
        if (!oddity.detail.empty()) rows += ": " + said(oddity.detail, 100);
        rows += '\n';
    }
    if (const std::size_t more = findings.oddities.not_kept(); more > 0)
        rows += "    … and " + with_commas(more) + " more, of kinds that are told already\n";
    if (rows.empty()) return;
    add_heading(out, "Odd about it", view);
    out += rows;
}

}  // namespace

std::string to_text(const Explained& explained, const View& view) {
    const Journey& journey = explained.journey;
    std::string out = showable(explained.file) + ": ";
    if (!explained.outgoing)
        return out +
               "ACCEPT, untouched: not outgoing (no login, network, daemon or certificate of the settings)\n";
    const Action action = journey.outcome.action;
    out +=
        painted(upper(action_name(action)), ink_of(action), view) + "  " + journey.outcome.reference + "\n";
    out += "  from <" + said(explained.envelope.sender, 120) + ">, " +
           std::to_string(explained.envelope.recipients.size()) +
           (explained.envelope.recipients.size() == 1 ? " recipient, " : " recipients, ") +
           size_words(journey.findings.message_bytes) + ", policy " + explained.policy_hash.substr(0, 19) +
           "\n";
    add_wire(out, journey.outcome, journey.verdict, view);
    add_fired(out, journey.verdict, view);
    add_others(out, journey.verdict, view);
    add_tree(out, journey.findings, journey.verdict, view);
    add_words(out, journey.findings, explained.policy.get(), view);
    add_oddities(out, journey.findings, view);
    return out;
}

}  // namespace letterhead
