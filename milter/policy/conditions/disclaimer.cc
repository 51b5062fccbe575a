// Disclaimers: are they there, complete, below the signature, in order, and can they be read?

#include "base/text.h"
#include "policy/conditions/families.h"
#include "policy/conditions/forms.h"
#include "policy/conditions/legible.h"

#include <utility>

namespace letterhead {
namespace {

// As in `is`.
constexpr std::string_view kStates[] = {"missing", "altered", "before_signature", "hidden"};
enum State : std::uint32_t { is_missing = 1, is_altered = 2, is_before = 4, is_hidden = 8, all_states = 15 };

std::uint32_t state_of(const DisclaimerFinding* found) {  // 0: it is there
    switch (found == nullptr ? DisclaimerState::missing : found->state) {
        case DisclaimerState::present:
            return 0;
        case DisclaimerState::altered:
            return is_altered;
        case DisclaimerState::before_signature:
            return is_before;
        case DisclaimerState::hidden:
            return is_hidden;
        case DisclaimerState::quoted_only:
        case DisclaimerState::missing:
            break;
    }
    return is_missing;
}

std::string_view state_words(std::uint32_t state) {
    return state == is_missing   ? "missing"
           : state == is_altered ? "altered"
           : state == is_before  ? "above the signature block instead of below it"
           : state == is_hidden  ? "there, but hidden"
                                 : "there";
}

// Where its own words can be seen: nobody can say how the others look.
bool shows(const DisclaimerFinding* found) {
    const std::uint32_t state = state_of(found);
    return state == 0 || state == is_altered || state == is_before;
}

struct Asked {
    std::vector<const DisclaimerTemplate*> wanted;  // of the pack
    std::uint32_t states = all_states;
    bool in_order = false;
    std::optional<Legible> legible;
};

class DisclaimerCondition final : public Condition {
 public:
    explicit DisclaimerCondition(Asked asked) : asked_(std::move(asked)) {}

    Answer judge(const Facts& facts) const override {
        std::vector<Evidence> seen, doubts;
        for (std::size_t i = 0; i < asked_.wanted.size(); ++i) {
            const DisclaimerTemplate& wanted = *asked_.wanted[i];
            const DisclaimerTemplate* const above = i > 0 && asked_.in_order ? asked_.wanted[i - 1] : nullptr;
            FormJudge<DisclaimerFinding> judge;
            judge.fails = [&](const DisclaimerFinding* found) {
                return (asked_.states & state_of(found)) != 0 || !style(facts, found).empty() ||
                       stands_above(facts, found, above);
            };
            judge.doubt = [&](const DisclaimerFinding* found) { return doubt(facts, found); };
            judge.describe = [&](const DisclaimerFinding* found, const std::string& where) {
                return std::vector<Evidence>{describe(facts, wanted, above, found, where)};
            };
            judge_forms(facts, facts.findings.disclaimers, wanted.id, "disclaimer", judge, seen, doubts);
        }
        return yes_if_any(std::move(seen), std::move(doubts));
    }

    void add_needs(Needs& needs) const override {
        Needs mine;
        mine.words = true;
        mine.looks = asked_.legible.has_value();
        mine.disclaimers = asked_.wanted;
        needs.add(mine);
    }

 private:
    static const Words* words_of(const Facts& facts, const DisclaimerFinding* found) {
        for (const Words& words : facts.findings.words) {
            if (found != nullptr && words.part_path == found->part_path) return &words;
        }
        return nullptr;
    }

    // What of its style cannot be read; empty: nothing, or nobody asked.
    std::string style(const Facts& facts, const DisclaimerFinding* found) const {
        if (!asked_.legible || found == nullptr) return {};
        if (found->state == DisclaimerState::hidden) return "hidden";
        const Words* const words = shows(found) ? words_of(facts, found) : nullptr;
        return words == nullptr ? std::string() : asked_.legible->faults(*words, found->looks);
    }

    std::string doubt(const Facts& facts, const DisclaimerFinding* found) const {
        std::string cut = doubt_of_cut(facts, found);
        if (asked_.legible && facts.findings.opaque && !shows(found)) return facts.findings.opaque_why;
        if (!cut.empty() || !asked_.legible || !shows(found)) return cut;
        const Words* const words = words_of(facts, found);
        return words != nullptr && words->looks_doubtful ? "its font and size cannot be told for certain"
                                                         : "";
    }

    // In the form that `found` is about, it stands above the disclaimer that should be above it.
    static bool stands_above(const Facts& facts, const DisclaimerFinding* found,
                             const DisclaimerTemplate* above) {
        if (above == nullptr || found == nullptr || !shows(found)) return false;
        return std::any_of(facts.findings.disclaimers.begin(), facts.findings.disclaimers.end(),
                           [&](const DisclaimerFinding& other) {
                               return other.template_id == above->id && other.part_path == found->part_path &&
                                      shows(&other) && found->begin < other.begin;
                           });
    }

    Evidence describe(const Facts& facts, const DisclaimerTemplate& wanted, const DisclaimerTemplate* above,
                      const DisclaimerFinding* found, const std::string& where) const {
        const std::uint32_t state = state_of(found);
        std::string what(kStates[0]), words(state_words(state)), added;
        for (std::size_t i = 0; i < std::size(kStates); ++i) {
            if (state == std::uint32_t{1} << i) what = kStates[i];
        }
        const std::string style = this->style(facts, found);
        if (found != nullptr && !found->difference.empty()) added = one_line(found->difference, 200);
        if (found != nullptr && found->state == DisclaimerState::quoted_only)
            added = "it stands only in the quoted message below";
        if ((asked_.states & state) == 0) {  // nothing is wrong with its words
            added.clear();
            what = style.empty() ? "order" : "illegible";
            if (style.empty()) words = "above the " + above->title + " instead of below it";
        }
        const std::string& detail = what == "illegible" ? style : added;
        return {"disclaimer." + what,
                "",
                wanted.title + (detail.empty() ? "" : ": " + detail),
                {{"disclaimer.title", wanted.title},
                 {"disclaimer.state", words},
                 {"disclaimer.where", where},
                 {"disclaimer.difference", added.empty() ? "" : ": " + added},
                 {"disclaimer.style", style}}};
    }

    Asked asked_;
};

ConditionPtr read_disclaimer(const Node& value, const ReadContext& context) {
    Asked asked;
    Fields fields(value, "disclaimer", context.problems);
    const Node* const ids = fields.require("all_of");
    const Node* const legible = fields.find("legible");
    // Of a rule about style alone, what is missing is another rule's affair; what is hidden is not.
    asked.states = find_choices(fields, "is", kStates, legible != nullptr ? is_hidden : all_states, context);
    if (const Node* const order = fields.find("in_order"))
        asked.in_order = read_bool(*order, "in_order", context.problems).value_or(false);
    fields.finish();
    if (legible != nullptr) {
        asked.legible = read_legible(*legible, context);
        asked.states |= is_hidden;
    }
    if (ids == nullptr) return nullptr;
    for (const Node& id : read_words(*ids, "all_of", context)) {
        const DisclaimerTemplate* const found =
            find_named(context.pack.disclaimers, id, "disclaimer template", context);
        if (found != nullptr) asked.wanted.push_back(found);
    }
    return std::make_shared<DisclaimerCondition>(std::move(asked));
}

constexpr ParameterInfo kDisclaimer[] = {
    {"all_of", "names of disclaimer templates", "the wordings that must all be there"},
    {"is", "any of: missing, altered, before_signature, hidden",
     "which failures are meant; all when not given, and with `legible` alone only hidden"},
    {"in_order", "yes/no", "true: they must stand in the order of all_of"},
    {"legible", "map of size_below, contrast_below, family_in, family_not",
     "what cannot be read: smaller than 7.5pt, paler than a contrast ratio, in a font of family_in, or in "
     "none of "
     "family_not"}};
constexpr std::string_view kDisclaimerFields[] = {"disclaimer.title", "disclaimer.state", "disclaimer.where",
                                                  "disclaimer.difference", "disclaimer.style"};

}  // namespace

std::span<const ConditionKind> disclaimer_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"disclaimer",
         "A prescribed wording is missing from the sender's own words, altered, hidden, in the wrong place, "
         "or "
         "hard to read.",
         "disclaimer: {all_of: [city], is: [missing, altered, before_signature, hidden]}", kDisclaimer,
         kDisclaimerFields, read_disclaimer},
    };
    return kinds;
}

}  // namespace letterhead
