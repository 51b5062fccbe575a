// The one table of condition kinds, and the reading of conditions by it.

#include "policy/kinds.h"

#include "base/text.h"
#include "policy/conditions/families.h"
#include "policy/conditions/reading.h"

#include <algorithm>

namespace letterhead {
namespace {

std::size_t error_count(const Problems& problems, std::size_t from) {
    const auto& all = problems.all();
    return static_cast<std::size_t>(
        std::count_if(all.begin() + static_cast<std::ptrdiff_t>(from), all.end(),
                      [](const Problem& problem) { return problem.severity == Severity::error; }));
}

// What was meant by a word that is no condition: how tests are joined, or the name of a condition of the
// pack.
std::string instead_of(const std::string& word, const Pack& pack) {
    const std::string lower = ascii_lower(word);
    if (lower == "and") return "write all: [...]";
    if (lower == "or") return "write any: [...]";
    if (lower == "none" || lower == "except") return "write not: {...}";
    return pack.conditions.contains(word) ? "write {condition: " + word + "}" : std::string();
}

// A condition with the word by which the rule names it, so that explain can say which one spoke against the
// rule.
class NamedCondition final : public Condition {
 public:
    NamedCondition(std::string_view key, ConditionPtr inner) : key_(key), inner_(std::move(inner)) {}

    Answer judge(const Facts& facts) const override {
        Answer answer = inner_->judge(facts);
        if (facts.explain && answer.truth == Truth::no && answer.evidence.empty()) {
            answer.evidence.push_back({std::string(key_), "", "", {}});
        }
        return answer;
    }
    void add_needs(Needs& needs) const override { inner_->add_needs(needs); }

 private:
    std::string_view key_;  // of the table
    ConditionPtr inner_;
};

ConditionPtr read_one(const Node& key, const Node& value, const ReadContext& context) {
    const std::span<const ConditionKind> kinds = condition_kinds();
    const auto kind =
        std::find_if(kinds.begin(), kinds.end(), [&](const ConditionKind& k) { return k.key == key.text(); });
    if (kind == kinds.end()) {
        std::vector<std::string_view> known;
        for (const ConditionKind& k : kinds)
            known.push_back(k.key);
        std::string advice = instead_of(key.text(), context.pack);
        if (advice.empty()) advice = did_you_mean(key.text(), known);
        if (advice.empty()) advice = "`letterhead check --list` shows all conditions";
        context.problems.error(Code::unknown_condition, key.place(),
                               "unknown condition '" + one_line(key.text()) + "'", std::move(advice));
        return nullptr;
    }
    const std::size_t before = context.problems.all().size();
    ConditionPtr condition = kind->read(value, context);
    if (!condition || error_count(context.problems, before) > 0) return nullptr;
    return std::make_shared<NamedCondition>(kind->key, std::move(condition));
}

class Joined final : public Condition {
 public:
    Joined(std::vector<ConditionPtr> parts, Answer (*join)(Answer, Answer), Truth decided)
        : parts_(std::move(parts)), join_(join), decided_(decided) {}

    Answer judge(const Facts& facts) const override {
        Answer answer = parts_.front()->judge(facts);
        for (std::size_t i = 1; i < parts_.size() && answer.truth != decided_; ++i) {
            answer = join_(std::move(answer), parts_[i]->judge(facts));
        }
        return answer;
    }
    void add_needs(Needs& needs) const override {
        for (const ConditionPtr& part : parts_)
            part->add_needs(needs);
    }

 private:
    std::vector<ConditionPtr> parts_;  // at least one
    Answer (*join_)(Answer, Answer);
    Truth decided_;  // nothing that follows can change this; cannot_tell: there is no such answer
};

}  // namespace

ConditionPtr all_of(std::vector<ConditionPtr> parts) {
    if (std::find(parts.begin(), parts.end(), nullptr) != parts.end()) return nullptr;
    return std::make_shared<Joined>(std::move(parts), both, Truth::no);
}

ConditionPtr any_of(std::vector<ConditionPtr> parts) {
    if (std::find(parts.begin(), parts.end(), nullptr) != parts.end()) return nullptr;
    return std::make_shared<Joined>(std::move(parts), either, Truth::yes);
}

std::span<const ConditionKind> condition_kinds() {
    static const std::vector<ConditionKind> table = [] {
        std::vector<ConditionKind> all;
        for (const auto family :
             {structure_kinds, sender_kinds, identity_kinds, recipient_kinds, restricted_list_kinds,
              forward_kinds, rate_kinds, attachment_kinds, scanner_kinds, size_kinds, signature_block_kinds,
              disclaimer_kinds, words_kinds, capitals_kinds, automatic_kinds, oddity_kinds}) {
            const auto entries = family();
            all.insert(all.end(), entries.begin(), entries.end());
        }
        return all;
    }();
    return table;
}

bool is_placeholder(std::string_view name) {
    if (name == "contact" || name == "reference" || name == "approver") return true;
    const std::span<const ConditionKind> kinds = condition_kinds();
    return std::any_of(kinds.begin(), kinds.end(), [&](const ConditionKind& kind) {
        return std::find(kind.placeholders.begin(), kind.placeholders.end(), name) != kind.placeholders.end();
    });
}

ConditionPtr read_condition(const Node& node, const ReadContext& context) {
    std::vector<ConditionPtr> parts;
    switch (node.kind()) {
        case Node::Kind::scalar:
            return read_one(node, Node::scalar(node.place(), "true", false), context);
        case Node::Kind::map:
            for (const Node::Entry& entry : node.entries())
                parts.push_back(read_one(entry.key, entry.value, context));
            if (!parts.empty()) return all_of(std::move(parts));
            break;
        case Node::Kind::list:
            for (const Node& item : node.items())
                parts.push_back(read_condition(item, context));
            if (!parts.empty()) return any_of(std::move(parts));
            break;
        case Node::Kind::null:
            break;
    }
    context.problems.error(Code::empty_value, node.place(), "a condition with nothing in it",
                           "write what must hold, such as {direction: outbound}, or leave the key out");
    return nullptr;
}

void for_each_word(const Node& node, std::string_view what, const ReadContext& context,
                   const std::function<void(const Node&)>& visit) {
    if (node.is_map()) {
        Fields fields(node, std::string(what), context.problems);
        const Node* const name = fields.require("list");
        fields.finish();
        const WordList* const list =
            name == nullptr ? nullptr : find_named(context.pack.lists, *name, "list", context);
        if (list == nullptr) return;
        list->used = true;
        list->for_each(visit, context.problems);
        return;
    }
    const auto items = read_list(node, what, context.problems);
    if (!items) return;
    for (const Node& item : *items) {
        if (item.is_map()) {
            for_each_word(item, what, context, visit);
        } else if (const auto text = read_text(item, what, context.problems); text && text->empty()) {
            context.problems.error(Code::empty_value, item.place(),
                                   "'" + std::string(what) + "' has an empty word");
        } else if (text) {
            visit(item);
        }
    }
}

std::vector<Node> read_words(const Node& node, std::string_view what, const ReadContext& context) {
    std::vector<Node> words;
    for_each_word(node, what, context, [&](const Node& word) { words.push_back(word); });
    return words;
}

}  // namespace letterhead
