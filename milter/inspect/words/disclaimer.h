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

    // Where it stands, by word-level alignment with the template's tolerance; up to 45 % wrong it is
    // `altered`. Says nothing of the signature block yet: never before_signature. Linear in the text for a
    // fixed template.
    DisclaimerFinding find(const Words& words, const Tokens& own, LazyTokens& quoted) const;
    // The same finding once it is known where the signature block begins in words.own: one below it counts,
    // else it is before_signature.
    DisclaimerFinding below(std::size_t signature_begin, DisclaimerFinding found, const Words& words,
                            const Tokens& own) const;

 private:
    std::string difference(const Words& words, std::span<const Token> text,
                           const Wording::Place& place) const;
    void fill(DisclaimerFinding& finding, const Words& words, std::span<const Token> text,
              const Wording::Place& place) const;
    bool tolerable(std::size_t wrong) const;

    const DisclaimerTemplate& wanted_;
    Wording wording_;
};

}  // namespace letterhead
