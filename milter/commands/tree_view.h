#pragma once
// The message as a tree in a terminal: parts and containers with names, sizes, what they say they are and
// what they were found to be; below each row what is odd about it and what could not be opened.

#include "commands/paint.h"
#include "inspect/findings.h"
#include "policy/verdict.h"

#include <string>

namespace letterhead {

// The evidence of `verdict` keeps its rows when a large tree is shortened.
void add_tree(std::string& out, const Findings& findings, const Verdict& verdict, const View& view);

}  // namespace letterhead
