#pragma once
// The header block of a message or part while it is read: lines become headers (bounded), structural ones are
// kept apart.

#include "message/header.h"
#include "message/oddity.h"
#include "message/part_fields.h"

#include <optional>
#include <string>
#include <string_view>

namespace letterhead {

class HeaderBlock {
 public:
    explicit HeaderBlock(Oddities& oddities) : oddities_(oddities) {}

    // `keep_all`: a message's headers, kept as a list; else only Content-* ones. `where` names the part in
    // oddities.
    void begin(bool keep_all, std::string where);
    // One line, with its line end if that was seen. kept: read on; end: the empty line; body: no header, the
    // body begins with it.
    enum class Line { kept, end, body };
    Line add_line(std::string_view line);
    void add(std::string_view name, std::string_view value);  // a whole header, as an MTA gives it
    void finish();                                            // the last header is complete
    // Goes on with the headers of another block, and passes over lines that are none.
    void go_on(const HeaderBlock& other);

    // Can a line that begins like this (limits::header_name bytes of it) belong to the block?
    bool takes(std::string_view line_start) const;
    const PartFields& fields() const { return fields_; }
    const HeaderList& headers() const { return headers_; }

 private:
    void add_open();

    Oddities& oddities_;
    PartFields fields_;
    HeaderList headers_;
    std::string where_;
    std::string open_;  // the header that may still be continued
    bool keep_all_ = false;
    bool first_line_ = true;
    bool passes_ = false;
};

// The position of the colon of a header line (RFC 5322 section 2.2: printable name, blanks tolerated before
// the colon); npos when the line is none.
std::size_t header_colon(std::string_view line);

// A Content-Type, Content-Transfer-Encoding or Content-Disposition line, whole or damaged: another dash,
// control or foreign bytes in or around its name, a comment behind it, or no colon. Some programs read it all
// the same. More of a line never undoes what its beginning said.
struct StructuralHeader {
    std::string_view name;  // as it should be
    std::string_view value;
};
std::optional<StructuralHeader> structural_header(std::string_view line);

}  // namespace letterhead
