#pragma once
// Something ambiguous or out of bounds about a message. An oddity is a fact with a name that rules can use;
// it is never silently repaired. docs/oddities.md is written from the table behind these functions.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

enum class OddityKind : std::uint8_t {
    // two readers may see two messages
    duplicate_content_type,
    duplicate_transfer_encoding,
    duplicate_boundary,
    encoded_boundary,  // RFC 2231 or RFC 2047 in boundary=
    boundary_comment,  // boundary=b (comment)
    boundary_space,    // trailing space inside the parameter
    boundary_empty,
    boundary_missing,
    boundary_too_long,
    boundary_repeated,  // an inner multipart uses the boundary of an outer one
    delimiter_trailing_text,
    delimiter_leading_text,
    close_delimiter_missing,
    part_after_close,  // what looks like a part after the close delimiter, or in the preamble
    part_in_preamble,
    multipart_without_part,
    content_type_invalid,  // no type/subtype
    encoded_header,        // RFC 2047 around the whole value
    too_many_parameters,
    parameter_malformed,  // parameters without semicolon, name or "="
    unknown_transfer_encoding,
    encoded_multipart,  // base64 or quoted-printable on a multipart, or said of a message that is not encoded
    encoded_message,    // the same on message/rfc822
    partial_message,    // message/partial
    external_body,      // message/external-body
    base64_junk,
    base64_after_padding,
    base64_truncated,
    quoted_printable_invalid,
    duplicate_file_name,  // names of one part end differently
    file_names_differ,    // names of one part disagree, but end alike
    file_name_gap,        // RFC 2231 segments missing, repeated or out of order
    file_name_control,    // NUL, control or direction characters in a name
    file_name_disguised,  // message/file_name.h
    file_name_invisible,
    file_name_path,
    unbalanced_quote,
    header_without_colon,
    headers_in_body,
    header_control,  // NUL or control characters in a header
    bare_cr,
    charset_unknown,
    charset_invalid,  // bytes that are not valid in the declared charset
    utf7,
    uuencode,          // or yEnc: a file in text
    duplicate_header,  // From, Sender, Reply-To, Subject, Date, To, Cc, Message-ID more than once
    from_missing,
    forged_result_header,  // the sender wrote our own header
    // limits
    too_deep,
    too_many_parts,
    header_too_long,
    too_many_headers,
    too_many_encoded_words,
    text_too_long,
    too_many_addresses,
};

struct Oddity {
    OddityKind kind{};
    std::string where;   // "part 1.2" or "header From"
    std::string detail;  // may be empty; UTF-8, short
};

struct OddityInfo {
    OddityKind kind;
    std::string_view name;     // "duplicate_content_type": as rules and JSON say it
    std::string_view meaning;  // one sentence
    bool ambiguous;            // a mail program does not produce it, and readers differ
};

std::span<const OddityInfo> all_oddities();  // in the order of the enum
const OddityInfo& info(OddityKind kind);
std::optional<OddityKind> oddity_named(std::string_view name);

// A bounded list (limits::oddities, and the first of each kind); an equal kind and place is kept once.
class Oddities {
 public:
    void add(OddityKind kind, std::string where, std::string detail = {});
    // Those of second readings ("part 1.2~2") behind the others, by place: the same order however the body
    // was cut.
    void order();
    const std::vector<Oddity>& all() const { return all_; }
    std::size_t not_kept() const { return not_kept_; }
    bool has(OddityKind kind) const;

 private:
    std::vector<Oddity> all_;
    std::size_t not_kept_ = 0;
};

}  // namespace letterhead
