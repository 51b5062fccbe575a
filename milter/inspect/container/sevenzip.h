#pragma once
// 7z (the format of 7-Zip, "7zFormat.txt"): a start header says where the end header is; when that is not
// packed itself, it tells names, sizes, and what is encrypted. A packed one is left to libarchive.

#include "inspect/container/container.h"

namespace letterhead {

std::unique_ptr<ContainerReader> sevenzip_reader(const ContainerContext& context);

}  // namespace letterhead
