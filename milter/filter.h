#pragma once
// THE TRIP: one message from its envelope to its outcome. The daemon, explain, test and replay all go this
// way.

#include "actions/outcome.h"
#include "inspect/inspection.h"
#include "message/envelope.h"
#include "message/reader.h"
#include "policy/evaluate.h"

#include <memory>
#include <mutex>
#include <string_view>

namespace letterhead {

struct Journey {  // all that is known when a message has arrived
    Findings findings;
    Verdict verdict;
    Outcome outcome;
};

// One message. Holds the policy that was in force at MAIL. One thread at a time; libmilter may move it
// between threads.
class Trip {
 public:
    // `scanner` must outlive it; null: none is set up.
    Trip(std::shared_ptr<const Policy> policy, Detail detail, Scanner* scanner = nullptr);
    ~Trip();
    Trip(const Trip&) = delete;
    Trip& operator=(const Trip&) = delete;

    void header(std::string_view name, std::string_view value);
    void end_of_headers();
    void body(std::string_view chunk);
    // The end of the message. The envelope is complete now (the queue id may come as late as this). Once.
    Journey finish(const Envelope& envelope, RuleMeter* meter = nullptr);
    const Policy& policy() const { return *policy_; }

 private:
    std::shared_ptr<const Policy> policy_;
    Detail detail_;
    Inspection inspection_;
    Reader reader_;
};

// A whole message, as a file holds it, on the same trip: headers first, then the body with CRLF in chunks of
// so many bytes. For explain, and for tests of rules.
Journey travel(std::shared_ptr<const Policy> policy, const Envelope& envelope, const RawMessage& message,
               std::size_t chunk, Detail detail, Scanner* scanner = nullptr, RuleMeter* meter = nullptr);

// The files of the same message, in each of them all that can be seen, whatever rules ask for: for who wants
// to see them, not for a verdict.
std::vector<FileFinding> look_at_files(const RawMessage& message, std::size_t chunk);

// The policy in force, swapped whole: many readers, one writer (reload). A message that began keeps its own.
class PolicyInForce {
 public:
    explicit PolicyInForce(std::shared_ptr<const Policy> policy) : policy_(std::move(policy)) {}
    std::shared_ptr<const Policy> get() const;
    void replace(std::shared_ptr<const Policy> policy);

 private:
    mutable std::mutex mutex_;  // held for a pointer copy at MAIL, never while a message is looked at
    std::shared_ptr<const Policy> policy_;
};

}  // namespace letterhead
