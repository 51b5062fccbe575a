#pragma once
// The daemon: opens the socket, hands libmilter its callbacks, reloads on SIGUSR1 and when files have
// changed, drains and stops on SIGTERM.

#include "config/settings.h"
#include "filter.h"
#include "records/counters.h"
#include "records/log.h"
#include "records/rates.h"
#include "records/rule_stats.h"

#include <functional>
#include <memory>

namespace letterhead {

struct ServerParts {
    Settings settings;
    PolicyInForce policy;
    Log log;
    Counters counters;
    // Reads settings and packs anew: a policy, or null with `report` filled with the rendered problems.
    std::function<std::shared_ptr<const Policy>(std::string& report)> reload;
    // Asked once a second: which files have changed, in words, or "". Empty: nobody watches them.
    std::function<std::string()> changed{};
    Scanner* scanner = nullptr;  // lives as long as the process; null: none is set up
    Rates rates{};
    RuleStats stats{};
    std::function<void()> keep_stats{};  // called once a minute and at the end; may be empty
};

// Runs until TERM or INT; 0 then. 1 when it cannot start: the reason goes to the log (socket in use, folder
// missing or not writable, unknown group ...), with what to do about it, and nothing is left half-started.
int run_server(ServerParts& parts);

}  // namespace letterhead
