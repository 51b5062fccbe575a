#pragma once
// From a group in a directory to the lines of a group file.

#include "directory/directory.h"

#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

struct DirectoryMembers {
    std::vector<std::string> entries;  // addresses and logins in lower case, sorted, each once
    std::size_t people = 0;            // who stand among them
    std::vector<std::string> remarks;  // who and what was left out, and why
};

// Groups in groups are followed, each once, limits::directory_depth deep; deeper is a failure.
Result<DirectoryMembers, DirectoryFailure> members_of(const DirectoryGroup& group,
                                                      const DirectorySettings& settings,
                                                      Directory& directory);

// What may stand in a group file as a person: an address or a login. A whole domain ("@example.org") is none:
// people can often write their own attributes.
bool is_person_entry(std::string_view text);

}  // namespace letterhead
