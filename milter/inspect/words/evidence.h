#pragma once
// What a mail program writes beside its words, and people hardly ever: a time of day, a year, an address in
// angle brackets.

#include <string_view>

namespace letterhead {

bool is_digit(char c);
bool has_digit(std::string_view text);
bool has_time(std::string_view text);            // "9:41", "14.05"
bool has_date(std::string_view text);            // "2026", "1/3/26"
bool has_address(std::string_view text);         // "ann@example.org"
bool has_marked_address(std::string_view text);  // "<ann@example.org>", "[mailto:ann@example.org]"
// "wrote:" and "写道：": the line introduces what is below it.
bool introduces(std::string_view text);

}  // namespace letterhead
