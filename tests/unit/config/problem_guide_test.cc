// Every code has its page, and every example on it is what it says.

#include "config/problem_guide.h"

#include "base/text.h"
#include "config/rules.h"
#include "config/settings.h"
#include "unit/config/support.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

using namespace letterhead;
using letterhead::test::Folder;

namespace {

const std::string milter = LETTERHEAD_SOURCE "/milter/";

std::string content(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// "unknown_key = 12," of the enumeration, as names and numbers.
std::vector<std::pair<std::string, unsigned>> codes_of_header() {
    std::vector<std::pair<std::string, unsigned>> codes;
    const std::string header = content(milter + "base/problem_code.h");
    for (const std::string_view line : split(header, '\n')) {
        const std::size_t sign = line.find(" = ");
        if (line.starts_with("    ") && sign != std::string_view::npos && line.ends_with(","))
            codes.emplace_back(trim(line.substr(0, sign)), std::stoul(std::string(line.substr(sign + 3))));
    }
    return codes;
}

bool has_key(std::string_view yaml, std::string_view key) {
    return yaml.starts_with(std::string(key) + ":") ||
           yaml.find("\n" + std::string(key) + ":") != std::string_view::npos;
}

std::string indented(std::string_view yaml) {
    std::string text;
    while (yaml.ends_with('\n'))
        yaml.remove_suffix(1);
    for (const std::string_view line : split(yaml, '\n'))
        text += "    " + std::string(line) + "\n";
    return text;
}

// What the example leaves out, in front of it and behind.
std::string rule_file(const ProblemGuide& guide, std::string_view yaml) {
    std::string text =
        has_key(yaml, "pack") && guide.place == ExamplePlace::file
            ? ""
            : "pack: {id: cc, policy: 'Mail', contact: 'IT', own_domains: ['city.example']" +
                  std::string(guide.place == ExamplePlace::templates ? ", templates: ['t.yaml']" : "") +
                  (guide.place == ExamplePlace::habits ? ", habits: ['h.yaml']" : "") + "}\n";
    if (guide.place == ExamplePlace::file) text += yaml;
    if (guide.place == ExamplePlace::file && has_key(yaml, "rules")) return text;
    text += "rules:\n  - id: CC-0\n    title: 'Title'\n";
    const std::string_view keys = guide.place == ExamplePlace::rule ? yaml : "";
    if (!has_key(keys, "when")) text += "    when: {direction: outbound}\n";
    if (!has_key(keys, "action")) text += "    action: tag\n";
    return text + indented(keys);
}

Problems problems_of(const ProblemGuide& guide, std::string_view yaml) {
    const Folder folder;
    Problems problems, of_code;
    if (guide.place == ExamplePlace::templates) folder.write("t.yaml", yaml);
    if (guide.place == ExamplePlace::habits) folder.write("h.yaml", yaml);
    if (guide.place == ExamplePlace::local) {
        folder.write("vendor.yaml", rule_file({guide.code, "", "", ExamplePlace::rule, "", ""}, ""));
        const std::string base = has_key(yaml, "base") ? "" : "base: vendor.yaml\n";
        read_policy({{folder.write("local.yaml", base + std::string(yaml)), {}}}, problems);
    } else if (guide.place == ExamplePlace::settings) {
        const std::string socket = has_key(yaml, "socket") ? "" : "socket: 'unix:/run/letterhead/socket'\n";
        read_settings(folder.write("settings.yaml", socket + "packs: ['p.yaml']\n" + std::string(yaml)),
                      problems);
    } else {
        read_policy({{folder.write("p.yaml", rule_file(guide, yaml)), {}}}, problems);
    }
    for (const Problem& problem : problems.all()) {
        // The frame asks neither the lists nor the templates of an example.
        if (problem.code != Code::never_used || guide.code == Code::never_used)
            of_code.error(problem.code, problem.place, problem.message, problem.advice);
    }
    return of_code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(problem_guide)

BOOST_AUTO_TEST_CASE(every_code_has_one_page_and_somebody_who_reports_it) {
    const auto codes = codes_of_header();
    BOOST_TEST(codes.size() > 50U);
    BOOST_TEST(codes.size() == problem_guides().size());
    std::string source;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(milter)) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(".cc") && !name.starts_with("problem_guide")) source += content(entry.path());
    }
    std::set<unsigned> numbers;
    for (const auto& [name, number] : codes) {
        BOOST_TEST_CONTEXT(name) {
            BOOST_TEST(numbers.insert(number).second);
            const ProblemGuide* const guide = find_problem_guide(code_name(static_cast<Code>(number)));
            BOOST_REQUIRE(guide != nullptr);
            BOOST_TEST(guide->title != "");
            BOOST_TEST(guide->meaning.size() > 20U);
            BOOST_TEST(source.find("Code::" + name) != std::string::npos);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_wrong_example_has_this_problem_and_no_other) {
    // These need a large file, one beside the pack, or a scanner that is silent or missing.
    const std::set<Code> without = {Code::file_too_large, Code::list_entry_too_long, Code::no_scanner,
                                    Code::scanner_silent};
    for (const ProblemGuide& guide : problem_guides()) {
        BOOST_TEST_CONTEXT(code_name(guide.code) << " " << guide.title) {
            BOOST_TEST(guide.wrong.empty() == without.contains(guide.code));
            if (guide.wrong.empty()) continue;
            const Problems problems = problems_of(guide, guide.wrong);
            bool only = !problems.all().empty();
            for (const Problem& problem : problems.all())
                only = only && problem.code == guide.code;
            BOOST_TEST(only, render(problems));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_right_example_has_no_problem) {
    for (const ProblemGuide& guide : problem_guides()) {
        const bool of_a_file = guide.code == Code::file_too_large || guide.code == Code::list_entry_too_long;
        if (of_a_file) continue;  // names one that is not there
        BOOST_TEST_CONTEXT(code_name(guide.code) << " " << guide.title) {
            BOOST_TEST(render(problems_of(guide, guide.right)) == "");
        }
    }
}

BOOST_AUTO_TEST_CASE(codes_are_found_as_people_write_them) {
    BOOST_REQUIRE(find_problem_guide("LH-R012") != nullptr);
    BOOST_TEST((find_problem_guide("lh-r012") == find_problem_guide("LH-R012")));
    BOOST_TEST((find_problem_guide("LH-R012")->code == Code::unknown_key));
    BOOST_TEST((find_problem_guide("LH-R999") == nullptr));
    BOOST_TEST((find_problem_guide("") == nullptr));
}

BOOST_AUTO_TEST_SUITE_END()
