#include "commands/problem_page.h"

#include "base/problem.h"
#include "base/text.h"
#include "commands/paint.h"
#include "config/problem_guide.h"

#include <vector>

namespace letterhead {
namespace {

constexpr std::size_t kWidth = 80;

std::string_view place_of(const ProblemGuide& guide) {
    switch (guide.place) {
        case ExamplePlace::rule:
            return "in a rule";
        case ExamplePlace::file:
            return "in a rule file";
        case ExamplePlace::settings:
            return "in the settings";
        case ExamplePlace::templates:
            return "in a file of templates";
        case ExamplePlace::habits:
            return "in a file of habits";
        case ExamplePlace::local:
            return "in a local file";
    }
    return {};
}

std::string example(std::string_view title, std::string_view yaml) {
    std::string text = "\n  " + std::string(title) + "\n\n";
    while (yaml.ends_with('\n'))
        yaml.remove_suffix(1);
    for (const std::string_view line : split(yaml, '\n'))
        text += "      " + showable(line) + "\n";
    return text;
}

std::string all_codes() {
    std::string text;
    for (const ProblemGuide& guide : problem_guides())
        text += wrapped("  " + code_name(guide.code) + "  " + std::string(guide.title), 11, kWidth);
    return text;
}

}  // namespace

bool is_problem_code(std::string_view code) {
    return find_problem_guide(code) != nullptr;
}

std::string problem_page(std::string_view code) {
    const ProblemGuide* const guide = find_problem_guide(code);
    if (guide == nullptr) {
        std::vector<std::string> names;
        for (const ProblemGuide& each : problem_guides())
            names.push_back(code_name(each.code));
        const std::vector<std::string_view> known(names.begin(), names.end());
        const std::string meant = did_you_mean(code, known);
        return "no problem has the code '" + showable(code) + "'" + (meant.empty() ? "" : "; " + meant) +
               " All codes:\n\n" + all_codes();
    }
    std::string text = code_name(guide->code) + "  " + std::string(guide->title) + "\n\n" +
                       wrapped("  " + std::string(guide->meaning), 2, kWidth);
    const std::string where(place_of(*guide));
    if (!guide->wrong.empty()) text += example("Wrong, " + where + ":", guide->wrong);
    text += example(guide->wrong.empty() ? "Right, " + where + ":" : "Right:", guide->right);
    return text;
}

}  // namespace letterhead
