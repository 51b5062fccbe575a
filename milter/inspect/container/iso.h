#pragma once
// ISO 9660 (ECMA-119) with Joliet and Rock Ridge names, as it passes by: directories usually stand before the
// files they name. One that stands behind its own files is not read, and said so.

#include "inspect/container/container.h"

namespace letterhead {

std::unique_ptr<ContainerReader> iso_reader(const ContainerContext& context);

}  // namespace letterhead
