// What a text says that is almost what a glob looks for.

#include "commands/nearest.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_CASE(the_stretch_with_the_fewest_differing_letters_is_shown_with_its_surroundings) {
    using letterhead::nearest;
    const std::pair<const char*, const char*> table[] = {
        {"*Phone numer*", "Your signature block lacks: Phone number. Put it at the end of the ..."},
        {"*signture BLOCK (PVE*lacks*", "Your signature block lacks: Phone number. Put ..."},
        {"*at the end*", "... lacks: Phone number. Put it at the end of the text."},
        {"*in triplicate*", ""},  // nothing is near
        {"*xyz*", ""},            // three letters are near to anything
        {"", ""},
    };
    for (const auto& [glob, expected] : table)
        BOOST_TEST(
            nearest(glob, "Your signature block lacks: Phone number. Put it at the end of the text.") ==
                expected,
            glob << ": "
                 << nearest(glob,
                            "Your signature block lacks: Phone number. Put it at the end of the text."));
    BOOST_TEST(nearest("*anything*", "") == "");
}
