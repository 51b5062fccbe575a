// signatures/*.yaml: templates are data that is verified, so everything odd about one is a problem now and
// not a bounce later.

#include "config/templates.h"

#include "base/text.h"
#include "config/template_slots.h"
#include "config/yaml.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace letterhead {
namespace {

constexpr std::uint64_t kMostLines = 100;
constexpr std::uint64_t kMostTolerance = 50;

// Marks the slots without which no block is comparable: "all", or the ids.
void read_must(const Node& node, SignatureTemplate& into, Problems& problems) {
    if (node.is_scalar() && node.text() == "all") return;
    const auto ids = read_list(node, "required", problems);
    if (!ids) return;
    for (Slot& slot : into.slots)
        slot.must = false;
    for (const Node& id : *ids) {
        const auto name = read_text(id, "required", problems);
        if (!name) continue;
        const auto slot = std::find_if(into.slots.begin(), into.slots.end(),
                                       [&](const Slot& each) { return each.id == *name; });
        if (slot == into.slots.end()) {
            std::vector<std::string_view> known;
            for (const Slot& each : into.slots)
                known.push_back(each.id);
            problems.error(Code::unknown_name, id.place(), "there is no slot '" + *name + "'",
                           did_you_mean(*name, known));
        } else if (slot->use != SlotUse::required) {
            problems.error(Code::slot_keys, id.place(), "slot '" + *name + "' is not of the form",
                           "its 'use' says optional or forbidden");
        } else {
            slot->must = true;
        }
    }
}

std::size_t count_form(const SignatureTemplate& wanted, bool must) {
    return static_cast<std::size_t>(
        std::count_if(wanted.slots.begin(), wanted.slots.end(),
                      [&](const Slot& slot) { return slot.use == SlotUse::required && slot.must == must; }));
}

// A number of slots that cannot be more than there are.
int read_slot_count(const Node& node, std::string_view key, std::size_t most, Problems& problems) {
    const auto count = read_up_to(node, key, kMostLines, problems);
    if (count && static_cast<std::size_t>(*count) > most) {
        problems.error(Code::more_than_there_are, node.place(),
                       "'" + std::string(key) + "' is " + std::to_string(*count) +
                           ", but of such slots there are only " + std::to_string(most));
    }
    return count.value_or(0);
}

void read_comparable(const Node& node, SignatureTemplate& into, Problems& problems) {
    Fields fields(node, "comparable", problems);
    if (const Node* value = fields.require("required")) read_must(*value, into, problems);
    if (const Node* value = fields.find("missing_at_most"))
        into.missing_at_most = read_slot_count(*value, "missing_at_most", count_form(into, true), problems);
    if (const Node* value = fields.find("of_the_rest"))
        into.of_the_rest = read_slot_count(*value, "of_the_rest", count_form(into, false), problems);
    fields.finish();
    const auto must = static_cast<int>(count_form(into, true));
    if (must - std::min(must, into.missing_at_most) + into.of_the_rest == 0)
        problems.error(Code::nothing_required, node.place(),
                       "nothing need be there: any text would do as this block");
}

void read_lines_at_most(const Node& node, SignatureTemplate& into, Problems& problems) {
    const auto lines = std::count(into.form.begin(), into.form.end(), '\n') + 1;
    into.lines_at_most = read_up_to(node, "lines_at_most", kMostLines, problems).value_or(into.lines_at_most);
    if (lines > into.lines_at_most)
        problems.error(Code::more_than_there_are, node.place(),
                       "the form itself has " + std::to_string(lines) + " lines");
}

SignatureTemplate read_signature_block(const std::string& id, const Node& node, Problems& problems) {
    SignatureTemplate wanted;
    wanted.id = id;
    Fields fields(node, "signature block '" + id + "'", problems);
    if (const Node* value = fields.require("title"))
        wanted.title = read_text(*value, "title", problems).value_or("");
    if (const Node* value = fields.require("form"))
        wanted.form = join(read_texts(*value, "form", problems).value_or(std::vector<std::string>{}), "\n");
    if (const Node* value = fields.require("slots")) wanted.slots = read_slots(*value, problems);
    if (const Node* value = fields.find("comparable")) read_comparable(*value, wanted, problems);
    if (const Node* value = fields.find("lines_at_most")) read_lines_at_most(*value, wanted, problems);
    fields.finish();
    return wanted;
}

// Phrases of the wording itself: what cannot be in it could never be found.
std::vector<std::string> read_must_have(const Node& node, const std::string& text, Problems& problems) {
    std::vector<std::string> phrases;
    const Tokens wording = tokenize(text);
    const auto items = read_list(node, "must_have", problems);
    for (const Node& item : items.value_or(std::vector<Node>{})) {
        const auto phrase = read_wording(item, "must_have", problems);
        if (!phrase) continue;
        const Tokens words = tokenize(*phrase);
        const auto same = [](const Token& a, const Token& b) { return a.hash == b.hash; };
        const bool there = std::search(wording.all.begin(), wording.all.end(), words.all.begin(),
                                       words.all.end(), same) != wording.all.end();
        if (there)
            phrases.push_back(*phrase);
        else
            problems.error(Code::phrase_not_in_text, item.place(), "'text' does not say this",
                           "copy the phrase from 'text'");
    }
    return phrases;
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
    if (const Node* value = fields.find("must_have"))
        wanted.must_have = read_must_have(*value, wanted.text, problems);
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
        problems.error(Code::wrong_type, node.place(),
                       "'" + std::string(what) + "' must be a map of ids and templates");
        return;
    }
    for (const Node::Entry& entry : node.entries()) {
        const std::string& id = entry.key.text();
        Template wanted = read(id, entry.value, problems);
        if (into.emplace(id, std::move(wanted)).second) {
            places.emplace(id, entry.key.place());
        } else {
            problems.error(Code::twice, entry.key.place(),
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
