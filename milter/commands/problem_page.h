#pragma once
// letterhead check --explain: what a code of a problem means.

#include <string>
#include <string_view>

namespace letterhead {

// At most 80 columns; the examples as they are. Of a code that nothing has: the one that may be meant, and
// all of them.
std::string problem_page(std::string_view code);
bool is_problem_code(std::string_view code);

}  // namespace letterhead
