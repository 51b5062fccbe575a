#pragma once
// The structure machine: the stack of open multiparts, messages and the leaf, fed with bytes of any split. It
// is a loop over a stack of its own; only containers that are themselves encoded (limits::encoded_nesting)
// and readings that see another structure (limits::readings) add a machine.

#include "message/decode.h"
#include "message/delimiter.h"
#include "message/header_block.h"
#include "message/part_fields.h"
#include "message/part_probe.h"
#include "message/reader.h"
#include "message/text_files.h"

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

class SignedPart;

class Structure {
 public:
    // What all machines of one message share.
    struct Shared {
        PartSink& sink;
        Oddities& oddities;
        std::size_t parts = 0;
    };
    // How deep a machine begins.
    struct Depth {
        std::size_t containers = 0;
        std::size_t encoded = 0;
        bool second_reading = false;
    };

    Structure(Shared& shared, Depth depth);
    ~Structure();

    // One of these begins: with headers that are known, with a header block to come, or inside a multipart.
    void open_message(const HeaderBlock& block, PartPlace place);
    void expect_message(PartPlace place);
    void expect_part(PartPlace place);
    void continue_multipart(const Part& part, std::vector<std::string> boundaries, std::size_t children);
    // As other programs read: with text around a delimiter; without a delimiter, from headers on; past a line
    // that is no header.
    void continue_leniently(const Part& part, std::vector<std::string> boundaries);
    void begin_in_part(const Part& part);
    void continue_headers(const HeaderBlock& block, PartPlace place, bool is_message);

    void feed(std::string_view bytes);
    void finish();
    std::size_t children() const { return frames_.empty() ? 0 : frames_.front().children; }

 private:
    // The same bytes once more, for a program that reads them otherwise: a leaf, or a machine.
    struct Reading {
        explicit Reading(Shared shared_with);
        Part part;
        Shared shared;  // parts are counted for each reading alone, for readings alternate
        std::optional<TransferDecoder> decoder;
        std::unique_ptr<Structure> inner;
        std::optional<TextFiles> files;
        std::unique_ptr<SignedPart> signed_part;
    };
    struct Frame {
        Part part;
        std::vector<std::unique_ptr<Reading>> readings;
        std::optional<TextFiles> files;
        std::unique_ptr<SignedPart> signed_part;
        std::vector<std::string> boundaries;
        std::optional<TransferDecoder> decoder;
        std::unique_ptr<Structure> inner;  // reads what the decoder gives, when a container is encoded
        PartProbe probe;
        std::string sniffed;  // of a message in base64: its first line, until it is known whether that is so
        bool sniffing = false;
        std::size_t children = 0;
        bool multipart = false;
        bool announced = true;  // begun and ended in this machine
        bool hunting = false;   // for a boundary
        bool in_preamble = true;
        bool closed = false;
        bool was_closed = false;
        bool has_text = false;  // beside its parts
        bool noted_trailing = false;
        bool noted_leading = false;
    };
    struct Match {
        DelimiterFit fit = DelimiterFit::none;
        std::size_t frame = 0;
    };
    enum class State { headers, body };

    // structure.cc: what opens and closes
    void end_headers();
    void open_entity(const PartFields& fields, PartPlace place, bool is_message, const HeaderList* headers);
    void bound_depth(Entity& entity);
    void start_leaf(Frame& frame);
    Depth below() const;
    void start_container(Frame& frame);
    void start_child(Frame& frame);
    void delimit(const Match& match, std::string_view line);
    void close_frame();
    void close_above(std::size_t frame);
    void leave_preamble(Frame& frame);
    void finish_inner(Frame& frame);
    void finish_leaf(Frame& frame);
    void note_repeated(const Frame& frame);
    void note_decoding(const Frame& frame);

    // structure_readings.cc: what else the bytes may be
    bool may_read_again(const Frame& frame);
    void open_readings(Frame& frame, std::vector<Part> others);
    Reading* add_machine(Frame& frame);
    void read_leniently(Frame& frame);
    void read_as_part(Frame& frame, std::string_view text);
    Reading* read_past_line(Frame& frame, const HeaderBlock& block, bool is_message);
    void read_as_message(Frame& frame);
    void watch_start(Frame& frame, std::string_view bytes);
    void raw(std::string_view bytes, std::size_t frames);
    void push(Reading& reading, std::string_view bytes);
    void give(Reading& reading, std::string_view decoded);
    void close_readings(Frame& frame);

    // structure_feed.cc: how bytes find their frame
    std::size_t feed_header_line(std::string_view bytes);
    std::size_t feed_held(std::string_view bytes);
    std::size_t feed_body(std::string_view bytes);
    void take_held_header_line();
    void header_line(std::string_view line);
    ByteSet first_of_boundaries() const;
    Match match(LineStart start);
    void note_lookalike(const Match& found);
    bool take_line(const Match& found, std::string_view line);
    void emit(std::string_view bytes);
    void flush_line_end();
    void deliver(std::string_view bytes);
    void deliver_outside(Frame& frame, std::string_view bytes);
    void sniff_encoded_message(Frame& frame, bool complete);
    void decode(Frame& frame, std::string_view bytes);
    void give(Frame& frame, std::string_view decoded);

    Shared& shared_;
    Depth depth_;
    State state_ = State::body;
    HeaderBlock block_;
    PartPlace next_;  // the part whose headers are read
    bool next_is_message_ = false;
    std::deque<Frame> frames_;    // parts stay where they are while open
    std::size_t containers_ = 0;  // of the frames, multiparts and messages
    std::string held_;            // the beginning of a line that is not decided yet
    std::string_view line_end_;   // held back: it belongs to a delimiter if one follows
    bool at_line_start_ = true;
    bool lenient_ = false;
    bool after_cr_ = false;  // the line that is judged follows a CR alone
    std::size_t readings_open_ = 0;
    const HeaderBlock* message_block_ = nullptr;  // of the message itself
    bool watching_ = false;                       // the beginning of its text
    ByteBuffer decoded_;
};

}  // namespace letterhead
