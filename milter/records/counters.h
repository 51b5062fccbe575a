#pragma once
// Counters that add up: received = accepted + tagged + held + redirected + rejected + tempfailed +
// aborted. Mail that is not outgoing is counted apart as passed.

#include "policy/verdict.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

namespace letterhead {

class Counters {
 public:
    void received() { ++received_; }
    void aborted() { ++aborted_; }
    void passed() { ++passed_; }
    void decided(Action action) { ++decided_[static_cast<std::size_t>(action)]; }
    // "received=12 accepted=9 tagged=0 ... passed=3"
    std::string line() const;

 private:
    std::atomic<std::uint64_t> received_{0}, aborted_{0}, passed_{0};
    std::array<std::atomic<std::uint64_t>, 7> decided_{};
};

}  // namespace letterhead
