#pragma once
// What each rule did and cost since it is there: counted for every message, by rule id, across reloads and,
// in a file, across restarts.

#include "base/result.h"
#include "policy/evaluate.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

struct ExceptionStat {
    std::string key;  // exception_key()
    std::uint64_t uses = 0;
    std::int64_t last_used = 0;  // times are seconds since 1970-01-01; 0: never
};

struct RuleStat {
    std::string id;
    std::int64_t since = 0;  // counted from then
    std::uint64_t asked = 0, yes = 0, cannot_tell = 0;
    std::int64_t last_hit = 0;      // of yes or cannot tell
    std::uint64_t nanoseconds = 0;  // spent on asking it; reading and inspecting a message is nobody's alone
    std::vector<ExceptionStat> exceptions;
};

// How an exception is known again when its reason, ticket or end have changed: "clerk@example.org -> *".
std::string exception_key(const Exception& exception);

class RuleStats {
 public:
    RuleStats();
    ~RuleStats();
    RuleStats(const RuleStats&) = delete;
    RuleStats& operator=(const RuleStats&) = delete;

    class Meter;
    // For one message, to be given to its trip. A lock is held for a pointer copy; only the first message of
    // a new policy waits for its rules to be looked up. `now`: when the message came.
    Meter meter(const Policy& policy, std::int64_t now);

    // By id. Safe while messages are counted: each figure is right, the figures of one message may be in
    // part.
    std::vector<RuleStat> all() const;
    void restore(const std::vector<RuleStat>& stats);  // before the first message

 private:
    struct Cell;
    struct Board;
    std::shared_ptr<const Board> make_board(const Policy& policy, std::int64_t now);

    struct Cells;
    mutable std::mutex mutex_;
    std::unique_ptr<Cells> cells_;
    std::shared_ptr<const Board> board_;
};

// Adds to counters without a lock; reads the clock once a rule.
class RuleStats::Meter : public RuleMeter {
 public:
    Meter(std::shared_ptr<const Board> board, std::int64_t now) : board_(std::move(board)), now_(now) {}
    void begin() override;
    void asked(std::size_t number, const RuleResult& result) override;

 private:
    std::shared_ptr<const Board> board_;
    std::int64_t now_;
    std::chrono::steady_clock::time_point last_;
};

// The file: lines of words, the format in its first one. Written whole beside and renamed, so that a reader
// sees the old one or the new one. "" or why it could not be written.
std::string write_rule_stats(const std::string& path, const std::vector<RuleStat>& stats);
// The error says what is wrong; a file that is not there gives no rules.
Result<std::vector<RuleStat>, std::string> read_rule_stats(const std::string& path);

}  // namespace letterhead
