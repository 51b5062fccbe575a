#pragma once
// RTF: the objects that are embedded in it, and what starts something: objects that update themselves,
// controls, templates at a web address, DDE.

#include "inspect/container/container.h"

namespace letterhead {

std::unique_ptr<ContainerReader> rtf_reader(const ContainerContext& context);

}  // namespace letterhead
