// all, any, not, and conditions by name.

#include "policy/conditions/families.h"
#include "policy/conditions/reading.h"

namespace letterhead {
namespace {

class Negated final : public Condition {
 public:
    explicit Negated(ConditionPtr inner) : inner_(std::move(inner)) {}
    Answer judge(const Facts& facts) const override { return negate(inner_->judge(facts)); }
    void add_needs(Needs& needs) const override { inner_->add_needs(needs); }

 private:
    ConditionPtr inner_;
};

ConditionPtr read_joined(const Node& value, const ReadContext& context,
                         ConditionPtr (*join)(std::vector<ConditionPtr>)) {
    if (!value.is_list()) return read_condition(value, context);
    std::vector<ConditionPtr> parts;
    for (const Node& item : value.items())
        parts.push_back(read_condition(item, context));
    return parts.empty() ? read_condition(value, context)
                         : join(std::move(parts));  // the empty list is reported there
}

ConditionPtr read_all(const Node& value, const ReadContext& context) {
    return read_joined(value, context, all_of);
}

ConditionPtr read_any(const Node& value, const ReadContext& context) {
    if (!value.is_map() || value.entries().empty()) return read_joined(value, context, any_of);
    std::vector<ConditionPtr> parts;  // any: {a: ..., b: ...} means one of the keys
    for (const Node::Entry& entry : value.entries()) {
        parts.push_back(read_condition(Node::map(entry.key.place(), {entry}), context));
    }
    return any_of(std::move(parts));
}

ConditionPtr read_not(const Node& value, const ReadContext& context) {
    ConditionPtr inner = read_condition(value, context);
    if (!inner) return nullptr;
    return std::make_shared<Negated>(std::move(inner));
}

ConditionPtr read_named(const Node& value, const ReadContext& context) {
    if (!read_text(value, "condition", context.problems)) return nullptr;
    const ConditionPtr* const named = find_named(context.pack.conditions, value, "condition", context);
    return named == nullptr ? nullptr : *named;
}

constexpr ParameterInfo kAll[] = {{"", "conditions", "a list or a map of conditions that must all hold"}};
constexpr ParameterInfo kAny[] = {{"", "conditions", "a list or a map of conditions of which one must hold"}};
constexpr ParameterInfo kNot[] = {{"", "condition", "a condition that must not hold"}};
constexpr ParameterInfo kNamed[] = {
    {"", "name", "a condition of the pack's conditions:, written above this one"}};

}  // namespace

std::span<const ConditionKind> structure_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"all",
         "All of these conditions hold.",
         "all: [{direction: outbound}, {size: {message_over: 10MB}}]",
         kAll,
         {},
         read_all},
        {"any",
         "At least one of these conditions holds.",
         "any: [null_sender, auto_submitted]",
         kAny,
         {},
         read_any},
        {"not", "This condition does not hold.", "not: {direction: internal}", kNot, {}, read_not},
        {"condition", "The condition of this name holds.", "condition: automatic", kNamed, {}, read_named},
    };
    return kinds;
}

}  // namespace letterhead
