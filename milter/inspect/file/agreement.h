#pragma once
// Do name, declared type and content of a file agree? Media types and extensions fall into groups of formats
// that are told apart by nobody or for good reason called alike (a CSV declared as Excel, a report in HTML
// named .xls); only groups that have nothing in common contradict each other.

#include "inspect/findings.h"

#include <string>

namespace letterhead {

// "named .pdf, but its content is an archive (application/zip)"; empty: they agree, or nothing is sure.
std::string disagreement(const FileFinding& finding);

}  // namespace letterhead
