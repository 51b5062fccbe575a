// A milter socket's name, "family:port@host" or "family:path", turned into a connection. Numeric hosts only:
// tests and the bench must not depend on a resolver.
#include "wire_client/endpoint.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstring>

namespace letterhead::wire {
namespace {

int finish(int family, const sockaddr* address, socklen_t size, const std::string& spec,
           std::string& problem) {
    const int descriptor = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0 || ::connect(descriptor, address, size) != 0) {
        problem = "cannot connect to " + spec + ": " + std::strerror(errno);
        if (descriptor >= 0) ::close(descriptor);
        return -1;
    }
    const int on = 1;
    if (family != AF_UNIX) ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return descriptor;
}

int connect_path(const std::string& path, const std::string& spec, std::string& problem) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof address.sun_path) {
        problem = "the path of a socket has 1 to 107 octets: " + spec;
        return -1;
    }
    std::memcpy(address.sun_path, path.data(), path.size());
    return finish(AF_UNIX, reinterpret_cast<const sockaddr*>(&address), sizeof address, spec, problem);
}

int connect_port(const std::string& rest, bool six, const std::string& spec, std::string& problem) {
    const std::size_t at = rest.find('@');
    const std::string host = at == std::string::npos ? (six ? "::1" : "127.0.0.1") : rest.substr(at + 1);
    const char* end = rest.data() + (at == std::string::npos ? rest.size() : at);
    std::uint16_t port = 0;
    const auto parsed = std::from_chars(rest.data(), end, port);
    sockaddr_in four{};
    sockaddr_in6 long_one{};
    four.sin_family = AF_INET;
    four.sin_port = long_one.sin6_port = htons(port);
    long_one.sin6_family = AF_INET6;
    void* place = six ? static_cast<void*>(&long_one.sin6_addr) : static_cast<void*>(&four.sin_addr);
    if (parsed.ec != std::errc{} || parsed.ptr != end ||
        ::inet_pton(six ? AF_INET6 : AF_INET, host.c_str(), place) != 1) {
        problem = "expected PORT@HOST with numbers for both: " + spec;
        return -1;
    }
    return six ? finish(AF_INET6, reinterpret_cast<const sockaddr*>(&long_one), sizeof long_one, spec,
                        problem)
               : finish(AF_INET, reinterpret_cast<const sockaddr*>(&four), sizeof four, spec, problem);
}

}  // namespace

int connect_to(const std::string& spec, std::string& problem) {
    const std::size_t colon = spec.find(':');
    const std::string family = colon == std::string::npos ? "unix" : spec.substr(0, colon);
    const std::string rest = colon == std::string::npos ? spec : spec.substr(colon + 1);
    if (family == "unix" || family == "local") return connect_path(rest, spec, problem);
    if (family == "inet") return connect_port(rest, false, spec, problem);
    if (family == "inet6") return connect_port(rest, true, spec, problem);
    problem = "a milter socket begins with unix:, local:, inet: or inet6:, not " + spec;
    return -1;
}

}  // namespace letterhead::wire
