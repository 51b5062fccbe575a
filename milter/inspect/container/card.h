#pragma once
// Calendars and cards (RFC 5545, RFC 6350) as carriers of files: a value in base64, or an address "data:".

#include "inspect/container/container.h"

#include <memory>

namespace letterhead {

std::unique_ptr<ContainerReader> card_reader(const ContainerContext& context);

}  // namespace letterhead
