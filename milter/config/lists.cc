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

constexpr std::string_view kBlanks = " \t\r";

// The entry of a line without its comment, and where it begins.
std::string_view entry_of(std::string_view line, std::size_t& begin) {
    for (std::size_t hash = line.find('#'); hash != std::string_view::npos; hash = line.find('#', hash + 1)) {
        if (hash > 0 && kBlanks.find(line[hash - 1]) == std::string_view::npos) continue;
        line = line.substr(0, hash);
        break;
    }
    begin = std::min(line.find_first_not_of(kBlanks), line.size());
    return trim(line);
}

std::vector<Node> read_list_file(const Node& name, const PackReading& reading) {
    std::vector<Node> entries;
    const std::optional<std::string> path = read_text(name, "file", reading.problems);
    if (!path) return entries;
    const auto source =
        reading.files.read(relative_to(name.place().source->name, *path), name.place(), reading.problems);
    if (!source) return entries;
    const std::size_t before = reading.problems.all().size();
    look_at_bytes(SourceLines(source), reading.problems);
    if (reading.problems.all().size() > before) return entries;
    int number = 0;
    for (const std::string_view line : split(source->text, '\n')) {
        number++;
        std::size_t begin = 0;
        const std::string_view entry = entry_of(line, begin);
        if (entry.empty()) continue;
        entries.push_back(
            Node::scalar({source, number, static_cast<int>(begin) + 1}, std::string(entry), true));
    }
    return entries;
}

// {file: path}, or the entries themselves, among which files may be named as well.
std::vector<Node> read_entries(const Node& node, const std::string& id, const PackReading& reading) {
    if (node.is_map()) {
        Fields fields(node, "'" + id + "'", reading.problems);
        const Node* const file = fields.require("file");
        fields.finish();
        return file == nullptr ? std::vector<Node>{} : read_list_file(*file, reading);
    }
    std::vector<Node> entries;
    for (const Node& item : node.items()) {
        if (!item.is_map()) continue;
        const std::vector<Node> more = read_entries(item, id, reading);
        entries.insert(entries.end(), more.begin(), more.end());
    }
    for (const Node& item : read_list(node, id, reading.problems).value_or(std::vector<Node>{})) {
        if (!item.is_map() && read_text(item, "each of " + id, reading.problems)) entries.push_back(item);
    }
    return entries;
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
        into.members.insert(person_key(text));
        return;
    }
    problems.error(Code::no_address, entry.place(), "'" + text + "' is no address, domain or login",
                   "write 'name@example.org', '@example.org' for all of a domain, or a login");
}

void read_lists(const Node& node, const PackReading& reading, Pack& into) {
    if (!is_section(node, "lists", reading.problems)) return;
    for (const Node::Entry& entry : node.entries()) {
        const std::string& id = entry.key.text();
        into.lists[id] = {id, entry.key.place(), read_entries(entry.value, id, reading)};
    }
}

void read_groups(const Node& node, const PackReading& reading, Pack& into) {
    if (!is_section(node, "groups", reading.problems)) return;
    for (const Node::Entry& entry : node.entries()) {
        Group group;
        group.id = entry.key.text();
        group.place = entry.key.place();
        for (const Node& person : read_entries(entry.value, group.id, reading))
            add_person(person, group, reading.problems);
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
