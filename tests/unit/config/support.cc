#include "unit/config/support.h"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace letterhead::test {

Folder::Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "letterhead-config-XXXXXX").string();
    BOOST_REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string Folder::write(std::string_view name, std::string_view text) const {
    const std::string file = path(name);
    std::ofstream(file, std::ios::binary) << text;
    return file;
}

std::string shown(const Problems& problems) {
    std::string lines;
    for (const Problem& problem : problems.all()) {
        if (problem.place.line > 0)
            lines += std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + " ";
        lines += problem.severity == Severity::error ? "error: " : "warning: ";
        lines += problem.message;
        if (!problem.advice.empty()) lines += " (" + problem.advice + ")";
        lines += "\n";
    }
    return lines;
}

}  // namespace letterhead::test
