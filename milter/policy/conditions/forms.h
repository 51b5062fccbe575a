#pragma once
// Signature blocks and disclaimers are judged as the reader of the mail sees them: each form of the message
// (plain text, HTML) must carry them, and the texts that are shown one after the other count as one.

#include "policy/conditions/reading.h"

#include <algorithm>

namespace letterhead {

// Where the sender finds the form that a finding is about: " in the HTML version".
std::string form_words(const Findings& findings, std::string_view part_path);

// No finding at all: nothing was there to look at, if all was read.
bool sure_of_nothing(const Findings& findings);

// What a condition says about one form; `found` is null when there is no text of the sender's at all.
template <typename Finding>
struct FormJudge {
    std::function<bool(const Finding* found)> fails;
    // Why nobody can tell for certain; empty: it is certain.
    std::function<std::string(const Finding* found)> doubt;
    // What to tell of a form that fails: the first has the placeholders.
    std::function<std::vector<Evidence>(const Finding* found, const std::string& where)> describe;
};

// Judges one template in each form of the message. What is wrong in every form alike is one problem; else the
// evidence says in which form.
template <typename Finding>
void judge_forms(const Facts& facts, const std::vector<Finding>& findings, const std::string& template_id,
                 std::string_view kind, const FormJudge<Finding>& judge, std::vector<Evidence>& seen,
                 std::vector<Evidence>& doubts) {
    std::vector<const Finding*> forms;
    for (const Finding& finding : findings) {
        if (finding.template_id == template_id) forms.push_back(&finding);
    }
    if (forms.empty()) forms.push_back(nullptr);
    std::vector<const Finding*> failing;
    for (const Finding* const form : forms) {
        const std::string where = form == nullptr ? "" : "part " + form->part_path;
        const std::string doubt = judge.doubt(form);
        if (facts.findings.opaque && judge.fails(form)) {  // what nobody here can read may hold it
            doubts.push_back({std::string(kind) + ".opaque", where, facts.findings.opaque_why, {}});
        } else if (!doubt.empty()) {
            doubts.push_back({std::string(kind) + ".unsure", where, doubt, {}});
        } else if (judge.fails(form)) {
            failing.push_back(form);
        }
    }
    const bool everywhere = failing.size() == forms.size();
    for (const Finding* const form : failing) {
        std::vector<Evidence> told =
            judge.describe(form, everywhere ? "" : form_words(facts.findings, form->part_path));
        const bool again = std::any_of(seen.begin(), seen.end(), [&](const Evidence& other) {
            return other.what == told.front().what && other.fields == told.front().fields;
        });
        for (Evidence& each : told) {
            each.where = form != nullptr ? "part " + form->part_path : "";
            if (!again) seen.push_back(std::move(each));
        }
    }
}

// Own words apart from quoted ones, or a text that was not read to its end: the doubt that every form has.
template <typename Finding>
std::string doubt_of_cut(const Facts& facts, const Finding* found) {
    const bool sure = found == nullptr ? sure_of_nothing(facts.findings) : found->sure;
    return sure ? "" : "own and quoted words cannot be told apart";
}

}  // namespace letterhead
