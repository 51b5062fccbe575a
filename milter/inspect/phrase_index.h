#pragma once
// Many short phrases, looked for in one line without asking for each of them.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// PhraseIndex by their first byte. Bytes are compared as they stand: whoever wants case not to matter folds
// both sides.
class PhraseIndex {
 public:
    PhraseIndex() = default;
    explicit PhraseIndex(std::vector<std::string> phrases);

    // The longest phrase with which `text` begins, or empty. A phrase that ends in a letter or digit of ASCII
    // must end a word there: "on" does not begin "once".
    std::string_view begin_of(std::string_view text) const;
    // Does one of them stand in `text`? One that begins with a letter of ASCII must begin a word there.
    bool in(std::string_view text) const;

 private:
    std::vector<std::string> phrases_;                // sorted, the longer of two with one beginning first
    std::array<std::uint32_t, 257> by_first_byte_{};  // phrases_[by_first_byte_[c] .. by_first_byte_[c + 1])
};

}  // namespace letterhead
