// Line by line from the top; each line is asked what it begins. Marks that a mail program made are certain;
// separators that are words carry their probability (separators.h).

#include "inspect/words/segments.h"

#include "inspect/words/evidence.h"
#include "inspect/words/separators.h"

#include <algorithm>

namespace letterhead {

namespace {

constexpr int certain = 100;  // a mail program's own mark
constexpr int angle = 97;     // '>' at the begin of a line; a writer's own '>' is rare
constexpr int even = 50;      // below it, a separator is rather own words
// Nothing is written above the thread: a forward without a word, or an answer that stands below it.
constexpr int nothing_above = 60;
constexpr int answers_inside = 55;  // the writer says so

class Segmenter {
 public:
    Segmenter(const Lines& lines, const MailHabits& habits, bool forwarded)
        : lines_(lines, habits), habits_(habits), quoted_(lines.all.size(), false), own_above_(forwarded) {}

    Segments run() {
        for (std::size_t i = 0; i < size();)
            i = step(i);
        Segments out;
        out.placed.reserve(size());
        for (std::size_t i = 0; i < size(); ++i)
            place(i, out);
        if (thread_cut_ && habits_.announces_answers_inside(out.own)) doubt(answers_inside);
        out.cut_by = cut_by_;
        out.confidence = confidence_;
        out.sure = confidence_ >= habits_.sure_from();
        return out;
    }

 private:
    std::size_t size() const { return lines_.size(); }
    const Line& line(std::size_t i) const { return lines_.line(i); }
    std::string_view text(std::size_t i) const { return lines_.text(i); }

    void place(std::size_t i, Segments& out) const {
        bool quoted = quoted_[i];
        std::string& to = quoted ? out.quoted : out.own;
        auto before = static_cast<std::uint32_t>(to.size());
        if (!to.empty()) to += line(i).blank_before ? "\n\n" : "\n";
        out.placed.push_back({quoted, static_cast<std::uint32_t>(to.size())});
        to += text(i);
        auto end = static_cast<std::uint32_t>(to.size());
        if (!out.order.empty() && out.order.back().quoted == quoted)
            out.order.back().end = end;
        else
            out.order.push_back({quoted, before, end});
    }

    void doubt(int percent) { confidence_ = std::min(confidence_, percent); }

    std::size_t own(std::size_t i) {
        own_above_ = true;
        return i + 1;
    }

    std::size_t quote(std::size_t begin, std::size_t end, std::string_view why, int percent) {
        for (std::size_t i = begin; i < end; ++i)
            quoted_[i] = true;
        if (cut_by_.empty()) cut_by_ = why;
        doubt(percent);
        return end;
    }

    // From `begin` to the end, or to the end of the reply area. When the lines below the separator itself, up
    // to `body`, carry '>' marks, these say where the quote ends.
    std::size_t quote_thread(std::size_t begin, std::size_t body, std::string_view why, int percent) {
        if (lines_.cited(body)) return quote(begin, body, why, percent);
        if (!own_above_) percent = std::min(percent, nothing_above);
        thread_cut_ = true;
        std::size_t end = size();
        if (std::uint16_t area = line(begin).reply_area; area != 0) {
            end = begin;
            while (end < size() && line(end).reply_area == area)
                ++end;
        }
        return quote(begin, end, why, percent);
    }

    std::size_t step(std::size_t i) {
        const Line& here = line(i);
        if (here.thread_begins) return quote_thread(i, size(), habits_.quote_mark_name(here.mark), certain);
        if (here.reply_area != 0 && here.reply_area != area_seen_) return enter_area(i);
        if (Separator arrows = find_arrows(lines_, i); arrows.found())
            return quote_thread(i, i + 1, ">>> ... >>>", arrows.percent);
        if (here.cited > 0 && here.mark != angle_mark)
            return quote(i, i + 1, habits_.quote_mark_name(here.mark), certain);
        if (lines_.cited(i)) return quote(i, i + 1, habits_.quote_mark_name(angle_mark), angle);
        if (const ThreadLine* words = habits_.thread_line(text(i))) return begin_thread(i, *words);
        bool ruled = here.rule_before;
        std::size_t first = i;
        if (is_rule_line(text(i)) && i + 1 < size()) {
            ruled = true;
            ++first;
        }
        if (Separator block = find_header_block(lines_, first, ruled); block.found()) {
            if (block.percent >= even)
                return quote_thread(i, block.end, "From: ... header block", block.percent);
            doubt(certain - block.percent);
        }
        if (Separator heading = find_notes_heading(lines_, i); heading.found())
            return quote_thread(heading.begin, heading.end, "To: ... heading", heading.percent);
        if (Separator attribution = find_attribution(lines_, i); attribution.found())
            return quote_introduced(attribution);
        return own(i);
    }

    // "-----Original Message-----": a header block or a quote follows, when a program wrote it.
    std::size_t begin_thread(std::size_t i, const ThreadLine& words) {
        std::size_t body = i + 1;
        while (body < size() && lines_.label(body) != HeaderLabel::none)
            ++body;
        bool confirmed = body > i + 1 || lines_.cited(i + 1);
        int percent = confirmed ? 96 : 80;
        if (words.forwards) own_above_ = true;  // nothing new is written: that is how one forwards
        return quote_thread(i, body, words.words, percent);
    }

    // The area holds attribution and quote, and what was written below the quote; without a quote it is a
    // forwarded message.
    std::size_t enter_area(std::size_t i) {
        area_seen_ = line(i).reply_area;
        std::size_t end = i, first_cited = size();
        for (; end < size() && line(end).reply_area == area_seen_; ++end)
            if (first_cited == size() && (lines_.cited(end) || line(end).indented > line(i).indented))
                first_cited = end;
        bool forward = false;
        for (std::size_t j = i; j < std::min(first_cited + 1, end); ++j)
            forward = forward || habits_.thread_line(text(j)) != nullptr;
        std::string_view why = habits_.quote_mark_name(line(i).mark);
        if (forward || first_cited >= end) return quote(i, end, why, certain);
        quote(i, first_cited, why, certain);
        return line(first_cited).cited > 0 ? first_cited
                                           : quote_set_off(first_cited, line(i).indented, why, certain);
    }

    std::size_t quote_set_off(std::size_t i, std::uint16_t outside, std::string_view why, int percent) {
        bool barred = text(i).front() == '|';
        std::size_t end = i;
        while (end < size() && (line(end).indented > outside || (barred && text(end).front() == '|')))
            ++end;
        return quote(i, end, why, percent);
    }

    std::size_t quote_introduced(const Separator& attribution) {
        constexpr std::string_view why = "On ... wrote:";
        auto [begin, end, percent] = attribution;
        bool marked = lines_.cited(end);
        if (end < size() && !marked && !lines_.set_off(end, begin)) {
            if (own_above_) return quote_thread(begin, end, why, percent);
            percent = std::min(percent, even - 10);  // what stands below is rather the answer
        }
        quote(begin, end, why, percent);
        if (end == size() || marked || !lines_.set_off(end, begin)) return end;
        return quote_set_off(end, line(begin).indented, why, percent);
    }

    LineFacts lines_;
    const MailHabits& habits_;
    std::vector<bool> quoted_;
    std::string cut_by_;
    int confidence_ = certain;
    bool own_above_;           // some own line stands above, or none need stand there
    bool thread_cut_ = false;  // all below a separator was taken as quoted
    std::uint16_t area_seen_ = 0;
};

}  // namespace

Segments split_own_and_quoted(const Lines& lines, const MailHabits& habits, bool forwarded) {
    return Segmenter(lines, habits, forwarded).run();
}

}  // namespace letterhead
