#pragma once
// Domains that can be taken for one of a city's own: by the eye, by a slip of the finger, or by their name.

#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// A domain looks like an own one (here springvale.example) when
// - it, or the end of it, shows the same (base/unicode domain_look): a Cyrillic letter, a zero for an o;
// - its end differs by so few letters left out, added, changed or swapped that a finger may have slipped: one
//   where the own domain's name has 4 letters, two from 9 on unless the first is among them ("sprngvlae");
// - a label of it is the own domain's name: "springvale.com", "springvale.example.net".
// The name of an own domain is its longest label but the last; a name below 4 letters is only compared whole.
// Own domains and their sub-domains never look alike. Immutable.
class LookAlikes {
 public:
    explicit LookAlikes(const std::vector<std::string>& own_domains);  // ascii_domain form
    // The own domain that `domain` (ascii_domain form) looks like, as given; empty: none.
    std::string_view find(std::string_view domain) const;

 private:
    struct Own {
        std::string domain;
        std::vector<std::u32string> labels;  // of its look
        std::u32string name;
        std::size_t slips = 0;  // letters that may differ
    };
    static bool is_like(const Own& own, const std::vector<std::u32string>& labels);
    std::vector<Own> own_;
};

}  // namespace letterhead
