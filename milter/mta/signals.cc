// A handler may do next to nothing, but it may write to a pipe.

#include "mta/signals.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace letterhead {
namespace {

constexpr std::array caught{SIGUSR1, SIGHUP, SIGTERM, SIGINT};
std::array<int, 2> line{-1, -1};  // a signal handler can be given nothing, so this is a global

void put_in_line(int signal) {
    const int before = errno;
    const auto byte = static_cast<unsigned char>(signal);
    if (write(line[1], &byte, 1) < 0) errno = 0;  // full: thousands wait already, one more changes nothing
    errno = before;
}

sigset_t caught_set() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : caught)
        sigaddset(&set, signal);
    return set;
}

}  // namespace

bool catch_signals() {
    if (pipe2(line.data(), O_CLOEXEC | O_NONBLOCK) != 0) return false;
    struct sigaction action {};
    action.sa_handler = put_in_line;
    action.sa_flags = SA_RESTART;
    for (const int signal : caught) {
        if (sigaction(signal, &action, nullptr) != 0) return false;
    }
    const sigset_t set = caught_set();
    return pthread_sigmask(SIG_UNBLOCK, &set, nullptr) == 0;
}

void block_signals() {
    const sigset_t set = caught_set();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void send_to_main(int signal) {
    put_in_line(signal);
}

int next_signal(int milliseconds) {
    pollfd waiting{line[0], POLLIN, 0};
    unsigned char byte = 0;
    while (read(line[0], &byte, 1) != 1) {
        const int ready = poll(&waiting, 1, milliseconds);
        if (ready == 0 || (ready < 0 && milliseconds >= 0)) return 0;
    }
    return byte;
}

}  // namespace letterhead
