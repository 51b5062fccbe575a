// letterhead stats: reads what the daemon wrote; the daemon itself is not asked.

#include "commands/arguments.h"
#include "commands/asked.h"
#include "commands/commands.h"
#include "commands/load.h"
#include "commands/stats_view.h"

#include <sys/stat.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace letterhead {
namespace {

constexpr const char* help =
    "usage: letterhead stats [--config F] [OPTIONS]\n\n"
    "Tells what each rule did since it is there: how often it was asked, said yes or could not tell, when "
    "last,\n"
    "and what it costs a message; rules that never hit, the slowest ones, and which exceptions are used.\n"
    "The daemon counts always and writes its figures every minute (stats_file in the settings).\n\n"
    "  --config F        the settings (default /etc/letterhead/letterhead.yaml)\n"
    "  --file S          this file of statistics instead of the one of the settings\n"
    "  --unused-days N   name exceptions that were not used for so many days (default 90)\n"
    "  --json            one JSON object\n"
    "  --color WHEN      auto, always or never\n\n"
    "Cost is the time to ask the rule, without reading and inspecting the message, which rules share.\n"
    "Exit status: 0, or 1 when there is nothing to read.\n";

constexpr std::array options{OptionInfo{"--config", true},      OptionInfo{"--file", true},
                             OptionInfo{"--unused-days", true}, OptionInfo{"--json", false},
                             OptionInfo{"--color", true},       OptionInfo{"--help", false}};

int fail(const std::string& why) {
    std::fprintf(stderr, "letterhead stats: %s\n", why.c_str());
    return 1;
}

bool read_days(const std::string& text, std::int64_t& into) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return error == std::errc() && end == text.data() + text.size() && into >= 0 && into < 100'000;
}

}  // namespace

int stats_command(std::span<const std::string> words) {
    const auto arguments = parse_arguments("stats", words, options);
    if (!arguments) return 1;
    if (arguments->has("--help")) {
        std::fputs(help, stdout);
        return 0;
    }
    const std::optional<View> view = wanted_view("stats", *arguments);
    if (!view) return 1;
    if (!arguments->words.empty()) {
        complain("stats", "'" + arguments->words.front() + "' is no option; a file is named with --file");
        return 1;
    }
    if (!has_settings("stats", *arguments)) return 1;
    StatsView stats;
    if (!read_days(arguments->last("--unused-days", "90"), stats.unused_days))
        return fail("--unused-days needs a number of days");
    const Loaded loaded = load(arguments->last("--config", default_config), {});
    if (!loaded.policy || !loaded.settings) {
        std::fputs(render(loaded.problems).c_str(), stderr);
        return 1;
    }
    const std::string file = arguments->last("--file", loaded.settings->stats_file);
    if (file.empty()) return fail("the settings say stats_file: '', so nothing is kept");
    const auto found = read_rule_stats(file);
    if (!found) return fail(found.error());
    if (found.value().empty())
        return fail("there are no statistics in " + file + ": the daemon writes them every minute");
    stats.stats = found.value();
    stats.policy = loaded.policy;
    stats.now = std::time(nullptr);
    struct stat facts {};
    stats.written = ::stat(file.c_str(), &facts) == 0 ? facts.st_mtim.tv_sec : 0;
    const std::string out = arguments->has("--json") ? to_json(stats) : to_text(stats, *view);
    std::fwrite(out.data(), 1, out.size(), stdout);
    return 0;
}

}  // namespace letterhead
