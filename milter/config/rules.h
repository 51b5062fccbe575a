#pragma once
// Rule files to a Policy: the one path for check, serve, reload, explain and test.

#include "base/problem.h"
#include "config/files.h"
#include "policy/policy.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace letterhead {

struct PackFile {
    std::string path;
    Place asked_from;  // where settings name it; empty when from the command line
};

std::int64_t today();  // days since 1970-01-01, UTC

// Reads all packs with their lists, groups and templates. Every problem of every file is reported in one run;
// with any error the result is null. Warnings come along with a policy: what is written but never used, and
// exceptions that ended before `day`.
std::shared_ptr<const Policy> read_policy(const std::vector<PackFile>& packs, Problems& problems,
                                          std::int64_t day = today());
// The same, for who wants to know which files it came from.
std::shared_ptr<const Policy> read_policy(const std::vector<PackFile>& packs, FileSet& files,
                                          Problems& problems, std::int64_t day = today());

}  // namespace letterhead
