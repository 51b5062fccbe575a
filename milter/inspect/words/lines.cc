// One pass a line: ASCII is copied run by run, the rest is looked at by code point.

#include "inspect/words/lines.h"

#include "base/text.h"
#include "message/limits.h"

#include <algorithm>

namespace letterhead {

namespace {

constexpr std::size_t column_gap = 4;  // so many blanks side by side separate columns

bool is_wide_blank(char32_t c) {
    return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

// Soft hyphen, zero-width space, direction marks, word joiner, byte order mark. The zero-width joiners stay:
// they are spelling.
bool is_invisible(char32_t c) {
    return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool is_plain(char c) {
    return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x7F;
}

// Appends to `out`; what one push leaves open the next one goes on with.
class Normaliser {
 public:
    explicit Normaliser(std::string& out) : out_(out), start_(out.size()) {}

    void push(std::string_view raw) {
        for (std::size_t at = 0; at < raw.size();) {
            std::size_t run = at;
            while (run < raw.size() && is_plain(raw[run]))
                ++run;
            if (run > at) {
                close_gap();
                out_.append(raw, at, run - at);
                at = run;
            } else if (static_cast<unsigned char>(raw[at]) < 0x80) {
                tab_ = tab_ || raw[at] == '\t';  // control characters show as nothing
                ++blanks_;
                ++at;
            } else {
                push_wide(raw, at);
            }
        }
    }

 private:
    void push_wide(std::string_view raw, std::size_t& at) {
        std::size_t from = at;
        char32_t point = next_code_point(raw, at);
        if (is_wide_blank(point)) {
            ++blanks_;
        } else if (!is_invisible(point)) {
            close_gap();
            if (point == 0xFFFD)
                append_utf8(out_, point);
            else
                out_.append(raw, from, at - from);
        }
    }

    void close_gap() {
        if (blanks_ != 0 && out_.size() > start_) out_ += tab_ || blanks_ >= column_gap ? '\t' : ' ';
        blanks_ = 0;
        tab_ = false;
    }

    std::string& out_;
    std::size_t start_;
    std::size_t blanks_ = 0;
    bool tab_ = false;
};

// The end of what is kept of text[begin, end) when there is room up to `end`: never within a character.
std::size_t character_end(std::string_view text, std::size_t begin, std::size_t end) {
    while (end > begin && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return end;
}

}  // namespace

void append_normalised(std::string_view raw, std::string& out) {
    Normaliser(out).push(raw);
}

bool LineWriter::add(std::string_view raw, Line marks, std::span<const Piece> pieces) {
    if (lines_.all.size() >= limits::lines_of_text) lines_.cut = true;
    if (lines_.cut) return false;
    std::size_t begin = lines_.text.size();
    if (pieces.empty())
        append_normalised(raw, lines_.text);
    else
        add_pieces(raw, pieces);
    std::size_t room = cap_ - std::min(cap_, line_ends_);
    if (lines_.text.size() > room) {
        lines_.cut = true;
        lines_.text.resize(character_end(lines_.text, begin, std::max(room, begin)));
        cut_runs(lines_.text.size());
    }
    if (lines_.text.size() == begin) {
        blank_ = true;
        return false;
    }
    marks.begin = static_cast<std::uint32_t>(begin);
    marks.end = static_cast<std::uint32_t>(lines_.text.size());
    marks.blank_before = blank_ && !lines_.all.empty();
    line_ends_ += blank_ ? 2 : 1;
    blank_ = false;
    lines_.all.push_back(marks);
    return true;
}

void LineWriter::add_pieces(std::string_view raw, std::span<const Piece> pieces) {
    std::string& text = lines_.text;
    std::vector<LookRun>& runs = lines_.runs;
    Normaliser normaliser(text);
    auto line_begin = static_cast<std::uint32_t>(text.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        auto begin = static_cast<std::uint32_t>(text.size());
        if (piece.picture != Piece::no_picture) {
            lines_.pictures[piece.picture].picture.at = begin;
            lines_.pictures[piece.picture].line = static_cast<std::uint32_t>(lines_.all.size());
        }
        std::size_t end = i + 1 < pieces.size() ? pieces[i + 1].begin : raw.size();
        normaliser.push(raw.substr(piece.begin, end - piece.begin));
        if (begin < text.size() && (text[begin] == ' ' || text[begin] == '\t')) ++begin;  // the gap before
        if (begin == text.size() || piece.look == 0) continue;
        auto stop = static_cast<std::uint32_t>(text.size());
        if (!runs.empty() && runs.back().look == piece.look && runs.back().begin >= line_begin)
            runs.back().end = stop;
        else if (runs.size() < limits::look_runs)
            runs.push_back({begin, stop, piece.look});
        else
            lines_.looks_doubtful = true;
    }
}

void LineWriter::cut_runs(std::size_t end) {
    while (!lines_.runs.empty() && lines_.runs.back().begin >= end)
        lines_.runs.pop_back();
    if (!lines_.runs.empty())
        lines_.runs.back().end = std::min(lines_.runs.back().end, static_cast<std::uint32_t>(end));
    for (LinePicture& each : lines_.pictures)
        each.picture.at = std::min(each.picture.at, static_cast<std::uint32_t>(end));
}

std::uint16_t LineWriter::add_picture(std::string alternative, const Line& marks, bool thread_begins) {
    if (lines_.pictures.size() >= limits::pictures) return Piece::no_picture;
    if (alternative.size() > limits::picture_text)
        alternative.resize(character_end(alternative, 0, limits::picture_text));
    const Line* last = lines_.all.empty() ? nullptr : &lines_.all.back();
    bool same = last != nullptr && !thread_begins && last->cited == marks.cited &&
                last->indented == marks.indented && last->reply_area == marks.reply_area;
    LinePicture placed;
    placed.picture = {static_cast<std::uint32_t>(lines_.text.size()), std::move(alternative)};
    placed.line = static_cast<std::uint32_t>(lines_.all.size() - (same ? 1 : 0));
    placed.marked = thread_begins || marks.cited > 0 || marks.reply_area > 0;
    lines_.pictures.push_back(std::move(placed));
    return static_cast<std::uint16_t>(lines_.pictures.size() - 1);
}

Lines LineWriter::take(std::string_view raw_hidden) {
    if (raw_hidden.size() >= limits::hidden_text)  // the last character may be half of one
        raw_hidden = raw_hidden.substr(0, character_end(raw_hidden, 0, raw_hidden.size() - 1));
    while (!raw_hidden.empty()) {
        std::string_view line = raw_hidden.substr(0, raw_hidden.find('\n'));
        raw_hidden.remove_prefix(std::min(line.size() + 1, raw_hidden.size()));
        std::size_t begin = lines_.hidden.size();
        append_normalised(line, lines_.hidden);
        if (lines_.hidden.size() > begin) lines_.hidden += '\n';
    }
    if (!lines_.hidden.empty()) lines_.hidden.pop_back();
    if (lines_.hidden.size() > limits::hidden_text)
        lines_.hidden.resize(character_end(lines_.hidden, 0, limits::hidden_text));
    return std::move(lines_);
}

}  // namespace letterhead
