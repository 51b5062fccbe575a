#pragma once
// What the families of conditions share: matchers for globs, domains, people and phrases, and how they are
// read. A reader that reports a problem returns what it could read; read_condition throws the condition away
// then.

#include "base/number_table.h"
#include "base/pattern.h"
#include "policy/evaluate.h"
#include "policy/kinds.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace letterhead {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using TextSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;

// File names or media types. Plain words and "*.ext" cost one hash look-up however many there are.
class Globs {
 public:
    void add(std::string_view glob);
    bool match(std::string_view folded) const;  // text in base/unicode fold form
    bool empty() const { return exact_.empty() && extensions_.empty() && patterns_.empty(); }

 private:
    TextTable exact_, extensions_;
    std::vector<std::string> patterns_;
};

// Domains with their sub-domains.
class Domains {
 public:
    void add(std::string_view domain);
    // The listed domain that `domain` (ascii_domain form) is or lies in; empty: none.
    std::string_view find(std::string_view domain) const;
    std::string_view find_of(std::string_view person) const;  // of "local@domain"

 private:
    TextTable domains_;
};

class People {
 public:
    void add(std::string_view word);  // address, "@domain", login, or a glob over these
    void add(const Group& group) { groups_.push_back(&group); }
    bool has(std::string_view key) const;
    void each_named(const std::function<void(std::string_view key)>& tell) const;  // of groups too; no globs

 private:
    Group named_;
    std::vector<std::string> globs_;
    std::vector<const Group*> groups_;
};

// Words and phrases: whole words in folded form. Between the words of a phrase the text may have blanks, line
// ends and hyphens, and otherwise exactly the punctuation that the phrase has there. Linear in the text,
// however many phrases; some 50 bytes a phrase.
class Phrases {
 public:
    bool add(std::string_view text);  // a phrase; false: there is no word in it
    struct Found {
        std::size_t begin, end;  // bytes of the text
        std::size_t token;       // its first word
    };
    std::optional<Found> find(std::string_view text, const Tokens& tokens, std::size_t from_token = 0) const;
    // Each phrase that stands in the text, as it stands there, once; at most `limit`.
    std::vector<std::string> find_all(std::string_view text, const Tokens& tokens, std::size_t limit) const;
    bool empty() const { return phrases_.empty(); }

 private:
    struct Phrase {
        std::uint32_t punctuation;  // of punctuations_
        std::uint32_t before;       // 1 + another phrase of the same words, added before; 0: none
    };
    std::optional<Found> match_at(std::string_view text, const Tokens& tokens, std::size_t token) const;
    std::optional<Found> match(const Phrase& phrase, std::string_view text, const Tokens& tokens,
                               std::size_t token, std::size_t count) const;

    std::vector<Phrase> phrases_;
    // What stands before, between and after the words, with a blank after each but the last; each once.
    std::vector<std::string> punctuations_;
    std::unordered_map<std::string, std::uint32_t> punctuation_numbers_;
    // The first words of phrases, one or more: 1, or 2 + the last phrase that has no other words.
    NumberTable beginnings_;
};

// A pattern, and its number in the pack's prefilter.
struct NumberedPattern {
    Pattern pattern;
    std::size_t number = 0;
};

Globs read_globs(const Node& node, std::string_view what, const ReadContext& context);
Domains read_domains(const Node& node, std::string_view what, const ReadContext& context);
People read_people(const Node& node, std::string_view what, const ReadContext& context);
void read_groups(const Node& node, std::string_view what, const ReadContext& context, People& people);
Phrases read_phrases(const Node& node, std::string_view what, const ReadContext& context);
std::vector<NumberedPattern> read_patterns(const Node& node, std::string_view what,
                                           const ReadContext& context);
// One bit for each word of `choices` that is there; 0 after a problem.
std::uint32_t read_choices(const Node& node, std::string_view what, std::span<const std::string_view> choices,
                           const ReadContext& context);
// The same for a key that may be absent: `otherwise` then.
std::uint32_t find_choices(Fields& fields, std::string_view key, std::span<const std::string_view> choices,
                           std::uint32_t otherwise, const ReadContext& context);

// For a map without any of its keys, which would hold for every message.
void report_empty(const Node& node, std::string_view kind, const ReadContext& context);

// "there is no group 'saftey'" with the nearest name of those that exist, or all of them.
void report_unknown_name(const Node& node, std::string_view noun, std::vector<std::string_view> known,
                         const ReadContext& context);

template <typename Value>
const Value* find_named(const std::map<std::string, Value>& named, const Node& node, std::string_view noun,
                        const ReadContext& context) {
    const auto found = named.find(node.text());
    if (found != named.end()) return &found->second;
    std::vector<std::string_view> known;
    for (const auto& entry : named)
        known.push_back(entry.first);
    report_unknown_name(node, noun, std::move(known), context);
    return nullptr;
}

using Judge = std::function<Answer(const Facts&)>;
// A condition that is one function.
ConditionPtr make_condition(Judge judge, Needs needs = {});
// The reader of a condition that is just there or not: "null_sender: true" (false: not).
ConditionPtr read_flag(const Node& value, std::string_view kind, const ReadContext& context, Judge judge,
                       Needs needs = {});

Answer yes_if_any(std::vector<Evidence> seen,
                  std::vector<Evidence> doubts);  // yes, else cannot tell, else no
std::string human_size(std::uint64_t bytes);      // "12.4 MB" (powers of 1000)
std::string human_count(std::uint64_t count);     // "12,345"

inline constexpr ParameterInfo kFlagParameter[] = {
    {"", "yes/no", "true: the message must be so; false: it must not"}};

}  // namespace letterhead
