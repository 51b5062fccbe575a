#include "inspect/container/stream_cursor.h"

#include <algorithm>

namespace letterhead {

// What is left of the block moves to its beginning.
void StreamCursor::fill() {
    block_.resize(kBlock);
    std::copy(block_.begin() + static_cast<std::ptrdiff_t>(at_),
              block_.begin() + static_cast<std::ptrdiff_t>(end_), block_.begin());
    end_ -= at_;
    at_ = 0;
    end_ += file_.read(stream_, std::span(block_).subspan(end_));
}

std::string_view StreamCursor::take(std::size_t bytes) {
    while (end_ - at_ < bytes) {
        const std::size_t before = end_ - at_;
        fill();
        if (end_ - at_ == before) break;
    }
    const std::string_view taken = std::string_view(block_).substr(at_, std::min(bytes, end_ - at_));
    at_ += taken.size();
    left_ -= taken.size();
    return taken;
}

std::string_view StreamCursor::piece(std::uint64_t most) {
    if (at_ == end_ && most > 0) fill();
    return take(static_cast<std::size_t>(std::min<std::uint64_t>(most, end_ - at_)));
}

void StreamCursor::skip(std::uint64_t bytes) {
    bytes = std::min(bytes, left_);
    const auto held = static_cast<std::size_t>(std::min<std::uint64_t>(bytes, end_ - at_));
    at_ += held;
    file_.skip(stream_, bytes - held);
    left_ -= bytes;
}

}  // namespace letterhead
