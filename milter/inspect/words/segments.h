#pragma once
// Own words apart from quoted words. A cut that rests on a guess says so.

#include "inspect/habits.h"
#include "inspect/words/lines.h"

#include <cstdint>
#include <string>
#include <vector>

namespace letterhead {

// Where a line of Lines::all went.
struct PlacedLine {
    bool quoted = false;
    std::uint32_t begin = 0;  // byte of Segments::own or Segments::quoted
};

struct Segments {
    std::string own, quoted;  // lines joined by '\n', blank lines kept as one empty line
    std::string cut_by;       // "blockquote", "On ... wrote:"; empty: nothing quoted
    int confidence = 100;     // percent
    bool sure = true;
    std::vector<PlacedLine> placed;  // as Lines::all
};

// Quoted are: what the mail program marked; '>' lines; an attribution line ("On ... wrote:") and what it
// introduces; all below a header block (From:, Sent:, To:, Subject:) or a line like "-----Original
// Message-----". Own are: everything else, between and below quotes too. Linear.
Segments split_own_and_quoted(const Lines& lines, const MailHabits& habits);

}  // namespace letterhead
