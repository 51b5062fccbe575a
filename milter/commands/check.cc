// letterhead check: every problem in one run, by the path that serve takes.

#include "commands/arguments.h"
#include "commands/commands.h"
#include "commands/conditions_page.h"
#include "commands/load.h"
#include "commands/paint.h"
#include "commands/problem_page.h"
#include "commands/schema.h"
#include "policy/kinds.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace letterhead {
namespace {

constexpr const char* help =
    "usage: letterhead check [--config F | --pack P.yaml ...] [--list]\n"
    "       letterhead check --explain CODE | --schema\n\n"
    "Reads settings, rules, templates and lists exactly as the daemon does and prints every problem\n"
    "with its place. Changes nothing; a running daemon does not notice.\n\n"
    "  --config F   the settings (default /etc/letterhead/letterhead.yaml)\n"
    "  --pack P     check this rule file alone; may be repeated\n"
    "  --list       print the kinds of conditions that rules can use, each with an example\n"
    "  --explain C  print what the code of a problem means, such as LH-R012, with a wrong and a right\n"
    "               example; an unknown code prints all of them\n"
    "  --markdown   with --list: as the page docs/conditions.md\n"
    "  --schema     print the JSON Schema of rule files and settings, for editors (docs/editors.md)\n\n"
    "Exit status: 0 no errors (warnings are told), 1 errors.\n\n"
    "After a change:  letterhead check && systemctl reload letterhead\n";

constexpr std::array options{OptionInfo{"--config", true},  OptionInfo{"--pack", true},
                             OptionInfo{"--list", false},   OptionInfo{"--explain", true},
                             OptionInfo{"--schema", false}, OptionInfo{"--markdown", false},
                             OptionInfo{"--help", false}};

void print(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

void print_kinds() {
    const std::size_t width = wanted_width(std::getenv("COLUMNS"));
    for (const ConditionKind& kind : condition_kinds()) {
        print(std::string(kind.key) + "\n" + wrapped("    " + std::string(kind.sentence), 4, width));
        for (const ParameterInfo& parameter : kind.parameters) {
            const std::string key(parameter.key.empty() ? "(value)" : parameter.key);
            print(wrapped(
                "      " + key + ": " + std::string(parameter.type) + ". " + std::string(parameter.sentence),
                10, width));
        }
        if (!kind.placeholders.empty()) {
            std::string names = "      in explain:";
            for (const std::string_view name : kind.placeholders)
                names += " {" + std::string(name) + "}";
            print(wrapped(names, 10, width));
        }
        print("    example:  " + std::string(kind.example) + "\n\n");
    }
}

}  // namespace

int check_command(std::span<const std::string> arguments) {
    const auto parsed = parse_arguments("check", arguments, options);
    if (!parsed) return 1;
    if (parsed->has("--help")) {
        print(help);
        return 0;
    }
    if (parsed->has("--list")) {
        if (parsed->has("--markdown")) {
            print(conditions_page());
        } else {
            print_kinds();
        }
        return 0;
    }
    if (parsed->has("--schema")) {
        print(json_schema());
        return 0;
    }
    if (parsed->has("--explain")) {
        const std::string code = parsed->last("--explain");
        print(problem_page(code));
        return is_problem_code(code) ? 0 : 1;
    }
    if (!parsed->words.empty()) {
        std::fprintf(stderr, "letterhead check: '%s' is no option; a rule file is named with --pack\n",
                     parsed->words[0].c_str());
        return 1;
    }
    const auto config = parsed->has("--config") ? std::optional(parsed->last("--config")) : std::nullopt;
    Loaded loaded = load(config, parsed->all("--pack"));
    if (const auto scanner = scanner_of(loaded.settings)) {
        const std::string why = scanner->ping();
        if (!why.empty())
            loaded.problems.warning(Code::scanner_silent, loaded.settings->scanner->place,
                                    "clamd does not answer: " + why,
                                    "until it does, rules that ask it cannot tell of any attachment");
    }
    print(render(loaded.problems));
    std::size_t errors = 0, warnings = 0;
    for (const Problem& problem : loaded.problems.all()) {
        (problem.severity == Severity::error ? errors : warnings) += 1;
    }
    if (errors > 0 || !loaded.policy) {
        print("\n" + counted(errors, "error") + ", " + counted(warnings, "warning") +
              ". Nothing was loaded.\n");
        return 1;
    }
    print("OK: " + counted(loaded.policy->packs.size(), "pack") + ", " +
          counted(loaded.policy->rule_count(), "rule") + ", " + counted(warnings, "warning") + "; policy " +
          loaded.policy->short_hash() + "\n");
    return 0;
}

}  // namespace letterhead
