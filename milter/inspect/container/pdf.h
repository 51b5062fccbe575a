#pragma once
// PDF (ISO 32000-1), read from its first byte to its last and without its cross references: the files that
// are embedded in it, and actions that start programs. Content of pages is passed over.

#include "inspect/container/container.h"

#include <memory>

namespace letterhead {

std::unique_ptr<ContainerReader> pdf_reader(const ContainerContext& context);

}  // namespace letterhead
