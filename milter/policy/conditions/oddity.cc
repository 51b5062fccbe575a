// What is ambiguous about a message, and what nobody here can read.

#include "message/limits.h"
#include "policy/conditions/families.h"
#include "policy/conditions/reading.h"

#include <algorithm>

namespace letterhead {
namespace {

struct OddityTest {
    std::vector<OddityKind> kinds;
    bool ambiguous = false;

    bool holds(OddityKind kind) const {
        return (ambiguous && info(kind).ambiguous) ||
               std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    }
    Answer judge(const Facts& facts) const {
        std::vector<Evidence> seen, doubts;
        for (const Oddity& oddity : facts.findings.oddities.all()) {
            if (!holds(oddity.kind) || seen.size() >= limits::evidence_of_rule) continue;
            const OddityInfo& about = info(oddity.kind);
            seen.push_back({"oddity." + std::string(about.name),
                            one_line(oddity.where),
                            one_line(oddity.detail),
                            {{"oddity.name", std::string(about.name)},
                             {"oddity.meaning", std::string(about.meaning)},
                             {"oddity.where", one_line(oddity.where)}}});
        }
        if (facts.findings.oddities.not_kept() > 0)
            doubts.push_back({"oddity.cut", "", "too many oddities to keep each", {}});
        return yes_if_any(std::move(seen), std::move(doubts));
    }
};

ConditionPtr read_oddity(const Node& value, const ReadContext& context) {
    OddityTest test;
    const auto& entries = value.entries();
    const Node* names = &value;  // or {list: ...}
    if (std::any_of(entries.begin(), entries.end(),
                    [](const auto& entry) { return entry.key.text() == "is"; })) {
        Fields fields(value, "oddity", context.problems);
        names = fields.find("is");
        fields.finish();
    }
    for (const Node& word : read_words(*names, "oddity", context)) {
        if (word.text() == "ambiguous") {
            test.ambiguous = true;
        } else if (const auto kind = oddity_named(word.text())) {
            test.kinds.push_back(*kind);
        } else {
            std::vector<std::string_view> known{"ambiguous"};
            for (const OddityInfo& about : all_oddities())
                known.push_back(about.name);
            report_unknown_name(word, "oddity", std::move(known), context);
        }
    }
    return make_condition([test = std::move(test)](const Facts& facts) { return test.judge(facts); });
}

Answer opaque(const Facts& facts) {
    if (!facts.findings.opaque) return Answer::no();
    return Answer::yes({{"opaque", "", one_line(facts.findings.opaque_why, 200), {}}});
}

constexpr ParameterInfo kOddity[] = {
    {"", "names of oddities",
     "ambiguous: any that mail programs do not produce and that readers take differently"},
    {"is", "names of oddities", "the same, as a key"}};
constexpr std::string_view kOddityFields[] = {"oddity.name", "oddity.meaning", "oddity.where"};

}  // namespace

std::span<const ConditionKind> oddity_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"oddity", "Something is ambiguous or out of bounds about the message.",
         "oddity: [duplicate_content_type, bare_cr]", kOddity, kOddityFields, read_oddity},
        {"opaque",
         "The message is encrypted, rights-protected, or signed in a form that cannot be opened: its text "
         "cannot be read here.",
         "opaque: true",
         kFlagParameter,
         {},
         [](const Node& value, const ReadContext& context) {
             return read_flag(value, "opaque", context, opaque);
         }},
    };
    return kinds;
}

}  // namespace letterhead
