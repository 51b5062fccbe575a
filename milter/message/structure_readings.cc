// What else the bytes of a part may be. A reading is a leaf with another type or transfer encoding, or a
// machine that sees another structure; it is fed the same bytes beside the first reading, and ends with its
// part.

#include "message/limits.h"
#include "message/signed_part.h"
#include "message/structure.h"

namespace letterhead {
namespace {

bool is_encoded(TransferEncoding encoding) {
    return encoding == TransferEncoding::base64 || encoding == TransferEncoding::quoted_printable;
}

}  // namespace

Structure::Reading::Reading(Shared shared_with) : shared(shared_with) {}

void Structure::continue_leniently(const Part& part, std::vector<std::string> boundaries) {
    continue_multipart(part, std::move(boundaries), 0);
    lenient_ = true;
}

void Structure::begin_in_part(const Part& part) {
    continue_multipart(part, {}, 0);
    frames_.front().in_preamble = false;
    start_child(frames_.front());
}

void Structure::continue_headers(const HeaderBlock& block, PartPlace place, bool is_message) {
    next_ = std::move(place);
    next_is_message_ = is_message;
    block_.go_on(block);
    state_ = State::headers;
}

// Within a second reading nothing is read in a third way but leaves.
bool Structure::may_read_again(const Frame& frame) {
    if (readings_open_ < limits::readings_open && frame.readings.size() < limits::readings) return true;
    shared_.oddities.add(OddityKind::too_deep, frame.part.where(), "readings");
    return false;
}

void Structure::open_readings(Frame& frame, std::vector<Part> others) {
    for (Part& other : others) {
        if (!may_read_again(frame)) return;
        Reading& reading = *frame.readings.emplace_back(std::make_unique<Reading>(shared_));
        ++readings_open_;
        reading.part = std::move(other);
        if (is_encoded(reading.part.encoding)) reading.decoder.emplace(reading.part.encoding);
        if (reading.part.may_hold_files())
            reading.files.emplace(reading.part, shared_.sink, shared_.oddities, reading.shared.parts);
        if (SignedPart::is_due(reading.part))
            reading.signed_part = std::make_unique<SignedPart>(reading.part, reading.shared, below());
        shared_.sink.part_begin(reading.part);
    }
}

// A reading of the frame by a machine of its own; null when it may have no more of them.
Structure::Reading* Structure::add_machine(Frame& frame) {
    if (depth_.second_reading || !may_read_again(frame)) return nullptr;
    const Shared apart{shared_.sink, shared_.oddities, limits::parts - limits::reading_parts};
    Reading& reading = *frame.readings.emplace_back(std::make_unique<Reading>(apart));
    ++readings_open_;
    reading.part = frame.part;
    reading.part.reading = static_cast<int>(frame.readings.size()) + 1;
    reading.part.path += "~" + std::to_string(reading.part.reading);
    reading.inner = std::make_unique<Structure>(reading.shared,
                                                Depth{depth_.containers + containers_, depth_.encoded, true});
    return &reading;
}

// Text around a delimiter: some programs take the line for one.
void Structure::read_leniently(Frame& frame) {
    if (Reading* reading = add_machine(frame))
        reading->inner->continue_leniently(reading->part, frame.boundaries);
}

// Headers of a part where none is due, in the text beside the parts of a multipart.
void Structure::read_as_part(Frame& frame, std::string_view text) {
    Reading* reading = add_machine(frame);
    if (!reading) return;
    reading->inner->begin_in_part(reading->part);
    push(*reading, frame.probe.line());
    push(*reading, text);
    push(*reading, line_end_);
}

// Some programs pass over a line that is no header, and read on.
Structure::Reading* Structure::read_past_line(Frame& frame, const HeaderBlock& block, bool is_message) {
    Reading* reading = add_machine(frame);
    if (!reading) return nullptr;
    PartPlace place{reading->part.path, frame.part.parent_type, frame.part.message_depth,
                    reading->part.reading};
    reading->inner->continue_headers(block, std::move(place), is_message);
    return reading;
}

// A message/partial or message/external-body begins like a message.
void Structure::read_as_message(Frame& frame) {
    Reading* reading = add_machine(frame);
    if (!reading) return;
    if (is_encoded(frame.part.encoding)) reading->decoder.emplace(frame.part.encoding);
    reading->inner->expect_message(
        {reading->part.path, frame.part.type, frame.part.message_depth + 1, reading->part.reading});
}

// The first paragraph of a message that is one text: headers there were cut off by a line that is none.
void Structure::watch_start(Frame& frame, std::string_view bytes) {
    const std::size_t looked = frame.probe.look(bytes);
    const bool found = frame.probe.found(), passed = frame.probe.blank_line();
    watching_ = !found && !passed;
    if (!found || passed) return;
    shared_.oddities.add(OddityKind::headers_in_body, frame.part.where());
    Reading* const reading = read_past_line(frame, *message_block_, true);
    if (!reading) return;
    push(*reading, frame.probe.line());
    push(*reading, bytes.substr(looked));
}

// Body bytes and structure lines as they stand, for the readings of the first `frames` containers.
void Structure::raw(std::string_view bytes, std::size_t frames) {
    if (readings_open_ == 0) return;
    for (std::size_t i = 0; i < frames && i < frames_.size(); ++i) {
        if (frames_[i].part.leaf) continue;
        for (const auto& reading : frames_[i].readings)
            push(*reading, bytes);
    }
}

void Structure::push(Reading& reading, std::string_view bytes) {
    while (!bytes.empty()) {
        std::string_view slice = bytes.substr(0, limits::decode_slice);
        bytes.remove_prefix(slice.size());
        if (reading.decoder) {
            decoded_.clear();
            reading.decoder->push(slice, decoded_);
            slice = decoded_.view();
        }
        give(reading, slice);
    }
}

void Structure::give(Reading& reading, std::string_view decoded) {
    if (decoded.empty()) return;
    if (reading.inner) return reading.inner->feed(decoded);
    reading.part.bytes += decoded.size();
    if (reading.signed_part) reading.signed_part->push(decoded);
    shared_.sink.part_bytes(reading.part, decoded);
    if (reading.files) reading.files->push(decoded);
}

void Structure::close_readings(Frame& frame) {
    for (const auto& reading : frame.readings) {
        decoded_.clear();
        if (reading->decoder) reading->decoder->finish(decoded_);
        give(*reading, decoded_.view());
        if (reading->files) reading->files->finish();
        if (reading->signed_part) reading->signed_part->finish();
        if (reading->inner)
            reading->inner->finish();
        else
            shared_.sink.part_end(reading->part);
    }
    readings_open_ -= frame.readings.size();
}

}  // namespace letterhead
