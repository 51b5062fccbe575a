// Counters live as long as the process and are found once a policy; a message only adds to them.

#include "records/rule_stats.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <utility>

namespace letterhead {
namespace {

using Count = std::atomic<std::uint64_t>;

struct ExceptionCell {
    Count uses{0};
    std::atomic<std::int64_t> last_used{0};
};

void add(Count& count, std::uint64_t more) {
    count.fetch_add(more, std::memory_order_relaxed);
}

// Messages end in another order than they came: the later one counts.
void raise(std::atomic<std::int64_t>& time, std::int64_t now) {
    std::int64_t last = time.load(std::memory_order_relaxed);
    while (last < now && !time.compare_exchange_weak(last, now, std::memory_order_relaxed)) {
    }
}

}  // namespace

struct RuleStats::Cell {
    std::int64_t since = 0;
    Count asked{0}, yes{0}, cannot_tell{0}, nanoseconds{0};
    std::atomic<std::int64_t> last_hit{0};
    std::map<std::string, ExceptionCell> exceptions;  // grows under the lock only; nobody looks up without it
};

// Never removed from: a message may still count for a rule that a reload has taken away.
struct RuleStats::Cells {
    std::map<std::string, Cell> by_id;
};

// The cells of a policy, in the order of its rules.
struct RuleStats::Board {
    struct Slot {
        Cell* cell;
        std::vector<ExceptionCell*> exceptions;
    };
    std::string hash;  // the same hash: the same rules in the same order
    std::vector<Slot> slots;
};

std::string exception_key(const Exception& exception) {
    const auto any = [](const std::string& glob) {
        return glob.empty() ? std::string("*") : one_line(glob, 300);
    };
    return any(exception.sender) + " -> " + any(exception.recipient);
}

RuleStats::RuleStats() : cells_(std::make_unique<Cells>()) {}

RuleStats::~RuleStats() = default;

RuleStats::Meter RuleStats::meter(const Policy& policy, std::int64_t now) {
    const std::lock_guard lock(mutex_);
    if (!board_ || board_->hash != policy.hash) board_ = make_board(policy, now);
    return {board_, now};
}

std::shared_ptr<const RuleStats::Board> RuleStats::make_board(const Policy& policy, std::int64_t now) {
    auto board = std::make_shared<Board>();
    board->hash = policy.hash;
    for (const auto& pack : policy.packs) {
        for (const Rule& rule : pack->rules) {
            const auto [entry, is_new] = cells_->by_id.try_emplace(rule.id);
            if (is_new) entry->second.since = now;
            Board::Slot slot{&entry->second, {}};
            for (const Exception& exception : rule.exceptions)
                slot.exceptions.push_back(&entry->second.exceptions[exception_key(exception)]);
            board->slots.push_back(std::move(slot));
        }
    }
    return board;
}

std::vector<RuleStat> RuleStats::all() const {
    const std::lock_guard lock(mutex_);
    std::vector<RuleStat> stats;
    for (const auto& [id, cell] : cells_->by_id) {
        RuleStat stat{id, cell.since, cell.asked, cell.yes, cell.cannot_tell, cell.last_hit, cell.nanoseconds,
                      {}};
        for (const auto& [key, exception] : cell.exceptions)
            stat.exceptions.push_back({key, exception.uses, exception.last_used});
        stats.push_back(std::move(stat));
    }
    return stats;
}

void RuleStats::restore(const std::vector<RuleStat>& stats) {
    const std::lock_guard lock(mutex_);
    for (const RuleStat& stat : stats) {
        Cell& cell = cells_->by_id[stat.id];
        cell.since = stat.since;
        cell.asked = stat.asked;
        cell.yes = stat.yes;
        cell.cannot_tell = stat.cannot_tell;
        cell.last_hit = stat.last_hit;
        cell.nanoseconds = stat.nanoseconds;
        for (const ExceptionStat& exception : stat.exceptions) {
            cell.exceptions[exception.key].uses = exception.uses;
            cell.exceptions[exception.key].last_used = exception.last_used;
        }
    }
}

void RuleStats::Meter::begin() {
    last_ = std::chrono::steady_clock::now();
}

void RuleStats::Meter::asked(std::size_t number, const RuleResult& result) {
    const auto now = std::chrono::steady_clock::now();
    const auto spent = std::chrono::duration_cast<std::chrono::nanoseconds>(now - last_).count();
    last_ = now;
    if (number >= board_->slots.size()) return;  // another policy: nothing to count for
    const Board::Slot& slot = board_->slots[number];
    add(slot.cell->asked, 1);
    add(slot.cell->nanoseconds, static_cast<std::uint64_t>(spent));
    if (result.exception != nullptr) {
        const auto at = static_cast<std::size_t>(result.exception - result.rule->exceptions.data());
        add(slot.exceptions[at]->uses, 1);
        raise(slot.exceptions[at]->last_used, now_);
    }
    if (result.truth == Truth::no) return;
    add(result.truth == Truth::yes ? slot.cell->yes : slot.cell->cannot_tell, 1);
    raise(slot.cell->last_hit, now_);
}

}  // namespace letterhead
