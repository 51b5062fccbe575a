// A date is a few words in a fixed order; what stands between them is blanks and comments.

#include "message/date.h"

#include "base/text.h"

#include <array>
#include <charconv>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace letterhead {
namespace {

constexpr std::size_t kLongest = 256;  // bytes looked at
constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

// The words outside of comments; a comma parts words too.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::size_t depth = 0;
    bool open = false;
    for (const char c : text.substr(0, kLongest)) {
        if (c == '(') depth++;
        const bool parts = depth > 0 || c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',';
        if (c == ')' && depth > 0) depth--;
        if (parts) {
            open = false;
            continue;
        }
        if (!open) words.emplace_back();
        words.back() += ascii_lower(c);
        open = true;
    }
    return words;
}

std::optional<int> number_of(std::string_view digits) {
    int value = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value);
    if (digits.empty() || error != std::errc() || stop != end || value < 0) return std::nullopt;
    return value;
}

std::optional<unsigned> month_of(std::string_view word) {
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
        if (word.substr(0, 3) == kMonths[i]) return static_cast<unsigned>(i + 1);
    }
    return std::nullopt;
}

// RFC 5322 section 4.3: 0 to 49 are of this century, other short ones of the last.
int full_year(int year, std::size_t digits) {
    if (digits >= 4) return year;
    return digits == 2 && year < 50 ? year + 2000 : year + 1900;
}

std::optional<int> seconds_of_day(std::string_view word) {
    const std::vector<std::string_view> pieces = split(word, ':');
    if (pieces.size() < 2 || pieces.size() > 3) return std::nullopt;
    const auto hours = number_of(pieces[0]), minutes = number_of(pieces[1]);
    const auto seconds = pieces.size() == 3 ? number_of(pieces[2]) : std::optional(0);
    if (!hours || !minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 60) return std::nullopt;
    return *hours * 3600 + *minutes * 60 + *seconds;
}

std::int32_t offset_of(std::string_view zone) {
    constexpr std::array<std::pair<std::string_view, int>, 8> names = {{{"est", -300},
                                                                        {"edt", -240},
                                                                        {"cst", -360},
                                                                        {"cdt", -300},
                                                                        {"mst", -420},
                                                                        {"mdt", -360},
                                                                        {"pst", -480},
                                                                        {"pdt", -420}}};
    for (const auto& [name, minutes] : names)
        if (zone == name) return minutes;
    const bool sign = zone.starts_with('+') || zone.starts_with('-');
    const auto digits = sign && zone.size() == 5 ? number_of(zone.substr(1)) : std::nullopt;
    if (!digits || *digits % 100 > 59 || *digits / 100 > 23) return 0;
    const int minutes = *digits / 100 * 60 + *digits % 100;
    return zone.front() == '-' ? -minutes : minutes;
}

}  // namespace

std::optional<MessageDate> parse_date(std::string_view header_value) {
    const std::vector<std::string> words = words_of(header_value);
    std::size_t at = !words.empty() && !number_of(words[0]) ? 1 : 0;  // the day of the week
    if (words.size() < at + 4) return std::nullopt;
    const auto day = number_of(words[at]), year = number_of(words[at + 2]);
    const auto month = month_of(words[at + 1]);
    const auto time = seconds_of_day(words[at + 3]);
    if (!day || !month || !year || !time) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(full_year(*year, words[at + 2].size())),
                                           std::chrono::month(*month),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    MessageDate found;
    if (words.size() > at + 4) found.utc_offset_minutes = offset_of(words[at + 4]);
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    found.seconds = days * 86400 + *time - std::int64_t{found.utc_offset_minutes} * 60;
    return found;
}

}  // namespace letterhead
