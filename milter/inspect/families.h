#pragma once
// What names and media types say about a file: facts about file formats, no policy.

#include "inspect/findings.h"

#include <string_view>

namespace letterhead {

// What a file name says by its last extension, after trailing dots and blanks: the table of widely known
// extensions in inspect/families.cc.
Family family_of_name(std::string_view name);
Family family_of_type(std::string_view media_type);
// The more dangerous of two: executable before script before ... before unknown.
Family worse(Family a, Family b);

}  // namespace letterhead
