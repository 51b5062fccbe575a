#include "commands/load.h"

namespace letterhead {

std::shared_ptr<const Policy> load_policy(const Settings& settings, Problems& problems) {
    std::vector<PackFile> files;
    for (std::size_t i = 0; i < settings.packs.size(); ++i) {
        files.push_back({settings.packs[i], settings.pack_places[i]});
    }
    return read_policy(files, problems);
}

Loaded load(const std::optional<std::string>& config, const std::vector<std::string>& packs) {
    Loaded loaded;
    std::vector<PackFile> files;
    files.reserve(packs.size());
    for (const std::string& pack : packs) {
        files.push_back({pack, {}});
    }
    if (config || packs.empty()) {
        loaded.settings = read_settings(config.value_or(std::string(default_config)), loaded.problems);
        if (packs.empty()) {
            if (loaded.settings) loaded.policy = load_policy(*loaded.settings, loaded.problems);
            return loaded;
        }
    }
    loaded.policy = read_policy(files, loaded.problems);
    if (loaded.problems.any_errors()) loaded.policy = nullptr;
    return loaded;
}

}  // namespace letterhead
