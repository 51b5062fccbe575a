#pragma once
// Parts of the settings that have a grammar of their own.

#include "base/document.h"
#include "config/settings.h"

#include <optional>
#include <string>

namespace letterhead {

// libmilter's way to name a socket. Refused: an inet socket without a host (it would listen on every
// address), a relative path (the daemon may be started from anywhere), a path longer than the kernel takes.
std::optional<std::string> read_socket(const Node& node, Problems& problems);

// scanner: {clamd: 'unix:/run/clamav/clamd.ctl', timeout_seconds: 10}; nullopt after a problem with clamd.
std::optional<ScannerSettings> read_scanner(const Node& node, Problems& problems);

// directory: {servers: [...], bind_dn: ..., password_file: ..., base: ..., groups: {...}}. Files are seen
// from the settings.
std::optional<DirectorySettings> read_directory(const Node& node, const std::string& settings_file,
                                                Problems& problems);

// 192.0.2.7/24 names neither an address nor a network.
bool has_bits_beyond_prefix(const Network& network);

}  // namespace letterhead
