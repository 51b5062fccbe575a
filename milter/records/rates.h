#pragma once
// What each sender sent within ten minutes, an hour and a day: in memory, bounded, of this gateway since it
// started. What the mail server took counts (accepted, tagged, copied, redirected, held); what was refused
// reached nobody, and what is tried again would count twice.

#include "message/envelope.h"
#include "message/limits.h"

#include <array>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace letterhead {

struct Policy;

// Who an envelope counts for: the login, lower-cased; without one the envelope sender. Empty for a bounce,
// which counts for nobody.
std::string rate_key(const Envelope& envelope);

// One message with its recipients, each address once; outside are those in no own domain of any pack.
Sent sent_by(const Envelope& envelope, const Policy& policy);

// A while is counted in steps: what is told is never less than was sent in it, and at most one step (a
// minute, five minutes, an hour) more. Thread-safe: a sender is looked up in one of many parts, each with a
// lock of its own that is held for the sums of one sender. Two messages of a sender at the same instant may
// not see each other.
class Rates {
 public:
    explicit Rates(std::size_t most_senders = limits::rate_senders);
    ~Rates();
    Rates(const Rates&) = delete;
    Rates& operator=(const Rates&) = delete;

    Activity before(std::string_view sender, std::int64_t now) const;  // seconds since 1970-01-01
    void note(std::string_view sender, const Sent& sent, std::int64_t now);
    std::size_t senders() const;

 private:
    struct Part;
    static constexpr std::size_t parts = 64;
    Part& part_of(std::string_view sender) const;

    std::size_t most_in_part_;
    std::unique_ptr<std::array<Part, parts>> parts_;
};

}  // namespace letterhead
