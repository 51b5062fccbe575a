#pragma once
// Text as comparable words: folded, without punctuation, each with its place.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace letterhead {

struct Token {
    std::uint64_t hash = 0;            // of the folded word (base/unicode fold): equal words, equal hashes
    std::uint32_t begin = 0, end = 0;  // bytes of the text it was taken from

    std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

struct Tokens {
    std::vector<Token> all;  // at most limits::tokens_of_text
    bool cut = false;
};

// Words are runs of letters, digits, and apostrophes inside; hyphens separate, but not a single letter
// from its word: "e-mail" is "email". The curly apostrophe equals the straight one, invisible characters are
// no part of a word.
Tokens tokenize(std::string_view utf8);

// The tokens of a text that perhaps nobody asks for.
class LazyTokens {
 public:
    explicit LazyTokens(std::string_view utf8) : text_(utf8) {}
    const Tokens& get() {
        if (!tokens_) tokens_ = tokenize(text_);
        return *tokens_;
    }

 private:
    std::string_view text_;
    std::optional<Tokens> tokens_;
};

}  // namespace letterhead
