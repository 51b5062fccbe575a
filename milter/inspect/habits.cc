// Words are folded once, when the habits are built. A line is folded only where a cheap look (a colon,
// dashes, a first byte) says that it may be one of them.

#include "inspect/habits.h"

#include "base/text.h"
#include "base/unicode.h"

#include <algorithm>
#include <utility>

namespace letterhead {

namespace {

constexpr std::size_t longest_thread_line = 200;
constexpr std::size_t courtesy_room = 24;  // bytes beside the courtesy: "Dear Mr. Montgomery-Smith,"

bool is_rule_character(char c) {
    return c == '-' || c == '_' || c == '=' || c == '*' || c == '~' || c == '#';
}

std::string_view strip(std::string_view text, std::string_view characters) {
    std::size_t begin = text.find_first_not_of(characters);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(characters) + 1 - begin);
}

std::vector<std::string> folded(const std::vector<std::string>& words) {
    std::vector<std::string> out;
    for (const std::string& word : words)
        out.push_back(fold(word));
    return out;
}

// Dashes around it, and those alone: "--Forwarded message--", but no "-- " of a signature.
bool is_dashed(std::string_view line) {
    return line.starts_with("--") || line.starts_with("__");
}

std::string inside_dashes(std::string_view line) {
    return fold(strip(line, "-_ \t"));
}

}  // namespace

bool is_rule_line(std::string_view line) {
    return line.size() >= 5 && is_rule_character(line[0]) &&
           std::all_of(line.begin(), line.end(), [](char c) { return is_rule_character(c) || c == ' '; });
}

MailHabits::MailHabits(const HabitLists& lists)
    : sure_from_(lists.sure_from > 0 ? lists.sure_from : 100),
      marks_{{"blockquote", QuoteRole::cited}, {">", QuoteRole::cited}},
      openers_(lists.attribution_begins),
      wrote_(folded(lists.wrote)),
      answers_inside_(folded(lists.answers_inside)),
      forward_subjects_(folded(lists.forward_subjects)),
      courtesies_(folded(lists.courtesies)),
      pronouns_(folded(lists.pronouns)) {
    for (const QuoteMark& mark : lists.marks)
        add_mark(mark);
    std::vector<std::string> open;
    for (const ThreadLine& line : lists.thread_lines) {
        std::string key = inside_dashes(line.words);
        if (line.open) open.push_back(key);
        thread_lines_.emplace(std::move(key), line);
    }
    open_threads_ = PhraseIndex(std::move(open));
    for (const auto& [word, label] : lists.header_labels) {
        labels_.emplace(fold(word), label);
        longest_label_ = std::max(longest_label_, word.size());
    }
    for (std::string& word : folded(lists.courtesies))
        if (word.find(' ') == std::string::npos) last_words_.insert(std::move(word));
    for (std::string& word : folded(lists.office_words))
        office_words_.insert(std::move(word));
}

void MailHabits::add_mark(const QuoteMark& mark) {
    if (mark.name.size() < 2 || marks_.size() > most_quote_marks) return;
    auto index = static_cast<std::uint8_t>(marks_.size());
    std::string name = ascii_lower(std::string_view(mark.name).substr(1));
    if (mark.name[0] == '.')
        by_class_.emplace(std::move(name), index);
    else if (name.back() == '*')
        by_id_beginning_.emplace_back(name.substr(0, name.size() - 1), index);
    else
        by_id_.emplace(std::move(name), index);
    marks_.push_back(
        {mark.name.substr(1, mark.name.size() - 1 - (mark.name.back() == '*' ? 1U : 0U)), mark.role});
}

std::string_view MailHabits::quote_mark_name(std::size_t index) const {
    return index < marks_.size() ? std::string_view(marks_[index].name) : std::string_view();
}

std::optional<std::uint8_t> MailHabits::find_quote_mark(std::string_view classes, std::string_view id) const {
    if (!id.empty()) {
        std::string key = ascii_lower(id);
        if (auto found = by_id_.find(key); found != by_id_.end()) return found->second;
        for (const auto& [beginning, index] : by_id_beginning_)
            if (key.starts_with(beginning)) return index;
    }
    auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; };
    for (auto begin = classes.begin(); begin != classes.end();) {
        begin = std::find_if_not(begin, classes.end(), is_blank);
        auto end = std::find_if(begin, classes.end(), is_blank);
        if (auto found = by_class_.find(ascii_lower(std::string_view(begin, end))); found != by_class_.end())
            return found->second;
        begin = end;
    }
    return std::nullopt;
}

const ThreadLine* MailHabits::thread_line(std::string_view line) const {
    bool dashed = is_dashed(line);
    bool introduces = line.ends_with(':') || line.ends_with("：");
    if ((!dashed && !introduces) || line.size() > longest_thread_line) return nullptr;
    std::string inside = inside_dashes(line);
    auto found = thread_lines_.find(inside);
    if (found == thread_lines_.end()) {
        std::string_view beginning = open_threads_.begin_of(inside);
        if (!beginning.empty()) found = thread_lines_.find(beginning);
    }
    if (found == thread_lines_.end() || (found->second.dashed && !dashed)) return nullptr;
    return &found->second;
}

HeaderLabel MailHabits::header_label(std::string_view line) const {
    std::size_t colon = line.substr(0, longest_header_label + 8).find(':');
    if (colon == std::string_view::npos) {
        colon = line.substr(0, longest_header_label + 8).find("：");
        if (colon == std::string_view::npos) return HeaderLabel::none;
    }
    std::string_view word = strip(line.substr(0, colon), "*|> \t");
    if (word.empty() || word.size() > longest_label_) return HeaderLabel::none;
    auto found = labels_.find(fold(word));
    return found == labels_.end() ? HeaderLabel::none : found->second;
}

bool MailHabits::begins_attribution(std::string_view line) const {
    line.remove_prefix(std::min(line.find_first_not_of("-*_ "), line.size()));
    return !openers_.begin_of(line).empty();
}

bool MailHabits::has_wrote(std::string_view text) const {
    return wrote_.in(fold(text));
}

bool MailHabits::is_forward_subject(std::string_view subject) const {
    return !forward_subjects_.begin_of(fold(trim(subject))).empty();
}

bool MailHabits::announces_answers_inside(std::string_view text) const {
    return answers_inside_.in(fold(text));
}

bool MailHabits::is_office_word(std::string_view word) const {
    return office_words_.contains(fold(word));
}

bool MailHabits::is_pronouns(std::string_view item) const {
    return !pronouns_.begin_of(fold(strip(item, "()[] "))).empty();
}

bool MailHabits::is_courtesy(std::string_view line) const {
    std::string words = fold(strip(line, " \t,.!-*~()"));
    if (std::string_view courtesy = courtesies_.begin_of(words); !courtesy.empty()) {
        bool whole =
            words.size() == courtesy.size() || words[courtesy.size()] == ' ' || words[courtesy.size()] == ',';
        if (whole && words.size() <= courtesy.size() + courtesy_room) return true;
    }
    std::string_view last = std::string_view(words).substr(words.rfind(' ') + 1);
    return last.size() < words.size() && words.size() <= last.size() + courtesy_room &&
           last_words_.contains(last);
}

}  // namespace letterhead
