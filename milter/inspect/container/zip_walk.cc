// A header is collected, read and dropped. The content behind it is looked into when it is stored or
// deflated, as long as somebody wants to see more of it; the rest is skipped by its packed size.

#include "inspect/container/zip_walk.h"

#include "inspect/container/little_endian.h"
#include "message/limits.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace letterhead {
namespace {

constexpr std::uint32_t kStored = 0;
constexpr std::uint64_t kUnknown = std::numeric_limits<std::uint64_t>::max();
constexpr std::string_view kLocal = "PK\3\4", kCentral = "PK\1\2";

struct Method {
    std::uint32_t number;
    std::unique_ptr<Unpacker> (*make)();
};
// APPNOTE 4.4.5; those that a decoder reads as they are.
constexpr Method kMethods[] = {
    {8, raw_inflater}, {12, bzip2_unpacker}, {93, zstd_unpacker}, {95, xz_unpacker}};

bool is_known(std::uint32_t method) {
    return std::any_of(std::begin(kMethods), std::end(kMethods),
                       [&](const Method& each) { return each.number == method; });
}

// Four bytes that were found by search are a header only when what follows makes sense
// (APPNOTE 4.4.3, 4.4.5).
bool is_plausible(std::string_view header) {
    const std::uint32_t version = little_endian_8(header, 4), method = little_endian_16(header, 8);
    const std::uint32_t name = little_endian_16(header, 26);
    return version <= 63 && (method <= 20 || (method >= 93 && method <= 99)) && name > 0 && name <= 4096;
}

}  // namespace

void ZipWalk::push(std::string_view bytes) {
    while (!full_ && !bytes.empty()) {
        switch (state_) {
            case State::record:
                collect(bytes);
                break;
            case State::content:
                content(bytes);
                break;
            case State::search:
                search(bytes);
                break;
            case State::skip: {
                const std::uint64_t skipped = std::min<std::uint64_t>(left_, bytes.size());
                left_ -= skipped;
                position_ += skipped;
                bytes.remove_prefix(static_cast<std::size_t>(skipped));
                if (left_ == 0) next(4);
            }
        }
    }
}

void ZipWalk::finish() {
    if (state_ == State::content) end_content(false);
}

void ZipWalk::next(std::size_t wanted) {
    state_ = State::record;
    pending_.clear();
    wanted_ = wanted;
    record_ = position_;
    searched_ = false;
}

void ZipWalk::collect(std::string_view& bytes) {
    const std::size_t taken = std::min(wanted_ - pending_.size(), bytes.size());
    pending_ += bytes.substr(0, taken);
    bytes.remove_prefix(taken);
    position_ += taken;
    if (pending_.size() == wanted_) read_record();
}

void ZipWalk::read_record() {
    if (wanted_ == 4) return read_signature();
    const bool local = pending_.starts_with(kLocal);
    if (local && wanted_ == zip_local_header_size) {
        if (searched_ && !is_plausible(pending_)) {
            state_ = State::search;
            pending_.erase(0, pending_.size() - 3);
            return;
        }
        wanted_ += little_endian_16(pending_, 26) + little_endian_16(pending_, 28);
        if (wanted_ > pending_.size()) return;
    }
    if (!local && wanted_ == zip_central_header_size) {
        wanted_ +=
            little_endian_16(pending_, 28) + little_endian_16(pending_, 30) + little_endian_16(pending_, 32);
        if (wanted_ > pending_.size()) return;
    }
    local ? read_local() : read_central();
}

void ZipWalk::read_signature() {
    const bool volume_mark = record_ == 0 && (pending_ == "PK\7\x8" || pending_ == "PK00");
    if (volume_mark) return next(4);
    if (pending_ == kLocal) {
        wanted_ = zip_local_header_size;
    } else if (pending_ == kCentral) {
        wanted_ = zip_central_header_size;
    } else {
        state_ = State::search;
        pending_.erase(0, 1);
    }
}

bool ZipWalk::room_for(std::size_t name_bytes) {
    name_bytes_ += name_bytes;
    full_ = ++names_ > 2 * limits::container_entries || name_bytes_ > limits::container_names;
    return !full_;
}

void ZipWalk::read_local() {
    const std::optional<ZipHeader> header = read_local_header(pending_);
    full_ = !header || seen_.size() >= limits::container_entries || !context_.budget.in_time();
    if (full_ || !room_for(header->raw_name.size())) return;
    Seen seen;
    seen.offset = record_;
    seen.packed = header->packed;
    seen.method = header->method;
    seen.sizes_follow = header->sizes_follow;
    seen.entry = listed_entry(header->name, header->unpacked, header->encrypted);
    const bool nothing = !header->sizes_follow && header->packed <= zip_packed_nothing;
    seen.entry.looked = seen.entry.looked && nothing;
    seen_.push_back(std::move(seen));
    begin_content(*header);
}

void ZipWalk::read_central() {
    std::optional<ZipHeader> header = read_central_header(pending_);
    full_ = !header;
    if (full_ || !room_for(header->raw_name.size())) return;
    header->raw_name = {};
    if (record_ != central_end_ || central_.empty()) {
        central_.clear();
        central_begin_ = record_;
    }
    central_end_ = position_;
    central_.push_back(std::move(*header));
    next(4);
}

void ZipWalk::begin_content(const ZipHeader& header) {
    const bool known = !header.sizes_follow;
    const bool stored = header.method == kStored && known;
    const bool readable = !header.encrypted && (stored || is_known(header.method));
    next(4);
    left_ = known ? header.packed : kUnknown;
    if (left_ == 0) return;
    state_ = known ? State::skip : State::search;
    if (!readable || !context_.look) return;
    look_ = std::make_unique<ContentLook>(context_, seen_.back().entry.name);
    unpacking_ = !stored;
    if (!look_->wanted() || (unpacking_ && !prepare(header.method))) return look_.reset();
    state_ = State::content;
    ended_ = false;
}

bool ZipWalk::prepare(std::uint32_t method) {
    if (unpacker_ && unpacker_method_ == method) return unpacker_->restart();
    if (!room_) room_ = std::make_unique<std::array<char, 32 * 1024>>();
    for (const Method& each : kMethods) {
        if (each.number == method) unpacker_ = each.make();
    }
    unpacker_method_ = method;
    return true;
}

void ZipWalk::content(std::string_view& bytes) {
    const std::string_view piece =
        bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size())));
    std::size_t taken = piece.size();
    if (unpacking_)
        taken = unpack(piece);
    else
        look_->push(piece);
    bytes.remove_prefix(taken);
    position_ += taken;
    if (left_ != kUnknown) left_ -= taken;
    const bool all = unpacking_ ? ended_ : left_ == 0;
    if (all || left_ == 0 || !look_->wanted()) end_content(all || !look_->wanted());
}

// Returns how much of the bytes belonged to the content.
std::size_t ZipWalk::unpack(std::string_view bytes) {
    std::size_t taken = 0;
    for (bool more = !ended_; more;) {
        const Unpacker::Step step = unpacker_->step(bytes.substr(taken), *room_);
        taken += step.taken;
        if (context_.budget.add_unpacked(step.given)) look_->push({room_->data(), step.given});
        ended_ = step.state == Unpacker::State::ended;
        if (step.state == Unpacker::State::broken || context_.budget.is_spent()) {
            look_->give_up();
            return bytes.size();
        }
        more = !ended_ && look_->wanted() && (taken < bytes.size() || step.given == room_->size()) &&
               (step.taken > 0 || step.given > 0);
    }
    return ended_ || !look_->wanted() ? taken : bytes.size();
}

void ZipWalk::end_content(bool complete) {
    Seen& seen = seen_.back();
    const bool none = seen.entry.looked;
    look_->finish(seen.entry, seen.inner);
    look_.reset();
    seen.entry.looked = none || (complete && seen.entry.looked);
    const bool known = left_ != kUnknown;
    if (known && left_ > 0) {
        state_ = State::skip;
    } else if (known) {
        next(4);
    } else {
        state_ = State::search;
        pending_.clear();
    }
}

// The first header in `text`: its place, or npos.
std::size_t ZipWalk::find_header(std::string_view text) {
    std::size_t at = text.find("PK");
    while (at != std::string_view::npos) {
        const std::string_view four = text.substr(at, 4);
        if (four == kLocal || four == kCentral) return at;
        at = text.find("PK", at + 1);
    }
    return at;
}

// Four bytes may be spread over two pieces: the last three of a piece are kept for the next one. Nothing else
// is copied, however many marks there are.
void ZipWalk::search(std::string_view& bytes) {
    std::string edge = pending_ + std::string(bytes.substr(0, 3));
    std::uint64_t begin = position_ - pending_.size();
    std::size_t at = pending_.empty() ? std::string::npos : find_header(edge);
    std::string_view text = edge;
    if (at == std::string::npos) {
        begin = position_;
        text = bytes;
        at = find_header(text);
    }
    if (at == std::string::npos) {
        edge = pending_ + std::string(bytes.substr(bytes.size() - std::min<std::size_t>(3, bytes.size())));
        pending_ = edge.substr(edge.size() - std::min<std::size_t>(3, edge.size()));
        position_ += bytes.size();
        bytes = {};
        return;
    }
    record_ = begin + at;
    const std::size_t taken = static_cast<std::size_t>(record_ + 4 - position_);
    pending_ = text.substr(at, 4);
    position_ += taken;
    bytes.remove_prefix(taken);
    wanted_ = pending_ == kLocal ? zip_local_header_size : zip_central_header_size;
    state_ = State::record;
    searched_ = true;
}

}  // namespace letterhead
