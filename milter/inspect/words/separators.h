#pragma once
// The separators that are words and no marks: how probable is it that a mail program wrote them?

#include "inspect/habits.h"
#include "inspect/words/lines.h"

#include <cstddef>
#include <vector>

namespace letterhead {

// Lines [begin, end) that look like a separator, and how many of a hundred that look like it are one.
struct Separator {
    std::size_t begin = 0, end = 0;  // equal: there is none
    int percent = 0;
    bool found() const { return end > begin; }
};

// The displayable lines with what each would be in a header block, asked once.
class LineFacts {
 public:
    LineFacts(const Lines& lines, const MailHabits& habits);

    std::size_t size() const { return lines_.all.size(); }
    const Line& line(std::size_t i) const { return lines_.all[i]; }
    std::string_view text(std::size_t i) const { return lines_.of(line(i)); }
    HeaderLabel label(std::size_t i) const { return labels_[i]; }
    const MailHabits& habits() const { return habits_; }
    // By '>' or a mark of the program. False behind the end.
    bool cited(std::size_t i) const { return i < size() && (line(i).cited > 0 || text(i).front() == '>'); }
    // What quotes without being sure to: indentation more than at line `outside`, or '|', which tables have
    // too.
    bool set_off(std::size_t i, std::size_t outside) const {
        return i < size() && (line(i).indented > line(outside).indented || text(i).front() == '|');
    }

 private:
    const Lines& lines_;
    const MailHabits& habits_;
    std::vector<HeaderLabel> labels_;
};

// From first, then Sent, To and Subject in any order. `ruled`: a rule or a border stands above.
Separator find_header_block(const LineFacts& lines, std::size_t i, bool ruled);
// The heading that Notes writes: a name, a date with the time, then To, cc and Subject. `i` is the line of
// To.
Separator find_notes_heading(const LineFacts& lines, std::size_t i);
// "On Jan 3, 2026, at 9:41 AM, Ann Lee <ann@example.org> wrote:", in one line or wrapped.
Separator find_attribution(const LineFacts& lines, std::size_t i);
// GroupWise: ">>> Ann Lee 1/3/2026 9:41 AM >>>", with words below that carry no mark.
Separator find_arrows(const LineFacts& lines, std::size_t i);

}  // namespace letterhead
