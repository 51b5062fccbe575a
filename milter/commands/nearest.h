#pragma once
// Where a text says almost what was looked for: a person who wrote a test with a typing mistake sees it.

#include <string>
#include <string_view>

namespace letterhead {

// The stretch of `text` that is nearest to the longest run of `glob` between its '*' and '?', with a few
// words around it: "... lacks: Phone number/Extension. Put it ...". Empty when nothing is near (more than a
// third of the letters differ). Case does not count. Time: length of the run (100 bytes at most) times that
// of the text.
std::string nearest(std::string_view glob, std::string_view text);

}  // namespace letterhead
