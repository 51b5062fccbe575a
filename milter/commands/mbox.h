#pragma once
// An mbox file, mail by mail (RFC 4155 and the older forms): constant memory beside the mail that is read.

#include <array>
#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>

namespace letterhead {

class Mbox {
 public:
    explicit Mbox(std::string name) : name_(std::move(name)), in_(name_, std::ios::binary) {}

    enum class Found { mail, too_large, nothing };
    // The next mail without its "From " line, one '>' taken from lines like ">From ", and without the empty
    // line behind it. Of one above limits::stored_mail so much is given.
    Found next(std::string& into);
    const std::string& name() const { return name_; }
    std::size_t number() const { return number_; }  // of the mail that came last, from 1

 private:
    bool piece(std::string_view& into);  // the next line with its end, or a part of a very long one

    std::string name_;
    std::ifstream in_;
    std::array<char, 64 * 1024> buffer_{};
    std::size_t begin_ = 0, end_ = 0;
    std::size_t number_ = 0;
    bool line_begins_ = true;   // with the next piece
    bool mail_begins_ = false;  // its "From " line was read
};

// "From a@example.org Mon Nov 23 09:30:00 2026": with a time and a year, or text that begins so would end a
// mail.
bool is_mbox_separator(std::string_view line);

}  // namespace letterhead
