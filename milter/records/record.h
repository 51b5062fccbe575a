#pragma once
// What is remembered of one verdict. The log line and the row of the ledger are made of the same values, so
// that either can stand for the other.

#include "actions/outcome.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// What may be kept of the people behind the mail.
struct Keep {
    bool addresses = true;  // false: the ledger has them hashed (records/redact.h); the log line has them
    bool details = false;   // what evidence says beside its kind: names of attachments, words that were found
    bool subjects = false;
};

struct RuleRecord {
    std::string id;
    Truth truth = Truth::yes;  // yes or cannot tell
    bool enforced = true;
    // Its evidence, one after the other: "signature_block.missing (part 1.2)", with details
    // "signature_block.missing: phone (part 1.2)". Printable ASCII.
    std::string found;
    bool operator==(const RuleRecord&) const = default;
};

struct Record {
    std::int64_t at = 0;  // when the message began: seconds since 1970-01-01 UTC
    std::string queue_id;
    std::string reference;
    std::string message_id;  // without <>
    std::string sender;      // of the envelope; empty: a bounce
    std::string login;
    std::string department;            // id of the group; empty: none has the sender
    std::uint64_t recipients = 0;      // RCPT commands
    std::vector<std::string> domains;  // of the recipients, each once; at most limits::record_domains
    Action action = Action::accept;
    std::string failure;            // why nothing could be decided; empty: it was decided
    std::vector<RuleRecord> rules;  // that fired, in the order of the packs
    std::vector<std::string> approvers;
    std::vector<std::string> copies;
    std::string redirect;
    std::string policy;              // short hash; empty: nothing could be decided
    std::uint64_t bytes = 0;         // of the message
    std::uint64_t attachments = 0;   // files at the top level; pictures of the text do not count
    std::vector<std::string> types;  // their families (inspect/findings.h, family_key), each once
    double milliseconds = 0;         // in our hands
    std::string subject;             // one line; empty unless it may be kept
};

// A Record and where it stands: the run of a daemon has an id, each of its messages a number from 1 on.
struct NumberedRecord {
    std::string run;  // "6bkd3x1a"; empty: there is no ledger
    std::uint64_t number = 0;
    Record record;
};

Record make_record(const Envelope& envelope, const Findings& findings, const Verdict& verdict,
                   const Outcome& outcome, const Policy& policy, double milliseconds, const Keep& keep);
// Of a message that could not be decided.
Record make_failure_record(const Envelope& envelope, std::string_view reason, const Outcome& outcome);

// The line of one message (queue id first; key=value; printable ASCII; values with blanks are quoted):
//     4Xyz12ABC: verdict=reject ref=LH-7K3Q9M2A from=<a@b> login=a@b rcpts=2 bytes=2048 rules=PVE-E.1,PVE-E.2
//     cannot_tell= policy=1f3a9c0b2d4e ms=0.41 id=<m@b> at=1795600000 to=example.org dept=police files=1
//     types=pdf why="PVE-E.1: signature_block.missing (part 1.2)" n=6bkd3x1a.57
std::string message_line(const Record& record);
std::string message_line(const NumberedRecord& record);

// The record in a line of a log, whatever the logger wrote before it; nullopt: it is no such line.
// Addresses and ids that were too long for the line stay cut.
std::optional<NumberedRecord> parse_message_line(std::string_view line);

}  // namespace letterhead
