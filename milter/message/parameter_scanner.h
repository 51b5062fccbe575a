#pragma once
// The raw parameters of a structured MIME header, before RFC 2231 joins them: lexing alone, tolerant, linear.

#include "message/oddity.h"

#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

struct RawParameter {
    std::string name;   // lower case, as written: "filename*0*"
    std::string value;  // unquoted bytes
};

struct RawStructured {
    std::string value;  // lower case, without blanks, comments and quotes
    std::vector<RawParameter> parameters;
};

// `text` is unfolded. Where readers differ on a value, each reading is a parameter of its own.
RawStructured scan_structured(std::string_view text, Oddities& oddities, std::string_view where);

// Position behind the comment that begins at `at` (nested ones counted); the end of the text when it is never
// closed.
std::size_t skip_comment(std::string_view text, std::size_t at);

}  // namespace letterhead
