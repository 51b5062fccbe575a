#pragma once
// The door to libldap: one connection, encrypted and with the server's certificate checked before a password
// is sent, one thread.

#include "directory/directory.h"

#include <memory>
#include <string>
#include <string_view>

namespace letterhead {

// Connects and logs in. Settings of the machine or the user (ldap.conf, ldaprc, LDAP... variables) do not
// count.
Result<std::unique_ptr<Directory>, DirectoryFailure> open_directory(const DirectorySettings& settings,
                                                                    const std::string& server,
                                                                    const std::string& password);

// A text as the value in a filter (RFC 4515 section 3).
std::string filter_value(std::string_view text);

}  // namespace letterhead
