#pragma once
// The keys of rule files and settings, for the JSON Schema and the manual. A test holds the table against the
// readers: what they know, and nothing else, is here.

#include <span>
#include <string_view>

namespace letterhead {

struct KeyInfo {
    std::string_view section;  // "rule"
    std::string_view key;
    // As in policy/parameter_type.h, and: date, translated text, action, conditions by name, lists by name,
    // groups by name, section X, sections X (a list), sections X by name, advice.
    std::string_view type;
    std::string_view sentence;
    bool required = false;
};

std::span<const KeyInfo> file_keys();

}  // namespace letterhead
