#pragma once
// One case of the tests beside a pack, on the same trip as in the daemon, and how what came of it differs
// from what was expected.

#include "config/cases.h"
#include "filter.h"

#include <memory>
#include <string>
#include <vector>

namespace letterhead {

struct Difference {
    std::string what;      // "verdict", "rule PVE-E.1", "reply"
    std::string expected;  // "reject", "yes", "*lacks: phone*"
    std::string found;     // "tag", "no: `when` says no ...", the reply line by line
    std::string nearest;   // what is found and almost as expected, if anything
};

enum class CaseState : std::uint8_t { passed, failed, known_gap, gap_closed };

struct CaseResult {
    CaseState state = CaseState::passed;
    std::vector<Difference> differences;
    std::vector<std::string> fired, spared;  // rules that the case names, and that did as it says
};

// Problems of the case against the policy: ids of rules that are in none of its packs.
void check_names(const TestCase& test, const Policy& policy, Problems& problems);

// Safe from many threads.
CaseResult run_case(const TestCase& test, const std::shared_ptr<const Policy>& policy);

}  // namespace letterhead
