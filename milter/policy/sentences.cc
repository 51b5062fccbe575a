// One table for reading, checking and the JSON Schema.

#include "policy/sentences.h"

namespace letterhead {

const std::vector<SentenceKey>& sentence_keys() {
    static const std::vector<SentenceKey> keys = {
        {"not_sent", &Sentences::not_sent, "problems reference"},
        {"not_sent_yet", &Sentences::not_sent_yet, "problems reference"},
        {"one_problem", &Sentences::one_problem, ""},
        {"problems", &Sentences::problems, "count"},
        {"clause", &Sentences::clause, "clause"},
        {"not_checked", &Sentences::not_checked, ""},
        {"seen", &Sentences::seen, ""},
        {"questions", &Sentences::questions, "contact"},
        {"reference", &Sentences::reference, "reference"},
        {"more", &Sentences::more, "web"},
    };
    return keys;
}

std::string filled(std::string_view sentence,
                   const std::vector<std::pair<std::string_view, std::string>>& values) {
    std::string text(sentence);
    for (const auto& [name, value] : values) {
        const std::string written = "{" + std::string(name) + "}";
        const std::size_t at = text.find(written);
        if (at != std::string::npos) text.replace(at, written.size(), value);
    }
    return text;
}

}  // namespace letterhead
