#pragma once
// How the words of an HTML text show, for the tests.

#include "words_support.h"

#include <algorithm>

namespace letterhead::test {

// The look of the first letter of `word` in the own words; look 0 when no run covers it.
inline Look look_of(const Words& words, std::string_view word) {
    std::size_t at = words.own.find(word);
    for (const LookRun& run : words.runs)
        if (run.begin <= at && at < run.end) return words.looks.at(run.look);
    return {};
}

inline std::string family_of(const Words& words, const Look& look) {
    return words.families.empty() ? std::string() : words.families.at(look.family);
}

}  // namespace letterhead::test
