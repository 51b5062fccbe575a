#pragma once
// RFC 2047 encoded words inside any text: the common step of header text, display names and file names.

#include <cstddef>
#include <string>
#include <string_view>

namespace letterhead {

// `text` is unfolded. Encoded words are decoded wherever they stand (also inside quotes or words, as mail
// programs do), at most limits::encoded_words of them; blanks between two of them go. Raw 8-bit text reads as
// UTF-8 where valid, else Windows-1252. Control characters are kept.
struct DecodedWords {
    std::string text;
    bool any = false;  // an encoded word was there
    bool cut = false;  // more of them than the limit
};
DecodedWords decode_encoded_words(std::string_view text);

// The length of the encoded word that `text` begins with; 0 when it begins with none.
std::size_t encoded_word_length(std::string_view text);

// Bytes in `charset` (allow-listed, see message/charset.h) as UTF-8.
std::string to_utf8(std::string_view bytes, std::string_view charset);

}  // namespace letterhead
