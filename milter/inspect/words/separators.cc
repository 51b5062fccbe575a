// Each separator begins at what its bare words are worth, and gains by what a program writes with them. The
// numbers are estimates (docs/own-words.md); what counts is on which side of `sure_from` and of 50 they fall.

#include "inspect/words/separators.h"

#include "base/text.h"
#include "inspect/words/evidence.h"

#include <algorithm>
#include <string>

namespace letterhead {

namespace {

constexpr std::size_t header_block_lines = 16;
constexpr std::size_t header_block_gap = 3;    // a long To: wraps into lines without a label
constexpr std::size_t one_line_block = 1'000;  // bytes of a header block that lost its line ends
constexpr std::size_t attribution_lines = 4;   // an attribution wraps at most into so many
constexpr std::size_t attribution_bytes = 400;
constexpr std::size_t heading_line = 80;  // bytes of a name or a date above a heading of Notes

// What a header block shows while its lines are read.
struct Seen {
    bool from = false, date = false, to = false, subject = false;
    bool address = false, time = false;
    bool capitals = true;      // FROM: as people write it above a memo, and hardly a program
    bool interrupted = false;  // words between the labels that continue no list of addresses

    int kinds() const { return int{from} + int{date} + int{to} + int{subject}; }
    void add(HeaderLabel label, std::string_view text) {
        from = from || label == HeaderLabel::from;
        date = date || label == HeaderLabel::date;
        to = to || label == HeaderLabel::to;
        subject = subject || label == HeaderLabel::subject;
        if (label == HeaderLabel::from || label == HeaderLabel::to) address = address || has_address(text);
        if (label == HeaderLabel::date) time = time || has_time(text);
        std::string_view word = text.substr(0, text.find(':'));
        if (word.size() > 2) capitals = capitals && ascii_lower(word) != word && !has_lower(word);
    }
    static bool has_lower(std::string_view word) {
        return std::any_of(word.begin(), word.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        });
    }
};

// A block that lost its line ends: "From: Ann <a@b> Sent: Monday, ... To: Bob Subject: x".
void add_labels_inside(const LineFacts& lines, std::size_t i, Seen& seen) {
    std::string_view text = lines.text(i).substr(0, one_line_block);
    std::size_t value = text.find(':') + 1;
    for (std::size_t colon = text.find(": ", value); colon != std::string_view::npos;
         colon = text.find(": ", colon + 1)) {
        std::size_t word = text.rfind(' ', colon);
        if (word == std::string_view::npos || word < value) continue;
        HeaderLabel label = lines.habits().header_label(text.substr(word + 1, colon - word));
        if (label == HeaderLabel::none) continue;
        seen.add(label, text.substr(word + 1, text.find(": ", colon + 1) - word - 1));
    }
}

// Where an attribution that wraps cannot go on.
bool begins_something(const LineFacts& lines, std::size_t i) {
    return lines.cited(i) || lines.line(i).blank_before || lines.label(i) != HeaderLabel::none ||
           lines.habits().begins_attribution(lines.text(i));
}

// Lines begin..end-1, which end in a colon or stand above a quote.
Separator judge_attribution(const LineFacts& lines, std::size_t begin, std::size_t end, bool opened) {
    std::string joined(lines.text(begin));
    for (std::size_t i = begin + 1; i < end; ++i)
        joined.append(" ").append(lines.text(i));
    bool ended = introduces(joined), dated = is_digit(joined.front());
    bool address = has_address(joined), digit = has_digit(joined);
    bool wrote = lines.habits().has_wrote(joined);
    bool introduced = wrote ? ended || address || (opened && digit) : address && digit && (ended || dated);
    if (introduced && lines.cited(end)) return {begin, end, 97};
    bool time = has_time(joined), date = has_date(joined);
    int evidence = (time ? 15 : 0) + (has_marked_address(joined) ? 18 : 0) + (date ? 6 : 0);
    if (introduced && lines.set_off(end, begin)) return {begin, end, std::min(97, 62 + 2 * evidence)};
    bool alone = wrote && ended && digit && (opened || (time && (address || date)));
    return alone ? Separator{begin, end, 50 + evidence} : Separator{};
}

}  // namespace

LineFacts::LineFacts(const Lines& lines, const MailHabits& habits) : lines_(lines), habits_(habits) {
    labels_.reserve(lines.all.size());
    for (const Line& each : lines.all)
        labels_.push_back(habits.header_label(lines.of(each)));
}

Separator find_header_block(const LineFacts& lines, std::size_t i, bool ruled) {
    HeaderLabel first = lines.label(i);
    if (first == HeaderLabel::none || first == HeaderLabel::other) return {};
    if (first == HeaderLabel::to && !ruled) return {};  // To above From: a memo
    if (i > 0 && !ruled && lines.label(i - 1) == HeaderLabel::to) return {};
    Seen seen;
    std::size_t end = i, gap = 0;
    for (std::size_t j = i; j < std::min(lines.size(), i + header_block_lines) && gap <= header_block_gap;
         ++j) {
        HeaderLabel label = lines.label(j);
        std::string_view text = lines.text(j);
        if (label == HeaderLabel::none) {
            if (lines.line(j).blank_before && seen.from && seen.subject) break;
            ++gap;
            continue;
        }
        for (std::size_t k = j - gap; k < j; ++k)
            seen.interrupted =
                seen.interrupted || (lines.label(end - 1) != HeaderLabel::subject &&
                                     lines.text(k).find_first_of("@;,<>") == std::string::npos);
        gap = 0;
        seen.add(label, text);
        end = j + 1;
    }
    if (end == i + 1 && first == HeaderLabel::from) add_labels_inside(lines, i, seen);
    if (!seen.from || seen.kinds() < (ruled ? 2 : 3)) return {};
    int percent = 30 + (seen.time ? 30 : 0) + (seen.address ? 25 : 0) + (ruled ? 20 : 0) +
                  (seen.kinds() == 4 ? 10 : 0) - (seen.capitals ? 40 : 0);
    int most = seen.capitals || seen.interrupted ? 60 : 98;
    return {i, end, std::clamp(percent, 0, most)};
}

Separator find_notes_heading(const LineFacts& lines, std::size_t i) {
    if (lines.label(i) != HeaderLabel::to || i == 0 || lines.label(i - 1) != HeaderLabel::none) return {};
    std::string_view dated = lines.text(i - 1);
    if (dated.size() > heading_line || !has_time(dated) || !has_date(dated)) return {};
    for (std::size_t j = i + 1; j < std::min(lines.size(), i + header_block_lines); ++j) {
        if (lines.label(j) != HeaderLabel::subject) continue;
        bool named = is_digit(dated.front()) && i >= 2 && lines.text(i - 2).size() <= heading_line &&
                     !lines.cited(i - 2);
        return {named ? i - 2 : i - 1, j + 1, 85};
    }
    return {};
}

Separator find_attribution(const LineFacts& lines, std::size_t i) {
    std::string_view first = lines.text(i);
    bool opened = lines.habits().begins_attribution(first);
    bool may_wrap = opened || is_digit(first.front()) || has_address(first);
    if (!may_wrap && !introduces(first)) return {};
    std::size_t bytes = 0;
    for (std::size_t j = i; j < std::min(lines.size(), i + attribution_lines); ++j) {
        std::string_view text = lines.text(j);
        bytes += text.size();
        if (bytes > attribution_bytes || (j > i && begins_something(lines, j))) break;
        if (introduces(text) || lines.cited(j + 1) || lines.set_off(j + 1, i)) {
            Separator found = judge_attribution(lines, i, j + 1, opened);
            if (found.found()) return found;
        }
        if (!may_wrap) break;
    }
    return {};
}

Separator find_arrows(const LineFacts& lines, std::size_t i) {
    if (!lines.cited(i) || i + 1 >= lines.size() || lines.cited(i + 1)) return {};
    std::string_view text = lines.text(i);
    bool three = lines.line(i).cited == 3 || text.starts_with(">>>");
    if (!three || (i > 0 && lines.cited(i - 1)) || !has_time(text)) return {};
    if (text.ends_with(">>>")) return {i, i + 1, 95};
    return introduces(text) && lines.habits().has_wrote(text) ? Separator{i, i + 1, 80} : Separator{};
}

}  // namespace letterhead
