// Every step tries first and waits only when the kernel says so: what is ready costs no patience.

#include "scan/line.h"

#include "base/text.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>

namespace letterhead {
namespace {

constexpr std::chrono::milliseconds kAnyTime{1000 * 3600};
constexpr std::chrono::milliseconds kQueueFull{5};  // until a UNIX socket is tried again

ServiceAddress unix_address(std::string_view path) {
    ServiceAddress made;
    auto& address = reinterpret_cast<sockaddr_un&>(made.address);
    if (path.empty() || path.size() >= sizeof address.sun_path) return made;
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    made.length = sizeof address;
    return made;
}

ServiceAddress inet_address(std::string_view port_at_host) {
    ServiceAddress made;
    const std::size_t at = port_at_host.find('@');
    std::uint16_t port = 0;
    if (at == std::string_view::npos) return made;
    const auto parsed = std::from_chars(port_at_host.data(), port_at_host.data() + at, port);
    if (parsed.ec != std::errc() || parsed.ptr != port_at_host.data() + at) return made;
    const std::string host(port_at_host.substr(at + 1));
    auto& v4 = reinterpret_cast<sockaddr_in&>(made.address);
    auto& v6 = reinterpret_cast<sockaddr_in6&>(made.address);
    if (inet_pton(AF_INET, host.c_str(), &v4.sin_addr) == 1) {
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        made.length = sizeof v4;
    } else if (inet_pton(AF_INET6, host.c_str(), &v6.sin6_addr) == 1) {
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        made.length = sizeof v6;
    }
    return made;
}

}  // namespace

ServiceAddress service_address(const std::string& socket) {
    const std::size_t colon = socket.find(':');
    if (colon == std::string::npos) return {};
    const std::string kind = ascii_lower(std::string_view(socket).substr(0, colon));
    const std::string_view where = std::string_view(socket).substr(colon + 1);
    if (kind == "unix" || kind == "local") return unix_address(where);
    if (kind == "inet" || kind == "inet6") return inet_address(where);
    return {};
}

Line::~Line() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

short Line::wait(short events, std::chrono::milliseconds at_most) {
    using Clock = std::chrono::steady_clock;
    while (waited_ < patience_) {
        const auto begun = Clock::now();
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(patience_ - waited_);
        pollfd asked{events == 0 ? -1 : descriptor_, events, 0};
        const int ready = ::poll(&asked, 1, static_cast<int>(std::min(left, at_most).count()));
        waited_ += Clock::now() - begun;
        if (ready > 0) return asked.revents;
        if (ready == 0 && events == 0) return POLLOUT;
        if (ready < 0 && errno != EINTR) return POLLERR;
    }
    return 0;
}

Line::Step Line::refuse(int error) {
    why_ = std::strerror(error);
    return Step::refused;
}

Line::Step Line::connect(const ServiceAddress& to) {
    if (waited_ >= patience_) return Step::late;
    const int family = to.address.ss_family;
    descriptor_ = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor_ < 0) return refuse(errno);
    if (family != AF_UNIX) {  // its last, short piece must not wait for an acknowledgement
        const int on = 1;
        setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    while (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&to.address), to.length) != 0) {
        if (errno == EISCONN) break;
        if (errno == EINTR || errno == EALREADY || errno == EINPROGRESS) {
            if (wait(POLLOUT, kAnyTime) == 0) return Step::late;
            int error = 0;
            socklen_t size = sizeof error;
            getsockopt(descriptor_, SOL_SOCKET, SO_ERROR, &error, &size);
            if (error != 0) return refuse(error);
            break;
        }
        if (errno != EAGAIN) return refuse(errno);
        if (wait(0, kQueueFull) == 0) return Step::late;  // nobody takes what is in its queue
    }
    return Step::done;
}

Line::Step Line::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            const short ready = wait(POLLIN | POLLOUT, kAnyTime);
            if (ready == 0) return Step::late;
            if ((ready & POLLIN) != 0) return Step::closed;
        } else if (errno != EINTR) {
            return Step::closed;
        }
    }
    return Step::done;
}

Line::Step Line::receive(std::string& answer, std::size_t limit) {
    std::array<char, 512> piece;
    for (;;) {
        const ssize_t got = ::recv(descriptor_, piece.data(), piece.size(), MSG_DONTWAIT);
        if (got > 0) {
            const std::string_view bytes(piece.data(), static_cast<std::size_t>(got));
            const std::size_t end = bytes.find('\0');
            answer += bytes.substr(0, end);
            if (answer.size() > limit) return Step::closed;
            if (end != std::string_view::npos) return Step::done;
        } else if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            if (wait(POLLIN, kAnyTime) == 0) return Step::late;
        } else if (got == 0 || errno != EINTR) {
            return Step::closed;
        }
    }
}

}  // namespace letterhead
