#pragma once
// What changed between two pieces of a rule file, as they were read: comments, blanks, and the order of keys
// and of lists do not count, nor whether a word stands alone or as the only one of a list.

#include "base/document.h"

#include <string>
#include <vector>

namespace letterhead {

// In one line, as it could be written: "{attachment: {name: ['*.exe', '*.bat'], inside: none}}". Cut at
// `limit` bytes.
std::string one_line_yaml(const Node& node, std::size_t limit = 2000);
bool means_the_same(const Node& a, const Node& b);

struct NodeChange {
    std::string path;   // "signature_block.is"; empty: the whole
    std::string words;  // "was missing, now [missing, incomplete]"; "added '*.bat'"; "removed"
};
// Null is what is not there. Maps are compared key by key, lists member by member.
std::vector<NodeChange> changes_between(const Node* before, const Node* now);

// The value of a key; null when the node is no map or has none.
const Node* value_of(const Node* map, std::string_view key);

}  // namespace letterhead
