// signatures/*.yaml: templates are data that is verified, so everything odd about one is a problem now and
// not a bounce later.

#include "config/templates.h"

#include "base/text.h"
#include "config/yaml.h"
#include "inspect/words/tokens.h"
#include "message/limits.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace letterhead {
namespace {

constexpr std::uint64_t kMostLines = 100;
constexpr std::uint64_t kMostTolerance = 50;

constexpr std::array<std::string_view, 6> kSlotTypes = {"words", "person", "text",
                                                        "phone", "email",  "website"};
constexpr std::array<SlotType, 6> kSlotTypeValues = {SlotType::words, SlotType::person, SlotType::text,
                                                     SlotType::phone, SlotType::email,  SlotType::website};

std::optional<int> read_up_to(const Node& node, std::string_view what, std::uint64_t most,
                              Problems& problems) {
    const std::optional<std::uint64_t> count = read_count(node, what, problems);
    if (!count) return std::nullopt;
    if (*count <= most) return static_cast<int>(*count);
    problems.error(node.place(), "'" + std::string(what) + "' is at most " + std::to_string(most));
    return std::nullopt;
}

// A wording that can be compared: it holds words, and not more than are ever compared.
std::optional<std::string> read_wording(const Node& node, std::string_view what, Problems& problems) {
    std::optional<std::string> text = read_text(node, what, problems);
    if (!text) return std::nullopt;
    const Tokens tokens = tokenize(*text);
    if (tokens.all.empty()) {
        problems.error(node.place(), "'" + std::string(what) + "' holds no words");
    } else if (tokens.all.size() > limits::tokens_of_template) {
        problems.error(node.place(), "'" + std::string(what) + "' has " + std::to_string(tokens.all.size()) +
                                         " words; " + std::to_string(limits::tokens_of_template) +
                                         " are compared at most");
    } else {
        return text;
    }
    return std::nullopt;
}

void check_slot(const Node& node, const Slot& slot, bool has_text, bool has_labels, Problems& problems) {
    const bool wants_text = slot.type == SlotType::text || slot.type == SlotType::website;
    const std::string name = "slot '" + slot.id + "'";
    if (wants_text && !has_text) {
        problems.error(node.place(), name + " lacks 'text'",
                       "type text and website say what must stand there");
    } else if (!wants_text && has_text) {
        problems.error(node.place(), name + " has a 'text', which only the types text and website take");
    }
    if (has_labels && slot.type != SlotType::phone)
        problems.error(node.place(), name + " has 'labels', which only the type phone takes");
}

Slot read_slot(const Node& node, Problems& problems) {
    Slot slot;
    Fields fields(node, "slot", problems);
    if (const Node* value = fields.require("id")) slot.id = read_text(*value, "id", problems).value_or("");
    const Node* const type = fields.require("type");
    const auto choice = type != nullptr ? read_choice(*type, "type", kSlotTypes, problems) : std::nullopt;
    if (choice) slot.type = kSlotTypeValues[*choice];
    const Node* const label = fields.find("label");
    if (label != nullptr) slot.label = read_text(*label, "label", problems).value_or("");
    const Node* const text = fields.find("text");
    if (text != nullptr) slot.text = read_wording(*text, "text", problems).value_or("");
    const Node* const labels = fields.find("labels");
    if (labels != nullptr)
        slot.labels = read_texts(*labels, "labels", problems).value_or(std::vector<std::string>{});
    if (const Node* value = fields.find("required"))
        slot.required = read_bool(*value, "required", problems).value_or(true);
    fields.finish();
    if (choice) check_slot(node, slot, text != nullptr, labels != nullptr, problems);
    return slot;
}

void read_slots(const Node& node, SignatureTemplate& into, Problems& problems) {
    if (!node.is_list() || node.items().empty()) {
        problems.error(node.place(), "'slots' must be a list with at least one slot");
        return;
    }
    std::set<std::string> ids;
    for (const Node& item : node.items()) {
        Slot slot = read_slot(item, problems);
        if (!slot.id.empty() && !ids.insert(slot.id).second)
            problems.error(item.place(), "there is a slot '" + slot.id + "' above already");
        into.slots.push_back(std::move(slot));
    }
}

// What no sender, or every sender, could fulfil.
void check_slots(const Node& node, const SignatureTemplate& wanted, Problems& problems) {
    const bool any_required =
        std::any_of(wanted.slots.begin(), wanted.slots.end(), [](const Slot& slot) { return slot.required; });
    if (!any_required && !wanted.slots.empty())
        problems.error(node.place(), "no slot is required: any text would do as this signature block");
}

void read_optional_missing(const Node& node, SignatureTemplate& into, Problems& problems) {
    const auto optional =
        std::count_if(into.slots.begin(), into.slots.end(), [](const Slot& slot) { return !slot.required; });
    into.optional_missing_at_most =
        read_up_to(node, "optional_missing_at_most", kMostLines, problems).value_or(0);
    if (into.optional_missing_at_most > optional) {
        problems.error(node.place(), "only " + std::to_string(optional) + " slots may be missing",
                       "mark others with required: false");
    }
}

void read_lines_at_most(const Node& node, SignatureTemplate& into, Problems& problems) {
    const auto lines = std::count(into.form.begin(), into.form.end(), '\n') + 1;
    into.lines_at_most = read_up_to(node, "lines_at_most", kMostLines, problems).value_or(into.lines_at_most);
    if (lines > into.lines_at_most)
        problems.error(node.place(), "the form itself has " + std::to_string(lines) + " lines");
}

SignatureTemplate read_signature_block(const std::string& id, const Node& node, Problems& problems) {
    SignatureTemplate wanted;
    wanted.id = id;
    Fields fields(node, "signature block '" + id + "'", problems);
    if (const Node* value = fields.require("title"))
        wanted.title = read_text(*value, "title", problems).value_or("");
    if (const Node* value = fields.require("form"))
        wanted.form = join(read_texts(*value, "form", problems).value_or(std::vector<std::string>{}), "\n");
    if (const Node* value = fields.require("slots")) {
        read_slots(*value, wanted, problems);
        check_slots(*value, wanted, problems);
    }
    if (const Node* value = fields.find("optional_missing_at_most"))
        read_optional_missing(*value, wanted, problems);
    if (const Node* value = fields.find("lines_at_most")) read_lines_at_most(*value, wanted, problems);
    fields.finish();
    return wanted;
}

DisclaimerTemplate read_disclaimer(const std::string& id, const Node& node, Problems& problems) {
    DisclaimerTemplate wanted;
    wanted.id = id;
    Fields fields(node, "disclaimer '" + id + "'", problems);
    if (const Node* value = fields.require("title"))
        wanted.title = read_text(*value, "title", problems).value_or("");
    if (const Node* value = fields.require("text"))
        wanted.text = read_wording(*value, "text", problems).value_or("");
    if (const Node* value = fields.find("tolerance_percent")) {
        wanted.tolerance_percent = read_up_to(*value, "tolerance_percent", kMostTolerance, problems)
                                       .value_or(wanted.tolerance_percent);
    }
    fields.finish();
    return wanted;
}

// One section: ids and their templates.
template <typename Template>
void read_section(const Node& node, std::string_view what,
                  Template (*read)(const std::string&, const Node&, Problems&),
                  std::map<std::string, Template>& into, std::map<std::string, Place>& places,
                  Problems& problems) {
    if (!node.is_map()) {
        problems.error(node.place(), "'" + std::string(what) + "' must be a map of ids and templates");
        return;
    }
    for (const Node::Entry& entry : node.entries()) {
        const std::string& id = entry.key.text();
        Template wanted = read(id, entry.value, problems);
        if (into.emplace(id, std::move(wanted)).second) {
            places.emplace(id, entry.key.place());
        } else {
            problems.error(entry.key.place(),
                           "the pack has a template '" + id + "' from another file already");
        }
    }
}

}  // namespace

void read_templates(const std::string& path, const Place& asked_from, FileSet& files, Templates& into,
                    Problems& problems) {
    const auto source = files.read(path, asked_from, problems);
    if (!source) return;
    const std::optional<Node> root = parse_yaml(source, problems);
    if (!root) return;
    Fields fields(*root, "the templates", problems);
    if (const Node* value = fields.find("signature_blocks"))
        read_section(*value, "signature_blocks", read_signature_block, into.signature_blocks,
                     into.signature_block_places, problems);
    if (const Node* value = fields.find("disclaimers"))
        read_section(*value, "disclaimers", read_disclaimer, into.disclaimers, into.disclaimer_places,
                     problems);
    fields.finish();
}

}  // namespace letterhead
