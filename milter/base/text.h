#pragma once
// Small things about text that know no mail. ASCII unless said; see base/unicode.h for the rest.

#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

char ascii_lower(char c);
std::string ascii_lower(std::string_view text);
bool iequals(std::string_view a, std::string_view b);  // ASCII case-insensitive
bool istarts_with(std::string_view text, std::string_view prefix);
bool iends_with(std::string_view text, std::string_view suffix);
std::size_t ifind(std::string_view text, std::string_view word);  // npos when absent
std::string_view trim(std::string_view text);                     // space, tab, CR, LF
std::vector<std::string_view> split(std::string_view text,
                                    char separator);  // pieces as they stand, empty ones too
std::string join(const std::vector<std::string>& pieces, std::string_view separator);

// '*' any run, '?' one byte; ASCII case-insensitive; linear in the text (no exponential backtracking).
bool glob_match(std::string_view pattern, std::string_view text);

// Printable ASCII of `text` for logs, replies and headers: other bytes become '?' or, where they are valid
// UTF-8 with a plain look-alike (curly quotes, dashes, no-break space), that; control characters never pass.
// At most `limit` bytes, "..." when cut.
std::string safe_ascii(std::string_view text, std::size_t limit = 400);
bool is_valid_utf8(std::string_view text);
// Invalid bytes become U+FFFD; control characters (except \n and \t) become U+FFFD as well.
std::string clean_utf8(std::string_view text);
void append_utf8(std::string& out, char32_t code_point);  // invalid code points become U+FFFD
// The code point that starts at `position` of valid UTF-8; moves `position` past it. Invalid bytes: U+FFFD,
// one byte.
char32_t next_code_point_decoded(std::string_view text, std::size_t& position);
inline char32_t next_code_point(std::string_view text, std::size_t& position) {
    const bool ascii = position < text.size() && static_cast<unsigned char>(text[position]) < 0x80;
    return ascii ? static_cast<unsigned char>(text[position++]) : next_code_point_decoded(text, position);
}

}  // namespace letterhead
