#include "config/file_kind.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {
namespace {

struct Kind {
    FileKind kind;
    std::string_view name, advice;
    std::vector<std::string_view> keys;  // that no other kind has at its top
};

const std::array<Kind, 5>& kinds() {
    static const std::array<Kind, 5> all = {
        Kind{FileKind::rules,
             "a rule file",
             "rule files are named with --pack, or under packs: in the settings",
             {"rules", "base", "lists", "groups", "restricted_lists", "conditions"}},
        Kind{FileKind::settings,
             "a settings file",
             "settings are named with --config",
             {"socket", "outgoing", "on_failure", "drain_seconds", "stats_file"}},
        Kind{FileKind::cases, "a file of test cases", "cases are run with: letterhead test FILE", {"cases"}},
        Kind{FileKind::templates,
             "a file of templates",
             "a rule file names it: pack: {templates: [...]}",
             {"signature_blocks", "disclaimers"}},
        Kind{FileKind::sentences,
             "a file of sentences",
             "a rule file names it: pack: {sentences: [...]}",
             {"not_sent", "not_sent_yet"}},
    };
    return all;
}

bool has_key_of(const Node& root, const Kind& kind) {
    return std::any_of(root.entries().begin(), root.entries().end(), [&](const Node::Entry& entry) {
        return std::find(kind.keys.begin(), kind.keys.end(), entry.key.text()) != kind.keys.end();
    });
}

}  // namespace

bool is_of_kind(const Node& root, FileKind wanted, Problems& problems) {
    const auto known = [&](FileKind kind) { return *std::ranges::find(kinds(), kind, &Kind::kind); };
    const Kind asked = known(wanted);
    if (!root.is_map() || has_key_of(root, asked)) return true;
    for (const Kind& other : kinds()) {
        if (!has_key_of(root, other)) continue;
        const bool for_cases = wanted == FileKind::cases && other.kind == FileKind::rules;
        problems.error(Code::wrong_type, root.place(),
                       "this is " + std::string(other.name) + ", not " + std::string(asked.name),
                       for_cases ? "its cases stand in the folder 'tests' beside it: name that"
                                 : std::string(other.advice));
        return false;
    }
    return true;
}

}  // namespace letterhead
