#pragma once
// What a rule says to the sender: its explain text with the placeholders filled from the evidence.

#include "policy/sentences.h"
#include "policy/verdict.h"

#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// "Signature block (PVE-E.1, clause E.1)".
std::string rule_heading(const Rule& rule, const Sentences& sentences = {});

// The explain text once per distinct evidence; equal texts once, never none. A placeholder that has no value
// vanishes. A rule that could not tell says why instead, and one without explain: what was seen. UTF-8;
// values from the message are one line each.
// In `language`, or in the first language of the pack where the rule has no text in that.
std::vector<std::string> explanation_texts(const RuleResult& result, const std::string& reference,
                                           std::string_view language = {});

// The sentences of a pack in a language; English where it has none.
const Sentences& sentences_of(const Pack& pack, std::string_view language);

// The same, each with the heading before it: "Signature block (PVE-E.1, clause E.1): Your ...".
std::vector<std::string> explanations(const RuleResult& result, const std::string& reference);

// The approvers of a rule that holds, placeholders filled; each once.
std::vector<std::string> approvers_of(const RuleResult& result);

}  // namespace letterhead
