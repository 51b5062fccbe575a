// explain for people: verdict first, then what the sender sees, then why.

#include "commands/render.h"

#include "base/text.h"

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

void add_parts(std::string& out, const Findings& findings) {
    out += "\n  The message\n";
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
    for (const Words& words : findings.words) {
        if (words.quoted.empty()) continue;
        out += "    " + words.where() + ": the sender's own words end at: " + safe_ascii(words.cut_by, 60) +
               (words.sure ? "" : " (a guess)") + "\n";
    }
}

void add_fired(std::string& out, const Verdict& verdict) {
    if (verdict.fired.empty()) return;
    out += "\n  Rules that fired\n";
    for (const RuleResult& result : verdict.fired) {
        out += "    " + result.rule->id + "  " + result.rule->title + " (clause " + result.rule->clause +
               "): " + (result.truth == Truth::yes ? "yes" : "cannot tell") + " -> " +
               std::string(action_name(result.action)) + (result.enforced ? "" : ", observed only") + "\n";
        for (const Evidence& evidence : result.evidence) {
            out += "        " + evidence.what;
            if (!evidence.where.empty()) out += ", " + safe_ascii(evidence.where, 80);
            if (!evidence.detail.empty()) out += ": " + safe_ascii(evidence.detail, 300);
            out += '\n';
        }
    }
}

void add_others(std::string& out, const Verdict& verdict) {
    if (verdict.others.empty()) return;
    out += "\n  Rules that did not fire\n";
    for (const RuleResult& result : verdict.others) {
        out += "    " + result.rule->id + "  " + result.rule->title;
        if (!result.because.empty()) out += ": " + safe_ascii(result.because, 200);
        out += '\n';
    }
}

void add_wire(std::string& out, const Outcome& outcome, const Verdict& verdict) {
    if (outcome.reply) {
        out += "\n  What the sender sees\n";
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
    if (!outcome.headers.empty()) out += "\n  Header added\n";
    for (const HeaderToAdd& header : outcome.headers)
        out += "    " + header.name + ": " + header.value + "\n";
}

}  // namespace

std::string to_text(const Explained& explained) {
    const Journey& journey = explained.journey;
    std::string out = explained.file + ": ";
    if (!explained.outgoing)
        return out +
               "ACCEPT, untouched: not outgoing (no login, network, daemon or certificate of the settings)\n";
    out += upper(action_name(journey.outcome.action)) + "  " + journey.outcome.reference + "\n";
    out += "  from <" + safe_ascii(explained.envelope.sender, 120) + ">, " +
           std::to_string(explained.envelope.recipients.size()) +
           (explained.envelope.recipients.size() == 1 ? " recipient, " : " recipients, ") +
           size_words(journey.findings.message_bytes) + ", policy " + explained.policy_hash.substr(0, 19) +
           "\n";
    add_wire(out, journey.outcome, journey.verdict);
    add_fired(out, journey.verdict);
    add_others(out, journey.verdict);
    add_parts(out, journey.findings);
    if (!journey.findings.oddities.all().empty()) out += "\n  Odd about it\n";
    for (const Oddity& oddity : journey.findings.oddities.all()) {
        out += "    " + std::string(info(oddity.kind).name) + ", " + safe_ascii(oddity.where, 80);
        if (!oddity.detail.empty()) out += ": " + safe_ascii(oddity.detail, 100);
        out += '\n';
    }
    return out;
}

}  // namespace letterhead
