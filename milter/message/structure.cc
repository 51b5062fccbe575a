// What opens and closes: entities become frames, delimiters end them.

#include "message/structure.h"

#include "message/limits.h"
#include "message/signed_part.h"

#include <algorithm>

namespace letterhead {
namespace {

bool is_encoded(TransferEncoding encoding) {
    return encoding == TransferEncoding::base64 || encoding == TransferEncoding::quoted_printable;
}

}  // namespace

Structure::Structure(Shared& shared, Depth depth) : shared_(shared), depth_(depth), block_(shared.oddities) {}
Structure::~Structure() = default;

void Structure::open_message(const HeaderBlock& block, PartPlace place) {
    message_block_ = &block;
    open_entity(block.fields(), std::move(place), true, &block.headers());
    watching_ = frames_.back().part.leaf;
}

void Structure::expect_message(PartPlace place) {
    next_ = std::move(place);
    next_is_message_ = true;
    block_.begin(true, "part " + next_.path);
    state_ = State::headers;
}

void Structure::expect_part(PartPlace place) {
    next_ = std::move(place);
    next_is_message_ = false;
    block_.begin(false, "part " + next_.path);
    state_ = State::headers;
}

void Structure::continue_multipart(const Part& part, std::vector<std::string> boundaries,
                                   std::size_t children) {
    Frame& frame = frames_.emplace_back();
    frame.part = part;
    frame.boundaries = std::move(boundaries);
    frame.hunting = frame.boundaries.empty();
    frame.children = children;
    frame.multipart = true;
    frame.announced = false;
    ++containers_;
}

void Structure::end_headers() {
    block_.finish();
    state_ = State::body;
    at_line_start_ = true;
    open_entity(block_.fields(), std::move(next_), next_is_message_, &block_.headers());
}

// What stands too deep is not opened: a leaf whose bytes are looked at as they are.
void Structure::bound_depth(Entity& entity) {
    Part& part = entity.part;
    if (part.leaf) return;
    const bool too_deep = depth_.containers + containers_ >= limits::nesting ||
                          (is_encoded(part.encoding) && depth_.encoded >= limits::encoded_nesting);
    if (!too_deep) return;
    part.leaf = true;
    shared_.oddities.add(OddityKind::too_deep, part.where());
}

void Structure::open_entity(const PartFields& fields, PartPlace place, bool is_message,
                            const HeaderList* headers) {
    Entity entity = make_entity(fields, std::move(place), shared_.oddities);
    ++shared_.parts;
    bound_depth(entity);
    Frame& frame = frames_.emplace_back();
    frame.part = std::move(entity.part);
    frame.boundaries = std::move(entity.boundaries);
    frame.multipart = !frame.part.leaf && frame.part.type.starts_with("multipart/");
    frame.hunting = frame.multipart && frame.boundaries.empty();
    if (is_message) shared_.sink.message_headers(*headers, frame.part);
    shared_.sink.part_begin(frame.part);
    open_readings(frame, std::move(entity.others));
    if (frame.part.may_hold_files())
        frame.files.emplace(frame.part, shared_.sink, shared_.oddities, shared_.parts);
    if (frame.part.leaf) return start_leaf(frame);
    note_repeated(frame);
    ++containers_;
    start_container(frame);
}

// Of a machine inside what is open.
Structure::Depth Structure::below() const {
    return {depth_.containers + containers_, depth_.encoded + 1, depth_.second_reading};
}

void Structure::start_leaf(Frame& frame) {
    frame.boundaries.clear();
    if (is_encoded(frame.part.encoding)) frame.decoder.emplace(frame.part.encoding);
    if (SignedPart::is_due(frame.part))
        frame.signed_part = std::make_unique<SignedPart>(frame.part, shared_, below());
    if (frame.part.type == "message/partial" || frame.part.type == "message/external-body")
        read_as_message(frame);
}

void Structure::note_repeated(const Frame& frame) {
    for (const Frame& outer : frames_) {
        if (&outer == &frame) return;
        const bool same =
            std::any_of(frame.boundaries.begin(), frame.boundaries.end(), [&](const auto& boundary) {
                return std::find(outer.boundaries.begin(), outer.boundaries.end(), boundary) !=
                       outer.boundaries.end();
            });
        if (same) shared_.oddities.add(OddityKind::boundary_repeated, frame.part.where());
    }
}

void Structure::start_container(Frame& frame) {
    const bool encoded = is_encoded(frame.part.encoding);
    if (encoded) {
        frame.decoder.emplace(frame.part.encoding);
        frame.inner = std::make_unique<Structure>(shared_, below());
        frame.sniffing = !frame.multipart && frame.part.encoding == TransferEncoding::base64;
        if (frame.multipart) frame.inner->continue_multipart(frame.part, frame.boundaries, 0);
    }
    if (!frame.multipart) start_child(frame);
}

// The next part of a multipart, or the message in a message/rfc822.
void Structure::start_child(Frame& frame) {
    if (shared_.parts >= limits::parts) {
        shared_.oddities.add(OddityKind::too_many_parts, "message");
        frame.inner.reset();
        frame.sniffing = false;
        return;
    }
    const Part& part = frame.part;
    ++frame.children;
    PartPlace place{part.path + "." + std::to_string(frame.children), part.type,
                    part.message_depth + (frame.multipart ? 0 : 1), part.reading};
    if (!frame.multipart && frame.inner) return frame.inner->expect_message(std::move(place));
    if (!frame.multipart) return expect_message(std::move(place));
    expect_part(std::move(place));
}

// What the decoder still holds goes inside, and the inner machine ends.
void Structure::finish_inner(Frame& frame) {
    if (!frame.sniffed.empty()) sniff_encoded_message(frame, true);
    decoded_.clear();
    if (frame.decoder) frame.decoder->finish(decoded_);
    frame.inner->feed(decoded_.view());
    frame.inner->finish();
}

// A multipart that says it is encoded is read both ways until a delimiter shows that it is not.
void Structure::leave_preamble(Frame& frame) {
    frame.in_preamble = false;
    frame.hunting = false;
    frame.probe.restart();
    if (!frame.inner) return;
    finish_inner(frame);
    frame.children = frame.inner->children();
    frame.inner.reset();
    frame.decoder.reset();
}

void Structure::delimit(const Match& match, std::string_view line) {
    line_end_ = {};
    at_line_start_ = true;
    state_ = State::body;
    close_above(match.frame);
    raw(line, match.frame + 1);
    Frame& frame = frames_[match.frame];
    if (frame.in_preamble) leave_preamble(frame);
    if (match.fit == DelimiterFit::close) {
        frame.closed = frame.was_closed = true;
        return;
    }
    if (frame.closed) shared_.oddities.add(OddityKind::part_after_close, frame.part.where());
    frame.closed = false;
    start_child(frame);
}

void Structure::close_above(std::size_t frame) {
    while (frames_.size() > frame + 1)
        close_frame();
}

void Structure::note_decoding(const Frame& frame) {
    const DecodeNotes& notes = frame.decoder->notes();
    const auto note = [&](bool seen, OddityKind kind) {
        if (seen) shared_.oddities.add(kind, frame.part.where());
    };
    note(notes.junk > limits::base64_junk || notes.junk_first || notes.url_alphabet, OddityKind::base64_junk);
    note(notes.after_padding, OddityKind::base64_after_padding);
    note(notes.truncated, OddityKind::base64_truncated);
    note(notes.invalid_escapes > 0 || notes.blank_soft_breaks, OddityKind::quoted_printable_invalid);
}

void Structure::finish_leaf(Frame& frame) {
    if (!frame.decoder) return;
    decoded_.clear();
    frame.decoder->finish(decoded_);
    give(frame, decoded_.view());
    note_decoding(frame);
}

void Structure::close_frame() {
    Frame& frame = frames_.back();
    if (frame.part.leaf) {
        finish_leaf(frame);
    } else {
        --containers_;
    }
    if (frame.inner) {
        finish_inner(frame);  // it knows whether its multipart was closed
        if (frame.decoder) note_decoding(frame);
    } else if (frame.multipart) {
        if (!frame.was_closed) shared_.oddities.add(OddityKind::close_delimiter_missing, frame.part.where());
        if (frame.children == 0 && frame.has_text)
            shared_.oddities.add(OddityKind::multipart_without_part, frame.part.where());
    }
    if (frame.files) frame.files->finish();
    if (frame.signed_part) frame.signed_part->finish();
    close_readings(frame);
    if (frame.announced) shared_.sink.part_end(frame.part);
    frames_.pop_back();
}

}  // namespace letterhead
