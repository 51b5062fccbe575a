// A sorted list with one entry point for each first byte: the words of a dozen languages leave a handful of
// candidates for any place of a text.

#include "inspect/phrase_index.h"

#include <algorithm>
#include <utility>

namespace letterhead {

namespace {

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool ends_word(std::string_view phrase, std::string_view text) {
    return phrase.size() == text.size() || !is_word_byte(phrase.back()) || !is_word_byte(text[phrase.size()]);
}

}  // namespace

PhraseIndex::PhraseIndex(std::vector<std::string> phrases) : phrases_(std::move(phrases)) {
    std::erase(phrases_, "");
    std::sort(phrases_.begin(), phrases_.end(), std::greater<>());
    phrases_.erase(std::unique(phrases_.begin(), phrases_.end()), phrases_.end());
    std::stable_sort(phrases_.begin(), phrases_.end(), [](const std::string& a, const std::string& b) {
        return static_cast<unsigned char>(a[0]) < static_cast<unsigned char>(b[0]);
    });
    for (const std::string& phrase : phrases_)
        ++by_first_byte_[static_cast<unsigned char>(phrase[0]) + std::size_t{1}];
    for (std::size_t i = 1; i < by_first_byte_.size(); ++i)
        by_first_byte_[i] += by_first_byte_[i - 1];
}

std::string_view PhraseIndex::begin_of(std::string_view text) const {
    if (text.empty()) return {};
    auto first = static_cast<unsigned char>(text[0]);
    for (std::uint32_t i = by_first_byte_[first]; i < by_first_byte_[first + std::size_t{1}]; ++i)
        if (text.starts_with(phrases_[i]) && ends_word(phrases_[i], text)) return phrases_[i];
    return {};
}

bool PhraseIndex::in(std::string_view text) const {
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool inside = at > 0 && is_word_byte(text[at]) && is_word_byte(text[at - 1]);
        if (!inside && !begin_of(text.substr(at)).empty()) return true;
    }
    return false;
}

}  // namespace letterhead
