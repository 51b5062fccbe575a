#include "commands/asked.h"

#include "commands/load.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace letterhead {

std::optional<View> wanted_view(std::string_view command, const Arguments& arguments) {
    const std::string when = arguments.last("--color", "auto");
    if (when != "auto" && when != "always" && when != "never") {
        complain(command, "--color is auto, always or never, not '" + when + "'");
        return std::nullopt;
    }
    View view;
    view.width = wanted_width(std::getenv("COLUMNS"));
    view.color = wants_color(when, isatty(STDOUT_FILENO) == 1, std::getenv("NO_COLOR"), std::getenv("TERM"));
    return view;
}

bool has_settings(std::string_view command, const Arguments& arguments) {
    std::error_code error;
    if (arguments.has("--config") || std::filesystem::exists(default_config, error)) return true;
    complain(command, "there is no " + std::string(default_config) + ": name your settings with --config");
    return false;
}

}  // namespace letterhead
