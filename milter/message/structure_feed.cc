// How bytes find their frame. Body blocks go through whole; only the beginning of a line that may be a
// delimiter is held, and the line end before it, which belongs to the delimiter if it is one. Decisions
// depend on the line alone, never on the chunk.

#include "message/limits.h"
#include "message/signed_part.h"
#include "message/structure.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_held = limits::delimiter_line + limits::delimiter_leading + 2;

std::string_view without_newline(std::string_view line) {
    if (line.ends_with('\n')) line.remove_suffix(1);
    return line;
}

// The line end (or a CR that may become one) that `bytes` ends with.
std::string_view line_end_of(std::string_view bytes) {
    if (bytes.ends_with("\r\n")) return "\r\n";
    if (bytes.ends_with('\n')) return "\n";
    if (bytes.ends_with('\r')) return "\r";
    return {};
}

bool is_delimiter(DelimiterFit fit) {
    return fit == DelimiterFit::open || fit == DelimiterFit::close;
}

}  // namespace

void Structure::feed(std::string_view bytes) {
    while (!bytes.empty()) {
        std::size_t used = 0;
        if (state_ == State::headers)
            used = feed_header_line(bytes);
        else if (!held_.empty())
            used = feed_held(bytes);
        else
            used = feed_body(bytes);
        bytes.remove_prefix(used);
    }
}

void Structure::finish() {
    for (;;) {
        if (state_ == State::headers) {
            if (held_.empty())
                end_headers();
            else
                take_held_header_line();
            continue;
        }
        if (held_.empty()) break;
        std::string line;
        line.swap(held_);
        if (!take_line(match({line, true}), line)) feed(std::string_view(line).substr(1));
    }
    flush_line_end();
    while (!frames_.empty())
        close_frame();
}

// Headers: whole lines, up to limits::header of each. A line that is no header is known by its beginning.
std::size_t Structure::feed_header_line(std::string_view bytes) {
    const std::size_t newline = bytes.find('\n');
    const std::size_t size = newline == npos ? bytes.size() : newline + 1;
    if (held_.empty() && newline != npos) {
        header_line(bytes.substr(0, size));
        return size;
    }
    if (held_.size() < limits::header_name) {
        const std::size_t more = std::min(size, limits::header_name - held_.size());
        held_.append(bytes.substr(0, more));
        const bool complete = newline != npos && more == size;
        if (complete || (held_.size() == limits::header_name && !block_.takes(held_)))
            take_held_header_line();
        return more;
    }
    const std::size_t room = limits::header + 2 - std::min(held_.size(), limits::header + 2);
    held_.append(bytes.substr(0, std::min(size, room)));
    if (newline != npos) take_held_header_line();
    return size;
}

void Structure::take_held_header_line() {
    std::string line;
    line.swap(held_);
    header_line(line);
    if (held_.empty() && line.capacity() <= limits::decode_slice) {  // keep the room, not a huge one
        line.clear();
        held_.swap(line);
    }
}

void Structure::header_line(std::string_view line) {
    const LineStart start{without_newline(line.substr(0, limits::header_name)), true};
    const Match found = match(start);
    if (is_delimiter(found.fit)) {
        end_headers();
        // An entity without a body may have opened one more, which ends here too.
        while (state_ == State::headers)
            end_headers();
        return delimit(found, line);
    }
    note_lookalike(found);
    const std::size_t part = frames_.size();  // the place of the one whose headers these are
    const HeaderBlock::Line kind = block_.add_line(line);
    if (kind != HeaderBlock::Line::body) raw(line.substr(0, limits::header + 2), part);
    if (kind == HeaderBlock::Line::kept) return;
    if (kind == HeaderBlock::Line::end) return end_headers();
    const HeaderBlock before = block_;
    const bool is_message = next_is_message_;
    end_headers();
    read_past_line(frames_[part], before, is_message);
    feed(line);
}

// False: the line is no delimiter. Its first byte is taken then; a CR in the rest may begin a line once more.
bool Structure::take_line(const Match& found, std::string_view line) {
    const bool after_cr = std::exchange(after_cr_, false);
    if (is_delimiter(found.fit) && !after_cr) {
        delimit(found, line);
        return true;
    }
    if (after_cr && found.fit != DelimiterFit::none)
        shared_.oddities.add(OddityKind::bare_cr, frames_[found.frame].part.where());
    else
        note_lookalike(found);
    emit(line.substr(0, 1));
    return false;
}

// A line whose beginning is held: more of it, until it is decided.
std::size_t Structure::feed_held(std::string_view bytes) {
    const std::size_t newline = bytes.find('\n');
    const std::size_t line_size = newline == npos ? bytes.size() : newline + 1;
    const std::size_t room = longest_held + 1 - std::min(held_.size(), longest_held);
    const std::size_t size = std::min(line_size, room);
    held_.append(bytes.substr(0, size));
    const LineStart line{without_newline(held_), newline != npos && size == line_size};
    const Match found = match(line);
    if (found.fit == DelimiterFit::undecided) return size;
    std::string text;
    text.swap(held_);
    if (!take_line(found, text)) feed(std::string_view(text).substr(1));
    if (!held_.empty()) return size;
    text.clear();  // keep the room
    held_.swap(text);
    return size;
}

// What the word behind the hyphens of a delimiter may begin with.
ByteSet Structure::first_of_boundaries() const {
    ByteSet first;
    for (const Frame& frame : frames_) {
        if (frame.hunting) return first.set();
        for (const std::string& boundary : frame.boundaries) {
            if (boundary.empty()) return first.set();
            first.set(static_cast<unsigned char>(boundary[0]));
        }
    }
    return first;
}

std::size_t Structure::feed_body(std::string_view bytes) {
    if (containers_ == 0) {
        emit(bytes);
        return bytes.size();
    }
    BlockStart start{at_line_start_, line_end_ == "\r"};
    const ByteSet first = first_of_boundaries();
    for (std::size_t from = 0;;) {  // what is before it has been looked at, and goes on as one
        const std::size_t found_at = find_delimiter_line(bytes.substr(from), start, first);
        if (found_at == npos) {
            const std::size_t undecided = undecided_line(bytes, at_line_start_);
            emit(bytes.substr(0, undecided));
            held_.append(bytes.substr(undecided));
            after_cr_ = false;
            return bytes.size();
        }
        const std::size_t begin = from + found_at;
        after_cr_ = !(begin == 0 ? at_line_start_ : bytes[begin - 1] == '\n');
        std::string_view line = bytes.substr(begin, longest_held + 1);
        const std::size_t newline = line.find('\n');
        line = line.substr(0, newline == npos ? npos : newline + 1);
        const Match found = match({without_newline(line), newline != npos});
        const bool has_bare_cr =
            line.substr(0, line.size() - std::min<std::size_t>(line.size(), 2)).find('\r') != npos;
        if (found.fit == DelimiterFit::none && newline != npos && !after_cr_ && !has_bare_cr) {
            from = begin + line.size();
            start = {true, false};
            continue;
        }
        emit(bytes.substr(0, begin));
        if (found.fit == DelimiterFit::undecided)
            held_.append(line);
        else if (!take_line(found, line))
            return begin + 1;
        return begin + line.size();
    }
}

// The innermost open multipart that the line delimits; then one that is closed already; then one that names
// no boundary and takes the first word behind hyphens for it.
Structure::Match Structure::match(LineStart start) {
    if (containers_ == 0) return {};
    const DelimiterLine line(start);
    if (line.hyphens() != DelimiterFit::open) return {line.hyphens(), 0};
    Match near, open, closed, hunting;
    for (std::size_t i = frames_.size(); i-- > 0;) {
        const Frame& frame = frames_[i];
        if (frame.hunting && !after_cr_ && hunting.fit == DelimiterFit::none) hunting = {line.fit_any(), i};
        for (const std::string& boundary : frame.boundaries) {
            const DelimiterFit fit = lenient_ ? line.lenient_fit(boundary) : line.fit(boundary);
            if (fit == DelimiterFit::none) continue;
            if (fit == DelimiterFit::undecided) return {fit, i};
            Match& found = !is_delimiter(fit) ? near : frame.closed ? closed : open;
            if (found.fit == DelimiterFit::none) found = {fit, i};
        }
    }
    const Match& best = is_delimiter(open.fit) ? open : closed;
    if (is_delimiter(best.fit)) {
        if (line.has_bare_cr()) shared_.oddities.add(OddityKind::bare_cr, frames_[best.frame].part.where());
        return best;
    }
    if (hunting.fit == DelimiterFit::open) frames_[hunting.frame].boundaries.emplace_back(line.word());
    return hunting.fit == DelimiterFit::none ? near : hunting;
}

void Structure::note_lookalike(const Match& found) {
    if (found.fit != DelimiterFit::trailing_text && found.fit != DelimiterFit::leading_text) return;
    const bool trailing = found.fit == DelimiterFit::trailing_text;
    Frame& frame = frames_[found.frame];
    bool& noted = trailing ? frame.noted_trailing : frame.noted_leading;
    if (noted) return;
    noted = true;
    if (!frame.noted_trailing || !frame.noted_leading) read_leniently(frame);  // the first of either kind
    shared_.oddities.add(trailing ? OddityKind::delimiter_trailing_text : OddityKind::delimiter_leading_text,
                         frame.part.where());
}

// Body bytes that are no delimiter; the line end they end with waits.
void Structure::emit(std::string_view bytes) {
    if (bytes.empty()) return;
    raw(bytes, frames_.size());
    at_line_start_ = bytes.ends_with('\n');
    if (line_end_ == "\r" && bytes[0] == '\n') {
        line_end_ = "\r\n";
        bytes.remove_prefix(1);
        if (bytes.empty()) return;
    }
    flush_line_end();
    line_end_ = line_end_of(bytes);
    bytes.remove_suffix(line_end_.size());
    if (!bytes.empty()) deliver(bytes);
}

void Structure::flush_line_end() {
    if (!line_end_.empty() && !frames_.empty()) deliver(line_end_);
    line_end_ = {};
}

void Structure::deliver(std::string_view bytes) {
    Frame& frame = frames_.back();
    if (!frame.part.leaf) return deliver_outside(frame, bytes);
    if (frame.decoder)
        decode(frame, bytes);
    else
        give(frame, bytes);
    for (const auto& reading : frame.readings)
        push(*reading, bytes);
    if (watching_) watch_start(frame, bytes);
}

// Bytes of a container that belong to none of its parts: encoded content, preamble or epilogue.
void Structure::deliver_outside(Frame& frame, std::string_view bytes) {
    while (frame.sniffing) {  // blank lines say nothing: the first that is not blank decides
        const std::size_t newline = bytes.find('\n');
        const std::size_t size =
            std::min({newline == npos ? bytes.size() : newline + 1, bytes.size(),
                      limits::header_name - std::min(frame.sniffed.size(), limits::header_name)});
        frame.sniffed.append(bytes.substr(0, size));
        bytes.remove_prefix(size);
        if (frame.sniffed.ends_with('\n') || frame.sniffed.size() >= limits::header_name)
            sniff_encoded_message(frame, false);
        if (bytes.empty()) return;
    }
    if (frame.inner) return decode(frame, bytes);
    frame.has_text = frame.has_text || bytes.find_first_not_of(" \t\r\n") != npos;
    if (frame.files) frame.files->push(bytes);
    if (!frame.multipart || frame.probe.found() || shared_.parts >= limits::parts) return;
    const std::size_t looked = frame.probe.look(bytes);
    if (!frame.probe.found()) return;
    shared_.oddities.add(frame.in_preamble ? OddityKind::part_in_preamble : OddityKind::part_after_close,
                         frame.part.where());
    read_as_part(frame, bytes.substr(looked));
}

// A message that says it is base64 but begins with a header is not encoded.
void Structure::sniff_encoded_message(Frame& frame, bool complete) {
    std::string first_line;
    first_line.swap(frame.sniffed);
    const bool blank = first_line.find_first_not_of("\r\n") == npos;
    if (blank && !complete) return;
    frame.sniffing = false;
    if (header_colon(first_line) != npos) {
        frame.decoder.reset();
        shared_.oddities.add(OddityKind::encoded_multipart, frame.part.where());
    }
    decode(frame, first_line);
}

void Structure::decode(Frame& frame, std::string_view bytes) {
    while (!bytes.empty()) {
        std::string_view slice = bytes.substr(0, limits::decode_slice);
        bytes.remove_prefix(slice.size());
        if (frame.decoder) {
            decoded_.clear();
            frame.decoder->push(slice, decoded_);
            slice = decoded_.view();
        }
        if (frame.inner)
            frame.inner->feed(slice);
        else
            give(frame, slice);
    }
}

void Structure::give(Frame& frame, std::string_view decoded) {
    if (decoded.empty() || !frame.part.leaf) return;
    frame.part.bytes += decoded.size();
    if (frame.signed_part) frame.signed_part->push(decoded);
    shared_.sink.part_bytes(frame.part, decoded);
    if (frame.files) frame.files->push(decoded);
}

}  // namespace letterhead
