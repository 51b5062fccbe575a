#pragma once
// Header fields and the text in them: unfolding, RFC 2047 encoded words, and the bounded list that keeps what
// rules ask for.

#include "message/oddity.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

struct Header {
    std::string name;   // as written, without blanks before the colon
    std::string value;  // as written after the colon, folds (LF or CRLF + blank) kept
};

// Folds removed (RFC 5322 section 2.2.3), outer blanks trimmed.
std::string unfold(std::string_view value);

// The value as a person sees it: unfolded, encoded words decoded (RFC 2047; adjacent ones joined before
// charset decoding, so that a character split between two words survives; tolerant of raw 8-bit: UTF-8 if
// valid, else Windows-1252), control characters replaced. `where` names the header for oddities.
std::string decode_text(std::string_view value, Oddities& oddities, std::string_view where);

// Does the message ask not to be answered, or is it a machine's? "auto-replied; x" -> first token, lower
// case.
std::string first_token(std::string_view value);

// The headers of one message, bounded by limits::headers_count and limits::headers_total.
class HeaderList {
 public:
    // False when a limit was reached (the header is not kept; the caller records the oddity once).
    bool add(std::string_view name, std::string_view value);
    const std::vector<Header>& all() const { return headers_; }
    const Header* first(std::string_view name) const;  // case-insensitive; nullptr when absent
    std::size_t count(std::string_view name) const;

 private:
    std::vector<Header> headers_;
    std::size_t bytes_ = 0;
};

}  // namespace letterhead
