// A connection is left behind only while every worker is busy, and there are at least two: so nothing is done
// unless two messages were in hand since the last look.

#include "mta/wake.h"

#include "mta/signals.h"

#include <unistd.h>

#include <chrono>
#include <thread>

namespace letterhead {
namespace {

// The longest that one connection waits; each more that waits at the same time adds as much. Shorter costs
// more: at 10 ms about one hundredth of a core.
constexpr std::chrono::milliseconds period{10};

void knock(const OwnAddress& own) {
    const int descriptor = ::socket(own.address.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0) return;  // out of descriptors: the next time will do
    // Refused when the backlog is full: then libmilter does not lack connections to take.
    (void)::connect(descriptor, reinterpret_cast<const sockaddr*>(&own.address), own.length);
    ::close(descriptor);
}

}  // namespace

void Wake::start(const OwnAddress& own) {
    if (own.length == 0) return;
    own_ = own;
    std::thread([this] {
        block_signals();
        run();
    }).detach();
}

void Wake::message_begins() {
    begun_.fetch_add(1);
    begun_.notify_one();
}

void Wake::message_ends() {
    ended_.fetch_add(1);
}

void Wake::run() {
    std::uint32_t begun_before = 0, ended_before = 0;
    for (;;) {
        const std::uint32_t ended = ended_;  // first: never more than begun
        const std::uint32_t begun = begun_;
        if (begun == begun_before && begun == ended) {
            begun_.wait(begun);
            continue;
        }
        if (begun - ended_before >= 2) knock(own_);
        begun_before = begun;
        ended_before = ended;
        std::this_thread::sleep_for(period);
    }
}

}  // namespace letterhead
