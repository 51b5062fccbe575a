// The table of codes, put together from its parts.

#include "config/problem_guide.h"

#include "base/text.h"
#include "config/problem_guide_families.h"

#include <algorithm>

namespace letterhead {

const std::vector<ProblemGuide>& problem_guides() {
    static const std::vector<ProblemGuide> table = [] {
        std::vector<ProblemGuide> all;
        for (const auto part :
             {guides_of_files(), guides_of_rules(), guides_of_conditions(), guides_of_settings()})
            all.insert(all.end(), part.begin(), part.end());
        std::sort(all.begin(), all.end(),
                  [](const ProblemGuide& a, const ProblemGuide& b) { return a.code < b.code; });
        return all;
    }();
    return table;
}

const ProblemGuide* find_problem_guide(std::string_view name) {
    const auto& table = problem_guides();
    const auto found = std::find_if(table.begin(), table.end(), [&](const ProblemGuide& guide) {
        return ascii_lower(code_name(guide.code)) == ascii_lower(name);
    });
    return found == table.end() ? nullptr : &*found;
}

}  // namespace letterhead
