// letterhead groups: groups of people come from files; these files may come from a directory server.

#include "commands/groups.h"

#include "base/problem.h"
#include "commands/commands.h"

#include <array>
#include <cstdio>

namespace letterhead {
namespace {

constexpr const char* help =
    "usage: letterhead groups pull [--config F] [--dry-run] [--force] [NAME...]\n"
    "       letterhead groups list [--config F | --pack P.yaml ...]\n"
    "       letterhead groups show [--config F | --pack P.yaml ...] NAME [--who ADDRESS-OR-LOGIN]\n\n"
    "pull  asks the directory server of the settings (LDAP, Active Directory) who is in its groups, all or\n"
    "      those named, and writes their files; a running daemon reads these anew by itself. Whatever fails\n"
    "      leaves the file as it is, and so does a group that lost too much (minimum, shrink_percent).\n"
    "list  the groups of the packs: how many members, from where, how old.\n"
    "show  who is in a group; with --who, whether somebody is, and which line says so.\n\n"
    "  --config F   the settings (default /etc/letterhead/letterhead.yaml)\n"
    "  --pack P     the groups of this rule file; may be repeated\n"
    "  --dry-run    write nothing, show what would come (+) and go (-)\n"
    "  --force      write also what lost too much, and in place of a file that somebody wrote by hand\n\n"
    "Exit status: 0 all is well (show --who: is in it), 1 settings, packs or password could not be read, or "
    "a\n"
    "name is not known (show --who: is not in it), 2 some group could not be pulled and keeps its file.\n\n"
    "Pull every hour:  systemctl enable --now letterhead-groups.timer        See docs/groups.md\n";

struct Task {
    std::string_view name;
    int (*run)(const Arguments&);
    std::vector<OptionInfo> options;
};

const std::array tasks{
    Task{"pull",
         pull_groups,
         {{"--config", true}, {"--force", false}, {"--dry-run", false}, {"--help", false}}},
    Task{"list", list_groups, {{"--config", true}, {"--pack", true}, {"--help", false}}},
    Task{"show", show_group, {{"--config", true}, {"--pack", true}, {"--who", true}, {"--help", false}}},
};

}  // namespace

int groups_command(std::span<const std::string> words) {
    if (!words.empty() && (words[0] == "--help" || words[0] == "-h")) {
        std::fputs(help, stdout);
        return 0;
    }
    std::vector<std::string_view> names;
    for (const Task& task : tasks) {
        names.push_back(task.name);
        if (words.empty() || task.name != words[0]) continue;
        const auto parsed =
            parse_arguments("groups " + std::string(task.name), words.subspan(1), task.options);
        if (!parsed) return 1;
        if (!parsed->has("--help")) return task.run(*parsed);
        std::fputs(help, stdout);
        return 0;
    }
    const std::string hint = words.empty() ? "" : did_you_mean(words[0], names);
    std::fprintf(stderr, "letterhead groups: pull, list or show?%s%s\nTry: letterhead groups --help\n",
                 hint.empty() ? "" : " ", hint.c_str());
    return 1;
}

}  // namespace letterhead
