// Searching a text, and the keys by which rules say what to search for.

#include "policy/conditions/search.h"

#include "base/text.h"
#include "message/limits.h"
#include "policy/conditions/personal.h"

#include <algorithm>
#include <array>
#include <bit>

namespace letterhead {
namespace {

constexpr std::size_t shown_match = 60;       // bytes
constexpr std::size_t beside_words = 12;      // before and after a phrase
constexpr std::size_t never_abbreviated = 5;  // letters: "Oct." and "a.m." end no sentence

// By bit: how a rule calls it, and a sender.
constexpr std::array<std::string_view, 10> like_names{"date",          "duration",
                                                      "phone",         "email",
                                                      "name",          "social_security_number",
                                                      "card_number",   "password",
                                                      "date_of_birth", "medical_record_number"};
constexpr std::array<std::string_view, 10> like_words{"a date",
                                                      "a duration",
                                                      "a telephone number",
                                                      "an e-mail address",
                                                      "a name",
                                                      "a social security number",
                                                      "the number of a payment card",
                                                      "a password",
                                                      "a date of birth",
                                                      "a medical record number"};

std::string_view words_of_like(std::uint32_t kind) {
    return like_words[static_cast<std::size_t>(std::countr_zero(kind))];
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Does a sentence end between the words that end at `end` and begin at `begin`?
bool ends_sentence(std::string_view text, const Token& word, std::size_t begin) {
    const std::string_view gap = text.substr(word.end, begin - word.end);
    if (gap.find_first_of("!?") != std::string_view::npos || gap.find("\n\n") != std::string_view::npos)
        return true;
    return gap.starts_with('.') && word.end - word.begin >= never_abbreviated &&
           is_letter(text[word.end - 1]);
}

std::string label_of(const Search& search, const Node& node) {
    if (!search.label.empty()) return search.label;
    std::string label;
    for (std::size_t i = 0; i < like_names.size(); ++i) {
        if ((search.likes >> i & 1U) != 0)
            label += (label.empty() ? "" : " or ") + std::string(like_words[i]);
    }
    if (label.empty() && node.is_scalar()) label = "'" + one_line(node.text()) + "'";
    return label.empty() ? "a wording of the policy" : label;
}

}  // namespace

std::vector<Found> Search::find(const SearchText& in, bool& gave_up) const {
    std::vector<Found> found;
    if (phrases && !beside) {
        for (std::string& each : phrases->find_all(in.text, in.tokens, limits::evidence_of_rule))
            found.push_back({std::move(each), {}});
    }
    if (phrases && beside) {
        std::size_t looked = 0;
        auto at = phrases->find(in.text, in.tokens);
        for (; at && found.empty() && looked < limits::phrases_beside; ++looked) {
            if (has_beside(in, at->token))
                found.push_back({one_line(in.text.substr(at->begin, at->end - at->begin)), {}});
            at = phrases->find(in.text, in.tokens, at->token + 1);
        }
        gave_up = gave_up || (at && found.empty());
    }
    gave_up = gave_up || (phrases && in.tokens.cut);
    if (!patterns.empty()) find_patterns(in, found, gave_up);
    if ((likes & ~all_personal) != 0 && found.empty()) {
        if (std::string like = find_like(likes, in.text, in.own_addresses); !like.empty())
            found.push_back({std::move(like), {}});
    }
    if ((likes & all_personal) != 0) {
        for (PersonalFind& each : find_personal(likes, in.text, limits::evidence_of_rule))
            found.push_back({std::move(each.masked), words_of_like(each.kind), each.value});
    }
    return found;
}

void Search::find_patterns(const SearchText& in, std::vector<Found>& found, bool& gave_up) const {
    for (const auto& [pattern, number] : patterns) {
        if (found.size() >= limits::evidence_of_rule) return;
        if (in.hits != nullptr && !in.hits->may_hold(number)) continue;
        const PatternMatch match = pattern.find(in.text);
        gave_up = gave_up || match.answer == PatternMatch::Answer::gave_up;
        if (match.answer != PatternMatch::Answer::yes) continue;
        const std::string_view stands =
            std::string_view(in.text).substr(match.begin, match.end - match.begin);
        found.push_back({one_line(stands, shown_match), {}});
    }
}

// The words around a phrase, within its sentence.
bool Search::has_beside(const SearchText& in, std::size_t token) const {
    const std::vector<Token>& all = in.tokens.all;
    std::size_t first = token, last = token;
    while (first > 0 && token - first < beside_words &&
           !ends_sentence(in.text, all[first - 1], all[first].begin))
        --first;
    while (last + 1 < all.size() && last - token < beside_words &&
           !ends_sentence(in.text, all[last], all[last + 1].begin))
        ++last;
    const std::string around = in.text.substr(all[first].begin, all[last].end - all[first].begin);
    const Tokens tokens = beside->phrases ? tokenize(around) : Tokens();
    bool gave_up = false;
    return !beside->find({around, tokens, in.own_addresses}, gave_up).empty();
}

Search read_search(Fields& fields, const ReadContext& context) {
    Search search;
    if (const Node* const node = fields.find("phrases"))
        search.phrases = read_phrases(*node, "phrases", context);
    if (const Node* const node = fields.find("pattern"))
        search.patterns = read_patterns(*node, "pattern", context);
    search.likes = find_choices(fields, "like", like_names, 0, context);
    const Node* const beside = fields.find("beside");
    if (beside == nullptr) return search;
    Fields inner(*beside, "beside", context.problems);
    Search other;
    if (const Node* const node = inner.find("phrases"))
        other.phrases = read_phrases(*node, "phrases", context);
    other.likes = find_choices(inner, "like", like_names, 0, context);
    inner.finish();
    if (other.empty()) report_empty(*beside, "beside", context);
    if (!search.phrases)
        context.problems.error(Code::keys_do_not_fit, beside->place(),
                               "'beside' needs phrases: what must it stand beside?");
    search.beside = std::make_shared<const Search>(std::move(other));
    return search;
}

Search read_search_item(const Node& node, const ReadContext& context) {
    Search search;
    if (node.is_map()) {
        Fields fields(node, "lacks", context.problems);
        search = read_search(fields, context);
        if (const Node* const label = fields.find("label"))
            search.label = read_text(*label, "label", context.problems).value_or("");
        fields.finish();
        if (search.empty()) report_empty(node, "lacks", context);
    } else {
        search.phrases = read_phrases(node, "lacks", context);
    }
    search.label = label_of(search, node);
    return search;
}

}  // namespace letterhead
