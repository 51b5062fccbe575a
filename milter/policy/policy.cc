// People and figures of a policy.

#include "policy/policy.h"

#include "base/text.h"
#include "base/unicode.h"
#include "message/limits.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace letterhead {
namespace {

constexpr std::size_t kToldOfList = 20;  // problems; a file may have a million wrong lines
constexpr std::string_view kBlanks = " \t\r";
constexpr std::string_view kMark = "\xEF\xBB\xBF";  // of UTF-8, as Windows' editors write it

// The entry of a line without its comment, and where it begins.
std::string_view entry_of(std::string_view line, std::size_t& begin) {
    for (std::size_t hash = line.find('#'); hash != std::string_view::npos; hash = line.find('#', hash + 1)) {
        if (hash > 0 && kBlanks.find(line[hash - 1]) == std::string_view::npos) continue;
        line = line.substr(0, hash);
        break;
    }
    begin = std::min(line.find_first_not_of(kBlanks), line.size());
    return trim(line);
}

// False: there is no point in going on.
bool for_each_line(const std::shared_ptr<const Source>& file, std::size_t enough,
                   const std::function<void(const Node&)>& visit, Problems& problems) {
    std::string_view rest = file->text;
    if (rest.starts_with(kMark)) rest.remove_prefix(kMark.size());
    for (int number = 1; !rest.empty(); ++number) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        std::size_t begin = 0;
        const std::string_view entry = entry_of(line, begin);
        if (entry.empty()) continue;
        const Place place{file, number, static_cast<int>(begin) + 1};
        if (problems.all().size() >= enough) {
            problems.error(problems.all().back().code, place, "the entries from here on were not looked at",
                           "change those above first");
            return false;
        }
        if (entry.size() > limits::list_entry) {
            problems.error(Code::list_entry_too_long, place,
                           "an entry of " + std::to_string(entry.size()) + " bytes, more than " +
                               std::to_string(limits::list_entry),
                           "write one entry a line");
            continue;
        }
        visit(Node::scalar(place, std::string(entry), true));
    }
    return true;
}

}  // namespace

void WordList::for_each(const std::function<void(const Node&)>& visit, Problems& problems) const {
    const std::size_t enough = problems.all().size() + kToldOfList;
    for (const Node& entry : entries)
        visit(entry);
    for (const auto& file : files) {
        if (!for_each_line(file, enough, visit, problems)) return;
    }
}

void WordList::forget() {
    entries = {};
    files = {};
}

std::string person_key(std::string_view word) {
    word = trim(word);
    const std::size_t at = word.rfind('@');
    if (at == std::string_view::npos) return ascii_lower(word);
    return ascii_lower(word.substr(0, at)) + "@" + ascii_domain(word.substr(at + 1));
}

bool Group::has(std::string_view key) const {
    if (members.empty() || key.empty()) return false;
    if (members.contains(key)) return true;
    const std::size_t at = key.rfind('@');
    return at != std::string_view::npos && at != 0 && members.contains(key.substr(at));
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
