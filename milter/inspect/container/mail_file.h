#pragma once
// Messages in files (eml, mht, emlx) and files of messages (mbox): read as a message attached to the mail is
// read. Every file attached to them is an entry; their texts are not, unless a text is none.

#include "inspect/container/container.h"

namespace letterhead {

std::unique_ptr<ContainerReader> mail_reader(const ContainerContext& context);
std::unique_ptr<ContainerReader> mbox_reader(const ContainerContext& context);

}  // namespace letterhead
