// Matchers that cost a look-up, not a walk: globs, domains, people, phrases.

#include "base/text.h"
#include "base/unicode.h"
#include "policy/conditions/reading.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr std::string_view kWild = "*?";

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

}  // namespace

void Globs::add(std::string_view glob) {
    const std::string folded = fold(glob);
    const std::string_view rest = std::string_view(folded).substr(std::min<std::size_t>(folded.size(), 2));
    if (folded.find_first_of(kWild) == std::string::npos) {
        exact_.insert(folded);
    } else if (folded.starts_with("*.") && !rest.empty() &&
               rest.find_first_of("*?.") == std::string_view::npos) {
        extensions_.emplace(rest);
    } else {
        patterns_.push_back(folded);
    }
}

bool Globs::match(std::string_view folded) const {
    if (exact_.contains(folded)) return true;
    const std::size_t dot = folded.rfind('.');
    if (dot != std::string_view::npos && extensions_.contains(folded.substr(dot + 1))) return true;
    return std::any_of(patterns_.begin(), patterns_.end(),
                       [&](const std::string& pattern) { return glob_match(pattern, folded); });
}

void Domains::add(std::string_view domain) {
    domains_.insert(ascii_domain(trim(domain)));
}

std::string_view Domains::find(std::string_view domain) const {
    while (!domain.empty()) {
        const auto found = domains_.find(domain);
        if (found != domains_.end()) return *found;
        const std::size_t dot = domain.find('.');
        domain = dot == std::string_view::npos ? std::string_view() : domain.substr(dot + 1);
    }
    return {};
}

std::string_view Domains::find_of(std::string_view person) const {
    const std::size_t at = person.rfind('@');
    return at == std::string_view::npos ? std::string_view() : find(person.substr(at + 1));
}

void People::add(std::string_view word) {
    if (word.find_first_of(kWild) == std::string_view::npos) {
        named_.members.insert(person_key(word));
    } else {
        globs_.push_back(ascii_lower(trim(word)));
    }
}

bool People::has(std::string_view key) const {
    if (key.empty()) return false;
    return named_.has(key) ||
           std::any_of(groups_.begin(), groups_.end(), [&](const Group* group) { return group->has(key); }) ||
           std::any_of(globs_.begin(), globs_.end(),
                       [&](const std::string& glob) { return glob_match(glob, key); });
}

void People::each_named(const std::function<void(std::string_view key)>& tell) const {
    for (const std::string& member : named_.members)
        tell(member);
    for (const Group* const group : groups_) {
        for (const std::string& member : group->members)
            tell(member);
    }
}

bool Phrases::add(std::string_view text) {
    const Tokens tokens = tokenize(text);
    if (tokens.all.empty()) return false;
    Phrase phrase;
    std::size_t end = 0;
    for (const Token& token : tokens.all) {
        phrase.words.push_back(token.hash);
        phrase.between.push_back(punctuation(text.substr(end, token.begin - end)));
        end = token.end;
    }
    phrase.between.push_back(punctuation(text.substr(end)));
    by_first_[phrase.words.front()].push_back(std::move(phrase));
    return true;
}

std::optional<Phrases::Found> Phrases::match_at(const Phrase& phrase, std::string_view text,
                                                const Tokens& tokens, std::size_t token) const {
    const std::size_t count = phrase.words.size();
    if (count > tokens.all.size() - token) return std::nullopt;
    const Token* const words = &tokens.all[token];
    for (std::size_t i = 1; i < count; ++i) {
        if (words[i].hash != phrase.words[i]) return std::nullopt;
        const std::string_view gap = text.substr(words[i - 1].end, words[i].begin - words[i - 1].end);
        if (punctuation(gap) != phrase.between[i]) return std::nullopt;
    }
    const std::string& before = phrase.between.front();
    const std::string& after = phrase.between.back();
    const std::size_t begin = words[0].begin, end = words[count - 1].end;
    if (!text.substr(0, begin).ends_with(before) || !text.substr(end).starts_with(after)) return std::nullopt;
    return Found{begin - before.size(), end + after.size(), token};
}

std::optional<Phrases::Found> Phrases::find(std::string_view text, const Tokens& tokens,
                                            std::size_t from_token) const {
    if (by_first_.empty()) return std::nullopt;
    for (std::size_t token = from_token; token < tokens.all.size(); ++token) {
        const auto candidates = by_first_.find(tokens.all[token].hash);
        if (candidates == by_first_.end()) continue;
        for (const Phrase& phrase : candidates->second) {
            if (const auto found = match_at(phrase, text, tokens, token)) return found;
        }
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
