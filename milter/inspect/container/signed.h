#pragma once
// Signed files that carry what they sign: CMS ("contract.pdf.p7m"), the file in it passing by; and OpenPGP,
// which is not opened and says so. No signature is verified.

#include "inspect/container/container.h"

namespace letterhead {

std::unique_ptr<ContainerReader> signed_reader(const ContainerContext& context);
std::unique_ptr<ContainerReader> pgp_reader(const ContainerContext& context);

}  // namespace letterhead
