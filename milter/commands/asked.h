#pragma once
// What several commands ask of their command line before they begin.

#include "commands/arguments.h"
#include "commands/paint.h"

#include <optional>
#include <string_view>

namespace letterhead {

// How the user wants to see what is told: --color, the width of the terminal, whether it is one. nullopt:
// told what is wrong.
std::optional<View> wanted_view(std::string_view command, const Arguments& arguments);

// False, and told, when no settings are named and there are none where they usually are.
bool has_settings(std::string_view command, const Arguments& arguments);

}  // namespace letterhead
