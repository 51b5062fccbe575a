// letterhead test: the cases beside the packs, on all cores, told in the order in which they are written.

#include "commands/arguments.h"
#include "commands/asked.h"
#include "commands/commands.h"
#include "commands/load.h"
#include "commands/test_report.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <thread>

namespace letterhead {
namespace {

namespace fs = std::filesystem;

constexpr const char* help =
    "usage: letterhead test [OPTIONS] [PATH...]      (PATH: a file of cases, or a folder of such files)\n\n"
    "Sends the mail of each case through its pack, as the daemon would, and compares what comes of it with\n"
    "what the case expects. A folder with a folder 'tests' in it stands for that one. Without PATH: the\n"
    "folder 'tests' beside the packs of the settings.\n\n"
    "  --config F      the settings whose packs' tests are run (default /etc/letterhead/letterhead.yaml)\n"
    "  --filter TEXT   only cases with TEXT in their name, their file or the rules they expect\n"
    "  --coverage      tell which rules no case shows to fire, or to spare a near miss (not_rules)\n"
    "  --junit FILE    also write a JUnit report there\n"
    "  --color WHEN    auto, always or never\n\n"
    "Exit status: 0 all as expected; 1 a case is not, there is no case, or a rule is not covered.\n\n"
    "How to write cases: docs/testing-rules.md\n";

constexpr std::array options{OptionInfo{"--config", true},    OptionInfo{"--filter", true},
                             OptionInfo{"--coverage", false}, OptionInfo{"--junit", true},
                             OptionInfo{"--color", true},     OptionInfo{"--help", false}};

bool is_case_file(const fs::path& path) {
    return path.extension() == ".yaml" || path.extension() == ".yml";
}

// Sorted, so that the same tests always come in the same order.
bool add_files(std::string path, std::vector<std::string>& files) {
    std::error_code error;
    if (fs::is_directory(fs::path(path) / "tests", error)) path = (fs::path(path) / "tests").string();
    if (!fs::is_directory(path, error)) {
        files.push_back(path);
        return fs::exists(path, error);
    }
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(path, error))
        if (entry.is_regular_file(error) && is_case_file(entry.path()))
            found.push_back(entry.path().string());
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
    return true;
}

std::vector<std::string> folders_beside_packs(const Arguments& arguments, Problems& problems) {
    std::vector<std::string> folders;
    const auto settings = read_settings(arguments.last("--config", default_config), problems);
    if (!settings) return folders;
    for (const std::string& pack : settings->packs) {
        std::string folder = (fs::path(pack).parent_path() / "tests").string();
        if (std::find(folders.begin(), folders.end(), folder) == folders.end())
            folders.push_back(std::move(folder));
    }
    return folders;
}

// The packs that a file of cases names, read once however many files name them.
class Policies {
 public:
    std::shared_ptr<const Policy> of(const CaseFile& file, Problems& problems) {
        std::string key;
        for (const PackFile& pack : file.packs)
            key += fs::path(pack.path).lexically_normal().string() + "\n";
        const auto [entry, is_new] = known_.try_emplace(key);
        if (is_new) {
            Problems found;  // of these, warnings are the affair of check
            entry->second = read_policy(file.packs, found);
            if (!entry->second) problems.append(found);
        }
        return entry->second;
    }

 private:
    std::map<std::string, std::shared_ptr<const Policy>> known_;
};

bool is_wanted(const CaseFile& file, const TestCase& test, const std::string& filter) {
    if (filter.empty()) return true;
    const auto has = [&](const std::string& text) { return text.find(filter) != std::string::npos; };
    const auto any = [&](const std::vector<Node>& ids) {
        return std::any_of(ids.begin(), ids.end(), [&](const Node& id) { return has(id.text()); });
    };
    return has(file.path) || has(test.name) || any(test.expect.rules) || any(test.expect.cannot_tell) ||
           any(test.expect.not_rules);
}

void run_all(std::vector<CaseRun>& runs) {
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t at = next++; at < runs.size(); at = next++)
            runs[at].result = run_case(*runs[at].test, runs[at].policy);
    };
    std::vector<std::jthread> helpers;
    for (unsigned i = 1; i < std::max(1U, std::thread::hardware_concurrency()); i++)
        helpers.emplace_back(work);
    work();
}

// Every problem of every file is told; null after one.
std::optional<std::vector<CaseRun>> gather(const std::vector<CaseFile>& files, const std::string& filter,
                                           Problems& problems) {
    Policies policies;
    std::vector<CaseRun> runs;
    for (const CaseFile& file : files) {
        const auto policy = policies.of(file, problems);
        if (!policy) continue;
        for (const TestCase& test : file.cases) {
            check_names(test, *policy, problems);
            if (is_wanted(file, test, filter)) runs.push_back({&file, &test, policy, {}});
        }
    }
    if (problems.any_errors()) return std::nullopt;
    return runs;
}

int tell(const std::vector<CaseRun>& runs, bool with_coverage, const View& view) {
    std::string out;
    bool failed = false;
    for (const CaseRun& run : runs) {
        out += case_text(run, view);
        failed = failed || run.result.state == CaseState::failed || run.result.state == CaseState::gap_closed;
    }
    out += summary_text(runs, view);
    if (with_coverage) {
        const std::vector<PackCoverage> packs = coverage(runs);
        out += coverage_text(packs, view);
        failed =
            failed || !std::all_of(packs.begin(), packs.end(), [](const auto& pack) { return pack.full(); });
    }
    std::fwrite(out.data(), 1, out.size(), stdout);
    return failed ? 1 : 0;
}

// False: told what is wrong.
bool are_sensible(const Arguments& arguments) {
    if (arguments.words.empty() && !has_settings("test", arguments)) return false;
    if (!arguments.has("--coverage") || !arguments.has("--filter")) return true;
    complain("test", "--coverage counts all cases: leave out --filter");
    return false;
}

bool write_junit(const std::string& file, const std::vector<CaseRun>& runs) {
    std::ofstream report(file, std::ios::binary);
    if (report << junit_xml(runs) && report.flush()) return true;
    std::fprintf(stderr, "letterhead test: cannot write '%s': %s\n", file.c_str(), std::strerror(errno));
    return false;
}

std::string nothing_tested(const std::string& filter, const std::vector<CaseFile>& files) {
    std::size_t cases = 0;
    for (const CaseFile& file : files)
        cases += file.cases.size();
    if (cases == 0) return "there is no case to run: nothing was tested";
    return "none of " + counted(cases, "case") + " has '" + filter + "' in it: nothing was tested";
}

}  // namespace

int test_command(std::span<const std::string> words) {
    const auto arguments = parse_arguments("test", words, options);
    if (!arguments) return 1;
    if (arguments->has("--help")) {
        std::fputs(help, stdout);
        return 0;
    }
    const std::optional<View> view = wanted_view("test", *arguments);
    if (!view || !are_sensible(*arguments)) return 1;
    Problems problems;
    std::vector<std::string> paths = arguments->words, names;
    if (paths.empty()) paths = folders_beside_packs(*arguments, problems);
    for (const std::string& path : paths) {
        if (add_files(path, names)) continue;
        complain("test", "there is no '" + path + "'");
        return 1;
    }
    std::vector<CaseFile> files;
    for (const std::string& name : names)
        if (auto file = read_cases(name, problems)) files.push_back(std::move(*file));
    auto runs = gather(files, arguments->last("--filter"), problems);
    std::fputs(render(problems).c_str(), stderr);
    if (!runs) return 1;
    if (runs->empty()) {
        complain("test", nothing_tested(arguments->last("--filter"), files));
        return 1;
    }
    run_all(*runs);
    const std::string junit = arguments->last("--junit");
    if (!junit.empty() && !write_junit(junit, *runs)) return 1;
    return tell(*runs, arguments->has("--coverage"), *view);
}

}  // namespace letterhead
