// Phrases as a trie of hashes: the words of a text are followed while some phrase begins so.

#include "base/text.h"
#include "base/unicode.h"
#include "policy/conditions/reading.h"

#include <algorithm>
#include <bit>

namespace letterhead {
namespace {

// What of the text between two words counts: all but blanks and hyphens (also U+2010, U+2011 and the no-break
// space).
std::string punctuation(std::string_view gap) {
    std::string kept;
    for (std::size_t position = 0; position < gap.size();) {
        const std::size_t begin = position;
        const char32_t point = next_code_point(gap, position);
        const bool blank =
            point <= U' ' || point == U'-' || point == U'\u00A0' || point == U'\u2010' || point == U'\u2011';
        if (!blank) kept += gap.substr(begin, position - begin);
    }
    return kept;
}

// The hash of some words and one more.
std::uint64_t joined(std::uint64_t words, std::uint64_t next) {
    constexpr std::uint64_t odd = 0x9E37'79B9'7F4A'7C15;
    const std::uint64_t mixed = (std::rotl(words, 23) ^ next) * odd;
    return mixed ^ mixed >> 29;
}

}  // namespace

bool Phrases::add(std::string_view text) {
    const Tokens tokens = tokenize(text);
    if (tokens.all.empty()) return false;
    std::uint64_t words = 0;
    std::string between;
    std::size_t end = 0;
    for (const Token& token : tokens.all) {
        if (end != 0 && beginnings_.find(words) == 0) beginnings_.set(words, 1);
        words = joined(words, token.hash);
        between += punctuation(text.substr(end, token.begin - end)) + " ";
        end = token.end;
    }
    between += punctuation(text.substr(end));
    const auto [known, is_new] =
        punctuation_numbers_.try_emplace(between, static_cast<std::uint32_t>(punctuations_.size()));
    if (is_new) punctuations_.push_back(std::move(between));
    const std::uint32_t last = beginnings_.find(words);
    const std::uint32_t before = last < 2 ? 0 : last - 1;
    if (before != 0 && phrases_[before - 1].punctuation == known->second) return true;
    phrases_.push_back({known->second, before});
    beginnings_.set(words, static_cast<std::uint32_t>(phrases_.size()) + 1);
    return true;
}

std::optional<Phrases::Found> Phrases::match(const Phrase& phrase, std::string_view text,
                                             const Tokens& tokens, std::size_t token,
                                             std::size_t count) const {
    const Token* const words = &tokens.all[token];
    std::string_view rest = punctuations_[phrase.punctuation];
    const auto next = [&rest] {
        const std::string_view piece = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(rest.size(), piece.size() + 1));
        return piece;
    };
    const std::string_view before = next();
    for (std::size_t i = 1; i < count; ++i) {
        const std::string_view gap = text.substr(words[i - 1].end, words[i].begin - words[i - 1].end);
        if (punctuation(gap) != next()) return std::nullopt;
    }
    const std::string_view after = next();
    const std::size_t begin = words[0].begin, end = words[count - 1].end;
    if (!text.substr(0, begin).ends_with(before) || !text.substr(end).starts_with(after)) return std::nullopt;
    return Found{begin - before.size(), end + after.size(), token};
}

// Of several phrases that stand here: the one that was added first.
std::optional<Phrases::Found> Phrases::match_at(std::string_view text, const Tokens& tokens,
                                                std::size_t token) const {
    std::optional<Found> best;
    std::uint32_t best_number = 0;
    std::uint64_t words = 0;
    for (std::size_t count = 1; token + count <= tokens.all.size(); ++count) {
        words = joined(words, tokens.all[token + count - 1].hash);
        const std::uint32_t known = beginnings_.find(words);
        if (known == 0) break;
        for (std::uint32_t number = known - 1; number != 0; number = phrases_[number - 1].before) {
            if (best && number > best_number) continue;
            if (const auto found = match(phrases_[number - 1], text, tokens, token, count)) {
                best = found;
                best_number = number;
            }
        }
    }
    return best;
}

std::optional<Phrases::Found> Phrases::find(std::string_view text, const Tokens& tokens,
                                            std::size_t from_token) const {
    if (phrases_.empty()) return std::nullopt;
    for (std::size_t token = from_token; token < tokens.all.size(); ++token) {
        if (const auto found = match_at(text, tokens, token)) return found;
    }
    return std::nullopt;
}

std::vector<std::string> Phrases::find_all(std::string_view text, const Tokens& tokens,
                                           std::size_t limit) const {
    std::vector<std::string> all;
    TextSet seen;
    for (std::size_t token = 0; token < tokens.all.size() && all.size() < limit; ++token) {
        const auto found = find(text, tokens, token);
        if (!found) break;
        std::string shown = one_line(text.substr(found->begin, found->end - found->begin));
        if (seen.insert(fold(shown)).second) all.push_back(std::move(shown));
        token = found->token;
    }
    return all;
}

}  // namespace letterhead
