// The program as a table of contents.

#include "base/prefilter.h"
#include "commands/commands.h"

#include <array>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Command {
    std::string_view name;
    int (*run)(std::span<const std::string>);
    std::string_view sentence;
};

constexpr std::array commands{
    Command{"serve", letterhead::serve_command, "run the milter in the foreground"},
    Command{"check", letterhead::check_command, "find every problem in settings, rules, templates and lists"},
    Command{"groups", letterhead::groups_command, "fetch groups from the directory; who is in which"},
    Command{"explain", letterhead::explain_command, "say what would happen to a message, and why"},
    Command{"test", letterhead::test_command, "run the tests beside the packs"},
    Command{"replay", letterhead::replay_command, "say what rules would do to mails that were kept"},
    Command{"diff", letterhead::diff_command, "say in words what changed between two sets of rules"},
    Command{"stats", letterhead::stats_command, "say what each rule did and cost"},
};

void print_usage(std::FILE* out) {
    std::fputs(
        "Letterhead holds outgoing mail against a city's written e-mail policy.\n\n"
        "usage: letterhead COMMAND [OPTIONS]\n\n",
        out);
    for (const Command& command : commands) {
        std::fprintf(out, "  %-8.*s %.*s\n", static_cast<int>(command.name.size()), command.name.data(),
                     static_cast<int>(command.sentence.size()), command.sentence.data());
    }
    std::fputs(
        "\nletterhead COMMAND --help tells more. Try this first:\n"
        "  letterhead explain --pack rules/palos-verdes-estates.yaml MAIL.eml\n",
        out);
}

int run(const std::vector<std::string>& words) {
    if (words.empty()) {
        print_usage(stderr);
        return 1;
    }
    if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
        print_usage(stdout);
        return 0;
    }
    if (words[0] == "--version" || words[0] == "-V") {
        const std::string engine = letterhead::Prefilter::engine();
        std::printf("letterhead " LETTERHEAD_VERSION " (%s)\n",
                    engine.empty() ? "patterns one by one" : engine.c_str());
        return 0;
    }
    for (const Command& command : commands) {
        if (command.name == words[0]) return command.run(std::span(words).subspan(1));
    }
    std::fprintf(stderr, "letterhead: there is no command '%s'\n\n", words[0].c_str());
    print_usage(stderr);
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "letterhead: %s\n", error.what());
        return 1;
    }
}
