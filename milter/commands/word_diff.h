#pragma once
// What changed between two texts, word by word.

#include "commands/paint.h"

#include <string>
#include <string_view>

namespace letterhead {

// "Add it [-below-] {+above+} the disclaimers ...": what stayed is kept to a few words around each change.
// Blanks between words, line ends too, do not count. Two texts of thousands of words that have little in
// common are shown as one replaced by the other.
std::string word_diff(std::string_view before, std::string_view now, const View& view);

}  // namespace letterhead
