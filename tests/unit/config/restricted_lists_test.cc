// Restricted lists as they are written become the lists that rules ask.

#include "config/rules.h"
#include "unit/config/support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using letterhead::test::Folder;
using letterhead::test::shown;

namespace {

std::shared_ptr<const Policy> read(const std::string& lists, Problems& problems) {
    const Folder folder;
    const std::string text =
        "pack: {id: x, policy: 'X', contact: 'IT', own_domains: ['city.example']}\nrestricted_lists:\n" +
        lists + "rules:\n  - {id: X-1, title: 'T', when: restricted_list, action: hold}\n";
    return read_policy({{folder.write("pack.yaml", text), {}}}, problems, 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(restricted_lists)

BOOST_AUTO_TEST_CASE(a_list_says_what_it_takes) {
    Problems problems;
    const auto policy = read(
        "  everyone: {lists: [police, parks], may_send: ['manager']}\n"
        "  police: {addresses: ['Police@City.example'], may_send: ['chief'], hours: '07:00-19:30', days: "
        "[mon, fri],\n"
        "           max_size: 1MB, attachments: false, approver: 'chief@city.example', note: 'Call us.'}\n"
        "  parks: {addresses: ['parks@city.example'], lists: [police], may_send: ['clerk'], hours: "
        "'22:00-06:00'}\n",
        problems);
    BOOST_TEST(shown(problems) == "");
    BOOST_REQUIRE(policy);
    const auto& lists = policy->packs[0]->restricted_lists;
    const RestrictedList &everyone = lists.at("everyone"), &police = lists.at("police"),
                         &parks = lists.at("parks");
    BOOST_TEST(everyone.addresses.empty());
    BOOST_REQUIRE(everyone.lists.size() == 2);
    BOOST_TEST((everyone.lists[0] == &police && everyone.lists[1] == &parks));
    BOOST_TEST((parks.lists == std::vector<const RestrictedList*>{&police}));
    BOOST_TEST(police.open.words() == "Monday, Friday from 07:00 to 19:30");
    BOOST_TEST(parks.open.words() == "from 22:00 to 06:00");
    BOOST_TEST((police.max_size == 1'000'000U));
    BOOST_TEST(!police.attachments);
    BOOST_TEST(parks.attachments);
    BOOST_TEST(!parks.max_size.has_value());
    BOOST_TEST(everyone.open.words() == "");
}

BOOST_AUTO_TEST_CASE(no_list_leads_back_to_itself) {
    const struct {
        const char* lists;
        const char* expected;
    } table[] = {
        {"  a: {lists: a, may_send: ['x']}\n", "'a' would be in itself: a"},
        {"  a: {lists: [b], may_send: ['x']}\n  b: {lists: [c], may_send: ['x']}\n  c: {lists: [a], "
         "may_send: ['x']}\n",
         "'c' would be in itself: c > a > b > c"},
        {"  a: {lists: [b, c], may_send: ['x']}\n  b: {lists: [c], may_send: ['x']}\n"
         "  c: {addresses: ['c@city.example'], may_send: ['x']}\n",
         ""},  // twice in one list is no circle
    };
    for (const auto& row : table) {
        Problems problems;
        const auto policy = read(row.lists, problems);
        const std::string expected = row.expected;
        BOOST_TEST((policy != nullptr) == expected.empty());
        BOOST_TEST(problems.all().size() == (expected.empty() ? 0U : 1U));
        BOOST_TEST(shown(problems).find(expected) != std::string::npos, shown(problems));
    }
}

BOOST_AUTO_TEST_CASE(hours_are_written_one_way) {
    for (const char* const hours :
         {"7-19", "07:00", "07:00-07:00", "07:00-24:01", "24:00-07:00", "07:60-08:00", "x", "",
          "07:00-08:00-09:00", "07.00-08.00", "-07:00-8:00"}) {
        Problems problems;
        read("  a: {addresses: ['a@city.example'], may_send: ['x'], hours: '" + std::string(hours) + "'}\n",
             problems);
        BOOST_TEST(problems.all().size() == 1U, hours);
        BOOST_TEST(shown(problems).find("are no hours") != std::string::npos, shown(problems));
    }
}

BOOST_AUTO_TEST_SUITE_END()
