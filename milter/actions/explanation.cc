// Explain texts: which evidence speaks, and what fills the placeholders.

#include "actions/explanation.h"

#include "base/text.h"
#include "policy/policy.h"

#include <algorithm>
#include <functional>

namespace letterhead {
namespace {

constexpr std::size_t kValue = 400;  // bytes of one placeholder's value

using Lookup = std::function<std::string(std::string_view name)>;

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || c == '_' || c == '.';
    });
}

// Hands each "{name}" to `value`, in one pass: what is filled in is not looked at again. Other braces stay.
std::string fill(std::string_view text, const Lookup& value) {
    std::string filled;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) break;
        const std::string_view name = text.substr(open + 1, close - open - 1);
        if (is_name(name)) {
            filled += text.substr(0, open);
            filled += value(name);
            text.remove_prefix(close + 1);
        } else {
            filled += text.substr(0, open + 1);
            text.remove_prefix(open + 1);
        }
    }
    return filled.append(text);
}

std::vector<std::string> placeholders_of(std::string_view text) {
    std::vector<std::string> names;
    fill(text, [&](std::string_view name) {
        names.emplace_back(name);
        return std::string();
    });
    return names;
}

const std::string* field(const Evidence& evidence, std::string_view name) {
    for (const auto& [key, value] : evidence.fields) {
        if (key == name) return &value;
    }
    return nullptr;
}

// The value in `first`, else in whichever evidence has it: a rule of several conditions may name fields of
// each.
std::string value_in(const Evidence* first, const std::vector<Evidence>& all, std::string_view name) {
    const std::string* found = first == nullptr ? nullptr : field(*first, name);
    for (auto other = all.begin(); found == nullptr && other != all.end(); ++other)
        found = field(*other, name);
    if (found == nullptr) return {};
    const bool leading_blank = found->starts_with(' ');  // " inside x.zip": part of the value
    return (leading_blank ? " " : "") + one_line(*found, kValue);
}

void add_once(std::vector<std::string>& texts, std::string text) {
    const std::string_view trimmed = trim(text);
    if (trimmed.size() != text.size()) text = std::string(trimmed);
    if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end())
        texts.push_back(std::move(text));
}

std::string words_of(const Evidence& evidence) {
    std::string words = one_line(evidence.detail.empty() ? evidence.what : evidence.detail, kValue);
    if (!evidence.where.empty()) words += " (" + one_line(evidence.where) + ")";
    return words;
}

const std::string& in_language(const std::string& first, const std::vector<Translation>& further,
                               std::string_view language) {
    for (const Translation& each : further) {
        if (each.language == language) return each.text;
    }
    return first;
}

// What the rule advises for attachments of this family.
std::string advice_for(const RuleResult& result, const Evidence* evidence, std::string_view language) {
    const auto& advice = result.rule->advice;
    auto found = advice.find(value_in(evidence, result.evidence, "attachment.family"));
    if (found == advice.end()) found = advice.find("other");
    if (found == advice.end() || found->second.empty()) return {};
    return in_language(found->second.front().text, found->second, language);
}

}  // namespace

const Sentences& sentences_of(const Pack& pack, std::string_view language) {
    static const Sentences english;
    const auto found = pack.sentences.find(language);
    return found == pack.sentences.end() ? english : found->second;
}

std::string rule_heading(const Rule& rule, const Sentences& sentences) {
    std::string marks = rule.id;
    if (!rule.clause.empty()) marks += ", " + filled(sentences.clause, {{"clause", rule.clause}});
    return rule.title.empty() ? marks : rule.title + " (" + marks + ")";
}

std::vector<std::string> approvers_of(const RuleResult& result) {
    std::vector<std::string> approvers;
    const auto add = [&](const Evidence* evidence) {
        add_once(approvers, fill(result.rule->approver, [&](std::string_view name) {
                     return value_in(evidence, result.evidence, name);
                 }));
    };
    for (const Evidence& evidence : result.evidence)
        add(&evidence);
    if (result.evidence.empty()) add(nullptr);
    return approvers;
}

std::vector<std::string> explanation_texts(const RuleResult& result, const std::string& reference,
                                           std::string_view language) {
    std::vector<std::string> texts;
    const Sentences& sentences = sentences_of(*result.pack, language);
    const std::string& explain = in_language(result.rule->explain, result.rule->explain_further, language);
    if (result.truth == Truth::cannot_tell || explain.empty()) {
        const std::string& opening =
            result.truth == Truth::cannot_tell ? sentences.not_checked : sentences.seen;
        for (const Evidence& evidence : result.evidence)
            add_once(texts, opening + ": " + words_of(evidence) + ".");
        if (texts.empty()) texts.push_back(opening + ".");
        return texts;
    }
    const std::vector<std::string> names = placeholders_of(explain);
    const auto tell = [&](const Evidence* evidence) {
        const std::string text =
            filled(explain, {{"attachment.advice", advice_for(result, evidence, language)}});
        add_once(texts, fill(text, [&](std::string_view name) -> std::string {
                     if (name == "contact") return result.pack->contact;
                     if (name == "reference") return reference;
                     if (name == "approver") return join(approvers_of(result), ", ");
                     return value_in(evidence, result.evidence, name);
                 }));
    };
    for (const Evidence& evidence : result.evidence) {
        const bool speaks = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
            return field(evidence, name) != nullptr;
        });
        if (speaks) tell(&evidence);
    }
    if (texts.empty()) tell(nullptr);
    if (texts.empty()) texts.emplace_back("The rule applies.");
    return texts;
}

std::vector<std::string> explanations(const RuleResult& result, const std::string& reference) {
    std::vector<std::string> texts = explanation_texts(result, reference);
    for (std::string& text : texts)
        text = rule_heading(*result.rule) + ": " + text;
    return texts;
}

}  // namespace letterhead
