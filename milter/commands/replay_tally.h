#pragma once
// What a replay found, counted: what happens to mails under one set of rules, or what changes between two.
// Its size depends on rules and departments, not on mails.

#include "filter.h"

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

enum class Fate : std::uint8_t { passes, held, refused, deferred };
constexpr std::size_t fates = 4;
Fate fate_of(Action action);  // redirected to a review mailbox is held; copied and tagged mail passes
std::string_view fate_name(Fate fate);

// How a mail fares under the new rules, against the old ones.
enum class Turn : std::uint8_t { newly_refused, newly_held, newly_deferred, newly_passed, other_rules, same };
constexpr std::size_t turns = 6;
std::string_view turn_name(Turn turn);  // "newly refused"; "other rules": the same fate, by others

struct RuleTally {
    std::uint64_t before = 0, now = 0;       // mails on which it fired (yes or cannot tell)
    std::uint64_t cannot_tell = 0;           // of `now`
    std::uint64_t decides = 0;               // of `now`: it says what the verdict is
    std::uint64_t newly = 0, no_longer = 0;  // fired under one set only
};

struct FateTally {
    std::uint64_t mails = 0;
    std::array<std::uint64_t, fates> now{};
    std::array<std::uint64_t, turns> turned{};
};

struct Example {
    std::string mail;
    std::string before, now;  // "accept", "reject"; before is empty without old rules
    std::string rules;        // that decide now, or that fired before
    auto operator<=>(const Example&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14
};

class ReplayTally {
 public:
    // Of each kind so many examples are kept: those that come first by name, whatever the order of the mails.
    explicit ReplayTally(std::size_t examples_of_each) : wanted_(examples_of_each) {}

    // `before` is null without old rules. `department` is "" for a sender in none.
    void add(const std::string& mail, std::string_view department, const Verdict& now, const Verdict* before);
    void merge(const ReplayTally& other);

    FateTally all;
    std::map<std::string, FateTally, std::less<>> departments;
    std::map<std::string, RuleTally, std::less<>> rules;  // by id; those that fired
    std::array<std::set<Example>, turns> changed;         // with old rules
    std::array<std::set<Example>, fates> examples;        // without

 private:
    void add_rules(const Verdict& now, const Verdict* before);
    void keep(std::set<Example>& among, Example example) const;

    std::size_t wanted_;
};

// The group of the sender's department, as pack.departments have it; "" for none.
std::string department_of(const Policy& policy, const Envelope& envelope, const Findings& findings);

}  // namespace letterhead
