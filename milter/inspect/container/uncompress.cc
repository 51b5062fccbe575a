// compress(1): LZW with codes of 9 to 16 bits, lowest bit first. Codes come in groups of eight; when their
// width changes, the rest of a group is filler.

#include "inspect/container/unpack.h"

#include <array>
#include <cstdint>
#include <vector>

namespace letterhead {
namespace {

class Uncompress final : public Unpacker {
 public:
    Step step(std::string_view packed, std::span<char> room) override {
        Step step;
        for (;;) {
            while (!pending_.empty() && step.given < room.size()) {
                room[step.given++] = pending_.back();
                pending_.pop_back();
            }
            if (!pending_.empty() || step.taken == packed.size()) return step;
            if (!take_byte(static_cast<unsigned char>(packed[step.taken++]))) {
                step.state = State::broken;
                return step;
            }
        }
    }
    bool restart() override { return false; }
    bool endless() const override { return true; }

 private:
    static constexpr std::uint32_t kClear = 256, kNone = 0xFFFFFFFF;
    static constexpr unsigned kLeast = 9, kMost = 16, kHeader = 3;

    bool take_byte(unsigned char byte) {
        if (header_ < kHeader) {
            most_ = byte & 0x1FU;
            with_clear_ = (byte & 0x80U) != 0;
            return ++header_ < kHeader || (most_ >= kLeast && most_ <= kMost);
        }
        if (filler_ > 0) {
            filler_--;
            return true;
        }
        group_bytes_++;
        bits_ |= std::uint32_t{byte} << bit_count_;
        bit_count_ += 8;
        if (bit_count_ >= width_) {
            const std::uint32_t code = bits_ & ((1U << width_) - 1);
            bits_ >>= width_;
            bit_count_ -= width_;
            if (!take_code(code)) return false;
        }
        if (group_bytes_ == width_) group_bytes_ = 0;
        return true;
    }

    bool take_code(std::uint32_t code) {
        if (code == kClear && with_clear_) {
            next_ = kClear + 1;
            previous_ = kNone;
            set_width(kLeast);
            return true;
        }
        const std::uint32_t said = code;
        if (previous_ == kNone ? code > 0xFF : code > next_) return false;
        if (previous_ != kNone &&
            code == next_) {  // a string that is made just now: the previous one and its first letter
            pending_.push_back(first_);
            code = previous_;
        }
        for (; code > 0xFF; code = prefix_[code]) {
            if (code == kClear && with_clear_) return false;
            pending_.push_back(suffix_[code]);
        }
        first_ = static_cast<char>(static_cast<unsigned char>(code));
        pending_.push_back(first_);
        if (previous_ != kNone && next_ < 1U << most_) {
            prefix_[next_] = static_cast<std::uint16_t>(previous_);
            suffix_[next_++] = first_;
            if (next_ == 1U << width_ && width_ < most_) set_width(width_ + 1);
        }
        previous_ = said;
        return true;
    }

    void set_width(unsigned width) {
        filler_ = width_ - group_bytes_;
        if (group_bytes_ == 0) filler_ = 0;
        width_ = width;
        bits_ = bit_count_ = group_bytes_ = 0;
    }

    unsigned header_ = 0, most_ = 0, width_ = kLeast;
    bool with_clear_ = false;
    std::uint32_t bits_ = 0, bit_count_ = 0, group_bytes_ = 0, filler_ = 0;
    std::uint32_t next_ = kClear + 1, previous_ = kNone;
    char first_ = 0;
    std::vector<std::uint16_t> prefix_ = std::vector<std::uint16_t>(1U << kMost);
    std::vector<char> suffix_ = std::vector<char>(1U << kMost);
    std::vector<char> pending_;  // of the last code, its last letter first
};

}  // namespace

std::unique_ptr<Unpacker> compress_unpacker() {
    return std::make_unique<Uncompress>();
}

}  // namespace letterhead
