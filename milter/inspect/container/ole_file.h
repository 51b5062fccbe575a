#pragma once
// Compound files: what is attached to a message of Outlook ([MS-OXMSG]), what documents of Office 97 embed,
// macro sheets of Excel 4. The file is kept aside and read at its end, its directory first; of its streams
// only those that may carry a file are read at all.

#include "inspect/container/container.h"

namespace letterhead {

std::unique_ptr<ContainerReader> ole_reader(const ContainerContext& context);

}  // namespace letterhead
