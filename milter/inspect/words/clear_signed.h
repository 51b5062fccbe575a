#pragma once
// Text signed by OpenPGP in the clear (RFC 9580 section 7): its armour is nobody's words, and the dashes it
// escapes are taken back. Nothing is verified. Line by line; what is no armour is kept.

#include <cstdint>
#include <string_view>

namespace letterhead {

class ClearSigned {
 public:
    // False: the line is armour. `line` has no line end; an escape is taken off its beginning.
    bool keeps(std::string_view& line);

 private:
    enum class State : std::uint8_t { outside, headers, text, signature };
    State state_ = State::outside;
};

}  // namespace letterhead
