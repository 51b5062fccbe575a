// What is blocked everywhere stays pending until next_signal asks: no handlers, nothing that may not be
// called in them.

#include "mta/signals.h"

#include <unistd.h>

#include <ctime>
#include <initializer_list>

namespace letterhead {
namespace {

sigset_t ours() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGUSR1, SIGHUP, SIGTERM, SIGINT})
        sigaddset(&set, signal);
    return set;
}

}  // namespace

void block_signals() {
    const sigset_t set = ours();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

int next_signal(int milliseconds) {
    const sigset_t set = ours();
    const timespec patience{milliseconds / 1000, milliseconds % 1000 * 1'000'000L};
    for (;;) {
        const int signal = sigtimedwait(&set, nullptr, milliseconds < 0 ? nullptr : &patience);
        if (signal > 0) return signal;
        if (milliseconds >= 0) return 0;
    }
}

}  // namespace letterhead

// Takes the place of the C library's function for the whole program. libmilter's signal thread is the only
// caller: it waits here for ever, and a stop is ours to order. (Were this not linked in, libmilter would win
// every other stop, without a drain.)
extern "C" int sigwait(const sigset_t*, int*) {
    for (;;)
        pause();
}
