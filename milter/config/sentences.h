#pragma once
// Texts in the languages of a pack, and the sentences of replies in others than English.

#include "config/pack.h"

#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// languages: [en, es], each as the first part of BCP 47 has it: two or three small letters.
std::vector<std::string> read_languages(const Node& node, Problems& problems);

// Reads a file such as rules/languages/es.yaml and adds its language to `into`. Every sentence must be there,
// with its placeholders.
void read_sentences(const Node& path, const PackReading& reading, Pack& into);

// Reports a language of the pack, other than English, that has no sentences.
void require_sentences(const Node& languages, const Pack& pack, Problems& problems);

// A text in one language.
struct Told {
    std::string language, text;
    const Node* node;
};
// 'text', which is in the first language of the pack, or {en: '...', es: '...'}: the first language must be
// there, and a language that is not the pack's is reported. The first language comes first.
std::vector<Told> read_translated(const Node& node, std::string_view what, const Pack& pack,
                                  Problems& problems);

}  // namespace letterhead
