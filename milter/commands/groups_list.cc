// letterhead groups list, and show: the groups as the packs have read them, and where each line stands.

#include "base/text.h"
#include "commands/groups.h"
#include "commands/load.h"
#include "config/yaml.h"
#include "directory/group_file.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>

namespace letterhead {
namespace {

using Clock = std::chrono::system_clock;

void say(const std::string& line) {
    std::fputs((line + "\n").c_str(), stdout);
}

std::optional<Loaded> load_for(const Arguments& arguments) {
    const auto config = arguments.has("--config") ? std::optional(arguments.last("--config")) : std::nullopt;
    Loaded loaded = load(config, arguments.all("--pack"));
    if (loaded.policy) return loaded;
    std::fputs(render(loaded.problems).c_str(), stderr);
    return std::nullopt;
}

std::string age_of(const std::string& file) {
    const auto found = read_group_file(file);
    return found && found->there ? shown_age(Clock::now() - found->checked) : "-";
}

const Node* value_of(const Node* map, std::string_view key) {
    if (map == nullptr) return nullptr;
    const auto entry =
        std::ranges::find_if(map->entries(), [&](const Node::Entry& e) { return e.key.text() == key; });
    return entry == map->entries().end() ? nullptr : &entry->value;
}

void add_files(const Node& node, const std::string& pack, std::vector<std::string>& files) {
    for (const Node& item : node.items())
        add_files(item, pack, files);
    if (const Node* const file = value_of(&node, "file"); file != nullptr)
        files.push_back(relative_to(pack, file->text()));
}

// What a policy in force need not know: the files that a group was read from; none when it stands in its
// pack.
std::vector<std::string> files_of(const Group& group) {
    std::vector<std::string> files;
    Problems none;
    const std::optional<Node> root = parse_yaml(group.place.source, none);
    const Node* const groups = value_of(root ? &*root : nullptr, "groups");
    if (const Node* const value = value_of(groups, group.id); value != nullptr)
        add_files(*value, group.place.source->name, files);
    return files;
}

bool same_file(const std::string& a, const std::string& b) {
    std::error_code error;
    return a == b || std::filesystem::equivalent(a, b, error);
}

using Row = std::array<std::string, 5>;

void print_table(const std::vector<Row>& rows) {
    std::array<std::size_t, 5> widths{};
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
            const std::string blanks(widths[i] - row[i].size(), ' ');
            line += (i == 2 ? blanks + row[i] : row[i] + blanks) + "  ";
        }
        say(line + row.back());
    }
}

struct Named {
    const Pack* pack;
    const Group* group;
    std::vector<std::string> files;
    std::string place;  // of the first file, or within the pack
};

Named named(const Pack& pack, const Group& group) {
    const std::vector<std::string> files = files_of(group);
    const Place& at = group.place;
    return {&pack, &group, files,
            files.empty() ? at.source->name + ":" + std::to_string(at.line) : files.front()};
}

std::vector<Named> groups_named(const Policy& policy, const std::string& name) {
    std::vector<Named> found;
    for (const auto& pack : policy.packs) {
        for (const auto& [id, group] : pack->groups) {
            if (name.empty() || name == id || name == pack->id + ":" + id)
                found.push_back(named(*pack, group));
        }
    }
    return found;
}

std::string no_group(const Policy& policy, const std::string& name) {
    std::vector<std::string_view> known;
    for (const Named& one : groups_named(policy, ""))
        known.push_back(one.group->id);
    const std::string hint = did_you_mean(name, known);
    return "letterhead groups show: no pack has a group '" + name + "'" +
           (hint.empty() ? "" : " (" + hint + ")");
}

// "line 12 of rules/groups/police.txt", or where the group stands in its pack.
std::string where(const Named& named, const std::string& key) {
    for (const std::string& file : named.files) {
        std::ifstream in(file);
        std::string line;
        for (int number = 1; std::getline(in, line); ++number) {
            const std::string_view entry = entry_of_line(line);
            if (!entry.empty() && person_key(entry) == key)
                return "line " + std::to_string(number) + " of " + file;
        }
    }
    return named.place;
}

// The entry of the group that this person is in it by; as rules do it, a login is also looked for as an
// address of an own domain.
std::string entry_for(const Named& named, const std::string& who) {
    std::vector<std::string> keys = {person_key(who)};
    for (const std::string& domain : named.pack->own_domains) {
        if (who.find('@') == std::string::npos) keys.push_back(keys.front() + "@" + domain);
    }
    for (const std::string& key : keys) {
        if (!named.group->has(key)) continue;
        return named.group->members.contains(key) ? key : key.substr(key.rfind('@'));
    }
    return "";
}

bool tell_whether(const Named& named, const std::string& who) {
    const std::string name = named.pack->id + ":" + named.group->id;
    const std::string entry = entry_for(named, who);
    if (!entry.empty()) {
        say(who + " is in " + name + ": '" + entry + "', " + where(named, entry));
        return true;
    }
    const std::string age = named.files.empty() ? "" : ", " + age_of(named.place) + " old";
    say(who + " is not in " + name + " (" + std::to_string(named.group->members.size()) + " entries" + age +
        ": " + named.place + ")");
    return false;
}

}  // namespace

int list_groups(const Arguments& arguments) {
    const std::optional<Loaded> loaded = load_for(arguments);
    if (!loaded) return 1;
    std::vector<DirectoryGroup> pulled;
    if (loaded->settings && loaded->settings->directory) pulled = loaded->settings->directory->groups;
    std::vector<Row> rows = {{"GROUP", "FROM", "ENTRIES", "AGE", "FILE"}};
    std::set<std::string> read;
    for (const Named& one : groups_named(*loaded->policy, "")) {
        const auto source = std::ranges::find_if(pulled, [&](const DirectoryGroup& from) {
            return std::ranges::any_of(one.files,
                                       [&](const std::string& file) { return same_file(from.file, file); });
        });
        const bool from_directory = source != pulled.end();
        if (from_directory) read.insert(source->file);
        rows.push_back({one.pack->id + ":" + one.group->id, from_directory ? "directory" : "by hand",
                        std::to_string(one.group->members.size()),
                        one.files.empty() ? "-" : age_of(one.place), one.place});
    }
    if (rows.size() == 1) say("The packs have no groups.");
    if (rows.size() > 1) print_table(rows);
    for (const DirectoryGroup& group : pulled) {
        if (!read.contains(group.file))
            say("No pack reads " + group.file + ", which 'groups pull' writes for " + group.id + ".");
    }
    return 0;
}

int show_group(const Arguments& arguments) {
    if (arguments.words.size() != 1) {
        std::fputs("letterhead groups show: which group?\nTry: letterhead groups list\n", stderr);
        return 1;
    }
    const std::optional<Loaded> loaded = load_for(arguments);
    if (!loaded) return 1;
    const std::vector<Named> groups = groups_named(*loaded->policy, arguments.words[0]);
    if (groups.empty()) {
        std::fputs((no_group(*loaded->policy, arguments.words[0]) + "\n").c_str(), stderr);
        return 1;
    }
    bool is_in = !arguments.has("--who");
    for (const Named& one : groups) {
        if (arguments.has("--who")) {
            is_in = tell_whether(one, arguments.last("--who")) || is_in;
            continue;
        }
        std::set<std::string_view> sorted;
        one.group->members.for_each([&](std::string_view member) { sorted.insert(member); });
        for (const std::string_view entry : sorted)
            say(std::string(entry));
    }
    return is_in ? 0 : 1;
}

}  // namespace letterhead
