// From a milter socket's name to a connected socket.
#pragma once

#include <string>

namespace letterhead::wire {

// Connects to "unix:PATH", "local:PATH", "PATH", "inet:PORT@HOST", "inet6:PORT@HOST" (numeric host).
// -1, and a sentence in `problem`, when it cannot.
int connect_to(const std::string& spec, std::string& problem);

}  // namespace letterhead::wire
