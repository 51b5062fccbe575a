#pragma once
// The door to libmagic: the type of what our own look does not know. Never hand it text: that costs a
// millisecond and more.

#include <string>
#include <string_view>

namespace letterhead {

// A media type by content, or empty when libmagic does not know either. `head` is at most limits::file_head.
// Safe from many threads: each call borrows a handle of its own (3.7 MB once used, so a few are kept and lent
// again).
std::string type_by_magic(std::string_view head);

// Whether libmagic's database could be read; without it type_by_magic knows nothing.
bool magic_is_ready();

}  // namespace letterhead
