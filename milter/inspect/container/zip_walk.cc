// A header is collected, read and dropped; the content behind it is skipped by its packed size.

#include "inspect/container/zip_walk.h"

#include "inspect/container/little_endian.h"
#include "message/limits.h"

#include <algorithm>

namespace letterhead {

void ZipWalk::push(std::string_view bytes) {
    while (!done_ && !bytes.empty()) {
        if (to_skip_ > 0) {
            const std::uint64_t skipped = std::min<std::uint64_t>(to_skip_, bytes.size());
            to_skip_ -= skipped;
            bytes.remove_prefix(static_cast<std::size_t>(skipped));
            continue;
        }
        const std::size_t taken = std::min(wanted_ - pending_.size(), bytes.size());
        pending_ += bytes.substr(0, taken);
        bytes.remove_prefix(taken);
        if (pending_.size() == wanted_) read_header();
    }
}

void ZipWalk::read_header() {
    if (wanted_ == 4) {
        const bool volume_mark = offset_ == 0 && (pending_ == "PK\7\x8" || pending_ == "PK00");
        if (volume_mark) {
            offset_ = 4;
            pending_.clear();
        } else if (pending_ == "PK\3\4") {
            wanted_ = zip_local_header_size;
        } else {
            done_ = true;
        }
        return;
    }
    if (wanted_ == zip_local_header_size) {
        wanted_ += little_endian_16(pending_, 26) + little_endian_16(pending_, 28);
        if (wanted_ > pending_.size()) return;
    }
    const std::optional<ZipHeader> header = read_local_header(pending_);
    name_bytes_ += header ? header->raw_name.size() : 0;
    if (!header || seen_.size() >= limits::container_entries || name_bytes_ > limits::file_tail) {
        done_ = true;
        return;
    }
    seen_.push_back({offset_, header->name, header->unpacked, header->encrypted});
    done_ = header->sizes_follow;
    to_skip_ = header->packed;
    offset_ += header->length + header->packed;
    pending_.clear();
    wanted_ = 4;
}

}  // namespace letterhead
