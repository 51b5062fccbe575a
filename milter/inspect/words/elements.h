#pragma once
// What HTML elements are to a reader of text.

#include <cstdint>
#include <string_view>

namespace letterhead {

struct Element {
    bool block : 1 = false;     // its text stands on lines of its own
    bool empty : 1 = false;     // has no end tag and no content
    bool hidden : 1 = false;    // its content is never shown
    bool keeps : 1 = false;     // line ends and blanks count
    bool cell : 1 = false;      // a table cell
    bool boundary : 1 = false;  // an end tag inside does not close what is outside (HTML calls it a scope)
    bool closes_p : 1 = false;  // its start tag ends an open <p>
    std::uint64_t closes =
        0;  // word_key of the element that its start tag ends, when one is open (li, td, tr ...)
};

Element element_of(std::string_view name);

}  // namespace letterhead
