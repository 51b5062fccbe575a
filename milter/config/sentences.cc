// Languages are words of the pack: nothing here knows one but English, in which the program itself speaks.

#include "config/sentences.h"

#include "base/text.h"
#include "config/yaml.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

constexpr std::string_view kEnglish = "en";

std::string first_language(const Pack& pack) {
    return pack.languages.empty() ? std::string(kEnglish) : pack.languages.front();
}

bool is_language(std::string_view text) {
    return (text.size() == 2 || text.size() == 3) &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void read_sentence(const Node& node, const SentenceKey& key, Sentences& into, Problems& problems) {
    const auto text = read_text(node, key.key, problems);
    if (!text) return;
    for (const std::string_view name : split(key.placeholders, ' ')) {
        const std::string written = "{" + std::string(name) + "}";
        if (!name.empty() && text->find(written) == std::string::npos)
            problems.error(Code::unknown_placeholder, node.place(),
                           "'" + std::string(key.key) + "' must have " + written);
    }
    into.*key.where = *text;
}

}  // namespace

std::vector<std::string> read_languages(const Node& node, Problems& problems) {
    std::vector<std::string> languages;
    for (const Node& item : read_list(node, "languages", problems).value_or(std::vector<Node>{})) {
        const auto text = read_text(item, "languages", problems);
        if (!text) continue;
        if (!is_language(*text)) {
            problems.error(Code::language, item.place(), "'" + *text + "' is no language",
                           "write the two letters of ISO 639, such as en or es");
        } else if (std::find(languages.begin(), languages.end(), *text) == languages.end()) {
            languages.push_back(*text);
        }
    }
    return languages;
}

void read_sentences(const Node& path, const PackReading& reading, Pack& into) {
    Problems& problems = reading.problems;
    const auto name = read_text(path, "sentences", problems);
    const auto source =
        name ? reading.files.read(relative_to(path.place().source->name, *name), path.place(), problems)
             : nullptr;
    const auto root = source ? parse_yaml(source, problems) : std::nullopt;
    if (!root) return;
    Fields fields(*root, "the file of sentences", problems);
    Sentences sentences;
    const Node* const language = fields.require("language");
    for (const SentenceKey& key : sentence_keys()) {
        if (const Node* value = fields.require(key.key)) read_sentence(*value, key, sentences, problems);
    }
    fields.finish();
    const auto id = language != nullptr ? read_text(*language, "language", problems) : std::nullopt;
    if (id) into.sentences[*id] = std::move(sentences);
}

void require_sentences(const Node& languages, const Pack& pack, Problems& problems) {
    for (const std::string& language : pack.languages) {
        if (language == kEnglish || pack.sentences.contains(language)) continue;
        problems.error(Code::language, languages.place(), "there are no sentences in '" + language + "'",
                       "name a file of them in the pack: sentences: ['languages/" + language + ".yaml']");
    }
}

std::vector<Told> read_translated(const Node& node, std::string_view what, const Pack& pack,
                                  Problems& problems) {
    std::vector<Told> texts;
    if (!node.is_map()) {
        if (auto text = read_text(node, what, problems))
            texts.push_back({first_language(pack), *text, &node});
        return texts;
    }
    const std::vector<std::string> known =
        pack.languages.empty() ? std::vector<std::string>{std::string(kEnglish)} : pack.languages;
    Fields fields(node, "'" + std::string(what) + "'", problems);
    fields.require(known.front());
    for (const std::string& language : known) {
        const Node* const value = fields.find(language);
        if (value == nullptr) continue;
        if (auto text = read_text(*value, what, problems)) texts.push_back({language, *text, value});
    }
    for (const Node::Entry& entry : node.entries()) {
        const std::string& key = entry.key.text();
        if (!is_language(key) || std::find(known.begin(), known.end(), key) != known.end()) continue;
        fields.find(key);  // reported here, with what to do
        problems.error(Code::language, entry.key.place(), "'" + key + "' is no language of this pack",
                       "add it to the pack: languages: [" + join(known, ", ") + ", " + key + "]");
    }
    fields.finish();
    return texts;
}

}  // namespace letterhead
