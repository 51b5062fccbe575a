#pragma once
// Bounds of what a directory server may say. Those of a message stand in message/limits.h.

#include <cstddef>

namespace letterhead::limits {

inline constexpr std::size_t directory_entries = 200'000;  // of one search, or one group
inline constexpr std::size_t directory_page = 500;         // Active Directory gives 1000 at most
inline constexpr std::size_t directory_depth = 16;         // groups in groups
inline constexpr std::size_t directory_password = 1024;

}  // namespace letterhead::limits
