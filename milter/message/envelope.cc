// Local time is asked for once a message, where the message comes in.

#include "message/envelope.h"

#include <ctime>

namespace letterhead {

void receive_at(Envelope& envelope, std::int64_t seconds) {
    envelope.received_at = seconds;
    const auto then = static_cast<std::time_t>(seconds);
    std::tm local{};
    if (localtime_r(&then, &local) != nullptr)
        envelope.utc_offset_minutes = static_cast<std::int32_t>(local.tm_gmtoff / 60);
}

}  // namespace letterhead
