// letterhead serve: reads everything by the path of check, and only then starts the daemon.

#include "commands/arguments.h"
#include "commands/commands.h"
#include "commands/load.h"
#include "config/watch.h"
#include "mta/server.h"
#include "records/rule_stats.h"

#include <array>
#include <cstdio>

namespace letterhead {
namespace {

constexpr const char* help =
    "usage: letterhead serve [--config F]\n\n"
    "Runs the milter in the foreground: listens on the socket of the settings, and holds outgoing mail\n"
    "against the rules of its packs.\n\n"
    "  --config F   the settings (default /etc/letterhead/letterhead.yaml)\n\n"
    "Rule files, and all that they name, are read anew when they have changed and then stayed the same for "
    "a\n"
    "second (watch: false in the settings leaves that to USR1). One problem, and the rules in force stay.\n\n"
    "Signals:\n"
    "  USR1         reads settings and packs anew. The rules change with the next message; with any problem\n"
    "               the rules in force stay, and the log tells all problems. The other settings (socket,\n"
    "               outgoing, log ...) change with a restart.\n"
    "  TERM, INT    takes no new message, finishes those in hand (drain_seconds at most), and stops;\n"
    "               a second one stops at once. HUP stops too.\n\n"
    "Exit status: 0 after a stop, 1 when it could not start.\n\n"
    "Try the settings first:  letterhead check --config F\n";

constexpr std::array options{OptionInfo{"--config", true}, OptionInfo{"--help", false}};

void tell(const Problems& problems) {
    std::fputs(render(problems).c_str(), stderr);
}

Log log_of(const Settings& settings) {
    return settings.log_to == LogTo::syslog ? Log::to_syslog(settings.log_facility)
                                            : Log::to_standard_error();
}

// Settings and packs anew; the settings serve for naming the packs.
std::shared_ptr<const Policy> reload(const std::string& config, FileWatch& watch, std::string& report) {
    Loaded loaded = load(config, {});
    watch.look_at(std::move(loaded.files));
    report = render(loaded.problems);
    return loaded.problems.any_errors() ? nullptr : loaded.policy;
}

// The statistics in their file. What hinders is told once, until it works again.
class KeptStats {
 public:
    KeptStats(const std::string& path, const Log& log) : path_(path), log_(log) {}

    // A damaged file is set aside: somebody may want to read its lines.
    void read(RuleStats& stats) {
        if (path_.empty()) return;
        if (const auto found = read_rule_stats(path_)) {
            stats.restore(found.value());
        } else {
            const std::string aside = path_ + ".damaged";
            const bool kept = std::rename(path_.c_str(), aside.c_str()) == 0;
            log_.write(LogLevel::warning, "letterhead: statistics begin anew: " + found.error() +
                                              (kept ? " (now " + aside + ")" : ""));
        }
        write(stats);  // tells at the start, not a minute later, that they cannot be kept
    }

    void write(const RuleStats& stats) {
        if (path_.empty()) return;
        const std::string why = write_rule_stats(path_, stats.all());
        if (!why.empty() && !failing_)
            log_.write(LogLevel::warning, "letterhead: statistics are not kept: " + why +
                                              " (stats_file: '' in the settings switches them off)");
        failing_ = !why.empty();
    }

 private:
    const std::string& path_;
    const Log& log_;
    bool failing_ = false;
};

}  // namespace

int serve_command(std::span<const std::string> arguments) {
    const auto parsed = parse_arguments("serve", arguments, options);
    if (!parsed) return 1;
    if (parsed->has("--help")) {
        std::fputs(help, stdout);
        return 0;
    }
    if (!parsed->words.empty()) {
        std::fprintf(stderr,
                     "letterhead serve: takes no words, and '%s' is one\nTry: letterhead serve --help\n",
                     parsed->words.front().c_str());
        return 1;
    }
    const std::string config = parsed->last("--config", default_config);
    Loaded loaded = load(config, {});
    tell(loaded.problems);
    if (loaded.problems.any_errors() || !loaded.settings || !loaded.policy) {
        std::fputs("letterhead: not started\n", stderr);
        return 1;
    }
    const Log log = log_of(*loaded.settings);
    const auto scanner = scanner_of(loaded.settings, [&log](const std::string& news) {
        log.write(LogLevel::warning, "letterhead: " + news);
    });
    KeptStats kept(loaded.settings->stats_file, log);
    FileWatch watch(std::move(loaded.files));
    ServerParts parts{*loaded.settings,
                      PolicyInForce(loaded.policy),
                      log,
                      {},
                      [&](std::string& report) { return reload(config, watch, report); },
                      {},
                      scanner.get()};
    kept.read(parts.stats);
    parts.keep_stats = [&] { kept.write(parts.stats); };
    if (loaded.settings->watch) parts.changed = [&watch] { return watch.news(); };
    return run_server(parts);
}

}  // namespace letterhead
