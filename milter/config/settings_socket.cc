// How a socket is named.

#include "base/text.h"
#include "config/settings_parts.h"

#include <sys/un.h>

#include <charconv>
#include <string_view>

namespace letterhead {
namespace {

constexpr std::string_view kForms = "write unix:/path, inet:port@host, inet6:port@host or fd:number";

std::optional<unsigned> number_of(std::string_view text) {
    unsigned number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
    return number;
}

bool check_path(const Node& node, std::string_view path, Problems& problems) {
    if (!path.starts_with('/')) {
        problems.error(Code::socket, node.place(), "the path of the socket must begin with '/'",
                       "the daemon may be started from anywhere");
    } else if (path.size() >= sizeof(sockaddr_un::sun_path)) {
        problems.error(Code::socket, node.place(), "the path of the socket is too long",
                       "at most " + std::to_string(sizeof(sockaddr_un::sun_path) - 1) + " bytes");
    } else {
        return true;
    }
    return false;
}

bool check_host(const Node& node, std::string_view where, Problems& problems) {
    const std::size_t at = where.find('@');
    const std::optional<unsigned> port = number_of(where.substr(0, at));
    if (at == std::string_view::npos || at + 1 == where.size()) {
        problems.error(Code::socket, node.place(),
                       "without a host the socket would listen on every address of this machine",
                       "write inet:8891@127.0.0.1");
    } else if (!port || *port == 0 || *port > 65535) {
        problems.error(Code::socket, node.place(), "the port must be a number from 1 to 65535",
                       "write inet:8891@127.0.0.1");
    } else {
        return true;
    }
    return false;
}

}  // namespace

std::optional<std::string> read_socket(const Node& node, Problems& problems) {
    const std::optional<std::string> text = read_text(node, "socket", problems);
    if (!text) return std::nullopt;
    const std::size_t colon = text->find(':');
    const std::string kind = ascii_lower(std::string_view(*text).substr(0, colon));
    const std::string_view where =
        colon == std::string::npos ? "" : std::string_view(*text).substr(colon + 1);
    bool good = false;
    if (kind == "unix" || kind == "local") {
        good = check_path(node, where, problems);
    } else if (kind == "inet" || kind == "inet6") {
        good = check_host(node, where, problems);
    } else if (kind == "fd" && number_of(where)) {
        good = true;
    } else {
        problems.error(Code::socket, node.place(), "'" + *text + "' names no socket", std::string(kForms));
    }
    if (!good) return std::nullopt;
    return *text;
}

}  // namespace letterhead
