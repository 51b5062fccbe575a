// Lines come out of one buffer; only how a line begins matters.

#include "commands/mbox.h"

#include "base/text.h"
#include "message/limits.h"

#include <algorithm>
#include <cstring>

namespace letterhead {
namespace {

constexpr std::string_view kFrom = "From ";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_year(std::string_view word) {
    return word.size() == 4 && std::all_of(word.begin(), word.end(), is_digit);
}

bool is_time(std::string_view word) {
    const std::size_t colon = word.find(':');
    return colon != std::string_view::npos && (colon == 1 || colon == 2) && is_digit(word[0]) &&
           word.size() >= colon + 3 && is_digit(word[colon + 1]) && is_digit(word[colon + 2]);
}

bool is_blank(std::string_view line) {
    return line == "\n" || line == "\r\n";
}

// ">From ", ">>From " ...
bool is_quoted(std::string_view line) {
    const std::size_t marks = std::min(line.find_first_not_of('>'), line.size());
    return marks > 0 && line.substr(marks).starts_with(kFrom);
}

// The line end before a "From " line belongs to the box.
void drop_last_line_end(std::string& text) {
    if (text.ends_with("\r\n\r\n"))
        text.resize(text.size() - 2);
    else if (text.ends_with("\n\n"))
        text.resize(text.size() - 1);
}

}  // namespace

bool is_mbox_separator(std::string_view line) {
    if (!line.starts_with(kFrom)) return false;
    bool time = false, year = false;
    for (const std::string_view word : split(trim(line.substr(0, 256)), ' ')) {
        time = time || is_time(word);
        year = year || (time && is_year(word));
    }
    return time && year;
}

bool Mbox::piece(std::string_view& into) {
    const auto find = [this] {
        return static_cast<const char*>(std::memchr(buffer_.data() + begin_, '\n', end_ - begin_));
    };
    const char* line_end = find();
    if (line_end == nullptr) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
        in_.read(buffer_.data() + end_, static_cast<std::streamsize>(buffer_.size() - end_));
        end_ += static_cast<std::size_t>(in_.gcount());
        line_end = find();
    }
    const std::size_t past =
        line_end == nullptr ? end_ : static_cast<std::size_t>(line_end - buffer_.data()) + 1;
    into = {buffer_.data() + begin_, past - begin_};
    begin_ = past;
    return !into.empty();
}

Mbox::Found Mbox::next(std::string& into) {
    into.clear();
    bool begun = mail_begins_, too_large = false, after_blank = false;
    mail_begins_ = false;
    std::string_view line;
    while (piece(line)) {
        const bool begins = line_begins_;
        line_begins_ = line.ends_with('\n');
        const bool first = !begun && begins && line.starts_with(kFrom);
        if (first || (begins && after_blank && is_mbox_separator(line))) {
            if (begun) {
                mail_begins_ = true;
                break;
            }
            begun = true;
            continue;
        }
        after_blank = begins && is_blank(line);
        if (!begun && after_blank) continue;  // before the first mail
        begun = true;
        if (begins && is_quoted(line)) line.remove_prefix(1);
        const std::size_t room = limits::stored_mail - std::min(limits::stored_mail, into.size());
        too_large = too_large || line.size() > room;
        into.append(line.substr(0, room));
    }
    if (!begun) return Found::nothing;
    number_++;
    drop_last_line_end(into);
    return too_large ? Found::too_large : Found::mail;
}

}  // namespace letterhead
