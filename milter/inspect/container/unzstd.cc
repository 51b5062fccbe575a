// The door of libzstd.

#include "inspect/container/unpack.h"
#include "message/limits.h"

#include <zstd.h>

#include <bit>

namespace letterhead {
namespace {

// A quarter, 16 MB: zstd fills all of its window, and up to level 19 it takes half of that.
constexpr int kWindow = std::bit_width(limits::container_dictionary / 4) - 1;

// The longest header of a frame. When it comes byte by byte, libzstd has no shortcut for a frame that it sees
// whole; with one, it takes what follows the header for a frame of its own if the two come apart (1.5.4).
constexpr std::size_t kHeader = 18;

// A frame, or one to be skipped (RFC 8878, 3.1). libzstd would also read those of its first seven versions,
// from before there was a standard, with decoders that nobody looks after: no program that gets mail does.
bool begins_frame(char first) {
    return first == 0x28 || (first & '\xF0') == 0x50;
}

class Unzstd final : public Unpacker {
 public:
    Unzstd() : context_(ZSTD_createDCtx(), &ZSTD_freeDCtx) {
        if (context_) ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, kWindow);
    }

    Step step(std::string_view packed, std::span<char> room) override {
        if (!context_ || (taken_ == 0 && !packed.empty() && !begins_frame(packed.front())))
            return {0, 0, State::broken};
        if (taken_ < kHeader) packed = packed.substr(0, 1);
        ZSTD_inBuffer in{packed.data(), packed.size(), 0};
        ZSTD_outBuffer out{room.data(), room.size(), 0};
        const std::size_t result = ZSTD_decompressStream(context_.get(), &out, &in);
        taken_ += in.pos;
        const State state = ZSTD_isError(result) != 0 ? State::broken
                            : result == 0             ? State::ended
                                                      : State::going;
        return {in.pos, out.pos, state};
    }
    bool restart() override {
        taken_ = 0;
        return context_ && ZSTD_isError(ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only)) == 0;
    }

 private:
    std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context_;
    std::size_t taken_ = 0;  // of the frame
};

}  // namespace

std::unique_ptr<Unpacker> zstd_unpacker() {
    return std::make_unique<Unzstd>();
}

}  // namespace letterhead
