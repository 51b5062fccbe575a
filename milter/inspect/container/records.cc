#include "inspect/container/records.h"

#include <algorithm>
#include <utility>

namespace letterhead {

void RecordReader::push(std::string_view bytes) {
    while (!done_ && !bytes.empty()) {
        const std::uint64_t needed = stretch_ > 0 ? stretch_ : wanted_ - pending_.size();
        const std::string_view piece =
            bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(needed, bytes.size())));
        bytes.remove_prefix(piece.size());
        position_ += piece.size();
        if (stretch_ > 0) {
            if (passing_) listing.content(piece);
            stretch_ -= piece.size();
            if (stretch_ == 0) skip(std::exchange(padding_, 0));
            continue;
        }
        pending_ += piece;
        if (pending_.size() < wanted_) continue;
        growing_ = false;
        record(pending_);
        if (!growing_) pending_.clear();
    }
}

ContainerDirectory RecordReader::finish() {
    const bool cut = stretch_ > 0;
    const bool complete = !cut || !passing_;
    before_close(complete);
    listing.close(complete);
    if (!done_) end(pending_, cut);
    return std::move(listing.directory);
}

void RecordReader::want(std::size_t bytes) {
    if (bytes > limits::container_record) return fail("a record of its directory is too large");
    wanted_ = std::max<std::size_t>(bytes, 1);
    growing_ = false;
}

void RecordReader::more(std::size_t bytes) {
    if (bytes > limits::container_record) return fail("a record of its directory is too large");
    growing_ = bytes > pending_.size();
    wanted_ = bytes;
    if (!growing_) fail("its directory is damaged");
}

void RecordReader::skip(std::uint64_t bytes) {
    stretch_ = bytes;
    padding_ = 0;
    passing_ = false;
}

void RecordReader::pass(std::uint64_t bytes, std::uint64_t padding) {
    if (bytes == 0) return skip(padding);
    stretch_ = bytes;
    padding_ = padding;
    passing_ = true;
}

void RecordReader::fail(std::string why) {
    done_ = true;
    if (listing.directory.unreadable.empty()) listing.directory.unreadable = std::move(why);
}

bool RecordReader::open(ContainerEntry entry) {
    if (listing.open(std::move(entry))) return true;
    stop();
    return false;
}

bool RecordReader::add(ContainerEntry entry) {
    if (listing.add(std::move(entry))) return true;
    stop();
    return false;
}

}  // namespace letterhead
