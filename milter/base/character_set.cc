// The sets behind the letters of a pattern.

#include "base/character_set.h"

#include "base/text.h"

namespace letterhead {
namespace {

constexpr std::size_t letters_beyond = 128, others_beyond = 129;

}  // namespace

CharacterSet all_beyond_ascii() {
    return CharacterSet().set(letters_beyond).set(others_beyond);
}

CharacterSet character_range(char32_t first, char32_t last) {
    CharacterSet set;
    for (char32_t c = first; c <= last && c < beyond_ascii; c++)
        set.set(c);
    if (last >= beyond_ascii) set.set(letters_beyond);
    return set;
}

CharacterSet one_character(char32_t c) {
    return character_range(c, c);
}

// \d \W and their like; 'l' for letters, 'n' for all but the end of a line.
CharacterSet named_characters(char letter) {
    CharacterSet set;
    switch (ascii_lower(letter)) {
        case 'd':
            set = character_range('0', '9');
            break;
        case 'l':
            set = character_range('a', 'z') | character_range('A', 'Z') | one_character(beyond_ascii);
            break;
        case 'w':
            set = character_range('0', '9') | character_range('a', 'z') | character_range('A', 'Z') |
                  one_character('_') | one_character(beyond_ascii);
            break;
        case 's':
            set = character_range(9, 13) | one_character(' ');
            break;
        case 'h':
            set = one_character('\t') | one_character(' ');
            break;
        case 'v':
        case 'r':
            set = character_range(10, 13);
            break;
        case 'n':
            return ~one_character('\n');
        default:
            return set.set();
    }
    const bool negated = letter >= 'A' && letter <= 'Z' && letter != 'R';
    return negated ? ~set : set;
}

}  // namespace letterhead
