#pragma once
// Own words apart from quoted words, and how sure that is.

#include "inspect/findings.h"
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
    std::string own, quoted;         // lines joined by '\n', blank lines kept as one empty line
    std::string cut_by;              // "blockquote", "On ... wrote:"; empty: nothing quoted
    int confidence = 100;            // percent: the lowest of the cuts, made and not made
    bool sure = true;                // confidence is at least that of the habits
    std::vector<PlacedLine> placed;  // as Lines::all
    // In reading order; together they cover every byte of `own` and of `quoted` once. The line ends between
    // two stretches belong to the later one.
    std::vector<Stretch> order;
};

// Quoted are: what the mail program marked; '>' lines; an attribution line ("On ... wrote:") and what it
// introduces; all below a header block (From:, Sent:, To:, Subject:) or a line like "-----Original
// Message-----". Own are: everything else, between and below quotes too. What looks like a separator cuts
// when that is more probable than not; either way the doubt remains in `confidence`. Linear.
// `forwarded`: the message says that it is a forwarded one, so that nothing need be written above the thread.
Segments split_own_and_quoted(const Lines& lines, const MailHabits& habits, bool forwarded = false);

}  // namespace letterhead
