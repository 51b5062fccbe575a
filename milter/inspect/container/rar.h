#pragma once
// RAR 1.5 to 4 and RAR 5: the headers of files, one behind the other with the packed content between them.
// Stored content is looked into, packed content is not.

#include "inspect/container/container.h"

namespace letterhead {

// Either format, by its signature, which may stand behind up to limits::container_prefix bytes of a program
// that unpacks itself. Without a signature: an empty directory that says nothing.
std::unique_ptr<ContainerReader> rar_reader(const ContainerContext& context);

// The two it consists of; the file begins behind the signature.
std::unique_ptr<ContainerReader> rar4_reader(const ContainerContext& context);
std::unique_ptr<ContainerReader> rar5_reader(const ContainerContext& context);

}  // namespace letterhead
