// People and figures of a policy.

#include "policy/policy.h"

#include "base/text.h"
#include "base/unicode.h"

#include <numeric>

namespace letterhead {

std::string person_key(std::string_view word) {
    word = trim(word);
    const std::size_t at = word.rfind('@');
    if (at == std::string_view::npos) return ascii_lower(word);
    return ascii_lower(word.substr(0, at)) + "@" + ascii_domain(word.substr(at + 1));
}

bool Group::has(std::string_view key) const {
    if (members.empty() || key.empty()) return false;
    if (members.contains(std::string(key))) return true;
    const std::size_t at = key.rfind('@');
    return at != std::string_view::npos && at != 0 && members.contains(std::string(key.substr(at)));
}

std::string_view mode_name(Mode mode) {
    switch (mode) {
        case Mode::off:
            return "off";
        case Mode::observe:
            return "observe";
        case Mode::enforce:
            return "enforce";
    }
    return {};
}

std::string Policy::short_hash() const {
    const std::size_t colon = hash.find(':');
    return hash.substr(colon == std::string::npos ? 0 : colon + 1, 12);
}

std::size_t Policy::rule_count() const {
    return std::accumulate(packs.begin(), packs.end(), std::size_t{0},
                           [](std::size_t sum, const auto& pack) { return sum + pack->rules.size(); });
}

}  // namespace letterhead
