#include "directory/members.h"

#include "directory/ldap.h"
#include "directory/limits.h"
#include "unit/directory/fake_directory.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using letterhead::test::FakeDirectory;

namespace {

using Kind = DirectoryFailure::Kind;
using Words = std::vector<std::string>;

DirectorySettings settings() {
    DirectorySettings settings;
    settings.base = "o=city";
    settings.bind_dn = "cn=reader,o=city";
    return settings;
}

DirectoryGroup group_of(const std::string& dn) {
    DirectoryGroup group;
    group.id = "police";
    group.dn = dn;
    group.attributes = {"mail", "proxyAddresses", "uid"};
    return group;
}

DirectoryMembers members(FakeDirectory& directory, const DirectoryGroup& group,
                         const DirectorySettings& how = settings()) {
    const auto found = members_of(group, how, directory);
    BOOST_REQUIRE_MESSAGE(static_cast<bool>(found), (found ? "" : found.error().why));
    return found.value();
}

DirectoryFailure failure(FakeDirectory& directory, const DirectoryGroup& group) {
    const auto found = members_of(group, settings(), directory);
    BOOST_REQUIRE(!found);
    return found.error();
}

std::string joined(const Words& words) {
    return join(words, " ");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(members_of_groups)

BOOST_AUTO_TEST_CASE(addresses_and_logins_are_written_in_lower_case_sorted_and_once) {
    FakeDirectory directory;
    directory.person("Zoe");
    directory.person("ann");
    directory.group("cn=police", {"uid=Zoe,o=city", "UID=ann,o=city", "uid=ann,O=city"});
    const DirectoryMembers found = members(directory, group_of("cn=police"));
    BOOST_TEST(joined(found.entries) == "ann ann@city.example zoe zoe@city.example");
    BOOST_TEST(found.people == 2U);
    BOOST_TEST(found.remarks.empty());
}

BOOST_AUTO_TEST_CASE(groups_in_groups_are_followed_and_a_cycle_ends) {
    FakeDirectory directory;
    for (const char* name : {"ann", "bob", "eve"})
        directory.person(name);
    directory.group("cn=police", {"uid=ann,o=city", "cn=patrol"});
    directory.group("cn=patrol", {"uid=bob,o=city", "cn=night"});
    directory.group("cn=night", {"uid=eve,o=city", "uid=ann,o=city", "CN=Police"});
    BOOST_TEST(members(directory, group_of("cn=police")).people == 3U);
    BOOST_TEST(directory.asked.size() == 6U);
}

BOOST_AUTO_TEST_CASE(groups_nested_too_deep_are_a_failure_and_not_half_a_group) {
    FakeDirectory directory;
    directory.person("ann");
    const auto chain = [&](std::size_t length) {
        for (std::size_t i = 0; i < length; ++i)
            directory.group("cn=g" + std::to_string(i), {"cn=g" + std::to_string(i + 1)});
        directory.group("cn=g" + std::to_string(length), {"uid=ann,o=city"});
    };
    chain(limits::directory_depth - 1);
    BOOST_TEST(members(directory, group_of("cn=g0")).people == 1U);
    chain(limits::directory_depth);
    BOOST_TEST(failure(directory, group_of("cn=g0")).why.find("16 deep") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_way_to_write_members_is_read) {
    FakeDirectory directory;
    for (const char* name : {"ann", "bob", "eve"})
        directory.person(name);
    directory.matches = [](const DirectoryEntry& entry, const std::string& filter) {
        return entry.values.contains("uid") && filter == "(uid=" + entry.values.at("uid").front() + ")";
    };
    directory.add("cn=police", {{"objectclass", {"posixGroup"}},
                                {"member", {"uid=ann,o=city"}},
                                {"uniquemember", {"uid=bob,o=city"}},
                                {"memberuid", {"eve", "ann", "gone"}}});
    const DirectoryMembers found = members(directory, group_of("cn=police"));
    BOOST_TEST(found.people == 3U);
    BOOST_TEST(joined(found.remarks) == "1 member is not there: gone");
}

BOOST_AUTO_TEST_CASE(lists_that_come_in_pieces_are_put_together) {
    FakeDirectory directory;
    Words all;
    for (int i = 0; i < 35; ++i) {
        directory.person("p" + std::to_string(i));
        all.push_back("uid=p" + std::to_string(i) + ",o=city");
    }
    directory.group("cn=police", all);
    directory.longest = 10;
    BOOST_TEST(members(directory, group_of("cn=police")).people == 35U);
}

BOOST_AUTO_TEST_CASE(active_directory_is_asked_for_all_levels_at_once) {
    FakeDirectory directory;
    directory.person("ann");
    directory.add("CN=Police (sworn),DC=city", {{"objectclass", {"group"}}});
    directory.matches = [](const DirectoryEntry& entry, const std::string&) {
        return entry.values.contains("uid");
    };
    DirectorySettings active = settings();
    active.active_directory = true;
    BOOST_TEST(members(directory, group_of("CN=Police (sworn),DC=city"), active).people == 1U);
    BOOST_TEST(
        directory.asked.back().filter ==
        "(&(objectCategory=person)(memberOf:1.2.840.113556.1.4.1941:=CN=Police \\28sworn\\29,DC=city))");
}

BOOST_AUTO_TEST_CASE(of_proxyAddresses_the_mail_addresses_are_taken) {
    FakeDirectory directory;
    directory.add("cn=ann", {{"objectclass", {"user"}},
                             {"proxyaddresses",
                              {"SMTP:Ann@city.example", "smtp:a.lee@city.example", "sip:ann@city.example",
                               "x500:/o=City/cn=ann"}}});
    directory.group("cn=police", {"cn=ann"});
    const DirectoryMembers found = members(directory, group_of("cn=police"));
    BOOST_TEST(joined(found.entries) == "a.lee@city.example ann@city.example");
    BOOST_TEST(found.remarks.empty());
}

BOOST_AUTO_TEST_CASE(what_a_person_wrote_into_the_directory_cannot_widen_a_group_or_break_its_file) {
    constexpr const char* bad[] = {
        "@city.example", "*@city.example", "a b",      "a@b@c",           "a@",
        "ann,bob",       "#ann",           "ann\nbob", "\"a\"@b.example", "a@.example",
        "a@b..example",  "\xff@b.example", ""};
    for (const char* value : bad)
        BOOST_TEST(!is_person_entry(value), value);
    for (const char* value :
         {"ann@city.example", "CITY\\ann", "o'neil@city.example", "jos\xc3\xa9@city.example", "12"})
        BOOST_TEST(is_person_entry(value), value);
    FakeDirectory directory;
    directory.add("cn=eve", {{"objectclass", {"person"}}, {"mail", {"@gmail.example"}}, {"uid", {"eve"}}});
    directory.group("cn=police", {"cn=eve"});
    const DirectoryMembers found = members(directory, group_of("cn=police"));
    BOOST_TEST(joined(found.entries) == "eve");
    BOOST_TEST(joined(found.remarks) == "1 value is no address and no login: mail '@gmail.example'");
}

BOOST_AUTO_TEST_CASE(who_is_gone_or_has_no_address_is_told) {
    FakeDirectory directory;
    directory.add("cn=room 5", {{"objectclass", {"device"}}});
    directory.group("cn=police", {"cn=room 5", "cn=left", "cn=dead", "cn=moved", "cn=lost"});
    const DirectoryMembers found = members(directory, group_of("cn=police"));
    BOOST_REQUIRE(found.remarks.size() == 2U);
    BOOST_TEST(found.remarks[0] == "4 members are not there: cn=left, cn=dead, cn=moved ...");
    BOOST_TEST(found.remarks[1] == "1 member has none of the attributes: cn=room 5");
}

BOOST_AUTO_TEST_CASE(a_group_that_is_none_or_is_not_there_is_a_failure) {
    FakeDirectory directory;
    directory.person("ann");
    BOOST_CHECK(failure(directory, group_of("cn=police")).kind == Kind::absent);
    BOOST_TEST(failure(directory, group_of("uid=ann,o=city")).why.find("is no group") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_server_that_goes_in_the_middle_leaves_nothing_behind) {
    FakeDirectory directory;
    directory.person("ann");
    directory.person("bob");
    directory.group("cn=police", {"uid=ann,o=city", "uid=bob,o=city"});
    directory.fails_after = 2;
    BOOST_CHECK(failure(directory, group_of("cn=police")).kind == Kind::unreachable);
}

BOOST_AUTO_TEST_CASE(signs_with_a_meaning_in_filters_are_written_out) {
    BOOST_TEST(filter_value("a(b)*\\c") == "a\\28b\\29\\2a\\5cc");
}

BOOST_AUTO_TEST_SUITE_END()
