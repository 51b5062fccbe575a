// Mail habits: from files that packs name, joined; and those that are built in.

#include "config/habits.h"

#include "config/rules.h"
#include "unit/config/support.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

using namespace letterhead;
using namespace letterhead::test;

namespace {

std::string pack(std::string_view id, std::string_view habits) {
    std::string text = "pack:\n  id: " + std::string(id) +
                       "\n  policy: 'X'\n  contact: 'IT'\n  own_domains: ['city.example']\n";
    if (!habits.empty()) text += "  habits: " + std::string(habits) + "\n";
    return text + "rules:\n  - {id: " + std::string(id) +
           "-1, title: 'x', when: {size: {message_over: 10MB}}, action: tag}\n";
}

std::shared_ptr<const Policy> policy_of(const std::vector<std::string>& paths, Problems& problems) {
    std::vector<PackFile> files;
    for (const std::string& path : paths)
        files.push_back({path, {}});
    return read_policy(files, problems, 20'600);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(habits)

BOOST_AUTO_TEST_CASE(what_is_built_in_is_the_file_that_is_shipped) {
    std::ifstream file(LETTERHEAD_SOURCE "/signatures/mail-habits.yaml", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    BOOST_TEST(shipped_habits_text() == text);
    HabitsReading reading;
    Problems problems;
    reading.read(std::make_shared<const Source>(Source{"shipped", text}), problems);
    BOOST_TEST(shown(problems) == "");
    BOOST_TEST(shipped_habits().sure_from() == 70);
    BOOST_TEST(shipped_habits().quote_marks().size() > 10U);
}

BOOST_AUTO_TEST_CASE(a_pack_without_habits_has_those_built_in) {
    const Folder folder;
    Problems problems;
    const auto policy = policy_of({folder.write("a.yaml", pack("a", ""))}, problems);
    BOOST_REQUIRE(policy != nullptr);
    BOOST_TEST(policy->needs.habits == &policy->habits);
    BOOST_TEST((policy->habits.header_label("From: x") == HeaderLabel::from));
}

BOOST_AUTO_TEST_CASE(habits_of_several_packs_are_joined) {
    const Folder folder;
    folder.write("one.yaml", "sure_from: 60\nheader_labels: {from: ['Absender:']}\n");
    folder.write("two.yaml", "sure_from: 80\nheader_labels: {from: ['absender'], to: ['Recipient']}\n");
    Problems problems;
    const auto policy = policy_of({folder.write("a.yaml", pack("a", "['one.yaml']")),
                                   folder.write("b.yaml", pack("b", "['one.yaml', 'two.yaml']"))},
                                  problems);
    BOOST_TEST(shown(problems) == "");
    BOOST_REQUIRE(policy != nullptr);
    BOOST_TEST(policy->habits.sure_from() == 80);
    BOOST_TEST((policy->habits.header_label("ABSENDER: x") == HeaderLabel::from));
    BOOST_TEST((policy->habits.header_label("Recipient: x") == HeaderLabel::to));
    BOOST_TEST((policy->habits.header_label("From: x") == HeaderLabel::none));
}

BOOST_AUTO_TEST_CASE(habits_count_for_the_hash_of_the_policy) {
    const Folder folder;
    const std::string path = folder.write("a.yaml", pack("a", "'h.yaml'"));
    Problems problems;
    folder.write("h.yaml", "sure_from: 60\n");
    const auto before = policy_of({path}, problems);
    folder.write("h.yaml", "sure_from: 61\n");
    const auto after = policy_of({path}, problems);
    BOOST_REQUIRE((before && after));
    BOOST_TEST(before->hash != after->hash);
    BOOST_TEST(after->habits.sure_from() == 61);
}

BOOST_AUTO_TEST_SUITE_END()
