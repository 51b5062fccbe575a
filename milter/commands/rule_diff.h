#pragma once
// What changed between two sets of rules, in words: what was read is compared, not how it was written.

#include "base/document.h"
#include "policy/policy.h"

#include <string>
#include <vector>

namespace letterhead {

struct ChangeDetail {
    std::string what;   // "action", "when: signature_block.is"
    std::string words;  // "was reject, now hold"; empty: two texts to be compared word by word
    std::string before = {}, now = {};
};

struct Change {
    enum class Kind { added, removed, changed };
    Kind kind = Kind::changed;
    std::string subject;  // "PVE-E.1  Signature block"
    std::vector<ChangeDetail> details;
};

struct ChangeSection {
    std::string title;  // "Rules of pve"; never without changes
    std::vector<Change> changes;
};

// Packs are matched by id; two policies of one pack each are compared whatever the ids.
std::vector<ChangeSection> compare(const Policy& before, const Policy& now);
// Files of the daemon's settings, as trees; the packs they name are compared apart.
std::vector<ChangeSection> compare_settings(const Node& before, const Node& now);

}  // namespace letterhead
