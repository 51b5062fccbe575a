// letterhead diff: two rule files, or two settings with their packs, compared in words.

#include "commands/arguments.h"
#include "commands/asked.h"
#include "commands/commands.h"
#include "commands/diff_view.h"
#include "commands/load.h"
#include "commands/node_diff.h"
#include "config/files.h"
#include "config/yaml.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace letterhead {
namespace {

constexpr int kSame = 0, kDifferent = 1, kTrouble = 2;  // as diff(1) has them

constexpr const char* help =
    "usage: letterhead diff OLD NEW        (two rule files, or two settings files)\n\n"
    "Says in words what changed: rules added, removed and changed key by key, lists and groups with their\n"
    "members, conditions, restricted lists, templates. What was read is compared: comments, blanks and the\n"
    "order of keys and lists do not count. In texts, [-words-] went and {+words+} came.\n\n"
    "  --color WHEN   auto, always or never\n\n"
    "Exit status: 0 no difference, 1 differences, 2 a file could not be read.\n\n"
    "What it means for mail:  letterhead replay --pack NEW --against-pack OLD MAILS\n";

constexpr std::array options{OptionInfo{"--color", true}, OptionInfo{"--help", false}};

struct RuleSet {
    Loaded loaded;
    std::optional<Node> settings;  // when it is a settings file
};

bool is_settings(const Node& root) {
    return value_of(&root, "socket") != nullptr || value_of(&root, "packs") != nullptr;
}

// nullopt: told why not.
std::optional<RuleSet> read(const std::string& file) {
    RuleSet set;
    FileSet files;
    Problems problems;
    const auto source = files.read(file, {}, problems);
    std::optional<Node> root = source ? parse_yaml(source, problems) : std::nullopt;
    if (root && is_settings(*root)) {
        set.loaded = load(file, {});
        set.settings = std::move(root);
    } else if (root) {
        set.loaded = load(std::nullopt, {file});
    } else {
        set.loaded.problems = std::move(problems);
    }
    if (set.loaded.policy) return set;  // warnings are the affair of check
    std::fputs(render(set.loaded.problems).c_str(), stderr);
    return std::nullopt;
}

}  // namespace

int diff_command(std::span<const std::string> words) {
    const auto arguments = parse_arguments("diff", words, options);
    if (!arguments) return kTrouble;
    if (arguments->has("--help")) {
        std::fputs(help, stdout);
        return kSame;
    }
    if (arguments->words.size() != 2) {
        complain("diff", "name two files, the old one first");
        return kTrouble;
    }
    const std::optional<View> view = wanted_view("diff", *arguments);
    if (!view) return kTrouble;
    const auto before = read(arguments->words[0]), now = read(arguments->words[1]);
    if (!before || !now) return kTrouble;
    if (before->settings.has_value() != now->settings.has_value()) {
        std::fputs("letterhead diff: one is a rule file and the other one settings: name two of a kind\n",
                   stderr);
        return kTrouble;
    }
    std::vector<ChangeSection> sections;
    if (before->settings) sections = compare_settings(*before->settings, *now->settings);
    for (ChangeSection& section : compare(*before->loaded.policy, *now->loaded.policy))
        sections.push_back(std::move(section));
    const std::string out = to_text(sections, *view);
    std::fwrite(out.data(), 1, out.size(), stdout);
    return sections.empty() ? kSame : kDifferent;
}

}  // namespace letterhead
