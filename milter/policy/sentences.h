#pragma once
// The sentences around the explanations of rules, in one language. English is built in; others come from
// files that a pack names (rules/languages/es.yaml).

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace letterhead {

// A text in a language that the pack does not tell first.
struct Translation {
    std::string language;  // "es"
    std::string text;
};

struct Sentences {
    std::string not_sent = "Not sent: {problems} with City e-mail policy (ref {reference})";
    std::string not_sent_yet =
        "Not sent yet, to be tried again: {problems} with City e-mail policy (ref {reference})";
    std::string one_problem = "1 problem";
    std::string problems = "{count} problems";
    std::string clause = "clause {clause}";
    std::string not_checked = "This could not be checked";
    std::string seen = "This was seen";
    std::string questions = "Questions: {contact}.";
    std::string reference = "Reference: {reference}";
    std::string more = "More: {web}";
};

// Each key of such a file, where its sentence is kept, and the placeholders that it must have.
struct SentenceKey {
    std::string_view key;
    std::string Sentences::*where;
    std::string_view placeholders;  // "problems reference"
};
const std::vector<SentenceKey>& sentence_keys();

// "{name}" replaced by its value, once.
std::string filled(std::string_view sentence,
                   const std::vector<std::pair<std::string_view, std::string>>& values);

}  // namespace letterhead
