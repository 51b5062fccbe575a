// A number is read digit by digit from where one may begin; what names it stands before it, or, when the line
// names its numbers behind them, after it.

#include "base/text.h"
#include "inspect/words/slots.h"

#include <algorithm>

namespace letterhead {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The length of what may stand between groups of digits at `at`, or 0: blank, dash (U+2010 to U+2015 too),
// dot, slash, bracket.
std::size_t gap_at(std::string_view text, std::size_t at) {
    char c = at < text.size() ? text[at] : '\0';
    if (c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')') return 1;
    bool dash = text.substr(at, 2) == "\xE2\x80" && at + 2 < text.size() &&
                static_cast<unsigned char>(text[at + 2]) >= 0x90 &&
                static_cast<unsigned char>(text[at + 2]) <= 0x95;
    return dash ? 3 : 0;
}

std::size_t skip_gaps(std::string_view text, std::size_t at, int at_most) {
    for (; at_most > 0; --at_most) {
        std::size_t length = gap_at(text, at);
        if (length == 0) break;
        at += length;
    }
    return at;
}

// `count` digits at `at`: the place after them, or npos.
std::size_t digits_at(std::string_view text, std::size_t at, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i, ++at)
        if (at >= text.size() || !is_digit(text[at])) return std::string_view::npos;
    return at;
}

// Three, three and four digits, after an optional 1: the place after them, or npos.
std::size_t american_number(std::string_view text, std::size_t at) {
    constexpr std::size_t npos = std::string_view::npos;
    if (at < text.size() && text[at] == '+') ++at;
    if (at < text.size() && text[at] == '1') at = skip_gaps(text, at + 1, 3);
    if (at < text.size() && text[at] == '(') ++at;
    constexpr std::size_t groups[] = {3, 3, 4};
    for (std::size_t i = 0; i < 3; ++i) {
        if (i > 0) at = skip_gaps(text, at, 3);
        at = digits_at(text, at, groups[i]);
        if (at == npos) return npos;
    }
    return at < text.size() && is_digit(text[at]) ? npos : at;
}

// "378-0383": what stands where a number may be that lacks its area code; no hyphen, no number. The place
// after it, or npos.
std::size_t local_number(std::string_view text, std::size_t at) {
    std::size_t end = digits_at(text, at, 3);
    if (end == std::string_view::npos || end >= text.size() || gap_at(text, end) == 0)
        return std::string_view::npos;
    if (text[end] == ' ' || text[end] == '/' || text[end] == '(' || text[end] == ')')
        return std::string_view::npos;
    end = digits_at(text, end + gap_at(text, end), 4);
    if (end == std::string_view::npos || (end < text.size() && (is_digit(text[end]) || text[end] == '-')))
        return std::string_view::npos;
    return end;
}

// '+' and eight to fifteen digits (E.164).
std::size_t international_number(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '+') return std::string_view::npos;
    std::size_t end = ++at, digits = 0;
    while (at < text.size()) {
        if (is_digit(text[at])) {
            ++digits;
            end = ++at;
        } else if (std::size_t next = skip_gaps(text, at, 2); next != at) {
            at = next;
        } else {
            break;
        }
    }
    return digits >= 8 && digits <= 15 ? end : std::string_view::npos;
}

// " ext. 12", "x12", ", extension 12": the place after it, or `at`.
std::size_t extension_end(std::string_view text, std::size_t at) {
    std::size_t here = at;
    while (here < text.size() && (text[here] == ' ' || text[here] == ',' || text[here] == ';' ||
                                  text[here] == '/' || text[here] == '('))
        ++here;
    std::size_t word = here;
    while (here < text.size() && is_letter(text[here]))
        ++here;
    std::string_view name = text.substr(word, here - word);
    if (!iequals(name, "x") && !iequals(name, "ext") && !iequals(name, "extension") && !iequals(name, "extn"))
        return at;
    while (here < text.size() &&
           (text[here] == '.' || text[here] == ':' || text[here] == ' ' || text[here] == '#'))
        ++here;
    std::size_t digits = here;
    while (here < text.size() && is_digit(text[here]) && here - digits < 6)
        ++here;
    return here > digits ? here : at;
}

// Up to two words that end before `at` and follow nothing but blanks and punctuation; not before `floor`.
std::vector<std::string> words_before(std::string_view text, std::size_t at, std::size_t floor) {
    std::vector<std::string> labels;
    for (int i = 0; i < 2; ++i) {
        std::size_t end = at;
        while (end > floor && !is_letter(text[end - 1]) && !is_digit(text[end - 1]) &&
               static_cast<unsigned char>(text[end - 1]) < 0x80 && at - end < 6)
            --end;
        std::size_t begin = end;
        while (begin > floor && is_letter(text[begin - 1]))
            --begin;
        if (begin == end) break;
        labels.push_back(ascii_lower(text.substr(begin, end - begin)));
        at = begin;
    }
    if (labels.size() == 2) labels.push_back(labels[1] + " " + labels[0]);
    return labels;
}

std::vector<std::string> word_after(std::string_view text, std::size_t at, std::size_t ceiling) {
    while (at < ceiling && !is_letter(text[at]) && !is_digit(text[at]))
        ++at;
    std::size_t end = at;
    while (end < ceiling && is_letter(text[end]))
        ++end;
    if (end == at) return {};
    return {ascii_lower(text.substr(at, end - at))};
}

// "(fax)", " direct line", ", cell": a name behind the last number and nothing else.
bool only_a_label(std::string_view rest) {
    constexpr std::size_t longest = 16;
    bool letters = std::any_of(rest.begin(), rest.end(), is_letter);
    return letters && rest.size() <= longest && rest.find(':') == std::string_view::npos &&
           std::none_of(rest.begin(), rest.end(), is_digit) && rest.find("www") == std::string_view::npos;
}

// Where the words before a number may begin: in its line, or, at the beginning of a line or cell, in the one
// above.
std::size_t label_floor(std::string_view text, Span line, std::size_t number) {
    for (std::size_t at = line.begin; at < number; ++at)
        if (is_letter(text[at]) || is_digit(text[at])) return line.begin;
    if (line.begin == 0) return 0;
    constexpr std::size_t longest_label = 24;
    std::size_t floor = text.find_last_of("\n\t|", line.begin < 2 ? 0 : line.begin - 2);
    floor = floor == std::string_view::npos ? 0 : floor + 1;
    return line.begin - floor <= longest_label ? floor : line.begin;
}

}  // namespace

std::vector<PhoneNumber> find_phones(std::string_view text, Span line) {
    std::vector<PhoneNumber> numbers;
    std::string_view until = text.substr(0, line.end);
    for (std::size_t at = line.begin; at < line.end;) {
        char c = text[at];
        if (!is_digit(c) && c != '+' && c != '(') {
            ++at;
            continue;
        }
        std::size_t end = american_number(until, at);
        if (end == std::string_view::npos) end = international_number(until, at);
        bool area = end != std::string_view::npos;
        if (!area) end = local_number(until, at);
        if (end == std::string_view::npos) {
            ++at;
            while (is_digit(c) && at < line.end && is_digit(text[at]))
                ++at;  // never from the middle of a run
            continue;
        }
        std::size_t number_end = end;
        end = extension_end(until, end);
        numbers.push_back({{at, end}, end > number_end, area, {}});
        at = end;
    }
    if (numbers.empty()) return numbers;
    std::size_t floor = label_floor(text, line, numbers.front().span.begin);
    numbers.front().labels = words_before(text, numbers.front().span.begin, floor);
    bool behind = numbers.front().labels.empty() && only_a_label(until.substr(numbers.back().span.end));
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        std::size_t next = i + 1 < numbers.size() ? numbers[i + 1].span.begin : line.end;
        if (behind)
            numbers[i].labels = word_after(text, numbers[i].span.end, next);
        else if (i > 0)
            numbers[i].labels = words_before(text, numbers[i].span.begin, numbers[i - 1].span.end);
    }
    return numbers;
}

}  // namespace letterhead
