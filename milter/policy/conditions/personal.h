#pragma once
// Personal data that has a form: numbers and passwords that must not leave in plain text. What was found is
// told by its kind and masked; the value itself goes nowhere.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// As bits, behind those of Like (policy/conditions/search.h).
enum Personal : std::uint32_t {
    like_social_security_number = 32,  // "123-45-6789"; nine digits alone only where words say what they are
    like_card_number = 64,             // of a payment card: prefix, length and Luhn's check digit
    like_password = 128,               // "password: tr0ub4dor", "PIN = 4711"
    like_date_of_birth = 256,          // "DOB 4/12/1971"
    like_medical_record_number = 512,  // "MRN 0048213"
};
inline constexpr std::uint32_t all_personal = 1023U ^ 31U;

struct PersonalFind {
    std::uint32_t kind = 0;
    std::size_t begin = 0;  // byte of the text
    std::string masked;     // "***-**-6789"
    std::uint64_t value;    // a hash: the same again for the same value
};

// At most `limit` finds, in the order of kinds. Linear in the text.
std::vector<PersonalFind> find_personal(std::uint32_t kinds, std::string_view text, std::size_t limit);

}  // namespace letterhead
