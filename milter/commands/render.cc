// explain for people: verdict first, then what the sender sees, then why.

#include "commands/render.h"

#include "base/text.h"
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

std::string upper(std::string_view word) {
    std::string out(word);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return out;
}

void padded(std::string& out, std::string_view text, std::size_t width) {
    out += text;
    out.append(text.size() < width ? width - text.size() : 1, ' ');
}

void add_heading(std::string& out, std::string_view text, const View& view) {
    out += "\n  " + painted(text, Ink::strong, view) + "\n";
}

Ink ink_of(Action action) {
    if (action == Action::reject) return Ink::bad;
    return action == Action::accept ? Ink::good : Ink::doubtful;
}

void add_parts(std::string& out, const Findings& findings, const View& view) {
    add_heading(out, "The message", view);
    for (const Part& part : findings.parts) {
        out += "    ";
        padded(out, part.path, 9);
        padded(out, safe_ascii(part.type, 60), 28);
        if (part.leaf) padded(out, size_words(part.bytes), 11);
        for (const FileFinding& file : findings.files) {
            if (file.part_path != part.path) continue;
            out += file.shown_name();
            if (!file.detected_type.empty() && file.detected_type != part.type)
                out += "  (content: " + file.detected_type + ")";
            if (!file.entries.empty()) out += "  [" + std::to_string(file.entries.size()) + " inside]";
        }
        while (out.back() == ' ')
            out.pop_back();
        out += '\n';
    }
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
            if (!evidence.where.empty()) out += ", " + safe_ascii(evidence.where, 80);
            if (!evidence.detail.empty()) out += ": " + safe_ascii(evidence.detail, 300);
            out += '\n';
        }
    }
}

void add_others(std::string& out, const Verdict& verdict, const View& view) {
    if (verdict.others.empty()) return;
    add_heading(out, "Rules that did not fire", view);
    for (const RuleResult& result : verdict.others) {
        std::string row = result.rule->id + "  " + result.rule->title;
        if (!result.because.empty()) row += ": " + safe_ascii(result.because, 200);
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
            out += "    for " + safe_ascii(approver, 120) + "\n";
    }
    if (verdict.spared_bounce) out += "    (a bounce is held, not rejected: nobody would get the answer)\n";
    for (const std::string& copy : outcome.copies)
        out += "\n  Copy to " + safe_ascii(copy, 120) + "\n";
    if (!outcome.redirect.empty()) out += "\n  Redirected to " + safe_ascii(outcome.redirect, 120) + "\n";
    if (!outcome.headers.empty()) add_heading(out, "Header added", view);
    for (const HeaderToAdd& header : outcome.headers)
        out += "    " + header.name + ": " + header.value + "\n";
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
    out += "  from <" + safe_ascii(explained.envelope.sender, 120) + ">, " +
           std::to_string(explained.envelope.recipients.size()) +
           (explained.envelope.recipients.size() == 1 ? " recipient, " : " recipients, ") +
           size_words(journey.findings.message_bytes) + ", policy " + explained.policy_hash.substr(0, 19) +
           "\n";
    add_wire(out, journey.outcome, journey.verdict, view);
    add_fired(out, journey.verdict, view);
    add_others(out, journey.verdict, view);
    add_parts(out, journey.findings, view);
    add_words(out, journey.findings, explained.policy.get(), view);
    if (!journey.findings.oddities.all().empty()) add_heading(out, "Odd about it", view);
    for (const Oddity& oddity : journey.findings.oddities.all()) {
        out += "    " + std::string(info(oddity.kind).name) + ", " + safe_ascii(oddity.where, 80);
        if (!oddity.detail.empty()) out += ": " + safe_ascii(oddity.detail, 100);
        out += '\n';
    }
    return out;
}

}  // namespace letterhead
