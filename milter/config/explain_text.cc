// A placeholder that nobody fills, or a letter that cannot be shown, is found here and not by an annoyed
// sender.

#include "config/explain_text.h"

#include "base/text.h"
#include "policy/kinds.h"

#include <algorithm>
#include <string_view>

namespace letterhead {
namespace {

const Node* value_of(const Node& map, std::string_view key) {
    const auto& entries = map.entries();
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const Node::Entry& entry) { return entry.key.text() == key; });
    return found == entries.end() ? nullptr : &found->value;
}

void collect(const Node& node, const Node* conditions, std::set<std::string>& words) {
    if (node.is_scalar()) words.insert(node.text());
    for (const Node& item : node.items())
        collect(item, conditions, words);
    for (const Node::Entry& entry : node.entries()) {
        words.insert(entry.key.text());
        const std::string& name = entry.value.text();
        const bool named = entry.key.text() == "condition" && conditions != nullptr &&
                           words.insert("condition " + name).second;
        const Node* const condition = named ? value_of(*conditions, name) : nullptr;
        collect(condition != nullptr ? *condition : entry.value, conditions, words);
    }
}

std::vector<std::string_view> all_placeholders() {
    std::vector<std::string_view> names = {"contact", "reference", "approver"};
    for (const ConditionKind& kind : condition_kinds())
        names.insert(names.end(), kind.placeholders.begin(), kind.placeholders.end());
    return names;
}

bool is_filled(std::string_view name, const std::set<std::string>& asked) {
    const auto kinds = condition_kinds();
    bool of_a_kind = false;
    for (const ConditionKind& kind : kinds) {
        if (std::find(kind.placeholders.begin(), kind.placeholders.end(), name) == kind.placeholders.end())
            continue;
        of_a_kind = true;
        if (asked.contains(std::string(kind.key))) return true;
    }
    return !of_a_kind;
}

// {attachment} or {name} for {attachment.name}, and slips of the finger.
std::string meant_placeholder(std::string_view name) {
    const std::vector<std::string_view> known = all_placeholders();
    if (std::string near = did_you_mean(name, known); !near.empty()) return near;
    for (const std::string& part : {std::string(name) + ".name", "attachment." + std::string(name)})
        if (std::find(known.begin(), known.end(), part) != known.end()) return "did you mean '" + part + "'?";
    return {};
}

// Finds each placeholder where it stands in the file: the text itself may have been folded from several
// lines.
class RawText {
 public:
    explicit RawText(const Node& node)
        : node_(node), lines_(node.place().source), position_(lines_.offset(node.place())) {}
    Place next(const std::string& written) {
        const std::string& text = lines_.source()->text;
        const std::size_t found = text.find(written, position_);
        if (found == std::string::npos) return node_.place();
        position_ = found + written.size();
        return lines_.place_of(found);
    }

 private:
    const Node& node_;
    SourceLines lines_;
    std::size_t position_;
};

}  // namespace

std::set<std::string> words_of_condition(const Node& when, const Node* conditions) {
    std::set<std::string> words;
    collect(when, conditions, words);
    return words;
}

void check_explain(const Node& node, const std::string& text, const std::set<std::string>& asked,
                   const PackReading& reading) {
    RawText raw(node);
    Problems& problems = reading.problems;
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
        const std::size_t close = text.find_first_of("{}", open + 1);
        if (close == std::string::npos || text[close] == '{') {
            problems.error(Code::open_brace, raw.next("{"), "a '{' without its '}'",
                           "placeholders look like {contact}");
            continue;
        }
        const std::string name = text.substr(open + 1, close - open - 1);
        const Place place = raw.next("{" + name + "}");
        if (!is_placeholder(name)) {
            const std::string meant = meant_placeholder(name);
            problems.error(
                Code::unknown_placeholder, place, "unknown placeholder {" + name + "}",
                meant.empty() ? "`letterhead check --list` shows what each condition fills in" : meant);
        } else if (!is_filled(name, asked)) {
            problems.warning(
                Code::unfilled_placeholder, place,
                "no condition of this rule fills {" + name + "}: senders would see nothing here");
        }
    }
    check_shown(node, text, problems);
}

void check_shown(const Node& node, const std::string& text, Problems& problems) {
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t begin = position;
        if (next_code_point(text, position) < 0x80) continue;
        const std::string letter = text.substr(begin, position - begin);
        if (safe_ascii(letter) != "?") continue;
        problems.warning(Code::not_ascii, node.place(),
                         "replies are ASCII: senders would see '?' instead of '" + letter + "'",
                         "write it with plain letters and signs");
        return;
    }
}

}  // namespace letterhead
