#pragma once
// TNEF ([MS-OXTNEF]), the winmail.dat of Outlook: a row of attributes of a message and of its attachments,
// some of them lists of MAPI properties. Attachments pass by with their bytes; their names may come before or
// behind. Checksums are not asked for: Outlook does not either.

#include "inspect/container/container.h"

namespace letterhead {

std::unique_ptr<ContainerReader> tnef_reader(const ContainerContext& context);

}  // namespace letterhead
