// A milter's answer, packet by packet.
#pragma once

#include "wire_client/milter_wire.h"

#include <cstdint>
#include <string_view>

namespace letterhead::wire {

enum class Step { more, final, broken };

// Adds one packet of the milter's to `answer`. `final` when it ends the answer, `broken` when no milter may
// send it.
Step take(char octet, std::string_view data, Answer& answer);

// Four octets, most significant first. `data` must have four.
std::uint32_t number_at(std::string_view data);
void append_number(std::string& to, std::uint32_t value);

// The text up to a NUL, which is taken off `data` too; all of it if there is none.
std::string_view take_string(std::string_view& data);

}  // namespace letterhead::wire
