#pragma once
// Where in a text do these words stand, approximately? Edit distance over tokens: a word wrong, missing or
// extra counts one.

#include "inspect/words/tokens.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace letterhead {

// A wording that is looked for: its tokens, prepared. At most limits::tokens_of_template tokens.
class Wording {
 public:
    explicit Wording(Tokens tokens);
    std::span<const Token> tokens() const { return tokens_.all; }

    struct Place {
        std::size_t wrong = 0;           // words wrong, missing or extra
        std::size_t begin = 0, end = 0;  // tokens of the text
    };
    // The place with the fewest wrong words, at most `wrong_at_most`; of equals the first. Linear in the
    // text: a place where too few of the words occur is not looked at twice.
    std::optional<Place> find(std::span<const Token> text, std::size_t wrong_at_most) const;

    // A place without what stands before the first and behind the last row of words that is the wording's:
    // there the alignment is chance. The place itself when there is no such row.
    Place core(std::span<const Token> text, const Place& place) const;

    // The first run of words that differ at a place: tokens of the wording and of the text (either may be
    // empty, not both).
    struct Slip {
        std::size_t wanted_begin = 0, wanted_end = 0;
        std::size_t found_begin = 0, found_end = 0;
    };
    Slip first_slip(std::span<const Token> text, const Place& place) const;

    // Does this run of words stand at the place, word for word?
    static bool holds(std::span<const Token> text, const Place& place, std::span<const Token> phrase);

 private:
    static constexpr std::uint16_t unknown = 0xFFFF;
    struct End {
        std::size_t wrong, end;
    };
    std::uint16_t id_of(std::uint64_t hash) const;
    void scan(std::span<const std::uint16_t> ids, std::size_t offset, std::optional<End>& best,
              std::size_t limit) const;
    // Distances of every beginning of the wording to every stretch of text[begin, end); row by row.
    std::vector<std::uint16_t> distances(std::span<const Token> text, std::size_t begin, std::size_t end,
                                         bool anchored) const;

    Tokens tokens_;
    std::size_t blocks_ = 0;           // of 64 tokens
    std::vector<std::uint64_t> keys_;  // open addressing: hash -> id
    std::vector<std::uint16_t> ids_;
    std::vector<std::uint64_t> rows_;   // every row of words as one number; sorted
    std::vector<std::uint64_t> equal_;  // [id * blocks_ + block]: where in the wording the word stands
};

}  // namespace letterhead
