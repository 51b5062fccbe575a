// Between a check and libmilter's bind somebody may still come in between: then libmilter fails, and the
// message is plainer.

#include "mta/socket.h"

#include <fcntl.h>
#include <grp.h>
#include <libmilter/mfapi.h>
#include <netdb.h>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>

namespace letterhead {
namespace {

constexpr std::size_t longest_path =
    sizeof(sockaddr_un::sun_path) - 2;  // libmilter's own bound, one less than the kernel's

using Complaint = std::optional<std::string>;  // why not, and what to do

std::string quoted(const std::string& text) {
    return "'" + text + "'";
}
std::string because(int error) {
    return std::strerror(error);
}

std::string user_name(uid_t user) {
    const passwd* entry = getpwuid(user);
    return entry ? entry->pw_name : std::to_string(user);
}

class Descriptor {
 public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

 private:
    int number_;
};

// The path of unix:/path and local:/path; nothing for the other forms.
std::optional<std::string> unix_path(const std::string& socket) {
    const std::size_t colon = socket.find(':');
    const std::string kind = socket.substr(0, colon);
    if (colon == std::string::npos || (kind != "unix" && kind != "local")) return std::nullopt;
    return socket.substr(colon + 1);
}

Complaint check_folder(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == 0 ? "/" : path.substr(0, slash);
    struct stat found {};
    if (stat(folder.c_str(), &found) != 0) {
        if (errno != ENOENT) return "the folder " + folder + " cannot be looked at: " + because(errno);
        return "the folder " + folder + " does not exist: make it with 'install -d -o " +
               user_name(geteuid()) + " " + folder + "', or name another one in 'socket'";
    }
    if (!S_ISDIR(found.st_mode)) return folder + " is not a folder: name another one in 'socket'";
    if (faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0) {
        return "the folder " + folder + " is not writable by the user " + user_name(geteuid()) + ": 'chown " +
               user_name(geteuid()) + " " + folder + "', or name another one in 'socket'";
    }
    return std::nullopt;
}

// 0 when somebody listens, else the errno of connect(2).
int try_to_connect(const std::string& path) {
    const Descriptor probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    return ::connect(probe.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0
               ? 0
               : errno;
}

// What stands at the path already. A stale socket of ours is removed.
Complaint clear_path(const std::string& path) {
    struct stat found {};
    if (lstat(path.c_str(), &found) != 0) {
        if (errno == ENOENT) return std::nullopt;
        return path + " cannot be looked at: " + because(errno);
    }
    if (!S_ISSOCK(found.st_mode)) {
        return path + " is there already and is no socket: move it away, or name another path in 'socket'";
    }
    const int error = try_to_connect(path);
    if (error == 0 || error == EAGAIN || error == EPROTOTYPE) {
        return "another program listens on unix:" + path + ": stop it ('fuser " + path +
               "' names it), or name another path";
    }
    if (error != ECONNREFUSED)
        return "it cannot be told whether a program listens on " + path + ": " + because(error);
    if (found.st_uid != geteuid()) {
        return path + " is left over from the user " + user_name(found.st_uid) +
               " and not mine to remove: 'rm " + path + "'";
    }
    if (unlink(path.c_str()) != 0)
        return "the stale socket " + path + " cannot be removed: " + because(errno);
    return std::nullopt;
}

Complaint find_group(const std::string& name, gid_t& group) {
    if (name.empty()) return std::nullopt;
    const struct group* entry = getgrnam(name.c_str());
    if (!entry)
        return "there is no group " + quoted(name) +
               " ('socket_group'): make it with 'groupadd', or name another one";
    group = entry->gr_gid;
    return std::nullopt;
}

bool open_in_libmilter(const std::string& socket) {
    return smfi_setconn(const_cast<char*>(socket.c_str())) == MI_SUCCESS &&
           smfi_opensocket(false) == MI_SUCCESS;
}

Complaint open_unix(const Settings& settings, const std::string& path) {
    if (path.size() > longest_path) {
        return "the path of the socket has " + std::to_string(path.size()) + " bytes, at most " +
               std::to_string(longest_path) + " are possible: name a shorter one in 'socket'";
    }
    gid_t group = static_cast<gid_t>(-1);
    if (Complaint complaint = find_group(settings.socket_group, group)) return complaint;
    if (Complaint complaint = check_folder(path)) return complaint;
    if (Complaint complaint = clear_path(path)) return complaint;

    const auto mode = static_cast<mode_t>(settings.socket_mode);
    const mode_t before = umask(~mode & 0777);  // never wider than asked for, not even for a moment
    const bool opened = open_in_libmilter(settings.socket);
    umask(before);
    if (!opened) return "the socket unix:" + path + " cannot be opened: libmilter told syslog why";
    if (group != static_cast<gid_t>(-1) && chown(path.c_str(), static_cast<uid_t>(-1), group) != 0) {
        const int error = errno;
        unlink(path.c_str());
        return "the socket cannot be given to the group " + quoted(settings.socket_group) + ": " +
               because(error) + "; 'usermod -aG " + settings.socket_group + " " + user_name(geteuid()) +
               "' lets it";
    }
    if (chmod(path.c_str(), mode) != 0) {
        const int error = errno;
        unlink(path.c_str());
        return "the mode of the socket cannot be set: " + because(error);
    }
    return std::nullopt;
}

using Resolved = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

// Of inet:port@host and inet6:port@host. Empty with `error` for getaddrinfo's reason.
Resolved look_up(const std::string& socket, std::string& port, std::string& host, int& error) {
    const std::size_t colon = socket.find(':');
    const std::size_t at = socket.find('@', colon);
    port = socket.substr(colon + 1, at == std::string::npos ? at : at - colon - 1);
    host = at == std::string::npos ? "" : socket.substr(at + 1);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    addrinfo hints{};
    hints.ai_family = socket.starts_with("inet6:") ? AF_INET6 : AF_INET;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    error = getaddrinfo(host.empty() ? nullptr : host.c_str(), port.c_str(), &hints, &found);
    return {error == 0 ? found : nullptr, &freeaddrinfo};
}

// A bind of our own, undone at once, tells what libmilter would tell to syslog only.
Complaint try_to_bind(const std::string& socket) {
    std::string port, host;
    int error = 0;
    const Resolved address = look_up(socket, port, host, error);
    if (!address) return "the host or port of " + quoted(socket) + " is unknown: " + gai_strerror(error);
    const Descriptor probe(::socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int on = 1;
    setsockopt(probe.number(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(probe.number(), address->ai_addr, address->ai_addrlen) == 0) return std::nullopt;
    switch (errno) {
        case EADDRINUSE:
            return "another program listens on " + socket +
                   ": stop it ('ss -ltnp' names it), or name another port";
        case EACCES:
            return "only root may listen on port " + port + ": name one above 1023 in 'socket'";
        case EADDRNOTAVAIL:
            return host + " is no address of this machine: name one of its own in 'socket'";
        default:
            return socket + " cannot be opened: " + because(errno);
    }
}

Complaint check_descriptor(const std::string& socket) {
    const int number = std::atoi(socket.c_str() + socket.find(':') + 1);
    int listens = 0;
    socklen_t size = sizeof listens;
    if (fcntl(number, F_GETFD) < 0 || getsockopt(number, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0) {
        return "no socket was handed over as " + quoted(socket) +
               ": start me by socket activation, or name a path in 'socket'";
    }
    return std::nullopt;
}

Complaint open_other(const std::string& socket) {
    const std::string kind = socket.substr(0, socket.find(':'));
    if (Complaint complaint = kind == "fd" ? check_descriptor(socket) : try_to_bind(socket)) return complaint;
    if (open_in_libmilter(socket)) return std::nullopt;
    return "the socket " + socket + " cannot be opened: libmilter told syslog why" +
           (kind == "fd" ? " (only Debian's libmilter knows 'fd:')" : "");
}

}  // namespace

Result<bool, std::string> open_socket(const Settings& settings) {
    const std::optional<std::string> path = unix_path(settings.socket);
    if (Complaint complaint = path ? open_unix(settings, *path) : open_other(settings.socket))
        return Failure{*complaint};
    return true;
}

OwnAddress own_address(const std::string& socket) {
    OwnAddress own;
    if (const std::optional<std::string> path = unix_path(socket)) {
        auto& address = reinterpret_cast<sockaddr_un&>(own.address);
        address.sun_family = AF_UNIX;
        path->copy(address.sun_path, sizeof address.sun_path - 1);
        own.length = sizeof address;
    } else if (socket.starts_with("fd:")) {
        own.length = sizeof own.address;
        const int number = std::atoi(socket.c_str() + 3);
        if (getsockname(number, reinterpret_cast<sockaddr*>(&own.address), &own.length) != 0) own.length = 0;
    } else {
        std::string port, host;
        int error = 0;
        const Resolved found = look_up(socket, port, host, error);
        if (found && found->ai_addrlen <= sizeof own.address) {
            std::memcpy(&own.address, found->ai_addr, found->ai_addrlen);
            own.length = found->ai_addrlen;
        }
    }
    return own;
}

void remove_socket(const Settings& settings) {
    if (const std::optional<std::string> path = unix_path(settings.socket)) unlink(path->c_str());
}

}  // namespace letterhead
