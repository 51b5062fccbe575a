// tests/broken_rules: every file there is wrong, and everything that is printed about it is written down
// beside it. A name that begins with "settings" is a settings file, read with the packs that it names; the
// others are packs.

#include "config/rules.h"
#include "config/settings.h"
#include "unit/config/support.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

using namespace letterhead;

namespace {

namespace fs = std::filesystem;
const std::string folder = LETTERHEAD_SOURCE "/tests/broken_rules/";
constexpr std::int64_t day = 20'600;  // 2026-05-27

std::string content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Names as seen from the folder, so that the tests may lie anywhere.
std::string without_folder(std::string text) {
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at))
        text.erase(at, folder.size());
    return text;
}

std::string printed_for(const fs::path& path) {
    Problems problems;
    if (path.filename().string().starts_with("settings")) {
        const auto settings = read_settings(path.string(), problems);
        std::vector<PackFile> packs;
        for (std::size_t i = 0; settings && i < settings->packs.size(); i++)
            packs.push_back({settings->packs[i], settings->pack_places[i]});
        if (settings) read_policy(packs, problems, day);
    } else {
        const auto policy = read_policy({{path.string(), {}}}, problems, day);
        BOOST_TEST((policy == nullptr) == problems.any_errors());
    }
    return without_folder(render(problems));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(broken_rules)

BOOST_AUTO_TEST_CASE(everything_that_is_printed_is_as_expected) {
    std::set<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".yaml") files.insert(entry.path());
    }
    BOOST_TEST(files.size() >= 65U);
    for (fs::path path : files) {
        BOOST_TEST_CONTEXT(path.filename().string()) {
            const std::string printed = printed_for(path);
            BOOST_TEST(printed != "");
            fs::path expected = path, actual = path;
            expected.replace_extension(".expected");
            actual.replace_extension(".actual");
            BOOST_TEST(printed == content(expected));
            if (printed == content(expected)) {
                fs::remove(actual);
            } else {
                std::ofstream(actual, std::ios::binary) << printed;
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_missing_pack_of_the_command_line_is_named) {
    Problems problems;
    BOOST_TEST(read_policy({{"/nowhere/pack.yaml", {}}}, problems, day) == nullptr);
    BOOST_TEST(render(problems) == "/nowhere/pack.yaml: error: not found (check the path) [LH-R001]\n");
}

BOOST_AUTO_TEST_SUITE_END()
