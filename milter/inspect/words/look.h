#pragma once
// How words show: what an element hands down to its content, and how styles change it.

#include "inspect/findings.h"
#include "inspect/words/style.h"

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace letterhead {

inline constexpr float medium_size = 12;  // points: the 16 pixels of browsers

class Appearance {
 public:
    void apply(const Declarations& declared, float root_size);

    float size() const { return size_; }
    bool invisible() const { return size_ < 0.005F; }  // of no size
    Look look() const;

 private:
    friend class LookBook;
    void apply_font(const Declarations& declared, float root_size);
    void apply_background(const Declarations& declared);
    void fade(float opacity);
    Color seen(const Color& color) const;

    static constexpr std::uint16_t not_asked = 0xFFFF;

    float size_ = medium_size;  // points
    bool absolute_ = false;     // size_ was said as a length: the smaller monospace default is not for it
    bool picture_ = false;      // behind the words
    std::uint16_t family_ = 0;
    mutable std::uint16_t look_ = not_asked;  // index in the LookBook
    Color color_ = black;
    Color background_ = white;
    // Opacity of elements around: of a colour, share_ is seen, and added_ shines through.
    float share_ = 1;
    Color added_ = black;
};

// Distinct looks, [0] the one of which nothing is known; at most limits::looks.
class LookBook {
 public:
    std::uint16_t index_of(const Appearance& appearance);
    bool full() const { return full_; }  // a look found no room
    std::vector<Look>& looks() { return looks_; }

 private:
    struct Hash {
        std::size_t operator()(const Look& look) const;
    };
    std::vector<Look> looks_{Look{}};
    std::unordered_map<Look, std::uint16_t, Hash> index_;
    bool full_ = false;
};

}  // namespace letterhead
