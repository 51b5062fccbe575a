// Words and people, in the rule file or one a line in files of their own.

#include "config/lists.h"

#include "base/text.h"
#include "message/address.h"
#include "policy/conditions/reading.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace letterhead {
namespace {

void add_file(const Node& name, FileSet& files, Problems& problems, WordList& into) {
    const std::optional<std::string> path = read_text(name, "file", problems);
    if (!path) return;
    auto source = files.read(relative_to(name.place().source->name, *path), name.place(), problems);
    if (!source) return;
    Problems found;
    look_at_bytes(SourceLines(source), found);
    if (found.any_errors())
        problems.append(found);
    else
        into.files.push_back(std::move(source));  // its warnings are about YAML
}

bool is_one_word(std::string_view text) {
    constexpr std::string_view never = " \t<>(),;:\"";
    return !text.empty() && text.find_first_of(never) == std::string_view::npos;
}

bool is_domain(std::string_view text) {
    constexpr std::string_view never = "@*?/";
    return is_one_word(text) && text.find_first_of(never) == std::string_view::npos &&
           !text.starts_with('.') && text.find("..") == std::string_view::npos;
}

bool is_address(std::string_view text) {
    const std::size_t at = text.rfind('@');
    return is_one_word(text) && at != std::string_view::npos && at > 0 && is_domain(text.substr(at + 1)) &&
           text.find_first_of("*@") == at;
}

}  // namespace

bool is_section(const Node& node, std::string_view what, Problems& problems) {
    if (node.is_map()) return true;
    problems.error(Code::wrong_type, node.place(), "'" + std::string(what) + "' must be a map of names");
    return false;
}

void add_person(const Node& entry, Group& into, Problems& problems) {
    const std::string& text = entry.text();
    const bool domain = text.starts_with('@') && is_domain(std::string_view(text).substr(1));
    const bool login = text.find('@') == std::string::npos && is_one_word(text) &&
                       text.find_first_of("*?") == std::string::npos;
    if (domain || login || is_address(text)) {
        into.members.add(person_key(text));
        return;
    }
    problems.error(Code::no_address, entry.place(), "'" + text + "' is no address, domain or login",
                   "write 'name@example.org', '@example.org' for all of a domain, or a login");
}

WordList read_word_list(const Node::Entry& named, FileSet& files, Problems& problems) {
    WordList list;
    list.id = named.key.text();
    list.place = named.key.place();
    const auto add = [&](const Node& node) {
        Fields fields(node, "'" + list.id + "'", problems);
        const Node* const file = fields.require("file");
        fields.finish();
        if (file != nullptr) add_file(*file, files, problems, list);
    };
    if (named.value.is_map()) {
        add(named.value);
        return list;
    }
    for (const Node& item : read_list(named.value, list.id, problems).value_or(std::vector<Node>{})) {
        if (item.is_map()) {
            add(item);
        } else if (read_text(item, "each of " + list.id, problems)) {
            list.entries.push_back(item);
        }
    }
    return list;
}

void read_lists(const Node& node, const PackReading& reading, Pack& into) {
    if (!is_section(node, "lists", reading.problems)) return;
    for (const Node::Entry& entry : node.entries())
        into.lists[entry.key.text()] = read_word_list(entry, reading.files, reading.problems);
}

void read_groups(const Node& node, const PackReading& reading, Pack& into) {
    if (!is_section(node, "groups", reading.problems)) return;
    for (const Node::Entry& entry : node.entries()) {
        const WordList people = read_word_list(entry, reading.files, reading.problems);
        Group group;
        group.id = people.id;
        group.place = people.place;
        people.for_each([&](const Node& person) { add_person(person, group, reading.problems); },
                        reading.problems);
        group.members.shrink();
        into.groups[group.id] = std::move(group);
    }
}

std::optional<std::string> read_address(const Node& node, std::string_view what, Problems& problems) {
    const std::optional<std::string> text = read_text(node, what, problems);
    if (!text) return std::nullopt;
    if (is_address(*text)) return parse_path(*text).key();
    problems.error(Code::no_address, node.place(), "'" + *text + "' is no address",
                   "write 'name@example.org'");
    return std::nullopt;
}

}  // namespace letterhead
