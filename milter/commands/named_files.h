#pragma once
// Files that a pack names beside its lists and groups.

#include "base/document.h"

#include <optional>

namespace letterhead {

// The files under `key` of the pack section as one tree: sections of the same name joined. nullopt when the
// pack names none. They were read without a problem just before; one that has gone since is left out.
std::optional<Node> named_files(const Node* root, std::string_view key);

}  // namespace letterhead
