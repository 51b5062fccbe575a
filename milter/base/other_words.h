#pragma once
// Words that people bring from other programs, and what they are called here: too far from ours for a
// spelling mistake.

#include <span>
#include <string_view>

namespace letterhead {

// Of `choices`, the one that is meant by `word` ("on": enforce, "quarantine": hold, "monday": mon); "" for
// none.
std::string_view meant_by(std::string_view word, std::span<const std::string_view> choices);

}  // namespace letterhead
