// Matchers that cost a look-up, not a walk: globs, domains, people.

#include "base/text.h"
#include "base/unicode.h"
#include "policy/conditions/reading.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr std::string_view kWild = "*?";

}  // namespace

void Globs::add(std::string_view glob) {
    const std::string folded = fold(glob);
    const std::string_view rest = std::string_view(folded).substr(std::min<std::size_t>(folded.size(), 2));
    if (folded.find_first_of(kWild) == std::string::npos) {
        exact_.add(folded);
    } else if (folded.starts_with("*.") && !rest.empty() &&
               rest.find_first_of("*?.") == std::string_view::npos) {
        extensions_.add(rest);
    } else {
        patterns_.push_back(folded);
    }
}

bool Globs::match(std::string_view folded) const {
    if (exact_.contains(folded)) return true;
    const std::size_t dot = folded.rfind('.');
    if (dot != std::string_view::npos && extensions_.contains(folded.substr(dot + 1))) return true;
    return std::any_of(patterns_.begin(), patterns_.end(),
                       [&](const std::string& pattern) { return glob_match(pattern, folded); });
}

void Domains::add(std::string_view domain) {
    domains_.add(ascii_domain(trim(domain)));
}

std::string_view Domains::find(std::string_view domain) const {
    while (!domain.empty()) {
        const std::string_view found = domains_.find(domain);
        if (!found.empty()) return found;
        const std::size_t dot = domain.find('.');
        domain = dot == std::string_view::npos ? std::string_view() : domain.substr(dot + 1);
    }
    return {};
}

std::string_view Domains::find_of(std::string_view person) const {
    const std::size_t at = person.rfind('@');
    return at == std::string_view::npos ? std::string_view() : find(person.substr(at + 1));
}

void People::add(std::string_view word) {
    if (word.find_first_of(kWild) == std::string_view::npos) {
        named_.members.add(person_key(word));
    } else {
        globs_.push_back(ascii_lower(trim(word)));
    }
}

bool People::has(std::string_view key) const {
    if (key.empty()) return false;
    return named_.has(key) ||
           std::any_of(groups_.begin(), groups_.end(), [&](const Group* group) { return group->has(key); }) ||
           std::any_of(globs_.begin(), globs_.end(),
                       [&](const std::string& glob) { return glob_match(glob, key); });
}

void People::each_named(const std::function<void(std::string_view key)>& tell) const {
    named_.members.for_each(tell);
    for (const Group* const group : groups_)
        group->members.for_each(tell);
}

}  // namespace letterhead
