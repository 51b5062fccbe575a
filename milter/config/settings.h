#pragma once
// The daemon's settings (etc/letterhead.yaml): where it listens, which packs, what counts as outgoing, what
// to do on failure.

#include "base/problem.h"
#include "directory/directory.h"
#include "message/envelope.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace letterhead {

struct Network {                             // 192.0.2.0/24, 2001:db8::/32, or one address
    std::array<std::uint8_t, 16> address{};  // IPv4 as ::ffff:a.b.c.d
    int prefix = 128;
};
std::optional<Network> parse_network(std::string_view text);
bool in_network(std::string_view address, const Network& network);  // false for what is no address

// Which mail is the city's own. Any one is enough.
struct Outgoing {
    bool authenticated = true;
    std::vector<Network> networks;
    std::vector<std::string> daemon_names;
    std::vector<std::string> certificates;  // globs over the subject
};
bool is_outgoing(const Envelope& envelope, const Outgoing& outgoing);

enum class OnFailure : std::uint8_t { tempfail, accept };
enum class LogTo : std::uint8_t { standard_error, syslog };

struct ScannerSettings {
    std::string clamd;  // unix:/path, inet:port@address, inet6:port@address
    Place place;        // of clamd
    int timeout_seconds = 10;
};

struct Settings {
    std::string file;    // as given
    std::string socket;  // libmilter form: unix:/path, local:/path, inet:port@host, inet6:port@host, fd:N
    Place socket_place;
    int socket_mode = 0660;
    std::string socket_group;
    std::vector<std::string> packs;  // resolved against the settings file
    std::vector<Place> pack_places;
    Outgoing outgoing;
    std::optional<ScannerSettings> scanner;
    std::optional<DirectorySettings> directory;
    bool watch = true;  // rule files are read anew when they have changed
    OnFailure on_failure = OnFailure::tempfail;
    int drain_seconds = 10;
    // Where what each rule did and cost is kept across restarts; empty: nowhere.
    std::string stats_file = "/var/lib/letterhead/rule-stats";
    LogTo log_to = LogTo::standard_error;
    std::string log_facility = "mail";
};

// Every problem of the file in one run. nullopt when it cannot be read at all; with other errors what could
// be read, so that the packs it names can be checked too: look at `problems` before you use it. inet without
// a host is refused (it would listen everywhere).
std::optional<Settings> read_settings(const std::string& file, Problems& problems);

}  // namespace letterhead
