#pragma once
// What each rule did and cost, for people and programs.

#include "commands/paint.h"
#include "policy/policy.h"
#include "records/rule_stats.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace letterhead {

struct StatsView {
    std::vector<RuleStat> stats;
    std::shared_ptr<const Policy> policy;  // in force now: titles, modes, and rules that were not asked yet
    std::int64_t now = 0;                  // seconds since 1970-01-01
    std::int64_t written = 0;              // when the daemon wrote them; 0: not known
    std::int64_t unused_days = 90;         // an exception that was not used for so long is named
};

std::string to_text(const StatsView& stats, const View& view);
std::string to_json(const StatsView& stats);  // one object, ended by '\n'

// The statistics of a rule of the policy; zeros when it was never asked.
RuleStat stat_of(const StatsView& stats, const Rule& rule);

}  // namespace letterhead
