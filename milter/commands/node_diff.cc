#include "commands/node_diff.h"

#include "base/text.h"

#include <algorithm>
#include <set>

namespace letterhead {
namespace {

constexpr std::size_t kShown = 5;         // members of a list that are named
constexpr std::size_t kShortPiece = 120;  // bytes of YAML in a sentence

bool is_plain(std::string_view text) {
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-@/ ";
    return !text.empty() && text.find_first_not_of(letters) == std::string_view::npos &&
           text.front() != ' ' && text.back() != ' ' && text.front() != '-' && text.front() != '@';
}

std::string scalar_yaml(const std::string& text) {
    if (is_plain(text)) return text;
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("''") : c == '\n' ? std::string(" ") : std::string(1, c);
    return out + "'";
}

void write(const Node& node, std::string& out) {
    std::string_view between;
    switch (node.kind()) {
        case Node::Kind::null:
            out += "null";
            return;
        case Node::Kind::scalar:
            out += scalar_yaml(node.text());
            return;
        case Node::Kind::list:
            out += '[';
            for (const Node& item : node.items()) {
                out += between;
                write(item, out);
                between = ", ";
            }
            out += ']';
            return;
        case Node::Kind::map:
            out += '{';
            for (const Node::Entry& entry : node.entries()) {
                out += between;
                out += scalar_yaml(entry.key.text()) + ": ";
                write(entry.value, out);
                between = ", ";
            }
            out += '}';
            return;
    }
}

// The same for what means the same. A byte that no text holds parts the pieces.
std::string canonical(const Node& node) {
    if (node.is_list() && node.items().size() == 1) return canonical(node.items().front());
    if (node.is_scalar()) return "s" + node.text() + '\0';
    std::vector<std::string> pieces;
    for (const Node& item : node.items())
        pieces.push_back(canonical(item));
    for (const Node::Entry& entry : node.entries())
        pieces.push_back(entry.key.text() + '\0' + canonical(entry.value));
    std::sort(pieces.begin(), pieces.end());
    return (node.is_map() ? "m" : node.is_list() ? "l" : "n") + join(pieces, "") + '\1';
}

std::string short_yaml(const Node& node) {
    return one_line_yaml(node, kShortPiece);
}

std::vector<const Node*> members(const Node& node) {
    std::vector<const Node*> all;
    if (!node.is_list()) return {&node};
    for (const Node& item : node.items())
        all.push_back(&item);
    return all;
}

std::string named(const std::vector<const Node*>& nodes) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < std::min(nodes.size(), kShown); ++i)
        words.push_back(short_yaml(*nodes[i]));
    if (nodes.size() > kShown) words.push_back("and " + std::to_string(nodes.size() - kShown) + " more");
    return join(words, ", ");
}

// Those of `these` that `others` do not have.
std::vector<const Node*> without(const std::vector<const Node*>& these,
                                 const std::vector<const Node*>& others) {
    std::multiset<std::string> known;
    for (const Node* other : others)
        known.insert(canonical(*other));
    std::vector<const Node*> left;
    for (const Node* one : these) {
        const auto found = known.find(canonical(*one));
        if (found == known.end())
            left.push_back(one);
        else
            known.erase(found);
    }
    return left;
}

class Comparison {
 public:
    void compare(const std::string& path, const Node* before, const Node* now) {
        if (before == nullptr && now == nullptr) return;
        if (before == nullptr) return tell(path, "added: " + short_yaml(*now));
        if (now == nullptr) return tell(path, "removed; was " + short_yaml(*before));
        if (means_the_same(*before, *now)) return;
        if (before->is_map() && now->is_map()) return compare_maps(path, *before, *now);
        if (before->is_list() || now->is_list()) return compare_lists(path, *before, *now);
        tell(path, "was " + short_yaml(*before) + ", now " + short_yaml(*now));
    }

    std::vector<NodeChange> changes;

 private:
    void tell(const std::string& path, std::string words) { changes.push_back({path, std::move(words)}); }

    void compare_maps(const std::string& path, const Node& before, const Node& now) {
        const std::string dot = path.empty() ? "" : path + ".";
        for (const Node::Entry& entry : before.entries())
            compare(dot + entry.key.text(), &entry.value, value_of(&now, entry.key.text()));
        for (const Node::Entry& entry : now.entries()) {
            if (value_of(&before, entry.key.text()) == nullptr)
                compare(dot + entry.key.text(), nullptr, &entry.value);
        }
    }

    void compare_lists(const std::string& path, const Node& before, const Node& now) {
        const std::vector<const Node*> old_ones = members(before), new_ones = members(now);
        const std::vector<const Node*> gone = without(old_ones, new_ones), come = without(new_ones, old_ones);
        if (gone.size() == 1 && come.size() == 1 && gone[0]->is_map() && come[0]->is_map())
            return compare_maps(path, *gone[0], *come[0]);
        std::vector<std::string> words;
        if (!come.empty()) words.push_back("added " + named(come));
        if (!gone.empty()) words.push_back("removed " + named(gone));
        tell(path, join(words, "; "));
    }
};

}  // namespace

std::string one_line_yaml(const Node& node, std::size_t limit) {
    std::string out;
    write(node, out);
    if (out.size() <= limit) return out;
    std::size_t end = limit - std::min<std::size_t>(limit, 3);
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U)
        --end;
    return out.substr(0, end) + "…";
}

bool means_the_same(const Node& a, const Node& b) {
    return canonical(a) == canonical(b);
}

std::vector<NodeChange> changes_between(const Node* before, const Node* now) {
    Comparison comparison;
    comparison.compare("", before, now);
    return std::move(comparison.changes);
}

const Node* value_of(const Node* map, std::string_view key) {
    if (map == nullptr) return nullptr;
    for (const Node::Entry& entry : map->entries()) {
        if (entry.key.text() == key) return &entry.value;
    }
    return nullptr;
}

}  // namespace letterhead
