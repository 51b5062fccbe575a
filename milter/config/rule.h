#pragma once
// One rule of a pack.

#include "config/pack.h"

namespace letterhead {

// `conditions` is the map under conditions:, or null: what a rule's explain text can say depends on what its
// conditions ask.
Rule read_rule(const Node& node, const PackReading& reading, const Pack& pack, const Node* conditions);

}  // namespace letterhead
