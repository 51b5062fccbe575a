#pragma once
// What each code of a problem means, with an example that has the problem and one that has not. A test reads
// every example and holds it against its code.

#include "base/problem_code.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace letterhead {

// Where an example stands.
enum class ExamplePlace : std::uint8_t {
    rule,       // among the keys of a rule
    file,       // among the sections of a rule file
    settings,   // letterhead.yaml
    templates,  // a file of signatures/
    habits,     // a file such as signatures/mail-habits.yaml
    local,      // a file that stands on another rule file
};

struct ProblemGuide {
    Code code;
    std::string_view title;    // "A key that nobody knows"
    std::string_view meaning;  // a paragraph
    ExamplePlace place = ExamplePlace::rule;
    std::string_view wrong;  // YAML; empty when no file can show it (a file that is not there)
    std::string_view right;
};

const std::vector<ProblemGuide>& problem_guides();  // sorted by code
const ProblemGuide* find_problem_guide(
    std::string_view name);  // as code_name() gives it; small letters do, too

}  // namespace letterhead
