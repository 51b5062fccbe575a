#pragma once
// tar (POSIX.1-2008 pax and ustar, the V7 form before it, and GNU's long names and sparse files), cpio
// (binary, odc, newc) and ar (with GNU's and BSD's long names): rows of headers with the content behind each.

#include "inspect/container/container.h"

namespace letterhead {

std::unique_ptr<ContainerReader> tar_reader(const ContainerContext& context);
std::unique_ptr<ContainerReader> cpio_reader(const ContainerContext& context);
std::unique_ptr<ContainerReader> ar_reader(const ContainerContext& context);

// Whether a file begins with a tar header; the V7 form has no magic, only a checksum.
bool is_tar_header(std::string_view head);

}  // namespace letterhead
