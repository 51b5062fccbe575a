// Line by line from the top; each line is asked what it begins. Marks that a mail program made are certain,
// wordings are believed when they carry what a mail program writes with them: an address or a time of day.

#include "inspect/words/segments.h"

#include "base/text.h"
#include "inspect/habits.h"

#include <algorithm>
#include <vector>

namespace letterhead {

namespace {

constexpr std::size_t attribution_lines = 4;  // an attribution wraps at most into so many
constexpr std::size_t attribution_bytes = 400;
constexpr std::size_t header_block_lines = 16;
constexpr std::size_t header_block_gap = 3;  // a long To: wraps into lines without a label

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_digit);
}

// "9:41", "14.05"
bool has_time(std::string_view text) {
    for (std::size_t i = 1; i + 2 < text.size(); ++i)
        if ((text[i] == ':' || text[i] == '.') && is_digit(text[i - 1]) && is_digit(text[i + 1]) &&
            is_digit(text[i + 2]))
            return true;
    return false;
}

class Segmenter {
 public:
    Segmenter(const Lines& lines, const MailHabits& habits)
        : lines_(lines), habits_(habits), quoted_(lines.all.size(), false) {
        labels_.reserve(size());
        for (std::size_t i = 0; i < size(); ++i)
            labels_.push_back(habits_.header_label(text(i)));
    }

    Segments run() {
        for (std::size_t i = 0; i < size();)
            i = step(i);
        Segments out;
        for (std::size_t i = 0; i < size(); ++i)
            out.placed.push_back({quoted_[i], append(quoted_[i] ? out.quoted : out.own, i)});
        out.cut_by = cut_by_;
        out.sure = sure_;
        return out;
    }

 private:
    struct Block {
        bool found = false;     // a header block begins here
        bool doubtful = false;  // it might as well be the heading of a memo
    };

    std::size_t size() const { return lines_.all.size(); }
    const Line& line(std::size_t i) const { return lines_.all[i]; }
    std::string_view text(std::size_t i) const { return lines_.of(line(i)); }
    bool cited(std::size_t i) const { return i < size() && (line(i).cited > 0 || text(i).front() == '>'); }

    // Some programs quote with '|'; so do tables, hence only below an attribution.
    bool barred(std::size_t i) const { return i < size() && text(i).front() == '|'; }

    std::uint32_t append(std::string& to, std::size_t i) const {
        if (!to.empty()) to += line(i).blank_before ? "\n\n" : "\n";
        auto begin = static_cast<std::uint32_t>(to.size());
        to += text(i);
        return begin;
    }

    std::size_t quote(std::size_t begin, std::size_t end, std::string_view why) {
        std::fill(quoted_.begin() + static_cast<std::ptrdiff_t>(begin),
                  quoted_.begin() + static_cast<std::ptrdiff_t>(end), true);
        if (cut_by_.empty()) cut_by_ = why;
        return end;
    }

    // To the end; inside a reply area to its end.
    std::size_t quote_rest(std::size_t begin, std::string_view why) {
        std::size_t end = size();
        if (std::uint16_t area = line(begin).reply_area; area != 0) {
            end = begin;
            while (end < size() && line(end).reply_area == area)
                ++end;
        }
        return quote(begin, end, why);
    }

    std::size_t step(std::size_t i) {
        const Line& here = line(i);
        if (here.thread_begins) return quote_rest(i, habits_.quote_mark_name(here.mark));
        if (here.reply_area != 0 && here.reply_area != area_seen_) return enter_area(i);
        if (cited(i))
            return quote(i, i + 1, habits_.quote_mark_name(here.cited > 0 ? here.mark : angle_mark));
        if (std::string_view name = habits_.thread_line(text(i)); !name.empty())
            return cited(i + 1) ? quote(i, i + 1, name) : quote_rest(i, name);
        bool ruled = here.rule_before;
        std::size_t first = i;
        if (is_rule_line(text(i)) && i + 1 < size()) {
            ruled = true;
            ++first;
        }
        Block block = header_block(first, ruled);
        if (block.found) return quote_rest(i, "From: ... header block");
        if (block.doubtful) sure_ = false;
        if (std::size_t end = attribution_end(i); end != 0) return quote_after(i, end);
        return i + 1;
    }

    // The area holds attribution and quote, and what was written below the quote; without a quote it is a
    // forwarded message.
    std::size_t enter_area(std::size_t i) {
        area_seen_ = line(i).reply_area;
        std::size_t end = i, first_cited = size();
        for (; end < size() && line(end).reply_area == area_seen_; ++end)
            if (first_cited == size() && (cited(end) || line(end).indented > line(i).indented))
                first_cited = end;
        bool forward = false;
        for (std::size_t j = i; j < std::min(first_cited + 1, end); ++j)
            forward = forward || !habits_.thread_line(text(j)).empty();
        std::string_view why = habits_.quote_mark_name(line(i).mark);
        if (forward || first_cited >= end) return quote(i, end, why);
        quote(i, first_cited, why);
        return line(first_cited).cited > 0 ? first_cited : quote_indented(first_cited, line(i).indented, why);
    }

    std::size_t quote_indented(std::size_t i, std::uint16_t outside, std::string_view why) {
        std::size_t end = i;
        while (end < size() && line(end).indented > outside)
            ++end;
        return quote(i, end, why);
    }

    // Lines i..end-1 are an attribution: what does it introduce?
    std::size_t quote_after(std::size_t i, std::size_t end) {
        constexpr std::string_view why = "On ... wrote:";
        quote(i, end, why);
        if (end == size() || cited(end)) return end;
        if (line(end).indented > line(i).indented) return quote_indented(end, line(i).indented, why);
        if (barred(end)) {
            while (barred(end))
                quote(end, end + 1, why), ++end;
            return end;
        }
        if (std::find(quoted_.begin(), quoted_.begin() + static_cast<std::ptrdiff_t>(i), false) ==
            quoted_.begin() +
                static_cast<std::ptrdiff_t>(i)) {  // nothing written above: rather an answer below
            sure_ = false;
            return end;
        }
        std::string joined = join(i, end);
        if (joined.find('@') == std::string::npos && !has_time(joined)) sure_ = false;
        return quote_rest(end, why);
    }

    std::string join(std::size_t begin, std::size_t end) const {
        std::string joined;
        for (std::size_t i = begin; i < end; ++i)
            joined.append(text(i)).append(" ");
        return joined;
    }

    // If line i begins an attribution: the line after it; else 0.
    std::size_t attribution_end(std::size_t i) const {
        bool opened = habits_.begins_attribution(text(i));
        bool dated = is_digit(text(i).front());
        std::string joined;
        for (std::size_t j = i;
             j < std::min(size(), i + attribution_lines) && joined.size() < attribution_bytes; ++j) {
            if (j > i && (cited(j) || line(j).blank_before || habits_.begins_attribution(text(j)))) break;
            joined.append(j > i ? " " : "").append(text(j));
            bool quote_follows =
                cited(j + 1) || barred(j + 1) || (j + 1 < size() && line(j + 1).indented > line(i).indented);
            if (is_attribution(joined, opened, dated, quote_follows)) return j + 1;
            if (!opened && !dated && joined.find('@') == std::string::npos) break;
        }
        return 0;
    }

    bool is_attribution(std::string_view joined, bool opened, bool dated, bool quote_follows) const {
        bool ended = joined.ends_with(':') || joined.ends_with("----");
        if (!ended && !quote_follows) return false;
        bool wrote = habits_.has_wrote(joined);
        bool address = joined.find('@') != std::string_view::npos;
        if (!wrote) return quote_follows && address && (ended || dated) && has_digit(joined);
        if (quote_follows) return ended || address || (opened && has_digit(joined));
        return ended && has_digit(joined) && (opened || (address && (dated || has_time(joined))));
    }

    // At line i: From first (or Date and Subject, as one program has it), and at least three of the four.
    Block header_block(std::size_t i, bool ruled) const {
        HeaderLabel first = labels_[i];
        if (first == HeaderLabel::none || first == HeaderLabel::other) return {};
        if (first == HeaderLabel::to && !ruled) return {};
        bool from = false, date = false, to = false, subject = false, evidence = ruled;
        std::size_t gap = 0;
        for (std::size_t j = i; j < std::min(size(), i + header_block_lines) && gap <= header_block_gap;
             ++j) {
            HeaderLabel label = labels_[j];
            gap = label == HeaderLabel::none ? gap + 1 : 0;
            if (label == HeaderLabel::from || label == HeaderLabel::to)
                evidence = evidence || text(j).find('@') != std::string_view::npos;
            if (label == HeaderLabel::date) evidence = evidence || has_time(text(j));
            from = from || label == HeaderLabel::from;
            date = date || label == HeaderLabel::date;
            to = to || label == HeaderLabel::to;
            subject = subject || label == HeaderLabel::subject;
            if (label == HeaderLabel::none && line(j).blank_before && from && subject) break;
        }
        int kinds = int{from} + int{date} + int{to} + int{subject};
        if (!from || kinds < (ruled ? 2 : 3)) return {};
        bool memo = i > 0 && !ruled && labels_[i - 1] == HeaderLabel::to;
        return {evidence && !memo, !evidence && !memo && first == HeaderLabel::from};
    }

    const Lines& lines_;
    const MailHabits& habits_;
    std::vector<bool> quoted_;
    std::vector<HeaderLabel> labels_;
    std::string cut_by_;
    bool sure_ = true;
    std::uint16_t area_seen_ = 0;
};

}  // namespace

Segments split_own_and_quoted(const Lines& lines, const MailHabits& habits) {
    return Segmenter(lines, habits).run();
}

}  // namespace letterhead
