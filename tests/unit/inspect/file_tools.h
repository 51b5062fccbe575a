#pragma once
// What the tests of files share: one reading of a file as a part, and the corpus when it is there.

#include "inspect/file/file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead::tests {

struct Reading {
    std::string declared_type = "application/octet-stream";
    std::size_t chunk = 4096;
    bool by_content = true, containers = true;
};

inline FileFinding read_file(std::string_view content, const std::vector<std::string>& names = {},
                             const Reading& how = {}) {
    Part part;
    part.path = "1.2";
    part.type = how.declared_type;
    for (const std::string& name : names)
        part.names.push_back({name, FileName::From::disposition});
    ContainerBudget budget(std::chrono::minutes(1));
    FileReader reader(part, how.by_content, how.containers, budget);
    for (std::size_t i = 0; i < content.size(); i += how.chunk)
        reader.push(content.substr(i, how.chunk));
    part.bytes = content.size();
    return reader.finish(part);
}

// One line for comparison: "type family flags: entry|entry*|... (reason)".
inline std::string summary(const FileFinding& finding) {
    std::string text = finding.detected_type + " " + std::string(family_key(finding.family));
    if (finding.container) text += " container";
    if (finding.encrypted) text += " encrypted";
    for (const ContainerEntry& entry : finding.entries) {
        text +=
            (text.find('|') == std::string::npos ? ": |" : "") + entry.name + (entry.encrypted ? "*|" : "|");
    }
    if (!finding.container_unreadable.empty()) text += " (" + finding.container_unreadable + ")";
    return text;
}

inline std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

// The files of a folder of the corpus in a fixed order; empty when the corpus is not there.
inline std::vector<std::filesystem::path> corpus(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    const std::filesystem::path root = std::filesystem::path(LETTERHEAD_SOURCE) / "../shared/corpus" / folder;
    std::error_code none;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root, none)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace letterhead::tests
