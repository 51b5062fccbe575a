// The forms of a message, as their sender knows them.

#include "policy/conditions/forms.h"

namespace letterhead {

std::string form_words(const Findings& findings, std::string_view part_path) {
    for (const Words& text : findings.words) {
        if (text.part_path != part_path) continue;
        return text.type == "text/html" ? " in the HTML version" : " in the plain text version";
    }
    return {};
}

bool sure_of_nothing(const Findings& findings) {
    return std::all_of(findings.words.begin(), findings.words.end(), [](const Words& text) {
        return text.message_depth > 0 || (text.sure && text.complete);
    });
}

}  // namespace letterhead
