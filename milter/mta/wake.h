#pragma once
// Keeps libmilter's pool of workers from leaving a connection behind (docs/libmilter-stalls.md).
//
// While messages pass, a thread connects to our own socket and closes again, a hundred times a second.
// libmilter frees or starts a worker for that connection, and this worker then takes the one that was left
// waiting. At rest the thread sleeps. Of such a connection libmilter calls xxfi_close and nothing else.

#include "mta/socket.h"

#include <atomic>
#include <cstdint>

namespace letterhead {

class Wake {
 public:
    // Once, when the socket is open. Without an address nothing is ever woken. The thread is never joined:
    // `this` must live as long as the process.
    void start(const OwnAddress& own);

    // From any thread: at MAIL, and once for each of them when the message is over.
    void message_begins();
    void message_ends();

 private:
    void run();

    OwnAddress own_;
    // 32 bits, which the kernel can wait for by itself.
    std::atomic<std::uint32_t> begun_{0};
    std::atomic<std::uint32_t> ended_{0};
};

}  // namespace letterhead
