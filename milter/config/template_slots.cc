// Each type of slot takes a few keys; one table says which, so that a key in the wrong place is a problem.

#include "config/template_slots.h"

#include "message/limits.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace letterhead {
namespace {

constexpr std::array<std::string_view, 9> kTypes = {"words",   "person",  "text",  "phone",  "email",
                                                    "website", "pattern", "quote", "picture"};
constexpr std::array<std::string_view, 3> kUses = {"required", "optional", "forbidden"};
constexpr std::array<std::string_view, 3> kExtensions = {"optional", "required", "forbidden"};
constexpr std::array<std::string_view, 1> kMustBe = {"sender"};

// The keys that only some types take.
struct OwnKey {
    std::string_view key;
    std::array<SlotType, 2> types;
    bool needed;  // a slot of these types means nothing without it
};
constexpr OwnKey kOwnKeys[] = {
    {"text", {SlotType::text, SlotType::website}, true},
    {"labels", {SlotType::phone, SlotType::phone}, false},
    {"extension", {SlotType::phone, SlotType::phone}, false},
    {"must_be", {SlotType::email, SlotType::email}, false},
    {"pattern", {SlotType::pattern, SlotType::pattern}, true},
};

std::string type_names(const OwnKey& own) {
    const auto name = [](SlotType type) { return std::string(kTypes[static_cast<std::size_t>(type)]); };
    const std::string first = name(own.types[0]), second = name(own.types[1]);
    return first == second ? "the type " + first + " takes"
                           : "the types " + first + " and " + second + " take";
}

// 'text' as one wording, or {any_of: [...]}: each is right.
std::vector<std::string> read_variants(const Node& node, Problems& problems) {
    std::vector<std::string> texts;
    const auto add = [&](const Node& value) {
        if (auto text = read_wording(value, "text", problems)) texts.push_back(std::move(*text));
    };
    if (!node.is_map()) {
        add(node);
        return texts;
    }
    Fields fields(node, "text", problems);
    const Node* const variants = fields.require("any_of");
    fields.finish();
    if (variants == nullptr) return texts;
    for (const Node& variant : read_list(*variants, "any_of", problems).value_or(std::vector<Node>{}))
        add(variant);
    return texts;
}

std::optional<Pattern> read_slot_pattern(const Node& node, Problems& problems) {
    const auto text = read_text(node, "pattern", problems);
    if (!text) return std::nullopt;
    if (text->empty()) {
        problems.error(Code::pattern_empty, node.place(), "the pattern is empty: it would match every line");
        return std::nullopt;
    }
    auto pattern = Pattern::compile(*text, PatternCase::insensitive);
    if (pattern) return std::move(pattern).value();
    const PatternError& error = pattern.error();
    problems.error(
        Code::pattern_wrong, node.place(),
        "the pattern is wrong at character " + std::to_string(error.offset + 1) + ": " + error.message,
        "write patterns in single quotes; \\ before a character takes it as it is");
    return std::nullopt;
}

// A choice by its index in the words of an enumeration.
template <typename Value, std::size_t size>
void find_choice(Fields& fields, std::string_view key, const std::array<std::string_view, size>& words,
                 Value& into, Problems& problems) {
    const Node* const node = fields.find(key);
    if (node == nullptr) return;
    if (const auto choice = read_choice(*node, key, words, problems)) into = static_cast<Value>(*choice);
}

void read_own_keys(const Node& node, Fields& fields, Slot& slot, Problems& problems) {
    for (const OwnKey& own : kOwnKeys) {
        const Node* const value = fields.find(own.key);
        const bool takes = slot.type == own.types[0] || slot.type == own.types[1];
        const std::string name = "slot '" + slot.id + "'", key = "'" + std::string(own.key) + "'";
        if (value != nullptr && !takes)
            problems.error(Code::slot_keys, value->place(),
                           name + " has " + key + ", which only " + type_names(own));
        if (value == nullptr && takes && own.needed)
            problems.error(Code::slot_keys, node.place(), name + " lacks " + key,
                           "without it the type says nothing");
        if (value == nullptr || !takes) continue;
        if (own.key == "text") slot.texts = read_variants(*value, problems);
        if (own.key == "labels")
            slot.labels = read_texts(*value, "labels", problems).value_or(std::vector<std::string>{});
        if (own.key == "extension") find_choice(fields, own.key, kExtensions, slot.extension, problems);
        if (own.key == "must_be")
            slot.of_sender = read_choice(*value, "must_be", kMustBe, problems).has_value();
        if (own.key == "pattern") slot.pattern = read_slot_pattern(*value, problems);
    }
}

Slot read_slot(const Node& node, Problems& problems) {
    Slot slot;
    Fields fields(node, "slot", problems);
    if (const Node* value = fields.require("id")) slot.id = read_text(*value, "id", problems).value_or("");
    const Node* const type = fields.require("type");
    const auto choice = type != nullptr ? read_choice(*type, "type", kTypes, problems) : std::nullopt;
    if (choice) slot.type = static_cast<SlotType>(*choice);
    if (const Node* value = fields.find("label"))
        slot.label = read_text(*value, "label", problems).value_or("");
    find_choice(fields, "use", kUses, slot.use, problems);
    if (choice) {
        read_own_keys(node, fields, slot, problems);
    } else {
        for (const OwnKey& own : kOwnKeys)
            fields.find(own.key);  // whose they are is not known
    }
    fields.finish();
    const bool free = slot.type == SlotType::words || slot.type == SlotType::person;
    if (choice && free && slot.use == SlotUse::forbidden)
        problems.error(Code::slot_keys, node.place(),
                       "slot '" + slot.id + "' cannot be forbidden: any words would be it");
    return slot;
}

}  // namespace

std::optional<int> read_up_to(const Node& node, std::string_view what, std::uint64_t most,
                              Problems& problems) {
    const std::optional<std::uint64_t> count = read_count(node, what, problems);
    if (!count) return std::nullopt;
    if (*count <= most) return static_cast<int>(*count);
    problems.error(Code::out_of_range, node.place(),
                   "'" + std::string(what) + "' is at most " + std::to_string(most));
    return std::nullopt;
}

std::optional<std::string> read_wording(const Node& node, std::string_view what, Problems& problems) {
    std::optional<std::string> text = read_text(node, what, problems);
    if (!text) return std::nullopt;
    const Tokens tokens = tokenize(*text);
    if (tokens.all.empty()) {
        problems.error(Code::no_words, node.place(), "'" + std::string(what) + "' holds no words");
    } else if (tokens.all.size() > limits::tokens_of_template) {
        problems.error(Code::too_many_words, node.place(),
                       "'" + std::string(what) + "' has " + std::to_string(tokens.all.size()) + " words; " +
                           std::to_string(limits::tokens_of_template) + " are compared at most");
    } else {
        return text;
    }
    return std::nullopt;
}

std::vector<Slot> read_slots(const Node& node, Problems& problems) {
    std::vector<Slot> slots;
    if (!node.is_list() || node.items().empty()) {
        problems.error(Code::empty_value, node.place(), "'slots' must be a list with at least one slot");
        return slots;
    }
    std::set<std::string> ids;
    for (const Node& item : node.items()) {
        Slot slot = read_slot(item, problems);
        if (!slot.id.empty() && !ids.insert(slot.id).second)
            problems.error(Code::twice, item.place(), "there is a slot '" + slot.id + "' above already");
        slots.push_back(std::move(slot));
    }
    // What every sender could fulfil.
    if (std::none_of(slots.begin(), slots.end(), [](const Slot& s) { return s.use == SlotUse::required; }))
        problems.error(Code::nothing_required, node.place(),
                       "no slot is required: any text would do as this signature block");
    return slots;
}

}  // namespace letterhead
