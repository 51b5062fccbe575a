// Forms of things in English text: patterns for figures, names of months and days.

#include "base/text.h"
#include "inspect/words/slots.h"
#include "policy/conditions/search.h"

#include <algorithm>
#include <array>

namespace letterhead {
namespace {

// Built in and tested: a pattern that does not compile finds nothing.
class BuiltIn {
 public:
    explicit BuiltIn(std::string_view pattern) {
        if (auto compiled = Pattern::compile(pattern, PatternCase::insensitive))
            pattern_ = std::move(compiled).value();
    }
    std::string find(std::string_view text) const {
        if (!pattern_) return {};
        const PatternMatch match = pattern_->find(text);
        if (match.answer != PatternMatch::Answer::yes) return {};
        return one_line(text.substr(match.begin, match.end - match.begin));
    }

 private:
    std::optional<Pattern> pattern_;
};

// "24/7" and "9.5" are no dates.
std::string find_date(std::string_view text) {
    static const BuiltIn date(
        R"(\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|)"
        R"(oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? ?\d{1,2}(?:st|nd|rd|th)?\b)"
        R"(|\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
        R"(|(?<![\d/.])(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])(?:/(?:\d{4}|\d\d))?(?![\d/]))"
        R"(|\b\d{1,2}[-.]\d{1,2}[-.](?:20)?\d\d\b|\b20\d\d-\d\d-\d\d\b)");
    return date.find(text);
}

std::string find_duration(std::string_view text) {
    static const BuiltIn duration(
        R"(\b(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|couple of))"
        R"([ -](?:(?:business|working|full|more)[ -])?(?:hour|day|week|month)s?\b)");
    return duration.find(text);
}

std::string find_phone(std::string_view text) {
    const std::vector<PhoneNumber> numbers = find_phones(text, {0, text.size()});
    if (!numbers.empty()) {
        const Span span = numbers.front().span;
        return one_line(text.substr(span.begin, span.end - span.begin));
    }
    static const BuiltIn short_number(
        R"((?<![\d.-])\d{3}[-. ]\d{4}(?![\d-])|\bext(?:ension|n)?[.:]? ?\d{2,6}\b|\bx\d{2,6}\b)");
    return short_number.find(text);
}

std::string find_address(std::string_view text, const std::vector<std::string>& own_addresses) {
    for (std::size_t from = 0; from < text.size();) {
        const std::optional<Span> found = find_email(text, {from, text.size()});
        if (!found) break;
        const std::string_view address = text.substr(found->begin, found->end - found->begin);
        const bool own =
            std::find(own_addresses.begin(), own_addresses.end(), person_key(address)) != own_addresses.end();
        if (!own) return one_line(address);
        from = found->end;
    }
    return {};
}

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_letter(char c) {
    return is_upper(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// "Monday", "Oct", "PM": capitals that name no one.
bool names_a_time(std::string_view word) {
    static constexpr std::array<std::string_view, 21> times{
        "monday",  "tuesday",   "wednesday", "thursday", "friday",   "saturday", "sunday",
        "january", "february",  "march",     "april",    "may",      "june",     "july",
        "august",  "september", "october",   "november", "december", "am",       "pm"};
    return std::any_of(times.begin(), times.end(), [&](std::string_view time) {
        return iequals(word, time) || (word.size() >= 3 && istarts_with(time, word));
    });
}

std::string find_name(std::string_view text) {
    bool begins = true;  // of a sentence, where every word has a capital
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (!is_letter(c)) {
            if (c == '.' || c == '!' || c == '?' || c == '\n' || c == ':') begins = c != ':';
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && is_letter(text[end]))
            ++end;
        const std::string_view word = text.substr(at, end - at);
        if (!begins && is_upper(c) && word.size() >= 2 && !names_a_time(word)) return one_line(word);
        begins = false;
        at = end;
    }
    return {};
}

}  // namespace

std::string find_like(std::uint32_t likes, std::string_view text,
                      const std::vector<std::string>& own_addresses) {
    std::string found;
    if ((likes & like_date) != 0) found = find_date(text);
    if (found.empty() && (likes & like_duration) != 0) found = find_duration(text);
    if (found.empty() && (likes & like_phone) != 0) found = find_phone(text);
    if (found.empty() && (likes & like_email) != 0) found = find_address(text, own_addresses);
    if (found.empty() && (likes & like_name) != 0) found = find_name(text);
    return found;
}

}  // namespace letterhead
