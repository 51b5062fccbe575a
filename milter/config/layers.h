#pragma once
// A pack may stand on another one, which its top names: `base: ../palos-verdes-estates.yaml`. The vendor's
// file is never edited, so a new version of it never overwrites local work.

#include "base/document.h"
#include "config/files.h"

#include <optional>
#include <string>

namespace letterhead {

// The file as one tree: what the file says laid over what its base says, and so on down; every value keeps
// its place in the file that holds it.
//
//     pack:    its keys replace those of the base
//     lists:, groups:, restricted_lists:, conditions:   new names are added; a name of the base says
//              `override: replace` or `override: append`: {override: append, entries: [...]}
//     rules:   new ids are added behind; an id of the base says `override: ...` and the keys that differ
//
// replace: a key that is given replaces that of the base. append: the same, but what is a list is joined, and
// so is unless:; a condition holds when either does. Reported: an override of what the base does not have, a
// name that both have without override, and bases that go in a circle.
std::optional<Node> read_layers(const std::string& path, const Place& asked_from, FileSet& files,
                                Problems& problems);

}  // namespace letterhead
