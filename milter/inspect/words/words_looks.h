#pragma once
// Looks and pictures of all lines to those of the own words.

#include "inspect/findings.h"
#include "inspect/words/lines.h"
#include "inspect/words/segments.h"

namespace letterhead {

// Fills looks, families, runs and pictures of `words`, whose own words `segments` has placed.
void place_looks(const Lines& lines, const Segments& segments, Words& words);

}  // namespace letterhead
