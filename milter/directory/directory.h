#pragma once
// What is asked of a directory server (LDAP, Active Directory), and by which words. Only `letterhead groups
// pull` asks, and never in a message's way: rules read the files that it writes.

#include "base/problem.h"
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace letterhead {

// Who belongs to a group, and into which file they go. Either dn or filter is set.
struct DirectoryGroup {
    std::string id;
    Place place;
    std::string file;
    std::string dn;                       // of a group: its members, and those of the groups in it
    std::string filter;                   // or all entries that match (RFC 4515)
    std::vector<std::string> attributes;  // whose values are written: addresses and logins
    std::size_t minimum = 1;              // people; fewer, and the file stays as it is
};

struct DirectorySettings {
    Place place;
    std::vector<std::string>
        servers;  // ldaps://host[:port], or ldap://host[:port] with StartTLS; tried in order
    std::string bind_dn, password_file;
    std::string ca_file;
    std::string base;                 // below which people and groups are looked for
    bool active_directory = false;    // it finds the members of nested groups by itself
    int timeout_seconds = 10;         // of each step: to connect, to ask
    std::size_t shrink_percent = 50;  // of a file's entries that may go at once
    std::vector<DirectoryGroup> groups;
};

struct DirectoryFailure {
    enum class Kind : std::uint8_t {
        unreachable,  // another server may do better
        refused,      // name or password: asking on would lock the account
        absent,       // there is no such entry, or we may not see it
        other,
    };
    Kind kind;
    std::string why;  // with what to do about it
};

struct DirectoryEntry {
    std::string dn;
    std::map<std::string, std::vector<std::string>> values;  // by name in lower case, options included
};

struct DirectoryQuery {
    std::string base;
    bool below = false;  // all that is below base; else the entry itself
    std::string filter = "(objectClass=*)";
    std::vector<std::string> attributes;
};

// A server that answers. All entries or a failure: nothing that a server holds back is left out in silence.
class Directory {
 public:
    virtual ~Directory() = default;
    using Entries = Result<std::vector<DirectoryEntry>, DirectoryFailure>;
    virtual Entries search(const DirectoryQuery& query) = 0;
};

}  // namespace letterhead
