#pragma once
// What is wrong in a file that a person wrote: always with the place, and with what to do about it.

#include "base/problem_code.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// A file as it was read; kept alive by the places that point into it.
struct Source {
    std::string name;  // as the user named it
    std::string text;
};

// A place in a file. Lines and columns (bytes) count from 1; line 0 means the file as a whole.
struct Place {
    std::shared_ptr<const Source> source;
    int line = 0;
    int column = 0;
};

enum class Severity { error, warning };

struct Problem {
    Severity severity = Severity::error;
    Code code;
    Place place;
    std::string message;  // "unknown key 'atachment'"
    std::string advice;   // "did you mean 'attachment'?"; may be empty
};

// All problems of one run, in the order in which they were found. Never stops at the first.
class Problems {
 public:
    void error(Code code, Place place, std::string message, std::string advice = {});
    void warning(Code code, Place place, std::string message, std::string advice = {});
    void append(const Problems& more);
    bool any_errors() const;
    const std::vector<Problem>& all() const { return problems_; }

 private:
    std::vector<Problem> problems_;
};

// The problem as a person reads it, lines ended by '\n':
//     rules/x.yaml:14:9: error: unknown key 'atachment' (did you mean 'attachment'?) [LH-R012]
//       14 |     atachment: {...}
//          |     ^
// Long lines are cut around the caret (at most 100 columns); control and non-ASCII bytes of the line cannot
// move the caret.
std::string render(const Problem& problem);
std::string render(const Problems& problems);

// The candidate nearest to `word` by edit distance (a third of its length at most), as "did you mean 'x'?",
// or "".
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace letterhead
