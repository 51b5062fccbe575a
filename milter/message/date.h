#pragma once
// The date of a message (RFC 5322 section 3.3, with the obsolete two-digit years and zone names of 4.3).

#include <cstdint>
#include <optional>
#include <string_view>

namespace letterhead {

struct MessageDate {
    std::int64_t seconds = 0;  // since 1970-01-01 UTC
    std::int32_t utc_offset_minutes = 0;
};

// "Mon, 23 Nov 2026 09:30:00 -0800 (PST)". Without a zone, or with one of a military letter: UTC. nullopt
// when it tells no day and time that exist. Linear; comments are left out.
std::optional<MessageDate> parse_date(std::string_view header_value);

}  // namespace letterhead
