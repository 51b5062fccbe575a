#pragma once
// What single slots of a signature block look like in text: telephone numbers, web addresses, e-mail
// addresses, given texts.

#include "inspect/templates.h"
#include "inspect/words/tokens.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

struct Span {
    std::size_t begin = 0, end = 0;  // bytes
    bool contains(std::size_t at) const { return at >= begin && at < end; }
    bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
};

struct PhoneNumber {
    Span span;               // number and extension
    bool extension = false;  // it has one
    bool area = true;        // false: seven digits, without the area code
    std::vector<std::string>
        labels;  // lower-case words that name it: "fax", "direct line"; before it or after it
};
// The telephone numbers of a line: ten digits as North America writes them (310-378-0383, (310) 378 0383, +1
// 310.378.0383, with "ext. 12" or "x12"), and international ones that begin with '+'. `text` is the whole
// text, `line` a line of it.
std::vector<PhoneNumber> find_phones(std::string_view text, Span line);

// The host of `wanted` ("www.example.org", "https://example.org/") as a web address in the line, with or
// without www. and scheme; never as a part of an e-mail address or of a longer host name.
std::optional<Span> find_website(std::string_view text, Span line, std::string_view wanted);
// A host in the line that is not the wanted one but was meant to be: a letter wrong, another ending.
std::optional<Span> find_nearly_website(std::string_view text, Span line, std::string_view wanted);
// The first address of the line that begins at or behind `from`.
std::optional<Span> find_email(std::string_view text, Span line, std::size_t from = 0);

// A given text as tokens of a text: word by word, within two lines; abbreviations ("Dr." for "Drive", "CA"
// for "California") pass in half of the words, slips of the pen in a third, numbers must be equal.
class GivenText {
 public:
    explicit GivenText(std::string_view wanted);
    // Most words of a text begin none: asked first, a text costs next to nothing.
    bool may_begin_with(char c) const { return c == lower_ || c == upper_ || anything_; }
    // The place that begins with token `first` of `tokens`, as token indices [first, end); nothing when it
    // does not stand there.
    std::optional<std::size_t> match(std::string_view text, std::span<const Token> tokens,
                                     std::size_t first) const;

 private:
    std::string wanted_;
    Tokens tokens_;
    char lower_ = 0, upper_ = 0;  // how its first word may begin
    bool anything_ = false;       // it begins with a letter that has more than one form beyond ASCII
};

}  // namespace letterhead
