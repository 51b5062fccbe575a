#pragma once
// The one table of condition kinds. It drives reading rule files, "did you mean", `letterhead check --list`
// and the manual.

#include "policy/policy.h"

#include <span>
#include <string_view>
#include <vector>

namespace letterhead {

// What a condition may refer to while it is read, and where problems go.
struct ReadContext {
    const Pack& pack;  // own domains, lists, groups, restricted lists, templates; named conditions read so
                       // far. It must not move.
    Problems& problems;
};

struct ParameterInfo {
    std::string_view key;  // "scope"; empty: the value itself ("null_sender: true")
    std::string_view
        type;  // as policy/parameter_type.h has it: "yes/no", "size", "one of: missing, incomplete"
    std::string_view sentence;  // what it means
};

struct ConditionKind {
    std::string_view key;       // "attachment"
    std::string_view sentence;  // "An attachment has one of these names, types or families."
    // One line of YAML, complete. Names used in examples: lists webmail, names, phrases, aliases; group
    // staff; restricted list everyone; signature block and disclaimer city; condition automatic; and the pack
    // has own domains.
    std::string_view example;
    std::span<const ParameterInfo> parameters;
    std::span<const std::string_view>
        placeholders;  // what its evidence fills in explain texts: "attachment.name"
    // Reads the value of the key. Problems are reported with places; then nullptr.
    ConditionPtr (*read)(const Node& value, const ReadContext& context);
};

std::span<const ConditionKind> condition_kinds();

// "contact", "reference", "approver" or a placeholder of some kind; config/rules reports the others.
bool is_placeholder(std::string_view name);

// A condition as written after when:, unless: or in conditions:. A map: all of its keys must hold. A list:
// any of its items. A bare word stands for "word: true". all:, any:, not: nest; condition: names one of the
// pack.
ConditionPtr read_condition(const Node& node, const ReadContext& context);

// All, or at least one, of at least one condition; null when one of them is.
ConditionPtr all_of(std::vector<ConditionPtr> parts);
ConditionPtr any_of(std::vector<ConditionPtr> parts);

// A list parameter: words in place ([a, b]), one word, or {list: name} for a list of the pack. Reports an
// unknown list.
void for_each_word(const Node& node, std::string_view what, const ReadContext& context,
                   const std::function<void(const Node&)>& visit);
std::vector<Node> read_words(const Node& node, std::string_view what, const ReadContext& context);  // few

}  // namespace letterhead
