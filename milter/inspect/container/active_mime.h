#pragma once
// "ActiveMime": the macros of a document that Office saved as a page or as XML, one compound file packed.

#include "inspect/container/container.h"

#include <memory>

namespace letterhead {

std::unique_ptr<ContainerReader> active_mime_reader(const ContainerContext& context);

}  // namespace letterhead
