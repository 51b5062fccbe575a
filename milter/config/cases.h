#pragma once
// The tests beside a pack: a mail, an envelope, and what must come of it (docs/testing-rules.md).

#include "base/document.h"
#include "config/rules.h"
#include "message/envelope.h"
#include "policy/verdict.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace letterhead {

struct Expectation {
    std::optional<Action> verdict;
    std::vector<Node> rules;         // ids: each must answer yes
    std::vector<Node> cannot_tell;   // ids: each must say that it cannot tell
    std::vector<Node> not_rules;     // ids: each must stay silent, which shows that it spares this mail
    std::vector<std::string> reply;  // globs over the reply, its lines joined by blanks
    std::string header;              // glob over the value of X-Letterhead
    std::vector<std::string> approvers, copies;  // among those of the outcome
};

struct TestCase {
    std::string name;
    Place place;
    std::string mail;  // as a file holds it
    Envelope envelope;
    Expectation expect;
    std::string known_gap;  // why it is not as expected yet; empty: it must be
};

struct CaseFile {
    std::string path;
    std::vector<PackFile> packs;
    std::vector<TestCase> cases;
};

// When a case does not say `at`: Tuesday, 13 January 2026, 10:00. Fixed, so that no test fails by getting
// old.
inline constexpr std::int64_t usual_time = 1'768'298'400;

// Every problem of the file in one run; with any error the result has no worth. Mail files are looked for
// beside it. Rule ids are not checked here: the policy is not read yet.
std::optional<CaseFile> read_cases(const std::string& path, Problems& problems);

}  // namespace letterhead
