// The best place in the own words decides; the hidden and the quoted words are asked only when there is none.

#include "inspect/words/disclaimer.h"

#include <algorithm>

namespace letterhead {

namespace {

constexpr std::size_t altered_percent =
    45;  // beyond this it is another text (measured: real misses begin near 60)
constexpr std::size_t shown_words = 8;  // of a difference, for a bounce

// The words of tokens begin..end-1 as they were written.
std::string words_of(std::string_view text, std::span<const Token> tokens, std::size_t begin,
                     std::size_t end) {
    end = std::min(end, tokens.size());
    if (begin >= end) return {};
    std::size_t last = std::min(end, begin + shown_words);
    std::string out(text.substr(tokens[begin].begin, tokens[last - 1].end - tokens[begin].begin));
    std::replace_if(
        out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    if (last < end) out += " ...";
    return out;
}

}  // namespace

DisclaimerSearch::DisclaimerSearch(const DisclaimerTemplate& wanted)
    : wanted_(wanted), wording_(tokenize(wanted.text)) {
    for (const std::string& phrase : wanted.must_have)
        must_have_.push_back(tokenize(phrase));
}

std::size_t DisclaimerSearch::tolerated() const {
    return static_cast<std::size_t>(std::max(wanted_.tolerance_percent, 0)) * wording_.tokens().size() / 100;
}

int DisclaimerSearch::percent(const Wording::Place& place) const {
    return static_cast<int>(place.wrong * 100 / std::max<std::size_t>(wording_.tokens().size(), 1));
}

const Tokens* DisclaimerSearch::lacking_phrase(std::span<const Token> text,
                                               const Wording::Place& place) const {
    if (place.wrong == 0) return nullptr;
    for (const Tokens& phrase : must_have_)
        if (!Wording::holds(text, place, phrase.all)) return &phrase;
    return nullptr;
}

bool DisclaimerSearch::tolerable(std::span<const Token> text, const Wording::Place& place) const {
    return place.wrong <= tolerated() && lacking_phrase(text, place) == nullptr;
}

std::optional<Wording::Place> DisclaimerSearch::whole_place_in(LazyTokens& elsewhere) const {
    std::span<const Token> text = elsewhere.get().all;
    auto place = wording_.find(text, tolerated());
    return place && tolerable(text, *place) ? place : std::nullopt;
}

DisclaimerFinding DisclaimerSearch::find(const Words& words, const Tokens& own, LazyTokens& quoted,
                                         LazyTokens& hidden) const {
    DisclaimerFinding finding;
    finding.template_id = wanted_.id;
    finding.part_path = words.part_path;
    std::size_t limit = std::max(wording_.tokens().size() * altered_percent / 100, tolerated());
    finding.sure = words.complete && !own.cut;
    if (auto place = wording_.find(own.all, limit)) {
        bool right = tolerable(own.all, *place);
        fill(finding, words, own.all, right ? *place : wording_.core(own.all, *place));
        finding.state = right ? DisclaimerState::present : DisclaimerState::altered;
        finding.sure = finding.sure || right;
    } else if (auto unseen = whole_place_in(hidden)) {
        finding.state = DisclaimerState::hidden;
        finding.wrong_percent = percent(*unseen);
    } else if (auto below = whole_place_in(quoted)) {
        finding.state = DisclaimerState::quoted_only;
        finding.wrong_percent = percent(*below);
    }
    return finding;
}

DisclaimerFinding DisclaimerSearch::below(std::size_t signature_begin, DisclaimerFinding found,
                                          const Words& words, const Tokens& own) const {
    if (found.state != DisclaimerState::present || found.begin >= signature_begin) return found;
    auto first = std::partition_point(own.all.begin(), own.all.end(),
                                      [&](const Token& token) { return token.begin < signature_begin; });
    std::span<const Token> rest(first, own.all.end());
    auto place = wording_.find(rest, tolerated());
    if (place && tolerable(rest, *place))
        fill(found, words, rest, *place);
    else
        found.state = DisclaimerState::before_signature;
    return found;
}

void DisclaimerSearch::fill(DisclaimerFinding& finding, const Words& words, std::span<const Token> text,
                            const Wording::Place& place) const {
    finding.wrong_percent = percent(place);
    finding.begin = text[place.begin].begin;
    finding.end = text[place.end - 1].end;
    finding.difference = place.wrong == 0 ? std::string() : difference(words, text, place);
}

std::string DisclaimerSearch::difference(const Words& words, std::span<const Token> text,
                                         const Wording::Place& place) const {
    Wording::Slip slip = wording_.first_slip(text, place);
    std::span<const Token> wanted = wording_.tokens();
    if (const Tokens* phrase = lacking_phrase(text, place)) {  // what was harmed rather than a slip before it
        auto at = std::search(wanted.begin(), wanted.end(), phrase->all.begin(), phrase->all.end(),
                              [](const Token& a, const Token& b) { return a.hash == b.hash; });
        auto begin = static_cast<std::size_t>(at - wanted.begin()), end = begin + phrase->all.size();
        bool within = slip.wanted_begin < end && slip.wanted_end >= begin;
        if (!within) return "'" + words_of(wanted_.text, wanted, begin, end) + "' must stand word for word";
    }
    if (slip.found_begin == slip.found_end)
        return "'" + words_of(wanted_.text, wanted, slip.wanted_begin, slip.wanted_end) + "' is missing";
    if (slip.wanted_begin == slip.wanted_end)
        return "'" + words_of(words.own, text, slip.found_begin, slip.found_end) + "' is too much";
    // A word that is right behind the slip, so that a reader finds the place.
    std::size_t more = slip.wanted_end < wanted.size() && slip.found_end < place.end ? 1 : 0;
    return "'" + words_of(words.own, text, slip.found_begin, slip.found_end + more) + "' instead of '" +
           words_of(wanted_.text, wanted, slip.wanted_begin, slip.wanted_end + more) + "'";
}

}  // namespace letterhead
