#pragma once
// The ledger: what is remembered of verdicts, in SQLite (one gateway) or PostgreSQL (several). The same
// schema and the same statements for both; the doors are records/sqlite.cc and records/postgres.cc.
//
// Every verdict that is no plain accept is a row (a tag, a hold, a refusal, a failure; with its rules in a
// table of their own); every message, accepted ones too, is in the tallies.

#include "base/result.h"
#include "records/record.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

struct LedgerSettings {
    std::string database;  // a file, or "postgresql://user@host/name?passfile=..."
    std::string gateway;   // the name of this machine in the ledger
    std::string spool;     // folder for what the database could not take yet
    std::string key_file;  // of the hashes of addresses; made when it is not there
    Keep keep;
    int keep_days = 400;  // 0: for ever
};

struct StoreError {
    std::string reason;  // a sentence
    bool lost = false;   // the database cannot be reached, or is busy: the same again later may work
};

enum class HoldState : std::uint8_t { none, held, released, returned, deleted, gone };
std::string_view hold_state_name(HoldState state);  // "" for none; "held" ... "gone": the queue has it no
                                                    // more, and nobody said so here

// Something that was done about a held message.
struct Act {
    std::int64_t at = 0;
    std::string what;  // "released", "returned", "deleted", "gone", "notified", "approved", "refused"
    std::string by;    // the person: a login of this machine, or an address
    std::string why;
};

struct LedgerRow {
    std::int64_t id = 0;
    std::string gateway;
    NumberedRecord entry;
    HoldState state = HoldState::none;
    std::int64_t state_at = 0;
    std::vector<Act> acts;  // oldest first; only find() fills them
};

struct HeldFilter {
    HoldState state = HoldState::held;
    std::string gateway;                 // empty: all
    std::string rule;                    // glob
    std::string approver;                // glob
    std::string sender;                  // glob over sender and login
    std::int64_t before = 0, since = 0;  // received then; 0: no bound
    std::size_t most = 1000;
};

// One sum. What is counted: "verdict" (key: action), "department" ("department action"), "rule" ("id" and
// "id cannot_tell"), "domain" (a recipient's domain), "type" (a family), "size" (a power of two of bytes, as
// a number), "failure". `at`: the begin of the hour for "verdict", of the UTC day for all others.
struct Tally {
    std::string what, key;
    std::int64_t at = 0;
    std::uint64_t messages = 0, bytes = 0;
};

enum class Access : std::uint8_t {
    write,  // makes the database or brings its schema up to date
    read,   // refuses a database that is not there, or has another schema
};

// Not thread-safe; each thread opens its own. No function throws; each may wait for the disk or the network.
class Store {
 public:
    static Result<std::unique_ptr<Store>, StoreError> open(const std::string& database, Access access);
    virtual ~Store() = default;

    // --- the writer
    // The number of the last message of this run that is in the ledger; 0: none.
    virtual Result<std::uint64_t, StoreError> last_number(std::string_view gateway, std::string_view run) = 0;
    // In one transaction, in the order of their numbers, all of one run; those that the ledger has already
    // are skipped. Returns how many were new.
    virtual Result<std::size_t, StoreError> write(std::string_view gateway,
                                                  std::span<const NumberedRecord> records) = 0;
    // Numbers [first, last] of this run were lost before they could be written; rebuild() takes them still.
    virtual Result<bool, StoreError> note_gap(std::string_view gateway, std::string_view run,
                                              std::uint64_t first, std::uint64_t last) = 0;
    // From a log line: written when its number is above the run's last one or in a gap of it, which is closed
    // for it then. True: it was new.
    virtual Result<std::size_t, StoreError> rebuild(std::string_view gateway,
                                                    std::span<const NumberedRecord> records) = 0;

    // --- held mail
    virtual Result<std::vector<LedgerRow>, StoreError> held(const HeldFilter& filter) = 0;  // oldest first
    // By reference, or by queue id (the latest message that had it); with its acts.
    virtual Result<std::optional<LedgerRow>, StoreError> find(std::string_view reference_or_queue_id,
                                                              std::string_view gateway = {}) = 0;
    // Notes the act, and that the message is in state `to` now, if it is in `from`; false: it is not, and
    // nothing was noted. The same state twice: only noted.
    virtual Result<bool, StoreError> act(std::int64_t row, HoldState from, HoldState to, const Act& act) = 0;

    // --- for people
    virtual Result<std::vector<Tally>, StoreError> tallies(std::int64_t since, std::int64_t until) = 0;
    // Rows received in [since, until), oldest first; `visit` returns false to end. Acts included.
    virtual std::optional<StoreError> each_row(std::int64_t since, std::int64_t until,
                                               const std::function<bool(const LedgerRow&)>& visit) = 0;
    // Rows and tallies from before then; what is still held stays. Returns how many rows went.
    virtual Result<std::size_t, StoreError> prune(std::int64_t before) = 0;
    // What is wrong with the database, in sentences; none: it is sound.
    virtual Result<std::vector<std::string>, StoreError> check() = 0;
};

}  // namespace letterhead
