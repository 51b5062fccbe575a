#pragma once
// What the tests beside the packs came to, for people and for machines: pure functions from results to text.

#include "commands/paint.h"
#include "commands/test_cases.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace letterhead {

struct CaseRun {
    const CaseFile* file = nullptr;
    const TestCase* test = nullptr;
    std::shared_ptr<const Policy> policy;
    CaseResult result;
};

// A case that is not as expected, with every difference; empty for one that is. Ended by '\n'.
std::string case_text(const CaseRun& run, const View& view);
// "183 cases in 12 files: 181 passed, 1 failed, 1 known gap".
std::string summary_text(const std::vector<CaseRun>& runs, const View& view);

struct PackCoverage {
    std::string pack;  // its id
    std::size_t rules = 0;
    std::vector<std::string> never_fired, never_spared;
    bool full() const { return never_fired.empty() && never_spared.empty(); }
};
// Rules that are not off: each must fire in a case that says so, and stay silent in one that says so
// (not_rules), the near miss.
std::vector<PackCoverage> coverage(const std::vector<CaseRun>& runs);
std::string coverage_text(const std::vector<PackCoverage>& packs, const View& view);

// A JUnit report, as CI systems read it.
std::string junit_xml(const std::vector<CaseRun>& runs);

}  // namespace letterhead
