#pragma once
// What a script of a page is able to do, by the words that it cannot do without. One word tells nothing: a
// sign is set for what a script needs, and only all together make a file.

#include <cstdint>
#include <string_view>

namespace letterhead {

namespace page_sign {
inline constexpr std::uint32_t decodes = 1U << 0U;   // letters into bytes
inline constexpr std::uint32_t builds = 1U << 1U;    // a file of bytes
inline constexpr std::uint32_t delivers = 1U << 2U;  // it to the reader's disk
inline constexpr std::uint32_t windows = 1U << 3U, windows_shell = 1U << 4U;
inline constexpr std::uint32_t application = 1U << 5U;  // a page that runs as a program
inline constexpr std::uint32_t handler = 1U << 6U;      // an address that starts a program
inline constexpr std::uint32_t leads_on = 1U << 7U;
inline constexpr std::uint32_t script_begins = 1U << 8U, script_ends = 1U << 9U;
inline constexpr std::uint32_t data = 1U << 10U;                       // an address that is a file
inline constexpr std::uint32_t macros = 1U << 11U;                     // of Office, in XML
inline constexpr std::uint32_t runs = 1U << 12U, fetches = 1U << 13U;  // letters as code; more from elsewhere
inline constexpr std::uint32_t foreign_begins = 1U << 14U, foreign_ends = 1U << 15U;  // a page in a picture
}  // namespace page_sign

inline constexpr std::size_t page_word = 32;  // bytes that the longest of the words has at most

// The sign that begins here, or 0; `before` is the character before it. Constant time.
std::uint32_t page_sign_at(char before, std::string_view text);

}  // namespace letterhead
