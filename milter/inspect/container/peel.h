#pragma once
// A file that is packed as a whole: gzip, bzip2, xz, lzma, lzip, zstd, compress. The layer is peeled in the
// stream. When a container is inside, its directory is the answer; else the one file that is.

#include "inspect/container/container.h"
#include "inspect/container/unpack.h"

namespace letterhead {

std::unique_ptr<ContainerReader> peel_reader(std::unique_ptr<Unpacker> unpacker,
                                             const ContainerContext& context);

}  // namespace letterhead
