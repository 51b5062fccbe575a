// The door of libbz2.

#include "inspect/container/unpack.h"

#include <bzlib.h>

namespace letterhead {
namespace {

class Bunzip final : public Unpacker {
 public:
    Bunzip() { begin(); }
    ~Bunzip() override { end(); }
    Bunzip(const Bunzip&) = delete;
    Bunzip& operator=(const Bunzip&) = delete;

    Step step(std::string_view packed, std::span<char> room) override {
        if (!sound_) return {0, 0, State::broken};
        stream_.next_in = const_cast<char*>(packed.data());  // only read
        stream_.avail_in = static_cast<unsigned>(packed.size());
        stream_.next_out = room.data();
        stream_.avail_out = static_cast<unsigned>(room.size());
        const int result = BZ2_bzDecompress(&stream_);
        const State state = result == BZ_STREAM_END ? State::ended
                            : result == BZ_OK       ? State::going
                                                    : State::broken;
        return {packed.size() - stream_.avail_in, room.size() - stream_.avail_out, state};
    }
    bool restart() override {
        end();
        begin();
        return sound_;
    }

 private:
    void begin() {
        stream_ = {};
        sound_ = BZ2_bzDecompressInit(&stream_, 0, 0) == BZ_OK;
    }
    void end() {
        if (sound_) BZ2_bzDecompressEnd(&stream_);
        sound_ = false;
    }

    bz_stream stream_{};
    bool sound_ = false;
};

}  // namespace

std::unique_ptr<Unpacker> bzip2_unpacker() {
    return std::make_unique<Bunzip>();
}

}  // namespace letterhead
