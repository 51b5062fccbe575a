#pragma once
// A section of OneNote ([MS-ONESTORE] 2.6.13): the files that were put on its pages. A picture is one of
// them; a section of pictures and texts is an ordinary document.

#include "inspect/container/container.h"

#include <memory>

namespace letterhead {

std::unique_ptr<ContainerReader> onenote_reader(const ContainerContext& context);

}  // namespace letterhead
