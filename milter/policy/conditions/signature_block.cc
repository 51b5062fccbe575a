// The signature block: is it there, and what of it lacks?

#include "base/text.h"
#include "policy/conditions/families.h"
#include "policy/conditions/forms.h"

namespace letterhead {
namespace {

std::string on_one_line(const std::string& form) {
    std::vector<std::string> lines;
    for (const std::string_view line : split(form, '\n')) {
        if (!trim(line).empty()) lines.emplace_back(trim(line));
    }
    return join(lines, " / ");
}

// The labels that a block must have, when there is no text that could be judged.
std::string required_labels(const SignatureTemplate& wanted) {
    std::vector<std::string> labels;
    for (const Slot& slot : wanted.slots) {
        if (slot.use == SlotUse::required && slot.must) labels.push_back(slot.shown());
    }
    return join(labels, ", ");
}

// What to add and what to change, behind "lacks: ".
std::string lacking(const SignatureBlockFinding* found, const SignatureTemplate& wanted) {
    if (found == nullptr) return required_labels(wanted);
    std::string missing = join(found->missing, ", ");
    const std::string wrong = join(found->wrong, "; ");
    if (missing.empty() && wrong.empty()) return required_labels(wanted);
    if (wrong.empty()) return missing;
    return (missing.empty() ? "nothing, but " : missing + "; and ") + wrong;
}

std::string_view state_word(SlotState state) {
    switch (state) {
        case SlotState::found:
            return "found";
        case SlotState::wrong:
            return "wrong";
        case SlotState::forbidden:
            return "forbidden";
        case SlotState::missing:
            break;
    }
    return "missing";
}

class SignatureBlockCondition final : public Condition {
 public:
    SignatureBlockCondition(const SignatureTemplate& wanted, std::uint32_t states)
        : wanted_(&wanted), states_(states), form_(on_one_line(wanted.form)) {}

    Answer judge(const Facts& facts) const override {
        FormJudge<SignatureBlockFinding> judge;
        judge.fails = [&](const SignatureBlockFinding* found) { return fails(found); };
        judge.doubt = [&](const SignatureBlockFinding* found) { return doubt_of_cut(facts, found); };
        judge.describe = [&](const SignatureBlockFinding* found, const std::string& where) {
            return describe(found, where);
        };
        std::vector<Evidence> seen, doubts;
        judge_forms(facts, facts.findings.signature_blocks, wanted_->id, "signature_block", judge, seen,
                    doubts);
        return yes_if_any(std::move(seen), std::move(doubts));
    }
    void add_needs(Needs& needs) const override {
        Needs mine;
        mine.words = true;
        mine.signature_blocks = {wanted_};
        needs.add(mine);
    }

 private:
    bool fails(const SignatureBlockFinding* found) const {
        const BlockState state = found == nullptr ? BlockState::missing : found->state;
        return state != BlockState::present &&
               (states_ >> (state == BlockState::missing ? 0U : 1U) & 1U) != 0;
    }

    // The block as a whole, which fills the placeholders; then each slot of one that is there in part.
    std::vector<Evidence> describe(const SignatureBlockFinding* found, const std::string& where) const {
        const bool missing = found == nullptr || found->state == BlockState::missing;
        const std::string lacks = lacking(found, *wanted_);
        std::vector<Evidence> evidence;
        evidence.push_back({missing ? "signature_block.missing" : "signature_block.incomplete",
                            "",
                            one_line(lacks, 200),
                            {{"signature_block.missing", lacks},
                             {"signature_block.form", form_},
                             {"signature_block.where", where}}});
        if (missing) return evidence;
        for (const SlotFinding& slot : found->slots) {
            std::string detail = slot.id + " " + std::string(state_word(slot.state));
            if (slot.state != SlotState::missing) detail += ": " + one_line(slot.value);
            evidence.push_back({"signature_block.slot", "", detail, {}});
        }
        return evidence;
    }

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

constexpr ParameterInfo kBlock[] = {
    {"template", "name of a signature block template", "what the block must look like"},
    {"is", "any of: missing, incomplete", "which failure is meant; both when not given"}};
constexpr std::string_view kBlockFields[] = {"signature_block.missing", "signature_block.form",
                                             "signature_block.where"};

}  // namespace

std::span<const ConditionKind> signature_block_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"signature_block", "The sender's own words lack the signature block, or some of it.",
         "signature_block: {template: city, is: [missing, incomplete]}", kBlock, kBlockFields,
         read_signature_block},
    };
    return kinds;
}

}  // namespace letterhead
