// The reference that people read is made from the table that reads rules, so it cannot say something else.

#include "commands/conditions_page.h"

#include "policy/kinds.h"

#include <string_view>

namespace letterhead {
namespace {

constexpr const char* begin =
    "# What a rule can ask\n\n"
    "<!-- Made from the program's own table; renew it with:  letterhead check --list --markdown > "
    "docs/conditions.md -->\n\n"
    "Every condition with its keys, the placeholders that it fills in `explain` texts, and an example. How "
    "rules are\n"
    "written: [rules.md](rules.md). All keys of a condition must hold. Each condition answers *yes*, *no*, "
    "or *cannot\n"
    "tell*, when what decides could not be read. Where words are taken, `{list: name}` names a list of the "
    "pack; where\n"
    "people are taken, `{group: name}` a group.\n\n";

// A '|' ends a cell, and a '<' begins markup, outside of code.
std::string cell(std::string_view text) {
    std::string out;
    bool code = false;
    for (const char c : text) {
        if (c == '`') code = !code;
        if (c == '|' || (c == '<' && !code)) out += '\\';
        out += c;
    }
    return out;
}

std::string table(std::span<const ParameterInfo> parameters) {
    std::string out = "| key | takes | meaning |\n| --- | --- | --- |\n";
    for (const ParameterInfo& parameter : parameters) {
        const std::string key =
            parameter.key.empty() ? "the value itself" : "`" + std::string(parameter.key) + "`";
        out += "| " + key + " | " + cell(parameter.type) + " | " + cell(parameter.sentence) + " |\n";
    }
    return out + "\n";
}

std::string section(const ConditionKind& kind) {
    const std::string key(kind.key);
    std::string out = "## " + key + "\n\n" + cell(kind.sentence) + "\n\n";
    if (!kind.parameters.empty()) out += table(kind.parameters);
    if (!kind.placeholders.empty()) {
        out += "In `explain`:";
        for (const std::string_view name : kind.placeholders)
            out += " `{" + std::string(name) + "}`";
        out += "\n\n";
    }
    return out + "```yaml\nwhen: {" + std::string(kind.example) + "}\n```\n";
}

}  // namespace

std::string conditions_page() {
    std::string links, sections;
    for (const ConditionKind& kind : condition_kinds()) {
        const std::string key(kind.key);
        links += (links.empty() ? "" : " · ") + ("[" + key + "](#" + key + ")");
        sections += "\n" + section(kind);
    }
    return begin + links + "\n" + sections;
}

}  // namespace letterhead
