#include "inspect/container/spool.h"

#include "message/limits.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace letterhead {

Spool::~Spool() {
    if (file_ >= 0) close(file_);
}

void Spool::push(std::string_view bytes) {
    if (failed_) return;
    memory_ += bytes;
    size_ += bytes.size();
    if (size_ > limits::spool_in_memory) write_out();
}

void Spool::write_out() {
    if (file_ < 0) {
        const char* const folder = std::getenv("TMPDIR");
        file_ = open(folder != nullptr ? folder : "/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    }
    std::string_view left = memory_;
    while (file_ >= 0 && !left.empty()) {
        const ssize_t written = write(file_, left.data(), left.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) break;
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    failed_ = !left.empty();
    memory_.clear();
}

std::size_t Spool::read(std::uint64_t at, std::span<char> room) const {
    if (failed_ || at >= size_) return 0;
    if (file_ < 0) {
        const std::string_view piece =
            std::string_view(memory_).substr(static_cast<std::size_t>(at), room.size());
        std::memcpy(room.data(), piece.data(), piece.size());
        return piece.size();
    }
    for (;;) {
        const ssize_t got = pread(file_, room.data(), room.size(), static_cast<off_t>(at));
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) return 0;
    }
}

}  // namespace letterhead
