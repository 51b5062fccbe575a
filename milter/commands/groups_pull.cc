// letterhead groups pull: a group is written when the directory said all of it and it is believed; else its
// file stays.

#include "base/text.h"
#include "commands/groups.h"
#include "commands/load.h"
#include "directory/group_file.h"
#include "directory/ldap.h"
#include "directory/servers.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>

namespace letterhead {
namespace {

using Clock = std::chrono::system_clock;

struct Pull {
    bool dry_run, force;
    Clock::time_point now;
};

void say(const std::string& line) {
    std::fputs((line + "\n").c_str(), stdout);
}

void complain(const std::string& line) {
    std::fputs((line + "\n").c_str(), stderr);
}

std::string counted(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string people_and_entries(const DirectoryMembers& members) {
    return counted(members.people, "person", "people") + ", " +
           counted(members.entries.size(), "entry", "entries");
}

bool keep(const DirectoryGroup& group, const GroupFile& before, Clock::time_point now,
          const std::string& why) {
    std::string line = group.id + ": not pulled: " + why + "\n    ";
    line += before.there
                ? "The file stays as it is; it was right " + shown_age(now - before.checked) + " ago: "
                : "There is no file yet: ";
    complain(line + group.file);
    return false;
}

void show(const EntryChanges& changes) {
    for (const std::string& entry : changes.added)
        say("    + " + safe_ascii(entry));
    for (const std::string& entry : changes.gone)
        say("    - " + safe_ascii(entry));
}

bool write(const DirectoryGroup& group, const DirectoryMembers& members, const GroupFile& before,
           const std::string& server, const Pull& pull) {
    const EntryChanges changed = changes(before.entries, members.entries);
    const bool same = before.there && before.ours && changed.added.empty() && changed.gone.empty();
    if (!pull.dry_run) {
        const std::string text = group_file_text(group.id + ": " + people_and_entries(members) + ", " +
                                                     (group.dn.empty() ? group.filter : group.dn),
                                                 server, pull.now, members.entries);
        const std::string problem =
            same ? confirm_group_file(group.file) : write_group_file(group.file, text);
        if (!problem.empty()) return keep(group, before, pull.now, problem);
    }
    const std::string difference = same ? "no change"
                                        : std::to_string(changed.added.size()) + " added, " +
                                              std::to_string(changed.gone.size()) + " gone";
    say(group.id + ": " + people_and_entries(members) + "; " + difference +
        (pull.dry_run ? "; nothing written: " : ": ") + group.file);
    if (pull.dry_run) show(changed);
    return true;
}

bool pull_group(const DirectoryGroup& group, const DirectorySettings& settings, DirectoryServers& servers,
                const Pull& pull) {
    const auto before = read_group_file(group.file);
    if (!before) return keep(group, {}, pull.now, before.error());
    const std::size_t told = servers.news().size();
    const auto members = servers.members(group);
    for (std::size_t i = told; i < servers.news().size(); ++i)
        complain(servers.news()[i]);
    if (!members) return keep(group, before.value(), pull.now, members.error().why);
    for (const std::string& remark : members->remarks)
        complain(group.id + ": " + remark);
    const std::size_t gone = changes(before->entries, members->entries).gone.size();
    const bool by_hand = before->there && !before->ours;
    const std::string refusal =
        by_hand ? "its file was written by hand"
                : refusal_to_shrink(members->people, group.minimum, before->entries.size(), gone,
                                    settings.shrink_percent);
    if (!refusal.empty() && !pull.force)
        return keep(group, before.value(), pull.now, refusal + "; if that is right: --force");
    return write(group, members.value(), before.value(), servers.server(), pull);
}

// All, or those named; a name that is not known is told, and then none.
std::vector<DirectoryGroup> wanted(const DirectorySettings& settings, const std::vector<std::string>& names) {
    if (names.empty()) return settings.groups;
    std::vector<DirectoryGroup> found;
    std::vector<std::string_view> known;
    for (const DirectoryGroup& group : settings.groups)
        known.push_back(group.id);
    for (const std::string& name : names) {
        const auto group = std::ranges::find(settings.groups, name, &DirectoryGroup::id);
        if (group != settings.groups.end()) {
            found.push_back(*group);
            continue;
        }
        const std::string hint = did_you_mean(name, known);
        complain("letterhead groups pull: the settings name no directory group '" + name + "'" +
                 (hint.empty() ? "" : " (" + hint + ")"));
        return {};
    }
    return found;
}

std::optional<DirectorySettings> read_directory_settings(const std::string& config) {
    Problems problems;
    std::optional<Settings> settings = read_settings(config, problems);
    std::fputs(render(problems).c_str(), stderr);
    if (!settings || problems.any_errors()) return std::nullopt;
    if (!settings->directory) complain(config + ": names no directory server; docs/groups.md says how");
    return settings->directory;
}

}  // namespace

int pull_groups(const Arguments& arguments) {
    const auto settings = read_directory_settings(arguments.last("--config", default_config));
    if (!settings) return 1;
    const std::vector<DirectoryGroup> groups = wanted(*settings, arguments.words);
    if (groups.empty()) return 1;
    const auto password = read_password(settings->password_file);
    if (!password) {
        complain(password.error());
        return 1;
    }
    DirectoryServers servers(*settings, [&](const std::string& server) {
        return open_directory(*settings, server, password.value());
    });
    const Pull pull{arguments.has("--dry-run"), arguments.has("--force"), Clock::now()};
    std::size_t kept = 0;
    for (const DirectoryGroup& group : groups)
        kept += pull_group(group, *settings, servers, pull) ? 0 : 1;
    return kept == 0 ? 0 : 2;
}

}  // namespace letterhead
