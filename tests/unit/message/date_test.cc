// Dates as mail programs write them.

#include "message/date.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_CASE(dates_of_mails_are_read_with_their_zone) {
    const struct {
        const char* text;
        std::int64_t seconds;
        int offset;
    } table[] = {{"Mon, 23 Nov 2026 09:30:00 +0000", 1795426200, 0},
                 {"Mon, 23 Nov 2026 09:30:00 -0800 (PST)", 1795455000, -480},
                 {"23 Nov 2026 09:30 +0130", 1795420800, 90},
                 {"Mon,23 Nov 26 09:30:00 PST", 1795455000, -480},
                 {" Monday, 23\r\n November 2026\t09:30:00 Z", 1795426200, 0},
                 {"Thu, 1 Jan 70 00:00:00 GMT", 0, 0},
                 {"Sat, (a (nested) comment) 29 Feb 2020 23:59:60 +0000", 1583020800, 0}};
    for (const auto& row : table) {
        BOOST_TEST_CONTEXT(row.text) {
            const auto date = letterhead::parse_date(row.text);
            BOOST_REQUIRE(date);
            BOOST_TEST(date->seconds == row.seconds);
            BOOST_TEST(date->utc_offset_minutes == row.offset);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_date_is_none) {
    for (const char* text : {"", "today", "Mon, 31 Feb 2026 09:30:00 +0000", "Mon, 23 Nov 2026",
                             "1 Foo 2026 09:30", "1 Nov 2026 24:00", "1 Nov 2026 09:61", "1 Nov 2026 -9:30",
                             "1 Nov 99999999999 09:30", "((((((", "Mon, 23 Nov 2026 0930 +0000"})
        BOOST_TEST(!letterhead::parse_date(text), text);
}
