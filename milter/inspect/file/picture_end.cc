// Records of a few bytes and stretches that are skipped; only the points of a JPEG have no length and are
// searched for the mark behind them.

#include "inspect/file/picture_end.h"

#include "inspect/container/little_endian.h"

#include <algorithm>
#include <cstring>

namespace letterhead {
namespace {

// Of a colour table: its size is told by the low bits of a flag byte.
std::uint64_t gif_colours(unsigned flags) {
    return (flags & 0x80U) == 0 ? 0 : std::uint64_t{3} << ((flags & 7U) + 1U);
}

std::uint64_t big_endian_32(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 4; i++)
        value = value << 8U | little_endian_8(bytes, i);
    return value;
}

bool is_restart(unsigned marker) {
    return marker >= 0xD0 && marker <= 0xD7;
}

}  // namespace

PictureEnd::PictureEnd(std::string_view type) {
    if (type == "image/png") next(State::png_start, 8);
    if (type == "image/gif") next(State::gif_start, 13);
    if (type == "image/jpeg") next(State::jpeg_marker, 2);
    if (type == "image/webp" || type == "audio/x-wav" || type == "video/x-msvideo")
        next(State::riff_start, 8);
}

std::size_t PictureEnd::push(std::string_view bytes) {
    const std::size_t all = bytes.size();
    while (waiting() && !bytes.empty()) {
        if (skip_ > 0) {
            const auto skipped = static_cast<std::size_t>(std::min<std::uint64_t>(skip_, bytes.size()));
            skip_ -= skipped;
            bytes.remove_prefix(skipped);
        } else if (state_ == State::jpeg_scan) {
            jpeg_scan(bytes);
        } else {
            const std::size_t taken = std::min(wanted_ - pending_.size(), bytes.size());
            pending_ += bytes.substr(0, taken);
            bytes.remove_prefix(taken);
            if (pending_.size() == wanted_) record();
        }
        if (state_ == State::last && skip_ == 0) state_ = State::ended;
    }
    return ended() ? all - bytes.size() : all;
}

void PictureEnd::next(State state, std::size_t wanted, std::uint64_t skip) {
    state_ = state;
    wanted_ = wanted;
    skip_ = skip;
    pending_.clear();
}

void PictureEnd::record() {
    switch (state_) {
        case State::png_start:
            return next(State::png_chunk, 8);
        case State::png_chunk:
            return png_chunk();
        case State::riff_start: {
            const std::uint64_t size = little_endian_32(pending_, 4);
            return next(State::last, 0, size + size % 2);
        }
        case State::gif_start:
            return next(State::gif_block, 1, gif_colours(little_endian_8(pending_, 10)));
        case State::gif_block:
            return gif_block();
        case State::gif_label:
            return next(State::gif_data, 1);
        case State::gif_image:
            return next(State::gif_code_size, 1, gif_colours(little_endian_8(pending_, 8)));
        case State::gif_code_size:
            return next(State::gif_data, 1);
        case State::gif_data: {
            const unsigned size = little_endian_8(pending_, 0);
            return next(size == 0 ? State::gif_block : State::gif_data, 1, size);
        }
        case State::jpeg_marker:
            return jpeg_marker();
        case State::jpeg_length: {
            const unsigned size = little_endian_8(pending_, 0) << 8U | little_endian_8(pending_, 1);
            if (size < 2) return next(State::lost, 0);
            return next(in_scan_ ? State::jpeg_scan : State::jpeg_marker, 2, size - 2);
        }
        case State::jpeg_scan:
        case State::last:
        case State::ended:
        case State::lost:
            return;
    }
}

// Length, type, content, checksum.
void PictureEnd::png_chunk() {
    const bool last = std::string_view(pending_).substr(4) == "IEND";
    next(last ? State::last : State::png_chunk, 8, big_endian_32(pending_) + 4);
}

void PictureEnd::gif_block() {
    switch (little_endian_8(pending_, 0)) {
        case '!':
            return next(State::gif_label, 1);
        case ',':
            return next(State::gif_image, 9);
        case ';':
            return next(State::ended, 0);
        default:
            return next(State::lost, 0);
    }
}

// ITU T.81 annex B: 0xFF and a code; 0xFF may be repeated before the code.
void PictureEnd::jpeg_marker() {
    const unsigned code = little_endian_8(pending_, 1);
    if (little_endian_8(pending_, 0) != 0xFF) return next(State::lost, 0);
    if (code == 0xFF) {
        pending_.pop_back();
        return;
    }
    const bool of_points = in_scan_ && (code == 0 || is_restart(code));
    if (of_points) return next(State::jpeg_scan, 2);
    if (code == 0xD9) return next(State::ended, 0);
    in_scan_ = code == 0xDA;
    const bool alone = code == 0xD8 || code == 1 || is_restart(code);
    next(alone ? State::jpeg_marker : State::jpeg_length, 2);
}

void PictureEnd::jpeg_scan(std::string_view& bytes) {
    const char* const end = bytes.data() + bytes.size();
    const char* at = bytes.data();
    while ((at = static_cast<const char*>(std::memchr(at, 0xFF, static_cast<std::size_t>(end - at)))) !=
               nullptr &&
           at + 1 < end) {
        const auto code = static_cast<unsigned char>(at[1]);
        if (code != 0 && !is_restart(code)) break;
        at += 2;
    }
    bytes.remove_prefix(at == nullptr ? bytes.size() : static_cast<std::size_t>(at - bytes.data()));
    if (!bytes.empty()) next(State::jpeg_marker, 2);
}

}  // namespace letterhead
