#pragma once
// The tokens of PDF objects (ISO 32000-1, 7.2 and 7.3), as far as a look for files and actions needs them.
// Comments are read like anything else, and a string that seems to hold an object is none: what another
// reader may come upon by an offset must not hide.

#include <cstdint>
#include <string>
#include <string_view>

namespace letterhead {

struct PdfToken {
    enum class Kind : std::uint8_t { more, name, string, number, open, close, word };
    Kind kind = Kind::more;     // more: the rest of it has not come
    std::size_t length = 0;     // with what stands before it
    std::string_view text;      // as it is written; a string has its opening bracket
    std::size_t no_string = 0;  // so many bytes from its end on hold no string: one began and is none
};

// The token that `text` begins with; at the end of the input nothing more will come. Without `strings`,
// brackets are words.
PdfToken next_pdf_token(std::string_view text, bool strings, bool at_end);

std::string pdf_name(std::string_view written);  // "La#75nch" is "Launch"
std::string pdf_string(const PdfToken& token);   // a file name in it, as UTF-8
// "12 0 obj", behind what `text` begins with: where it begins, or npos.
std::size_t find_pdf_object(std::string_view text);

}  // namespace letterhead
