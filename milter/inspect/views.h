#pragma once
// What a reader of the mail has before him as one text. The forms of a multipart/alternative are read one or
// the other, the parts of any other multipart one after the other: Apple Mail cuts a text in two around a
// picture.

#include "inspect/findings.h"

#include <cstddef>
#include <vector>

namespace letterhead {

// Each view is a list of indices into `words`, in reading order; every entry of `words` with message_depth 0
// is in at least one view. Of two alternatives side by side the first forms go together, the second ones, ...
std::vector<std::vector<std::size_t>> text_views(const std::vector<Part>& parts,
                                                 const std::vector<Words>& words);

}  // namespace letterhead
