#pragma once
// Can it be read? Size, font and contrast of words as they show on a screen.

#include "policy/conditions/reading.h"

#include <map>

namespace letterhead {

// What is not legible. Of a look whose size or contrast nobody knows neither is judged.
struct Legible {
    int size_below = 0;                             // hundredths of a point; 0: any size will do
    int contrast_below = 0;                         // hundredths of the ratio of WCAG 2; 0: any
    std::map<std::string, std::string> family_in;   // folded name -> as written; fonts that are not legible
    std::map<std::string, std::string> family_not;  // when not empty: all others are not legible

    // "6 points, the font Webdings, #EEEEEE on #FFFFFF (contrast 1.2)": the smallest size, each font, the
    // lowest contrast of these looks of `words`; empty: legible.
    std::string faults(const Words& words, const std::vector<std::uint16_t>& looks) const;
};

// {size_below: 7.5pt, contrast_below: 2, family_in: {list: illegible_fonts}}; nothing after a problem.
std::optional<Legible> read_legible(const Node& node, const ReadContext& context);

}  // namespace letterhead
