#pragma once
// Transfer decoders by push: any split of the input gives the same output (RFC 2045 section 6). No input
// fails.

#include "base/byte_buffer.h"
#include "message/content_type.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace letterhead {

struct DecodeNotes {       // counted over the whole part
    std::size_t junk = 0;  // bytes outside the alphabet, but for line ends and blanks at either end of a line
    bool junk_first = false;          // one stands before all that is base64
    bool url_alphabet = false;        // '-' or '_' in base64, digits to some programs (RFC 4648 section 5)
    bool after_padding = false;       // base64 went on after '=': decoding went on too
    bool truncated = false;           // base64 ended within a group: the bits that make whole bytes are kept
    std::size_t invalid_escapes = 0;  // quoted-printable "=ZZ": kept literally
    bool blank_soft_breaks = false;   // quoted-printable "=" + blanks at a line end: joined all the same
};

class TransferDecoder {
 public:
    explicit TransferDecoder(TransferEncoding encoding);
    // Appends the decoded bytes of `input` to `out`. identity appends the input itself; prefer is_identity()
    // and no copy.
    void push(std::string_view input, ByteBuffer& out);
    void finish(ByteBuffer& out);
    bool is_identity() const;
    const DecodeNotes& notes() const { return notes_; }

 private:
    void push_base64(std::string_view input, ByteBuffer& out);
    char* base64_byte(char c, char* output);
    char* end_group(char* output);
    void drop_blanks(ByteBuffer& out);
    bool quoted_printable_held(char c, ByteBuffer& out);
    void push_quoted_printable(std::string_view input, ByteBuffer& out);

    TransferEncoding encoding_;
    DecodeNotes notes_;
    std::uint32_t bits_ = 0;  // base64: bits not yet written
    int bit_count_ = 0;
    bool padded_ = false;
    bool begun_ = false;         // base64: a digit was seen
    bool in_line_ = false;       // base64: behind a digit of this line
    bool inside_blank_ = false;  // behind a blank that may stand between two digits of a line
    std::vector<char> held_;  // quoted-printable: an escape or blanks at a line end that are not decided yet
};

}  // namespace letterhead
