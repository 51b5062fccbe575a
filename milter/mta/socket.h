#pragma once
// The socket on which the MTA finds Letterhead. libmilter opens it, but tells its reasons to syslog only and
// clears away whatever is in its way: so all that can be wrong is looked at before, and told with what to do
// about it.

#include "base/result.h"
#include "config/settings.h"

#include <sys/socket.h>

#include <string>

namespace letterhead {

// Opens settings.socket in libmilter (after register_callbacks): a UNIX socket with socket_mode and
// socket_group from its first moment on. A stale socket is removed only when it is ours and nobody listens on
// it. A failure is a sentence for the log; nothing is left behind.
Result<bool, std::string> open_socket(const Settings& settings);

// Where a connection to the open socket goes; length 0 when that cannot be told.
struct OwnAddress {
    sockaddr_storage address{};
    socklen_t length = 0;
};
OwnAddress own_address(const std::string& socket);

// Removes a UNIX socket at the end; the others vanish with the process.
void remove_socket(const Settings& settings);

}  // namespace letterhead
