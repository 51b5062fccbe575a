#pragma once
// A connection to a local service that never blocks longer than its patience, never throws and never raises
// SIGPIPE.

#include <sys/socket.h>

#include <chrono>
#include <string>
#include <string_view>

namespace letterhead {

// "unix:/path", "inet:port@address" or "inet6:port@address"; length 0 for anything else.
struct ServiceAddress {
    sockaddr_storage address{};
    socklen_t length = 0;
};
ServiceAddress service_address(const std::string& socket);

class Line {
 public:
    enum class Step : std::uint8_t {
        done,
        refused,  // it cannot be reached
        late,     // patience is at its end
        closed,   // the other side has stopped reading, or has gone
    };

    // Waits as long as `waited`, to which each wait is added, stays below `patience`. `waited` outlives it.
    Line(std::chrono::nanoseconds& waited, std::chrono::nanoseconds patience)
        : waited_(waited), patience_(patience) {}
    ~Line();
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    Step connect(const ServiceAddress& to);
    // All of it. An answer that comes before the end also ends it: closed.
    Step send(std::string_view bytes);
    // Up to a NUL, which is left out; `limit` bytes at most. closed: it ended earlier, or has no end.
    Step receive(std::string& answer, std::size_t limit);
    const std::string& why() const { return why_; }  // it was refused

 private:
    // For poll's `events`; 0 when the time is up.
    short wait(short events, std::chrono::milliseconds at_most);
    Step refuse(int error);

    std::chrono::nanoseconds& waited_;
    const std::chrono::nanoseconds patience_;
    int descriptor_ = -1;
    std::string why_;
};

}  // namespace letterhead
