#include "directory/servers.h"

#include "unit/directory/fake_directory.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using letterhead::test::FakeDirectory;

namespace {

using Kind = DirectoryFailure::Kind;

struct Story {
    DirectorySettings settings;
    DirectoryGroup group;
    std::vector<std::string> opened;

    Story() {
        settings.servers = {"ldaps://one", "ldaps://two", "ldaps://three"};
        group.dn = "cn=police";
        group.attributes = {"mail"};
    }
    // Servers fail to open with this, or answer so many questions and then no more (-1: all).
    DirectoryServers servers(std::map<std::string, Kind> fail, std::map<std::string, int> last = {}) {
        return DirectoryServers(settings, [=, this](const std::string& server) -> DirectoryServers::Opened {
            opened.push_back(server);
            if (fail.contains(server)) return Failure{DirectoryFailure{fail.at(server), "no"}};
            auto directory = std::make_unique<FakeDirectory>();
            directory->person("ann");
            directory->group("cn=police", {"uid=ann,o=city"});
            if (last.contains(server)) directory->fails_after = last.at(server);
            return std::unique_ptr<Directory>(std::move(directory));
        });
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(several_servers)

BOOST_AUTO_TEST_CASE(the_first_that_answers_is_asked_and_stays) {
    Story story;
    DirectoryServers servers = story.servers({{"ldaps://one", Kind::unreachable}});
    BOOST_TEST(servers.members(story.group)->people == 1U);
    BOOST_TEST(servers.members(story.group)->people == 1U);
    BOOST_TEST(servers.server() == "ldaps://two");
    BOOST_TEST(story.opened.size() == 2U);
    BOOST_TEST(servers.news().front() == "ldaps://one: no");
}

BOOST_AUTO_TEST_CASE(one_that_goes_in_the_middle_is_followed_by_the_next_from_the_beginning) {
    Story story;
    DirectoryServers servers = story.servers({}, {{"ldaps://one", 1}});
    BOOST_TEST(servers.members(story.group)->people == 1U);
    BOOST_TEST(servers.server() == "ldaps://two");
}

BOOST_AUTO_TEST_CASE(a_refused_password_is_tried_once_so_that_no_account_is_locked) {
    Story story;
    DirectoryServers servers = story.servers({{"ldaps://one", Kind::refused}});
    BOOST_CHECK(servers.members(story.group).error().kind == Kind::refused);
    BOOST_CHECK(servers.members(story.group).error().kind == Kind::refused);
    BOOST_TEST(story.opened.size() == 1U);
}

BOOST_AUTO_TEST_CASE(when_none_answers_each_was_tried_once) {
    Story story;
    DirectoryServers servers = story.servers({{"ldaps://one", Kind::unreachable},
                                              {"ldaps://two", Kind::other},
                                              {"ldaps://three", Kind::unreachable}});
    BOOST_TEST(servers.members(story.group).error().why == "no server answers");
    BOOST_TEST(servers.members(story.group).error().why == "no server answers");
    BOOST_TEST(story.opened.size() == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
