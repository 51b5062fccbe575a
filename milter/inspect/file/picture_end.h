#pragma once
// Where a picture ends by its own account: PNG, GIF, JPEG, and what stands in RIFF (WebP, WAV, AVI). Programs
// that show it stop there and never look at what is behind.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace letterhead {

class PictureEnd {
 public:
    explicit PictureEnd(std::string_view type);  // of other types no end is known

    // How many of the bytes, in pieces of any size from the beginning of the file, belong to the picture.
    std::size_t push(std::string_view bytes);
    bool ended() const { return state_ == State::ended; }
    bool waiting() const { return state_ != State::ended && state_ != State::lost; }

 private:
    enum class State : std::uint8_t {
        png_start,
        png_chunk,
        riff_start,
        gif_start,
        gif_block,
        gif_label,
        gif_image,
        gif_code_size,
        gif_data,
        jpeg_marker,
        jpeg_length,
        jpeg_scan,
        last,  // what is skipped now is the end
        ended,
        lost,  // it is not built as its type demands
    };

    void record();
    void next(State state, std::size_t wanted, std::uint64_t skip = 0);
    void png_chunk();
    void gif_block();
    void jpeg_marker();
    void jpeg_scan(std::string_view& bytes);

    State state_ = State::lost;
    std::string pending_;     // a record not yet complete
    std::size_t wanted_ = 0;  // its size
    std::uint64_t skip_ = 0;  // bytes before it
    bool in_scan_ = false;    // a marker was met between the packed points of a JPEG
};

}  // namespace letterhead
