#pragma once
// The data of entities.cc, apart for its length.

#include <string_view>

namespace letterhead {

extern const std::string_view entities_table;

}  // namespace letterhead
