// The door of libzstd.

#include "inspect/container/unpack.h"
#include "message/limits.h"

#include <zstd.h>

#include <bit>

namespace letterhead {
namespace {

// A quarter, 16 MB: zstd fills all of its window, and up to level 19 it takes half of that.
constexpr int kWindow = std::bit_width(limits::container_dictionary / 4) - 1;

class Unzstd final : public Unpacker {
 public:
    Unzstd() : context_(ZSTD_createDCtx(), &ZSTD_freeDCtx) {
        if (context_) ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, kWindow);
    }

    Step step(std::string_view packed, std::span<char> room) override {
        if (!context_) return {0, 0, State::broken};
        ZSTD_inBuffer in{packed.data(), packed.size(), 0};
        ZSTD_outBuffer out{room.data(), room.size(), 0};
        const std::size_t result = ZSTD_decompressStream(context_.get(), &out, &in);
        const State state = ZSTD_isError(result) != 0 ? State::broken
                            : result == 0             ? State::ended
                                                      : State::going;
        return {in.pos, out.pos, state};
    }
    bool restart() override {
        return context_ && ZSTD_isError(ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only)) == 0;
    }

 private:
    std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context_;
};

}  // namespace

std::unique_ptr<Unpacker> zstd_unpacker() {
    return std::make_unique<Unzstd>();
}

}  // namespace letterhead
