// The door of liblzma.

#include "inspect/container/unpack.h"
#include "message/limits.h"

#include <lzma.h>

namespace letterhead {
namespace {

constexpr std::uint64_t kMemory = limits::container_dictionary + 1024 * 1024;  // with its own tables

class Unxz final : public Unpacker {
 public:
    Unxz() { restart(); }
    ~Unxz() override { lzma_end(&stream_); }
    Unxz(const Unxz&) = delete;
    Unxz& operator=(const Unxz&) = delete;

    Step step(std::string_view packed, std::span<char> room) override {
        if (!sound_) return {0, 0, State::broken};
        stream_.next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
        stream_.avail_in = packed.size();
        stream_.next_out = reinterpret_cast<std::uint8_t*>(room.data());
        stream_.avail_out = room.size();
        const lzma_ret result = lzma_code(&stream_, LZMA_RUN);
        const State state = result == LZMA_STREAM_END                       ? State::ended
                            : result == LZMA_OK || result == LZMA_BUF_ERROR ? State::going
                                                                            : State::broken;
        return {packed.size() - stream_.avail_in, room.size() - stream_.avail_out, state};
    }
    bool restart() override {
        sound_ = lzma_auto_decoder(&stream_, kMemory, 0) == LZMA_OK;
        return sound_;
    }

 private:
    lzma_stream stream_ = LZMA_STREAM_INIT;
    bool sound_ = false;
};

}  // namespace

std::unique_ptr<Unpacker> xz_unpacker() {
    return std::make_unique<Unxz>();
}

}  // namespace letterhead
