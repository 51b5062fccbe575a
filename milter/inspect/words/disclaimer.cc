// The best place in the own words decides; the quoted words are asked only when there is none.

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
    : wanted_(wanted), wording_(tokenize(wanted.text)) {}

bool DisclaimerSearch::tolerable(std::size_t wrong) const {
    return wrong * 100 <=
           static_cast<std::size_t>(std::max(wanted_.tolerance_percent, 0)) * wording_.tokens().size();
}

DisclaimerFinding DisclaimerSearch::find(const Words& words, const Tokens& own, LazyTokens& quoted) const {
    DisclaimerFinding finding;
    finding.template_id = wanted_.id;
    finding.part_path = words.part_path;
    std::size_t size = wording_.tokens().size();
    std::size_t limit =
        size * std::max<std::size_t>(altered_percent, static_cast<std::size_t>(wanted_.tolerance_percent)) /
        100;
    if (auto place = wording_.find(own.all, limit)) {
        fill(finding, words, own.all, *place);
        finding.state = tolerable(place->wrong) ? DisclaimerState::present : DisclaimerState::altered;
        if (finding.state == DisclaimerState::present) return finding;
    }
    if (auto place = wording_.find(quoted.get().all, limit); place && tolerable(place->wrong)) {
        finding = DisclaimerFinding{};
        finding.template_id = wanted_.id;
        finding.part_path = words.part_path;
        finding.state = DisclaimerState::quoted_only;
        finding.wrong_percent = static_cast<int>(place->wrong * 100 / std::max<std::size_t>(size, 1));
    }
    finding.sure = words.sure && words.complete && !own.cut;
    return finding;
}

DisclaimerFinding DisclaimerSearch::below(std::size_t signature_begin, DisclaimerFinding found,
                                          const Words& words, const Tokens& own) const {
    if (found.state != DisclaimerState::present || found.begin >= signature_begin) return found;
    auto first = std::partition_point(own.all.begin(), own.all.end(),
                                      [&](const Token& token) { return token.begin < signature_begin; });
    std::span<const Token> rest(first, own.all.end());
    std::size_t limit =
        wording_.tokens().size() * static_cast<std::size_t>(std::max(wanted_.tolerance_percent, 0)) / 100;
    if (auto place = wording_.find(rest, limit)) {
        fill(found, words, rest, *place);
    } else {
        found.state = DisclaimerState::before_signature;
        found.sure = words.sure;
    }
    return found;
}

void DisclaimerSearch::fill(DisclaimerFinding& finding, const Words& words, std::span<const Token> text,
                            const Wording::Place& place) const {
    finding.wrong_percent = static_cast<int>(place.wrong * 100 / wording_.tokens().size());
    finding.begin = text[place.begin].begin;
    finding.end = text[place.end - 1].end;
    finding.difference = place.wrong == 0 ? std::string() : difference(words, text, place);
}

std::string DisclaimerSearch::difference(const Words& words, std::span<const Token> text,
                                         const Wording::Place& place) const {
    Wording::Slip slip = wording_.first_slip(text, place);
    std::span<const Token> wanted = wording_.tokens();
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
