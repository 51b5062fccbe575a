#pragma once
// What a rule looks for in a text: phrases, a pattern, and things that have a form rather than words.

#include "policy/conditions/reading.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// Things with a form, as bits; those of Personal follow (policy/conditions/personal.h).
enum Like : std::uint32_t {
    like_date = 1,      // "October 1", "1 Oct. 2026", "10/1", "2026-10-01"
    like_duration = 2,  // "three weeks", "10 days"
    like_phone = 4,     // "310-378-0383", "378-0383", "ext. 221"
    like_email = 8,     // an address that is not among the sender's own
    like_name = 16,     // a word with a capital within a sentence, no date: "Anna", "the City Clerk"
};

// What was found of the first of these kinds, as evidence shows it; empty when nothing is there. Linear in
// the text. For the kinds of Like alone.
std::string find_like(std::uint32_t likes, std::string_view text,
                      const std::vector<std::string>& own_addresses);

// Where it is looked for. The addresses are Address::key().
struct SearchText {
    const std::string& text;
    const Tokens& tokens;
    const std::vector<std::string>& own_addresses;
    const PatternHits* hits = nullptr;  // null: each pattern is tried
};

struct Found {
    std::string shown;        // as it stands there; masked when it is personal
    std::string_view like;    // "a social security number"; empty for phrases and patterns
    std::uint64_t value = 0;  // what tells masked finds apart; else 0
};

struct Search {
    std::optional<Phrases> phrases;
    std::vector<NumberedPattern> patterns;
    std::uint32_t likes = 0;
    std::shared_ptr<const Search> beside;  // must stand in the same sentence as a phrase; null: nothing must
    std::string label;                     // what it is, for the sender; may be empty

    bool empty() const { return !phrases && patterns.empty() && likes == 0; }
    // What stands in the text, as it stands there; `gave_up` when not all of it could be searched.
    std::vector<Found> find(const SearchText& in, bool& gave_up) const;

 private:
    void find_patterns(const SearchText& in, std::vector<Found>& found, bool& gave_up) const;
    bool has_beside(const SearchText& in, std::size_t token) const;
};

// phrases:, pattern:, like: and beside: of a condition.
Search read_search(Fields& fields, const ReadContext& context);
// An item of lacks: a map of these and label:, or a phrase.
Search read_search_item(const Node& node, const ReadContext& context);

}  // namespace letterhead
