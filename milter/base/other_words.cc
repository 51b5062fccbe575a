#include "base/other_words.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace letterhead {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 47> kMeant = {{
    {"on", "enforce"},
    {"true", "enforce"},
    {"yes", "enforce"},
    {"enabled", "enforce"},
    {"active", "enforce"},
    {"monitor", "observe"},
    {"test", "observe"},
    {"audit", "observe"},
    {"warn", "observe"},
    {"false", "off"},
    {"no", "off"},
    {"disabled", "off"},
    {"bounce", "reject"},
    {"block", "reject"},
    {"refuse", "reject"},
    {"deny", "reject"},
    {"drop", "reject"},
    {"discard", "reject"},
    {"delete", "reject"},
    {"quarantine", "hold"},
    {"review", "hold"},
    {"moderate", "hold"},
    {"warn", "tag"},
    {"mark", "tag"},
    {"header", "tag"},
    {"bcc", "copy"},
    {"forward", "redirect"},
    {"defer", "tempfail"},
    {"pass", "ignore"},
    {"accept", "ignore"},
    {"allow", "ignore"},
    {"outside", "outbound"},
    {"outgoing", "outbound"},
    {"external", "outbound"},
    {"external", "outside"},
    {"inside", "internal"},
    {"internal", "inside"},
    {"10 minutes", "10m"},
    {"1 hour", "1h"},
    {"hour", "1h"},
    {"60m", "1h"},
    {"1 day", "1d"},
    {"day", "1d"},
    {"24h", "1d"},
    {"without", "absent"},
    {"none", "missing"},
    {"programs", "executable"},
}};

constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

}  // namespace

std::string_view meant_by(std::string_view word, std::span<const std::string_view> choices) {
    const std::string lower = ascii_lower(word);
    const auto chosen = [&](std::string_view ours) {
        const auto found = std::find(choices.begin(), choices.end(), ours);
        return found == choices.end() ? std::string_view() : *found;
    };
    for (const auto& [theirs, ours] : kMeant)
        if (theirs == lower && !chosen(ours).empty()) return chosen(ours);
    for (const std::string_view day : kDays)
        if (day == lower) return chosen(day.substr(0, 3));
    return chosen(lower);  // "Observe"
}

}  // namespace letterhead
