#pragma once
// Settings and policy for a command: the one path that check, serve and explain share.

#include "config/rules.h"
#include "config/settings.h"
#include "scan/clamd.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace letterhead {

inline constexpr std::string_view default_config = "/etc/letterhead/letterhead.yaml";

struct Loaded {
    std::optional<Settings> settings;      // when a settings file was read; empty with any error
    std::shared_ptr<const Policy> policy;  // null with any error
    Problems problems;
    std::vector<FileStamp> files;  // all that were read, or should have been
};

// Packs alone (settings stay empty) when `packs` has some and no config was named; else the settings file and
// its packs, with `packs` instead of those when given.
Loaded load(const std::optional<std::string>& config, const std::vector<std::string>& packs);

// Null when the settings name none. `tell` hears when it no longer answers, and when it does again.
std::unique_ptr<Clamd> scanner_of(const std::optional<Settings>& settings,
                                  std::function<void(const std::string&)> tell = {});

}  // namespace letterhead
