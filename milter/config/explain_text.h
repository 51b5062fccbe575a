#pragma once
// Texts that senders will read, with placeholders such as {attachment.name}.

#include "config/pack.h"

#include <set>
#include <string>

namespace letterhead {

// The words that could be names of conditions, anywhere in a when:, followed through the named conditions.
std::set<std::string> words_of_condition(const Node& when, const Node* conditions);

// Errors: a brace that is never closed, an unknown placeholder (at its own place). Warnings: a placeholder
// that no condition of the rule fills, and letters that a reply, being ASCII, cannot show.
void check_explain(const Node& node, const std::string& text, const std::set<std::string>& asked,
                   const PackReading& reading);

// Letters that would become '?' in a reply: a warning.
void check_shown(const Node& node, const std::string& text, Problems& problems);

}  // namespace letterhead
