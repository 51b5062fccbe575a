// All packs together: a Policy, or every problem of them.

#include "config/rules.h"

#include "config/pack.h"

#include <chrono>
#include <utility>

namespace letterhead {
namespace {

Needs needs_of(const Policy& policy) {
    Needs needs;
    for (const auto& pack : policy.packs) {
        for (const Rule& rule : pack->rules) {
            if (rule.mode == Mode::off) continue;
            rule.when->add_needs(needs);
            if (rule.unless) rule.unless->add_needs(needs);
        }
    }
    return needs;
}

}  // namespace

std::int64_t today() {
    const auto now = std::chrono::system_clock::now();
    return std::chrono::floor<std::chrono::days>(now).time_since_epoch().count();
}

std::shared_ptr<const Policy> read_policy(const std::vector<PackFile>& packs, Problems& problems,
                                          std::int64_t day) {
    FileSet files;
    return read_policy(packs, files, problems, day);
}

std::shared_ptr<const Policy> read_policy(const std::vector<PackFile>& packs, FileSet& files,
                                          Problems& problems, std::int64_t day) {
    auto policy = std::make_shared<Policy>();
    KnownIds known;
    HabitsReading habits;
    Problems found;
    for (const PackFile& file : packs) {
        if (auto pack = read_pack(file, files, known, habits, day, found))
            policy->packs.push_back(std::move(pack));
    }
    problems.append(found);
    if (found.any_errors()) return nullptr;
    policy->needs = needs_of(*policy);
    policy->habits = habits.any() ? MailHabits(habits.lists()) : shipped_habits();
    policy->needs.habits = &policy->habits;
    policy->hash = files.hash();
    return policy;
}

}  // namespace letterhead
