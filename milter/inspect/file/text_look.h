#pragma once
// What a text is, by its look: markup, calendars, keys, mails, scripts. Careful: a script is named only when
// sure.

#include <string_view>

namespace letterhead {

// Characters and line ends only (UTF-8, UTF-16 or any 8-bit charset): no NUL, no controls that a text does
// not hold.
bool looks_like_text(std::string_view head);

// The media type of a text, or of bytes that begin like one (a script may hide behind a NUL further down):
// empty when it is neither. `is_text` as looks_like_text said: a text is at least "text/plain".
std::string_view type_of_text(std::string_view head, bool is_text);

}  // namespace letterhead
