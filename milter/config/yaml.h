#pragma once
// The door to yaml-cpp: a YAML text becomes a Node tree in which every value knows its place.

#include "base/document.h"

#include <memory>
#include <optional>

namespace letterhead {

// Problems, each with its place: bad YAML, duplicate keys, anchors, aliases and tags (hard to read, easy to
// abuse), a second document, nesting beyond 32, a text above 1 MiB; and warnings about what other YAML
// readers would take differently (config/yaml_traps.h). Duplicate keys leave a tree, so that what follows can
// be read on; of the others nothing is left. An empty text is a null node.
std::optional<Node> parse_yaml(const std::shared_ptr<const Source>& source, Problems& problems);

}  // namespace letterhead
