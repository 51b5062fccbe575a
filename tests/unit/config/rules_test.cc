// A pack as it is written becomes the pack that is in force.

#include "config/rules.h"

#include "unit/config/support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using letterhead::test::Folder;
using letterhead::test::shown;

namespace {

const std::string head =
    "pack: {id: x, policy: 'X', contact: 'IT', own_domains: ['City.Example', 'b\xC3\xBC"
    "cher.example']}\n";
const std::string when = "    title: 'T'\n    when: {size: {message_over: 1KB}}\n";

std::shared_ptr<const Policy> read(const Folder& folder, const std::string& text, std::int64_t day = 0) {
    Problems problems;
    auto policy = read_policy({{folder.write("pack.yaml", text), {}}}, problems, day);
    BOOST_TEST(shown(problems) == "");
    BOOST_REQUIRE(policy);
    return policy;
}

Rule rule_of(const std::string& lines) {
    const Folder folder;
    return read(folder, head + "rules:\n  - id: X-1\n" + when + lines)->packs[0]->rules[0];
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules)

BOOST_AUTO_TEST_CASE(the_pack_section_is_read) {
    const Folder folder;
    const auto policy = read(folder, head + "rules:\n  - id: X-1\n" + when + "    action: tag\n");
    const Pack& pack = *policy->packs[0];
    BOOST_TEST(pack.id == "x");
    BOOST_TEST(pack.contact == "IT");
    BOOST_TEST(pack.own_domains == (std::vector<std::string>{"city.example", "xn--bcher-kva.example"}));
    BOOST_TEST(policy->hash.starts_with("sha256:"));
    BOOST_TEST(policy->short_hash().size() == 12U);
}

BOOST_AUTO_TEST_CASE(a_rule_that_says_little_takes_the_careful_side) {
    struct Case {
        std::string lines;
        Action action, cannot_tell;
    };
    const std::vector<Case> cases = {
        {"    action: tag\n", Action::tag, Action::tag},
        {"    action: hold\n", Action::hold, Action::hold},
        {"    action: tempfail\n", Action::tempfail, Action::hold},
        {"    action: {copy: {to: 'a@b.example'}}\n", Action::copy, Action::tag},
        {"    action: {redirect: {to: 'a@b.example'}}\n", Action::redirect, Action::hold},
        {"    action: reject\n    explain: 'No.'\n", Action::reject, Action::hold},
        {"    action: reject\n    cannot_tell: ignore\n    explain: 'No.'\n", Action::reject, Action::accept},
        {"    action: reject\n    cannot_tell: reject\n    explain: 'No.'\n", Action::reject, Action::reject},
        {"    action: {copy: {to: 'a@b.example'}}\n    cannot_tell: copy\n", Action::copy, Action::copy},
    };
    for (const Case& one : cases) {
        BOOST_TEST_CONTEXT(one.lines) {
            const Rule rule = rule_of(one.lines);
            BOOST_TEST((rule.action == one.action));
            BOOST_TEST((rule.cannot_tell == one.cannot_tell));
            BOOST_TEST((rule.mode == Mode::enforce));
            BOOST_TEST(rule.when != nullptr);
            BOOST_TEST(rule.unless == nullptr);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_key_of_a_rule_is_read) {
    const Rule rule = rule_of(
        "    clause: 'A.1'\n"
        "    mode: observe\n"
        "    unless: null_sender\n"
        "    action: {hold: {approver: 'Clerk@City.Example'}}\n"
        "    explain: '{size.item} has {size.found}. {approver} {contact} {reference}'\n"
        "    exceptions:\n"
        "      - {sender: 'clerk@*', recipient: '*@x.example', owner: 'IT', reason: 'agenda', ticket: IT-1, "
        "until: "
        "1970-01-11}\n");
    BOOST_TEST(rule.clause == "A.1");
    BOOST_TEST((rule.mode == Mode::observe));
    BOOST_TEST(rule.unless != nullptr);
    BOOST_TEST(rule.approver == "clerk@city.example");
    BOOST_REQUIRE(rule.exceptions.size() == 1);
    BOOST_TEST(rule.exceptions[0].sender == "clerk@*");
    BOOST_TEST(rule.exceptions[0].recipient == "*@x.example");
    BOOST_TEST(rule.exceptions[0].reason == "agenda");
    BOOST_TEST(rule.exceptions[0].ticket == "IT-1");
    BOOST_TEST(rule.exceptions[0].until_day == 10);
    BOOST_TEST(rule.place.line == 3);
}

BOOST_AUTO_TEST_CASE(an_exception_holds_on_its_last_day) {
    const std::string text =
        head + "rules:\n  - id: X-1\n" + when +
        "    action: tag\n    exceptions: [{sender: 'a@b', owner: 'o', reason: 'r', until: 1970-01-11}]\n";
    const Folder folder;
    read(folder, text, 10);
    Problems problems;
    BOOST_TEST(read_policy({{folder.path("pack.yaml"), {}}}, problems, 11) != nullptr);
    BOOST_TEST(shown(problems) ==
               "7:66 warning: this exception ended on 1970-01-11 (delete it, or agree on a new date)\n");
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_off_is_read_but_needs_nothing) {
    const Folder folder;
    const std::string rule =
        "  - id: X-2\n    title: 'T'\n    when: {attachment: {family: executable}}\n    action: tag\n    "
        "mode: ";
    const std::string text = head + "rules:\n  - id: X-1\n" + when + "    action: tag\n" + rule;
    BOOST_TEST(!read(folder, text + "off\n")->needs.file_types);
    BOOST_TEST(read(folder, text + "observe\n")->needs.file_types);
    BOOST_TEST(read(folder, text + "off\n")->rule_count() == 2U);
}

BOOST_AUTO_TEST_CASE(entries_of_list_files_keep_their_places) {
    const Folder folder;
    folder.write("domains.txt", "# first\r\n\r\n  @gmail.com  # second\r\nyahoo.com#third\r\n  b@c");
    folder.write("pack.yaml", head +
                                  "lists: {webmail: {file: domains.txt}}\n"
                                  "rules:\n  - id: X-1\n    title: 'T'\n    action: tag\n"
                                  "    when: {third_party: {domains: {list: webmail}}}\n");
    Problems problems;
    read_policy({{folder.path("pack.yaml"), {}}}, problems, 10);
    BOOST_REQUIRE(problems.all().size() == 2U);
    const Place& first = problems.all()[0].place;
    BOOST_TEST(first.source->name == folder.path("domains.txt"));
    BOOST_TEST(first.line == 3);
    BOOST_TEST(first.column == 3);
    const Place& last = problems.all()[1].place;  // no blank before '#': "yahoo.com#third" is one word
    BOOST_TEST(last.line == 5);
    BOOST_TEST(last.column == 3);
}

BOOST_AUTO_TEST_CASE(a_list_file_of_another_kind_is_not_told_line_by_line) {
    const Folder folder;
    std::string urls;
    for (int i = 0; i < 10'000; ++i)
        urls += "https://" + std::to_string(i) + ".example\n";
    folder.write("urls.txt", urls);
    for (const std::string& use :
         {std::string("lists: {x: {file: urls.txt}}\n"), std::string("groups: {x: {file: urls.txt}}\n")}) {
        folder.write("pack.yaml", head + use + "rules:\n  - id: X-1\n    title: 'T'\n    action: tag\n" +
                                      "    when: {third_party: {domains: {list: x}}}\n");
        Problems problems;
        read_policy({{folder.path("pack.yaml"), {}}}, problems, 10);
        BOOST_REQUIRE(problems.all().size() >= 21U);
        BOOST_TEST(problems.all().size() <= 22U);
        BOOST_TEST(problems.all()[20].message == "the entries from here on were not looked at");
        BOOST_TEST(problems.all()[20].place.line == 21);
    }
}

BOOST_AUTO_TEST_CASE(a_group_of_a_hundred_thousand_people_is_one_look_up) {
    const Folder folder;
    std::string people;
    for (int i = 0; i < 100'000; ++i)
        people += "Person" + std::to_string(i) + "@City.Example\n";
    folder.write("people.txt", people);
    const auto policy = read(folder, head +
                                         "groups: {staff: {file: people.txt}}\n"
                                         "rules:\n  - id: X-1\n    title: 'T'\n    action: tag\n"
                                         "    when: {sender: {group: staff}}\n");
    const Group& staff = policy->packs[0]->groups.at("staff");
    BOOST_TEST(staff.members.size() == 100'000U);
    BOOST_TEST(staff.members.memory() < 6'000'000U);
    BOOST_TEST(staff.has("person99999@city.example"));
    BOOST_TEST(!staff.has("person100000@city.example"));
}

BOOST_AUTO_TEST_CASE(people_are_addresses_domains_and_logins) {
    const Folder folder;
    const auto policy =
        read(folder,
             head +
                 "groups: {staff: ['Clerk@City.Example', '@Police.City.Example', 'JDoe']}\n"
                 "restricted_lists:\n"
                 "  all: {addresses: ['All@City.Example'], may_send: [{group: staff}, 'boss'], note: 'N'}\n"
                 "rules:\n  - id: X-1\n    title: 'T'\n    when: restricted_list\n    action: hold\n");
    const Pack& pack = *policy->packs[0];
    const Group& staff = pack.groups.at("staff");
    BOOST_TEST(staff.has("clerk@city.example"));
    BOOST_TEST(staff.has("anyone@police.city.example"));
    BOOST_TEST(staff.has("jdoe"));
    BOOST_TEST(!staff.has("all@city.example"));
    const RestrictedList& all = pack.restricted_lists.at("all");
    BOOST_TEST(all.addresses == std::vector<std::string>{"all@city.example"});
    BOOST_TEST(all.may_send.has("jdoe"));
    BOOST_TEST(all.may_send.has("boss"));
    BOOST_TEST(all.note == "N");
}

BOOST_AUTO_TEST_CASE(a_condition_may_use_those_above_it) {
    const Folder folder;
    read(
        folder,
        head +
            "conditions:\n"
            "  machine: {any: [null_sender, auto_submitted]}\n"
            "  machine_outside: {condition: machine, direction: outbound}\n"
            "rules:\n  - id: X-1\n    title: 'T'\n    when: {condition: machine_outside}\n    action: tag\n");
}

BOOST_AUTO_TEST_CASE(a_placeholder_may_come_from_a_named_condition) {
    const Folder folder;
    read(folder,
         head +
             "conditions:\n"
             "  large: {any: [{size: {message_over: 1KB}}, null_sender]}\n"
             "  large_outside: [{condition: large}, {direction: outbound}]\n"
             "rules:\n  - id: X-1\n    title: 'T'\n    when: {condition: large_outside}\n    action: reject\n"
             "    explain: '{size.item} has {size.found}.'\n");
}

BOOST_AUTO_TEST_CASE(one_bad_pack_leaves_no_policy_and_the_others_are_checked_too) {
    const Folder folder;
    Problems problems;
    const std::string good =
        folder.write("good.yaml", head + "rules:\n  - id: X-1\n" + when + "    action: tag\n");
    const std::string bad =
        folder.write("bad.yaml", "pack: {id: y, policy: 'Y', contact: 'IT', own_domains: ['c.example']}\n");
    BOOST_TEST(read_policy({{bad, {}}, {good, {}}, {folder.path("none.yaml"), {}}}, problems, 0) == nullptr);
    BOOST_TEST(shown(problems) ==
               "1:1 error: the rule file lacks 'rules'\nerror: not found (check the path)\n");
}

BOOST_AUTO_TEST_CASE(the_clock_counts_days) {
    BOOST_TEST(today() > 20'000);
    BOOST_TEST(today() < 60'000);
}

BOOST_AUTO_TEST_SUITE_END()
