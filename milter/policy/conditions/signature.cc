// Signature blocks and disclaimers, as the reader of the mail sees them: each form of the message (plain
// text, HTML) must carry them, and the texts that are shown one after the other count as one.

#include "base/text.h"
#include "policy/conditions/families.h"
#include "policy/conditions/reading.h"

#include <algorithm>

namespace letterhead {
namespace {

// Where the sender finds the form that a finding is about.
std::string where_words(const Findings& findings, std::string_view part_path) {
    for (const Words& text : findings.words) {
        if (text.part_path != part_path) continue;
        return text.type == "text/html" ? " in the HTML version" : " in the plain text version";
    }
    return {};
}

// No finding at all: nothing was there to look at, if all was read.
bool sure_of_nothing(const Findings& findings) {
    return std::all_of(findings.words.begin(), findings.words.end(), [](const Words& text) {
        return text.message_depth > 0 || (text.sure && text.complete);
    });
}

// Judges one template in each form of the message. `fails` and `describe` take null when there is no text of
// the sender's at all. What is wrong in every form alike is one problem; else the evidence says in which
// form.
template <typename Finding, typename Fails, typename Describe>
void judge_forms(const Facts& facts, const std::vector<Finding>& findings, const std::string& template_id,
                 std::string_view kind, const Fails& fails, const Describe& describe,
                 std::vector<Evidence>& seen, std::vector<Evidence>& doubts) {
    std::vector<const Finding*> forms;
    for (const Finding& finding : findings) {
        if (finding.template_id == template_id) forms.push_back(&finding);
    }
    if (forms.empty()) forms.push_back(nullptr);
    std::vector<const Finding*> failing;
    for (const Finding* const form : forms) {
        const std::string where = form == nullptr ? "" : "part " + form->part_path;
        if (facts.findings.opaque && fails(form)) {  // what nobody here can read may hold it
            doubts.push_back({std::string(kind) + ".opaque", where, facts.findings.opaque_why, {}});
        } else if (form == nullptr ? !sure_of_nothing(facts.findings) : !form->sure) {
            doubts.push_back(
                {std::string(kind) + ".unsure", where, "own and quoted words cannot be told apart", {}});
        } else if (fails(form)) {
            failing.push_back(form);
        }
    }
    const bool everywhere = failing.size() == forms.size();
    for (const Finding* const form : failing) {
        Evidence evidence = describe(form, everywhere ? "" : where_words(facts.findings, form->part_path));
        evidence.where = form != nullptr ? "part " + form->part_path : "";
        const bool told = std::any_of(seen.begin(), seen.end(), [&](const Evidence& other) {
            return other.what == evidence.what && other.fields == evidence.fields;
        });
        if (!told) seen.push_back(std::move(evidence));
    }
}

// --- signature_block

std::string required_labels(const SignatureTemplate& wanted) {
    std::vector<std::string> labels;
    for (const Slot& slot : wanted.slots) {
        if (slot.required) labels.push_back(slot.label.empty() ? slot.id : slot.label);
    }
    return join(labels, ", ");
}

std::string on_one_line(const std::string& form) {
    std::vector<std::string> lines;
    for (const std::string_view line : split(form, '\n')) {
        if (!trim(line).empty()) lines.emplace_back(trim(line));
    }
    return join(lines, " / ");
}

class SignatureBlockCondition final : public Condition {
 public:
    SignatureBlockCondition(const SignatureTemplate& wanted, std::uint32_t states)
        : wanted_(&wanted), states_(states), form_(on_one_line(wanted.form)) {}

    Answer judge(const Facts& facts) const override {
        const auto fails = [&](const SignatureBlockFinding* found) {
            const BlockState state = found == nullptr ? BlockState::missing : found->state;
            return state != BlockState::present &&
                   (states_ >> (state == BlockState::missing ? 0U : 1U) & 1U) != 0;
        };
        const auto describe = [&](const SignatureBlockFinding* found, const std::string& where) -> Evidence {
            const bool told = found != nullptr && !found->missing.empty();
            const std::string missing = told ? join(found->missing, ", ") : required_labels(*wanted_);
            return {found == nullptr || found->state == BlockState::missing ? "signature_block.missing"
                                                                            : "signature_block.incomplete",
                    "",
                    one_line(missing, 200),
                    {{"signature_block.missing", missing},
                     {"signature_block.form", form_},
                     {"signature_block.where", where}}};
        };
        std::vector<Evidence> seen, doubts;
        judge_forms(facts, facts.findings.signature_blocks, wanted_->id, "signature_block", fails, describe,
                    seen, doubts);
        return yes_if_any(std::move(seen), std::move(doubts));
    }
    void add_needs(Needs& needs) const override {
        Needs mine;
        mine.words = true;
        mine.signature_blocks = {wanted_};
        needs.add(mine);
    }

 private:
    const SignatureTemplate* wanted_;  // of the pack
    std::uint32_t states_;
    std::string form_;
};

ConditionPtr read_signature_block(const Node& value, const ReadContext& context) {
    static constexpr std::string_view states[] = {"missing", "incomplete"};
    Fields fields(value, "signature_block", context.problems);
    const Node* const id = fields.require("template");
    const std::uint32_t is = find_choices(fields, "is", states, 3, context);
    fields.finish();
    if (id == nullptr) return nullptr;
    const SignatureTemplate* const wanted =
        find_named(context.pack.signature_blocks, *id, "signature block template", context);
    if (wanted == nullptr) return nullptr;
    return std::make_shared<SignatureBlockCondition>(*wanted, is);
}

// --- disclaimer

std::string_view state_words(DisclaimerState state) {
    switch (state) {
        case DisclaimerState::altered:
            return "altered";
        case DisclaimerState::before_signature:
            return "above the signature block instead of below it";
        default:
            return "missing";
    }
}

class DisclaimerCondition final : public Condition {
 public:
    DisclaimerCondition(std::vector<const DisclaimerTemplate*> wanted, std::uint32_t states)
        : wanted_(std::move(wanted)), states_(states) {}

    Answer judge(const Facts& facts) const override {
        const auto fails = [&](const DisclaimerFinding* found) { return (states_ & bit(found)) != 0; };
        std::vector<Evidence> seen, doubts;
        for (const DisclaimerTemplate* const wanted : wanted_) {
            const auto describe = [&](const DisclaimerFinding* found, const std::string& where) -> Evidence {
                const std::string_view state = found == nullptr ? "missing" : state_words(found->state);
                const std::string difference = found == nullptr ? "" : one_line(found->difference, 200);
                const std::string what = bit(found) == 1   ? "missing"
                                         : bit(found) == 2 ? "altered"
                                                           : "before_signature";
                return {"disclaimer." + what,
                        "",
                        wanted->title + (difference.empty() ? "" : ": " + difference),
                        {{"disclaimer.title", wanted->title},
                         {"disclaimer.state", std::string(state)},
                         {"disclaimer.where", where},
                         {"disclaimer.difference", difference.empty() ? "" : ": " + difference}}};
            };
            judge_forms(facts, facts.findings.disclaimers, wanted->id, "disclaimer", fails, describe, seen,
                        doubts);
        }
        return yes_if_any(std::move(seen), std::move(doubts));
    }
    void add_needs(Needs& needs) const override {
        Needs mine;
        mine.words = true;
        mine.disclaimers = wanted_;
        needs.add(mine);
    }

 private:
    static std::uint32_t bit(const DisclaimerFinding* found) {  // as in `is`; 0: it is there
        if (found == nullptr) return 1;
        switch (found->state) {
            case DisclaimerState::present:
                return 0;
            case DisclaimerState::altered:
                return 2;
            case DisclaimerState::before_signature:
                return 4;
            default:
                return 1;
        }
    }

    std::vector<const DisclaimerTemplate*> wanted_;  // of the pack
    std::uint32_t states_;
};

ConditionPtr read_disclaimer(const Node& value, const ReadContext& context) {
    static constexpr std::string_view states[] = {"missing", "altered", "before_signature"};
    Fields fields(value, "disclaimer", context.problems);
    const Node* const ids = fields.require("all_of");
    const std::uint32_t is = find_choices(fields, "is", states, 7, context);
    fields.finish();
    std::vector<const DisclaimerTemplate*> wanted;
    if (ids == nullptr) return nullptr;
    for (const Node& id : read_words(*ids, "all_of", context)) {
        const DisclaimerTemplate* const found =
            find_named(context.pack.disclaimers, id, "disclaimer template", context);
        if (found != nullptr) wanted.push_back(found);
    }
    return std::make_shared<DisclaimerCondition>(std::move(wanted), is);
}

constexpr ParameterInfo kBlock[] = {
    {"template", "name of a signature block template", "what the block must look like"},
    {"is", "any of: missing, incomplete", "which failure is meant; both when not given"}};
constexpr ParameterInfo kDisclaimer[] = {
    {"all_of", "names of disclaimer templates", "the wordings that must all be there"},
    {"is", "any of: missing, altered, before_signature", "which failures are meant; all when not given"}};
constexpr std::string_view kBlockFields[] = {"signature_block.missing", "signature_block.form",
                                             "signature_block.where"};
constexpr std::string_view kDisclaimerFields[] = {"disclaimer.title", "disclaimer.state", "disclaimer.where",
                                                  "disclaimer.difference"};

}  // namespace

std::span<const ConditionKind> signature_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"signature_block", "The sender's own words lack the signature block, or some of it.",
         "signature_block: {template: city, is: [missing, incomplete]}", kBlock, kBlockFields,
         read_signature_block},
        {"disclaimer",
         "A prescribed wording is missing from the sender's own words, altered, or in the wrong place.",
         "disclaimer: {all_of: [city], is: [missing, altered, before_signature]}", kDisclaimer,
         kDisclaimerFields, read_disclaimer},
    };
    return kinds;
}

}  // namespace letterhead
