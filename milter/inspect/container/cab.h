#pragma once
// The directories of formats whose content only libarchive unpacks, or nobody: CAB ([MS-CAB]), ARJ, LHA.

#include "inspect/container/container.h"

namespace letterhead {

std::unique_ptr<ContainerReader> cab_reader(const ContainerContext& context);
std::unique_ptr<ContainerReader> arj_reader(const ContainerContext& context);
std::unique_ptr<ContainerReader> lha_reader(const ContainerContext& context);

}  // namespace letterhead
