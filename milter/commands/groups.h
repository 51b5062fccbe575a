#pragma once
// What `letterhead groups` does; each prints, and returns the exit status.

#include "commands/arguments.h"

namespace letterhead {

int pull_groups(const Arguments& arguments);
int list_groups(const Arguments& arguments);
int show_group(const Arguments& arguments);

}  // namespace letterhead
