#pragma once
// Sets of characters as the lint of patterns sees them: just fine enough to tell whether two items can take
// the same text.

#include <bitset>

namespace letterhead {

// ASCII one by one, then one for all letters and digits beyond it, and one for everything else.
using CharacterSet = std::bitset<130>;
inline constexpr char32_t beyond_ascii = 128;

CharacterSet character_range(char32_t first, char32_t last);
CharacterSet one_character(char32_t c);
CharacterSet all_beyond_ascii();
// \d \W and their like; 'l' for letters, 'n' for all but the end of a line.
CharacterSet named_characters(char letter);

}  // namespace letterhead
