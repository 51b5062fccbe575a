#pragma once
// The door to ICU: what needs tables of Unicode. ASCII takes a fast path and never reaches ICU. Thread-safe.

#include <string>
#include <string_view>

namespace letterhead {

// Text as it is compared: NFKC, case folded, default ignorables removed (UTS #44 NFKC_Casefold). Invalid
// UTF-8 becomes U+FFFD.
std::string fold(std::string_view utf8);

// Folded text without the marks on its letters: "Pena" for "Pe\u00f1a". For comparing names, never for
// showing them.
std::string fold_without_marks(std::string_view utf8);

// A domain name for comparison: lower-case A-labels (UTS #46, non-transitional), without a trailing dot. What
// is no valid IDN comes back lower-cased as it is.
std::string ascii_domain(std::string_view utf8);

// What a domain name (ascii_domain form) looks like: names that the eye takes for each other have the same
// look (the skeleton of UTS #39 section 4, of the Unicode form, lower-cased). For comparing, never for
// showing.
std::string domain_look(std::string_view domain);

enum class LetterCase { none, lower, upper };  // none: no letter, or a script without capitals
LetterCase letter_case_beyond_ascii(char32_t code_point);
inline LetterCase letter_case(char32_t c) {
    if (c >= 0x80) return letter_case_beyond_ascii(c);
    if (c >= 'a' && c <= 'z') return LetterCase::lower;
    return c >= 'A' && c <= 'Z' ? LetterCase::upper : LetterCase::none;
}

}  // namespace letterhead
