#pragma once
// The slots of a signature block template, and small values of templates.

#include "base/document.h"
#include "inspect/templates.h"
#include "inspect/words/tokens.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

std::optional<int> read_up_to(const Node& node, std::string_view what, std::uint64_t most,
                              Problems& problems);

// A wording that can be compared: it holds words, and not more than are ever compared.
std::optional<std::string> read_wording(const Node& node, std::string_view what, Problems& problems);

// All slots, with ids that differ; a slot that takes no such key is reported.
std::vector<Slot> read_slots(const Node& node, Problems& problems);

}  // namespace letterhead
