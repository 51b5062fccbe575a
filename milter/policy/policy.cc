// People and figures of a policy.

#include "policy/policy.h"

#include "base/text.h"
#include "base/unicode.h"

#include <iterator>
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

bool OpenTimes::open_at(std::int64_t local_seconds) const {
    constexpr std::int64_t minutes_of_day = 24 * 60, thursday = 3;  // 1970-01-01
    const std::int64_t minutes = local_seconds / 60;
    const auto now = static_cast<int>(minutes % minutes_of_day);
    std::int64_t weekday = minutes / minutes_of_day + thursday;
    const bool night = from > until;
    if (night && now < until) --weekday;
    const bool in_hours = night ? now >= from || now < until : now >= from && now < until;
    return in_hours && (days >> (weekday % 7) & 1U) != 0;
}

std::string OpenTimes::words() const {
    static constexpr std::string_view names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                 "Friday", "Saturday", "Sunday"};
    constexpr std::size_t week = std::size(names);
    const auto is_open = [&](std::size_t day) { return (days >> day & 1U) != 0; };
    std::string text;
    for (std::size_t first = 0; first < week && days != 0x7f; ++first) {
        if (!is_open(first)) continue;
        std::size_t last = first;
        while (last + 1 < week && is_open(last + 1))
            ++last;
        text += (text.empty() ? "" : ", ") + std::string(names[first]);
        if (last > first) text += (last == first + 1 ? ", " : " to ") + std::string(names[last]);
        first = last;
    }
    if (from == 0 && until == 24 * 60) return text;
    const auto clock = [](int minutes) {
        std::string digits = std::to_string(10000 + minutes / 60 * 100 + minutes % 60).substr(1);
        return digits.insert(2, ":");
    };
    return text + (text.empty() ? "" : " ") + "from " + clock(from) + " to " + clock(until);
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
