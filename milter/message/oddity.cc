// The one table of oddities, and the bounded list of those a message has.

#include "message/oddity.h"

#include "message/limits.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace letterhead {
namespace {

using Kind = OddityKind;

constexpr OddityInfo table[] = {
    {Kind::duplicate_content_type, "duplicate_content_type",
     "A part has more than one Content-Type header; it is read by each.", true},
    {Kind::duplicate_transfer_encoding, "duplicate_transfer_encoding",
     "A part has more than one Content-Transfer-Encoding header, or one with several values; it is decoded "
     "by each.",
     true},
    {Kind::duplicate_boundary, "duplicate_boundary",
     "A multipart names more than one boundary; each of them delimits parts.", true},
    {Kind::encoded_boundary, "encoded_boundary",
     "The boundary is written in RFC 2231 or RFC 2047 form, which some programs decode and some do not.",
     true},
    {Kind::boundary_comment, "boundary_comment", "A comment follows the boundary parameter.", true},
    {Kind::boundary_space, "boundary_space", "The boundary ends with a blank, which RFC 2046 forbids.", true},
    {Kind::boundary_empty, "boundary_empty", "The boundary is the empty string.", true},
    {Kind::boundary_missing, "boundary_missing",
     "A multipart names no usable boundary; the first line that begins with two hyphens is taken for it.",
     true},
    {Kind::boundary_too_long, "boundary_too_long",
     "The boundary is longer than the 70 characters of RFC 2046.", true},
    {Kind::boundary_repeated, "boundary_repeated",
     "A multipart uses the boundary of a multipart that it stands in.", true},
    {Kind::delimiter_trailing_text, "delimiter_trailing_text",
     "A line is a delimiter but for text after it; it is read as one and as none.", true},
    {Kind::delimiter_leading_text, "delimiter_leading_text",
     "A line is a delimiter but for blanks, control or foreign characters before it; it is read as one and "
     "as "
     "none.",
     true},
    {Kind::close_delimiter_missing, "close_delimiter_missing", "A multipart is never closed.", false},
    {Kind::part_after_close, "part_after_close",
     "Something that looks like a part follows the close delimiter; it is read as one.", true},
    {Kind::part_in_preamble, "part_in_preamble",
     "Something that looks like a part stands before the first delimiter; it is read as one.", true},
    {Kind::multipart_without_part, "multipart_without_part",
     "No delimiter of a multipart was found in what stands there, so that nothing was read as its part.",
     true},
    {Kind::content_type_invalid, "content_type_invalid",
     "A Content-Type is no type with a subtype; it is read as text/plain, or as a multipart when it says so.",
     true},
    {Kind::encoded_header, "encoded_header",
     "A Content-Type or Content-Disposition is written in encoded words as a whole; it is read decoded too.",
     true},
    {Kind::too_many_parameters, "too_many_parameters",
     "A header has too many parameters; the rest was not read.", true},
    {Kind::parameter_malformed, "parameter_malformed",
     "A parameter lacks its semicolon, its name or its equals sign; each reading of it is kept.", true},
    {Kind::unknown_transfer_encoding, "unknown_transfer_encoding",
     "A Content-Transfer-Encoding is unknown or written in a way that programs read differently; the content "
     "is read decoded and as it is.",
     true},
    {Kind::encoded_multipart, "encoded_multipart",
     "A multipart is itself encoded in base64 or quoted-printable, or an attached message says so and is "
     "not; it is read both ways.",
     true},
    {Kind::encoded_message, "encoded_message",
     "An attached message is itself encoded in base64 or quoted-printable, which RFC 2046 forbids; it is "
     "decoded and opened.",
     false},
    {Kind::partial_message, "partial_message",
     "A message/partial: a piece of a message whose rest is elsewhere; what it begins with is read as a "
     "message.",
     true},
    {Kind::external_body, "external_body",
     "A message/external-body: the content is to be fetched from elsewhere.", true},
    {Kind::base64_junk, "base64_junk",
     "Base64 content holds bytes outside its alphabet, or blanks inside its lines; they are skipped.", true},
    {Kind::base64_after_padding, "base64_after_padding",
     "Base64 content goes on after its padding; all of it is decoded.", true},
    {Kind::base64_truncated, "base64_truncated",
     "Base64 content ends within a group; its whole bytes are kept.", false},
    {Kind::quoted_printable_invalid, "quoted_printable_invalid",
     "Quoted-printable content holds escapes that are none; they are kept as they are.", false},
    {Kind::duplicate_file_name, "duplicate_file_name",
     "A part has file names with different extensions; a rule matches if any of them does.", true},
    {Kind::file_names_differ, "file_names_differ",
     "A part has different file names with one extension; a rule matches if any of them does.", false},
    {Kind::file_name_gap, "file_name_gap",
     "The segments of a long parameter are missing, repeated or out of order.", true},
    {Kind::file_name_control, "file_name_control",
     "A file name holds NUL, a control character, or one that turns the direction of text.", true},
    {Kind::file_name_disguised, "file_name_disguised",
     "A file name ends otherwise than it seems to: invisible or look-alike characters, dots and blanks at "
     "its "
     "end, escapes or a path hide its extension.",
     true},
    {Kind::file_name_invisible, "file_name_invisible",
     "A file name holds invisible characters, or ends with a dot or blank; its extension is what it seems.",
     false},
    {Kind::file_name_path, "file_name_path", "A file name holds folders; rules see its last part too.",
     false},
    {Kind::unbalanced_quote, "unbalanced_quote", "A quoted string in a header is never closed.", true},
    {Kind::header_without_colon, "header_without_colon",
     "A line among the headers is no header; the body begins with it, and once more the headers go on.",
     true},
    {Kind::headers_in_body, "headers_in_body",
     "The text of a message begins with headers of a part; they are read as such too.", true},
    {Kind::header_control, "header_control", "A header holds NUL or control characters.", true},
    {Kind::bare_cr, "bare_cr",
     "A CR that ends no line stands in a header or by a delimiter; some programs see a line end there.",
     true},
    {Kind::charset_unknown, "charset_unknown", "Text names a charset that is not known.", false},
    {Kind::charset_invalid, "charset_invalid", "Text holds bytes that are invalid in its charset.", false},
    {Kind::utf7, "utf7", "Text is in UTF-7, which can hide anything from programs that do not read it.",
     true},
    {Kind::uuencode, "uuencode",
     "Text holds a file in uuencode, yEnc or BinHex; it is read as an attachment.", true},
    {Kind::duplicate_header, "duplicate_header",
     "A header that may stand once (From, Sender, Reply-To, Subject, Date, To, Cc, Message-ID) stands twice.",
     true},
    {Kind::from_missing, "from_missing", "The message has no From header.", false},
    {Kind::forged_result_header, "forged_result_header",
     "The sender wrote a header that only Letterhead writes.", false},
    {Kind::too_deep, "too_deep", "Parts are nested too deeply; the innermost were not opened.", true},
    {Kind::too_many_parts, "too_many_parts", "The message has too many parts; the rest was not read.", true},
    {Kind::header_too_long, "header_too_long", "A header is too long; its end was not read.", false},
    {Kind::too_many_headers, "too_many_headers",
     "There are too many headers, or they are too large together.", false},
    {Kind::too_many_encoded_words, "too_many_encoded_words",
     "A header holds too many encoded words; the rest was not decoded.", true},
    {Kind::text_too_long, "text_too_long", "Text is too long; its end was not read for rules.", false},
    {Kind::too_many_addresses, "too_many_addresses",
     "A header holds too many addresses; the rest was not read.", false},
};

constexpr std::size_t kinds = std::size(table);
static_assert(kinds == static_cast<std::size_t>(Kind::too_many_addresses) + 1);

constexpr bool in_order() {
    for (std::size_t i = 0; i < kinds; ++i) {
        if (static_cast<std::size_t>(table[i].kind) != i) return false;
    }
    return true;
}
static_assert(in_order(), "the table follows the enum");

}  // namespace

std::span<const OddityInfo> all_oddities() {
    return table;
}

const OddityInfo& info(OddityKind kind) {
    return table[static_cast<std::size_t>(kind)];
}

std::optional<OddityKind> oddity_named(std::string_view name) {
    const auto* found = std::find_if(std::begin(table), std::end(table),
                                     [&](const OddityInfo& row) { return row.name == name; });
    if (found == std::end(table)) return {};
    return found->kind;
}

void Oddities::add(OddityKind kind, std::string where, std::string detail) {
    const bool known = std::any_of(all_.begin(), all_.end(), [&](const Oddity& oddity) {
        return oddity.kind == kind && oddity.where == where;
    });
    if (known) return;
    // The first of a kind is always kept: a crowd of harmless ones cannot hide it.
    if (all_.size() >= limits::oddities && has(kind)) {
        ++not_kept_;
        return;
    }
    all_.push_back({kind, std::move(where), std::move(detail)});
}

void Oddities::order() {
    const auto key = [](const Oddity& oddity) {
        const bool second = oddity.where.find('~') != std::string::npos;
        return std::tuple(second, std::string_view(oddity.where), oddity.kind);
    };
    std::sort(all_.begin(), all_.end(), [&](const Oddity& a, const Oddity& b) { return key(a) < key(b); });
}

bool Oddities::has(OddityKind kind) const {
    return std::any_of(all_.begin(), all_.end(), [&](const Oddity& oddity) { return oddity.kind == kind; });
}

}  // namespace letterhead
