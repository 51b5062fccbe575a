#pragma once
// Structured MIME header values: Content-Type, Content-Disposition, Content-Transfer-Encoding (RFC 2045,
// 2183, 2231). Hostile input gives a best reading plus oddities; never a failure.

#include "message/oddity.h"

#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

struct Parameter {
    std::string name;  // lower case, without RFC 2231 marks
    std::string
        value;  // UTF-8: RFC 2231 joined and decoded; else unquoted, and RFC 2047 decoded for file names
    enum class Form { plain, extended, continued, encoded_word } form = Form::plain;
};

struct StructuredValue {
    std::string value;  // "text/plain", "attachment": lower case, comments and blanks removed
    std::vector<Parameter>
        parameters;  // in order, duplicates kept; limits::parameters, limits::parameter_segments
    const Parameter* first(std::string_view name) const;
};

StructuredValue parse_structured(std::string_view header_value, Oddities& oddities, std::string_view where);

enum class TransferEncoding {
    identity,
    base64,
    quoted_printable,
    unknown
};  // 7bit, 8bit, binary are identity
// Every encoding that a program may read there, the likeliest first; never empty. A name that is not known is
// read as it is, and as base64.
std::vector<TransferEncoding> parse_transfer_encodings(std::string_view header_value, Oddities& oddities,
                                                       std::string_view where);

// RFC 2045 section 5.1: exactly one slash, tokens on both sides.
bool is_media_type(std::string_view value);

}  // namespace letterhead
