#pragma once
// Does the prescribed wording stand in these words, complete and after the signature block?

#include "inspect/findings.h"
#include "inspect/words/align.h"
#include "inspect/words/tokens.h"

#include <optional>

namespace letterhead {

// One disclaimer template, prepared once a message.
class DisclaimerSearch {
 public:
    explicit DisclaimerSearch(const DisclaimerTemplate& wanted);

    // Where it stands, by word-level alignment with the template's tolerance; up to 45 % wrong, or without a
    // phrase that it must have, it is `altered`. Complete in the own words it is present, else hidden, else
    // quoted_only. Says nothing of the signature block yet: never before_signature. `sure` says that all was
    // read; of a doubtful cut it knows nothing. Linear in the text for a fixed template.
    DisclaimerFinding find(const Words& words, const Tokens& own, LazyTokens& quoted,
                           LazyTokens& hidden) const;
    // The same finding once it is known where the signature block begins in words.own: one below it counts,
    // else it is before_signature.
    DisclaimerFinding below(std::size_t signature_begin, DisclaimerFinding found, const Words& words,
                            const Tokens& own) const;

 private:
    std::string difference(const Words& words, std::span<const Token> text,
                           const Wording::Place& place) const;
    void fill(DisclaimerFinding& finding, const Words& words, std::span<const Token> text,
              const Wording::Place& place) const;
    // The phrase that the wording must have and the place has not; null: none.
    const Tokens* lacking_phrase(std::span<const Token> text, const Wording::Place& place) const;
    bool tolerable(std::span<const Token> text, const Wording::Place& place) const;
    std::optional<Wording::Place> whole_place_in(LazyTokens& elsewhere) const;
    std::size_t tolerated() const;  // words
    int percent(const Wording::Place& place) const;

    const DisclaimerTemplate& wanted_;
    Wording wording_;
    std::vector<Tokens> must_have_;  // of wanted_.must_have
};

}  // namespace letterhead
