#pragma once
// One rule file with everything it names, and what its rooms share while it is read.

#include "config/files.h"
#include "config/habits.h"
#include "config/rules.h"
#include "config/yaml_traps.h"
#include "policy/policy.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace letterhead {

// What must be unique across all packs of a policy: the ids of packs and rules, with their places.
struct KnownIds {
    std::map<std::string, Place> packs, rules;
};

struct PackReading {
    const std::string& path;
    FileSet& files;
    KnownIds& known;
    HabitsReading& habits;
    std::int64_t day;
    Problems& problems;
};

// An id as it appears in log lines and headers: letters, digits, '.', '-', '_'. Another is reported, and
// gives "".
std::string read_id(const Node& node, std::string_view what, Problems& problems);
// Reports an id that is there already, with the place of the first.
void claim_id(std::map<std::string, Place>& known, const std::string& id, const Place& place,
              std::string_view what, Problems& problems);

// Null when the file or its YAML cannot be read, or something of it is wrong. The habits that it names are
// added to `habits`.
std::unique_ptr<const Pack> read_pack(const PackFile& file, FileSet& files, KnownIds& known,
                                      HabitsReading& habits, std::int64_t day, Problems& problems);

}  // namespace letterhead
