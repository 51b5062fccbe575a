#include "commands/load.h"

namespace letterhead {

Loaded load(const std::optional<std::string>& config, const std::vector<std::string>& packs) {
    Loaded loaded;
    std::vector<PackFile> files;
    for (const std::string& pack : packs)
        files.push_back({pack, {}});
    if (config || packs.empty())
        loaded.settings = read_settings(config.value_or(std::string(default_config)), loaded.problems);
    // Settings with a mistake still name their packs: these are read too, so that one run shows every
    // problem.
    for (std::size_t i = 0; packs.empty() && loaded.settings && i < loaded.settings->packs.size(); ++i)
        files.push_back({loaded.settings->packs[i], loaded.settings->pack_places[i]});
    if (!files.empty()) loaded.policy = read_policy(files, loaded.problems);
    if (loaded.problems.any_errors()) {
        loaded.settings.reset();
        loaded.policy = nullptr;
    }
    return loaded;
}

}  // namespace letterhead
