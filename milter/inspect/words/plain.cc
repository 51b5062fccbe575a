// One line is held until its end is seen, one paragraph while it flows; both are bounded by the cap.

#include "inspect/words/plain.h"

#include "inspect/habits.h"

#include <algorithm>

namespace letterhead {

namespace {

// Removes the '>' marks and returns how many there were. A flowed line has them side by side (RFC 3676
// section 4.5); other programs put a space between them.
int take_quote_marks(std::string_view& line, bool flowed) {
    int depth = 0;
    while (true) {
        std::size_t at = !flowed && depth > 0 && line.starts_with(" >") ? 1 : 0;
        if (at >= line.size() || line[at] != '>') return depth;
        line.remove_prefix(at + 1);
        ++depth;
    }
}

}  // namespace

void PlainText::push(std::string_view utf8) {
    while (!utf8.empty()) {
        std::size_t end = std::min(utf8.find('\n'), utf8.size());
        if (line_.size() <= cap_) line_ += utf8.substr(0, std::min(end, cap_ + 1));
        if (end == utf8.size()) return;
        end_line();
        utf8.remove_prefix(end + 1);
    }
}

Lines PlainText::finish() {
    if (!line_.empty()) end_line();
    end_paragraph();
    return writer_.take();
}

void PlainText::end_line() {
    std::string_view line = line_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!signed_.keeps(line)) {
        end_paragraph();
        line_.clear();
        return;
    }
    int depth = take_quote_marks(line, flowed_);
    bool stuffed = flowed_ && line.starts_with(' ');
    if (stuffed) line.remove_prefix(1);
    bool signature_mark = line == "-- ";
    bool flows = flowed_ && line.ends_with(' ') && !signature_mark;
    if (open_ && (depth != paragraph_depth_ || signature_mark)) end_paragraph();
    if (flows && delsp_) line.remove_suffix(1);
    if (paragraph_.size() <= cap_) paragraph_ += line;
    paragraph_depth_ = depth;
    open_ = flows;
    if (!flows) end_paragraph();
    line_.clear();
}

void PlainText::end_paragraph() {
    Line marks;
    marks.cited = static_cast<std::uint16_t>(std::min(paragraph_depth_, 0xFFFF));
    marks.mark = angle_mark;
    writer_.add(paragraph_, marks);
    paragraph_.clear();
    open_ = false;
    paragraph_depth_ = 0;
}

}  // namespace letterhead
