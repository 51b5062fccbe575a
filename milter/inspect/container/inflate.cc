// The door of zlib.

#include "inspect/container/unpack.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace letterhead {
namespace {

constexpr int kRaw = -MAX_WBITS, kGzip = MAX_WBITS + 16;

class Inflater final : public Unpacker {
 public:
    explicit Inflater(int window_bits) : gzip_(window_bits == kGzip) {
        sound_ = inflateInit2(&stream_, window_bits) == Z_OK;
        ask_name();
    }
    ~Inflater() override {
        if (sound_) inflateEnd(&stream_);
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    Step step(std::string_view packed, std::span<char> room) override {
        if (!sound_) return {0, 0, State::broken};
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib only reads it
        stream_.avail_in = static_cast<uInt>(packed.size());
        stream_.next_out = reinterpret_cast<Bytef*>(room.data());
        stream_.avail_out = static_cast<uInt>(room.size());
        const int result = inflate(&stream_, Z_NO_FLUSH);
        Step step{packed.size() - stream_.avail_in, room.size() - stream_.avail_out, State::going};
        if (result == Z_STREAM_END)
            step.state = State::ended;
        else if (result != Z_OK && result != Z_BUF_ERROR)
            step.state = State::broken;
        return step;
    }
    bool restart() override {
        const bool again = sound_ && inflateReset(&stream_) == Z_OK;
        return again;
    }
    std::string name() const override {
        const auto end = std::find(name_.begin(), name_.end(), '\0');
        return header_.done == 1 && end != name_.end() ? std::string(name_.begin(), end) : std::string();
    }

 private:
    void ask_name() {
        if (!gzip_ || !sound_) return;
        header_.name = reinterpret_cast<Bytef*>(name_.data());
        header_.name_max = static_cast<uInt>(name_.size());
        inflateGetHeader(&stream_, &header_);
    }

    bool gzip_, sound_ = false;
    z_stream stream_{};
    gz_header header_{};
    std::array<char, 1024> name_{};
};

}  // namespace

std::unique_ptr<Unpacker> raw_inflater() {
    return std::make_unique<Inflater>(kRaw);
}

std::unique_ptr<Unpacker> zlib_inflater() {
    return std::make_unique<Inflater>(MAX_WBITS);
}

std::unique_ptr<Unpacker> gzip_unpacker() {
    return std::make_unique<Inflater>(kGzip);
}

}  // namespace letterhead
