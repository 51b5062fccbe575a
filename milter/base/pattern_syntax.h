#pragma once
// A pattern as a tree, read just well enough to judge its repetitions: which characters an item may take, how
// often.

#include "base/character_set.h"
#include "base/pattern.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace letterhead {

struct PatternItem;
using PatternBranch = std::vector<PatternItem>;

struct PatternItem {
    enum class Kind { set, group, opaque };  // opaque: no text, or text that this reader does not know
    static constexpr std::size_t unbounded = static_cast<std::size_t>(-1);

    Kind kind = Kind::opaque;
    CharacterSet set;                     // of a set
    std::vector<PatternBranch> branches;  // of a group
    std::size_t least = 1, most = 1;
    bool possessive = false;  // never gives back: a+ + or (?>...)
    std::size_t offset = 0;   // bytes into the pattern, where the item begins
};

std::vector<PatternBranch> parse_pattern(std::string_view pattern, PatternCase which);

}  // namespace letterhead
