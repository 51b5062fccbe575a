#pragma once
// What a pack defines and no rule uses: a misspelt name, or something forgotten. Warnings.

#include "config/pack.h"
#include "config/templates.h"

namespace letterhead {

// To be called once the rules are read without an error. `root` is the rule file.
void warn_of_unused(const Node& root, const Pack& pack, const Templates& templates, Problems& problems);

}  // namespace letterhead
