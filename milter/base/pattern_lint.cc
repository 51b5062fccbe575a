// A repetition explodes when the text of one round can also be taken by another: then n characters split in
// 2^n ways.

#include "base/pattern_lint.h"

#include "base/pattern_syntax.h"

#include <algorithm>

namespace letterhead {
namespace {

using Kind = PatternItem::Kind;

constexpr std::size_t kWidestGap = 500;
constexpr std::size_t kManyRounds = 5;  // fewer rounds cost a power of the text, which the match limit bounds
constexpr std::size_t kLongRun = 20;
constexpr int kSteps =
    20'000;  // of looking; a pattern that needs more passes, and the probe has the last word

class Lint {
 public:
    std::optional<PatternError> branches(const std::vector<PatternBranch>& all);

 private:
    std::optional<PatternError> item(const PatternItem& item);
    bool absorbed(const PatternItem& item, const CharacterSet& by);
    bool explodes(const PatternBranch& round, int depth);
    bool same_text(const PatternBranch& a, const PatternBranch& b);
    bool spent() { return --steps_ < 0; }

    int steps_ = kSteps;
};

bool can_be_nothing(const PatternItem& item) {
    if (item.least == 0) return true;
    if (item.kind != Kind::group) return false;
    return std::any_of(item.branches.begin(), item.branches.end(), [](const PatternBranch& branch) {
        return std::all_of(branch.begin(), branch.end(), can_be_nothing);
    });
}

// May the item, once, be nothing or consist of characters of this set?
bool Lint::absorbed(const PatternItem& item, const CharacterSet& by) {
    if (spent()) return false;
    if (item.least == 0) return true;
    if (item.kind == Kind::set) return (item.set & by).any();
    if (item.kind == Kind::opaque) return false;
    return std::any_of(item.branches.begin(), item.branches.end(), [&](const PatternBranch& branch) {
        return std::all_of(branch.begin(), branch.end(),
                           [&](const PatternItem& inner) { return absorbed(inner, by); });
    });
}

// Is there a long repetition in the round whose characters could stand for a whole round?
bool Lint::explodes(const PatternBranch& round, int depth) {
    for (std::size_t i = 0; i < round.size() && !spent(); i++) {
        const PatternItem& inner = round[i];
        if (inner.possessive || inner.kind == Kind::opaque) continue;
        const auto others = [&](auto&& holds) {
            for (std::size_t j = 0; j < round.size(); j++) {
                if (j != i && !holds(round[j])) return false;
            }
            return true;
        };
        const bool long_run = inner.most > kLongRun;
        if (long_run && inner.kind == Kind::set) {
            if (others([&](const PatternItem& other) { return absorbed(other, inner.set); })) return true;
        } else if (long_run) {
            if (others(can_be_nothing)) return true;
        } else if (inner.kind == Kind::group && depth < 8) {
            // A group inside, once: look at the round with each of its branches in its place.
            for (const PatternBranch& branch : inner.branches) {
                PatternBranch flat(round.begin(), round.begin() + static_cast<std::ptrdiff_t>(i));
                flat.insert(flat.end(), branch.begin(), branch.end());
                flat.insert(flat.end(), round.begin() + static_cast<std::ptrdiff_t>(i) + 1, round.end());
                if (explodes(flat, depth + 1)) return true;
            }
        }
    }
    return false;
}

// Two branches of the same fixed length whose characters agree everywhere.
bool Lint::same_text(const PatternBranch& a, const PatternBranch& b) {
    if (a.size() != b.size() || a.empty()) return false;
    for (std::size_t i = 0; i < a.size(); i++) {
        const bool plain =
            a[i].kind == Kind::set && b[i].kind == Kind::set && a[i].most == 1 && b[i].most == 1;
        if (spent() || !plain || (a[i].set & b[i].set).none()) return false;
    }
    return true;
}

std::optional<PatternError> Lint::item(const PatternItem& item) {
    const std::size_t widest = item.most == PatternItem::unbounded ? item.least : item.most;
    if (widest > kWidestGap) {
        return PatternError{
            "a repetition of up to " + std::to_string(widest) + ": at most 500, or matching takes too long",
            item.offset};
    }
    if (item.kind != Kind::group) return std::nullopt;
    if (item.most >= kManyRounds && !item.possessive) {
        for (std::size_t i = 0; i < item.branches.size(); i++) {
            if (explodes(item.branches[i], 0)) {
                return PatternError{
                    "a repetition inside a repetition can take the same text, as in (a+)+: "
                    "matching would take for ever; leave out one of them",
                    item.offset};
            }
            for (std::size_t j = 0; j < i; j++) {
                if (!same_text(item.branches[i], item.branches[j])) continue;
                return PatternError{
                    "alternatives inside a repetition can take the same text, as in (a|a)*: "
                    "matching would take for ever; leave out one of them",
                    item.offset};
            }
        }
    }
    return branches(item.branches);
}

std::optional<PatternError> Lint::branches(const std::vector<PatternBranch>& all) {
    for (const PatternBranch& branch : all) {
        for (const PatternItem& inner : branch) {
            if (std::optional<PatternError> complaint = item(inner)) return complaint;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<PatternError> lint_pattern(std::string_view pattern, PatternCase which) {
    return Lint().branches(parse_pattern(pattern, which));
}

}  // namespace letterhead
