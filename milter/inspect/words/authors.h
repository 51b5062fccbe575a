#pragma once
// Who wrote what is quoted: the From line of a header block ("From:", "Von:", as the habits name it), an
// attribution ("On ... Ann Lee wrote:"), a heading of Notes or GroupWise. Linear in the text.

#include "inspect/findings.h"
#include "inspect/habits.h"

namespace letterhead {

// Adds to findings.quoted_authors, up to limits::quoted_authors. The words of an attached message are looked
// at as a whole, and so are those whose own and quoted words cannot be told apart: what is found then is not
// sure.
void add_quoted_authors(const Words& words, const MailHabits& habits, Findings& findings);

}  // namespace letterhead
