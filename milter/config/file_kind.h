#pragma once
// Which of our files a YAML file is. Somebody who hands over another one than is asked for is told so in one
// sentence, and not that all its keys are unknown.

#include "base/document.h"

namespace letterhead {

enum class FileKind { rules, settings, cases, templates, sentences };

// False, with that one problem, when the keys at the top are plainly those of another kind and none is of
// this one. A file that says nothing of the sort is left to its reader.
bool is_of_kind(const Node& root, FileKind wanted, Problems& problems);

}  // namespace letterhead
