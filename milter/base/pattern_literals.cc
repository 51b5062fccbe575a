// Walks the tree of a pattern. What must stand there once, one character after the other, is a literal; of
// alternatives each must have one. Whatever this reader might take for something else than PCRE2 does
// makes it say nothing.

#include "base/pattern_literals.h"

#include "base/pattern_syntax.h"
#include "base/text.h"

#include <algorithm>
#include <optional>

namespace letterhead {
namespace {

using Kind = PatternItem::Kind;
constexpr std::size_t npos = std::string_view::npos;

constexpr std::size_t kShortest = 3;  // shorter ones stand in nearly every text
constexpr std::size_t kLongest = 64;
constexpr std::size_t kMost = 32;  // for one need
constexpr std::size_t kNeeds = 8;

// "(?" and what may follow it: groups without a name, look-around, and the flags i, m and s.
bool is_plain_group(std::string_view rest) {
    for (const std::string_view opening : {":", ">", "=", "!", "<=", "<!"})
        if (rest.starts_with(opening)) return true;
    const std::size_t end = rest.find_first_not_of("ims-");
    return end != npos && end > 0 && (rest[end] == ')' || rest[end] == ':');
}

// "{" and what may follow it: {2}, {2,} and {2,3}.
bool is_plain_count(std::string_view rest) {
    const std::size_t end = rest.find_first_not_of("0123456789,");
    return end != npos && end > 0 && rest[0] != ',' && rest[end] == '}';
}

// No more than the syntax that people write, and that means the same in each version of PCRE2.
bool is_plain(std::string_view pattern) {
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const std::string_view rest = pattern.substr(at + 1);
        if (pattern[at] == '\\') {
            if (rest.empty() || std::string_view("QEgcC0123456789").find(rest[0]) != npos) return false;
            const bool braced =
                std::string_view("xopPNk").find(rest[0]) != npos && rest.substr(1).starts_with('{');
            at += braced ? 2 : 1;
        } else if (pattern[at] == '{') {
            if (!is_plain_count(rest)) return false;
        } else if (pattern[at] == '(') {
            if (rest.starts_with('*') || (rest.starts_with('?') && !is_plain_group(rest.substr(1))))
                return false;
        }
    }
    return true;
}

// The one ASCII character that the set stands for, in lower case.
std::optional<char> only_character(const CharacterSet& set) {
    std::optional<char> only;
    for (std::size_t c = 0; c < set.size(); ++c) {
        if (!set.test(c)) continue;
        if (c >= beyond_ascii) return std::nullopt;
        const char lower = ascii_lower(static_cast<char>(c));
        if (only.value_or(lower) != lower) return std::nullopt;
        only = lower;
    }
    return only;
}

std::size_t shortest(const Literals& literals) {
    std::size_t bytes = npos;
    for (const std::string& each : literals)
        bytes = std::min(bytes, each.size());
    return bytes;
}

using Needs = std::vector<Literals>;

Needs of_any(const std::vector<PatternBranch>& branches);

// What must stand in one branch: all of its runs, and what each group in it needs.
Needs of_branch(const PatternBranch& branch) {
    Needs needs;
    std::string run;
    const auto end_run = [&] {
        if (run.size() >= kShortest) needs.push_back({run});
        run.clear();
    };
    for (const PatternItem& item : branch) {
        const std::optional<char> character =
            item.least > 0 && item.kind == Kind::set ? only_character(item.set) : std::nullopt;
        if (character && run.size() < kLongest) run += *character;
        if (character && item.most == 1) continue;
        end_run();
        if (item.least == 0 || item.kind != Kind::group) continue;
        for (Literals& need : of_any(item.branches))
            needs.push_back(std::move(need));
    }
    end_run();
    return needs;
}

// What one branch needs; of several, what is best in each of them, of which one must stand there.
Needs of_any(const std::vector<PatternBranch>& branches) {
    if (branches.size() == 1) return of_branch(branches.front());
    Literals any;
    for (const PatternBranch& branch : branches) {
        const Needs own = of_branch(branch);
        const auto best = std::max_element(own.begin(), own.end(), [](const Literals& a, const Literals& b) {
            return shortest(a) < shortest(b);
        });
        if (best == own.end() || any.size() + best->size() > kMost) return {};
        any.insert(any.end(), best->begin(), best->end());
    }
    return {any};
}

}  // namespace

bool folds_beyond_ascii(std::string_view text) {
    return text.find("\u212A") != npos || text.find("\u017F") != npos;
}

std::vector<Literals> required_literals(std::string_view pattern) {
    if (!is_plain(pattern)) return {};
    Needs needs = of_any(parse_pattern(pattern, PatternCase::insensitive));
    if (needs.size() > kNeeds) needs.resize(kNeeds);
    return needs;
}

}  // namespace letterhead
