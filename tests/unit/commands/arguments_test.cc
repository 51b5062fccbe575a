#include "commands/arguments.h"

#include <array>
#include <boost/test/unit_test.hpp>

namespace {

using namespace letterhead;

constexpr std::array options{OptionInfo{"--pack", true}, OptionInfo{"--json", false}};

std::optional<Arguments> parse(const std::vector<std::string>& words) {
    return parse_arguments("explain", words, options);
}

}  // namespace

BOOST_AUTO_TEST_CASE(options_take_values_in_both_forms_and_repeat) {
    const auto parsed = parse({"--pack", "a.yaml", "mail.eml", "--pack=b.yaml", "--json", "-"});
    BOOST_REQUIRE(parsed);
    BOOST_CHECK((parsed->all("--pack") == std::vector<std::string>{"a.yaml", "b.yaml"}));
    BOOST_CHECK_EQUAL(parsed->last("--pack"), "b.yaml");
    BOOST_CHECK(parsed->has("--json"));
    BOOST_CHECK((parsed->words == std::vector<std::string>{"mail.eml", "-"}));
}

BOOST_AUTO_TEST_CASE(two_dashes_end_the_options) {
    const auto parsed = parse({"--", "--json"});
    BOOST_REQUIRE(parsed);
    BOOST_CHECK(!parsed->has("--json"));
    BOOST_CHECK((parsed->words == std::vector<std::string>{"--json"}));
}

BOOST_AUTO_TEST_CASE(an_unknown_option_or_a_missing_value_is_refused) {
    BOOST_CHECK(!parse({"--jsn"}));
    BOOST_CHECK(!parse({"--pack"}));
    BOOST_CHECK(!parse({"-x"}));
    BOOST_CHECK(!parse({"--json=yes"}));  // takes no value
}
