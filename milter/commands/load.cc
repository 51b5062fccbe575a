#include "commands/load.h"

#include <filesystem>

namespace letterhead {
namespace {

// Rules that ask a scanner which is not there would hold every attachment.
void warn_of_missing_scanner(const Policy& policy, Problems& problems) {
    for (const auto& pack : policy.packs) {
        for (const Rule& rule : pack->rules) {
            Needs needs;
            if (rule.when) rule.when->add_needs(needs);
            if (rule.unless) rule.unless->add_needs(needs);
            if (needs.scans.empty() || rule.mode == Mode::off) continue;
            problems.warning(Code::no_scanner, rule.place,
                             "rule '" + rule.id + "' asks a scanner, and the settings name none",
                             "without 'scanner' in the settings it cannot tell of any attachment");
        }
    }
}

}  // namespace

Loaded load(const std::optional<std::string>& config, const std::vector<std::string>& packs) {
    Loaded loaded;
    std::vector<PackFile> files;
    for (const std::string& pack : packs)
        files.push_back({pack, {}});
    const bool with_settings = config || packs.empty();
    if (with_settings) loaded.files.push_back(stamp_of(config.value_or(std::string(default_config))));
    std::error_code error;
    if (with_settings && !config && !std::filesystem::exists(default_config, error))
        loaded.problems.error(Code::file_unreadable,
                              {std::make_shared<const Source>(Source{std::string(default_config), {}}), 0, 0},
                              "not found", "name your settings with --config, or a rule file with --pack");
    else if (with_settings)
        loaded.settings = read_settings(config.value_or(std::string(default_config)), loaded.problems);
    // Settings with a mistake still name their packs: these are read too, so that one run shows every
    // problem.
    for (std::size_t i = 0; packs.empty() && loaded.settings && i < loaded.settings->packs.size(); ++i)
        files.push_back({loaded.settings->packs[i], loaded.settings->pack_places[i]});
    FileSet read;
    if (!files.empty()) loaded.policy = read_policy(files, read, loaded.problems);
    loaded.files.insert(loaded.files.end(), read.stamps().begin(), read.stamps().end());
    if (loaded.policy && loaded.settings && !loaded.settings->scanner)
        warn_of_missing_scanner(*loaded.policy, loaded.problems);
    if (loaded.problems.any_errors()) {
        loaded.settings.reset();
        loaded.policy = nullptr;
    }
    return loaded;
}

std::unique_ptr<Clamd> scanner_of(const std::optional<Settings>& settings,
                                  std::function<void(const std::string&)> tell) {
    if (!settings || !settings->scanner) return nullptr;
    Clamd::How how;
    how.socket = settings->scanner->clamd;
    how.patience = std::chrono::seconds(settings->scanner->timeout_seconds);
    how.tell = std::move(tell);
    return std::make_unique<Clamd>(std::move(how));
}

}  // namespace letterhead
