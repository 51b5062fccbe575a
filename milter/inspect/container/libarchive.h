#pragma once
// libarchive, for what no reader of ours opens: the content of 7z, RAR and CAB, and 7z directories that are
// packed. Its formats are named one by one; its filters, which follow a file into itself for ever, stay off.

#include "inspect/container/container.h"

namespace letterhead {

// A reader that lists as `own` does, keeps the bytes aside (spool.h), and at the end lets libarchive open
// what was not looked at. `type` is a media type that opens_with_libarchive() knows.
std::unique_ptr<ContainerReader> opened_reader(std::string_view type, std::unique_ptr<ContainerReader> own,
                                               const ContainerContext& context);
bool opens_with_libarchive(std::string_view type);

}  // namespace letterhead
