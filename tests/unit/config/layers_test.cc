// A city's own file over the file of a vendor: what it changes, what it leaves alone, and what it is told.

#include "config/lists.h"
#include "config/rules.h"
#include "unit/config/support.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

using namespace letterhead;
using letterhead::test::Folder;
using letterhead::test::shown;

namespace {

const std::string vendor =
    "pack: {id: v, policy: 'Mail', contact: 'Vendor', own_domains: ['city.example']}\n"
    "lists: {webmail: ['mail.example'], risky: {file: risky.txt}}\n"
    "groups: {staff: ['jdoe']}\n"
    "restricted_lists: {all: {addresses: ['all@city.example'], may_send: ['jdoe'], note: 'Ask first'}}\n"
    "conditions:\n"
    "  spared: [null_sender, {sender: {group: staff}}]\n"
    "rules:\n"
    "  - id: V-1\n"
    "    title: 'Programs'\n"
    "    when: {attachment: {name: {list: risky}}}\n"
    "    unless: {condition: spared}\n"
    "    action: reject\n"
    "    explain: 'No programs'\n"
    "    exceptions: [{sender: 'it@city.example', owner: 'IT', reason: 'tools'}]\n"
    "  - id: V-2\n"
    "    title: 'Private mailboxes'\n"
    "    when: {any: [{third_party: {domains: {list: webmail}}}, restricted_list]}\n"
    "    action: tag\n";

using WordSet = std::set<std::string>;

struct Read {
    std::shared_ptr<const Policy> policy;
    std::string problems;
    std::map<std::string, WordSet> lists;
    const Pack& pack() const { return *policy->packs.front(); }
};

// The lists as the layers leave them, for a policy forgets the words once its conditions have them.
std::map<std::string, WordSet> lists_of(const Node& written) {
    std::map<std::string, WordSet> lists;
    FileSet files;
    Problems problems;
    for (const Node::Entry& section : written.entries()) {
        for (const Node::Entry& entry : section.value.entries()) {
            if (section.key.text() != "lists") continue;
            WordSet& words = lists[entry.key.text()];
            read_word_list(entry, files, problems)
                .for_each([&](const Node& word) { words.insert(word.text()); }, problems);
        }
    }
    BOOST_TEST(shown(problems) == "");
    return lists;
}

// The local file stands in a folder of its own, so that file names of either are taken from where they stand.
Read read(std::string_view local, std::string_view below = vendor) {
    const Folder folder, ours;
    folder.write("risky.txt", "*.exe\n*.scr\n");
    ours.write("more.txt", "*.iso\n");
    const std::string base = folder.write("vendor.yaml", below);
    const std::string path = ours.write("local.yaml", "base: '" + base + "'\n" + std::string(local));
    Problems problems;
    Read result;
    result.policy = read_policy({{path, {}}}, problems, 0);
    result.problems = shown(problems);
    if (result.policy) result.lists = lists_of(*result.pack().written);
    return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(layers)

BOOST_AUTO_TEST_CASE(a_local_file_that_says_nothing_changes_nothing) {
    const Read result = read("");
    BOOST_TEST(result.problems == "");
    BOOST_REQUIRE(result.policy != nullptr);
    BOOST_TEST(result.pack().rules.size() == 2U);
    BOOST_TEST(result.pack().contact == "Vendor");
    BOOST_TEST((result.lists.at("risky") == WordSet{"*.exe", "*.scr"}));
}

BOOST_AUTO_TEST_CASE(lists_and_groups_are_joined_or_replaced) {
    const Read result = read(
        "lists:\n"
        "  webmail: {override: replace, entries: ['post.example']}\n"
        "  risky: {override: append, file: more.txt}\n"
        "groups:\n"
        "  staff: {override: append, entries: ['mroe']}\n");
    BOOST_TEST(result.problems == "");
    BOOST_REQUIRE(result.policy != nullptr);
    BOOST_TEST((result.lists.at("webmail") == WordSet{"post.example"}));
    BOOST_TEST((result.lists.at("risky") == WordSet{"*.exe", "*.scr", "*.iso"}));
    BOOST_TEST(result.pack().groups.at("staff").has("jdoe"));
    BOOST_TEST(result.pack().groups.at("staff").has("mroe"));
}

BOOST_AUTO_TEST_CASE(rules_are_changed_key_by_key_and_new_ones_stand_behind) {
    const Read result = read(
        "pack: {contact: 'Help desk'}\n"
        "rules:\n"
        "  - {id: V-2, override: replace, mode: observe}\n"
        "  - id: V-1\n"
        "    override: append\n"
        "    action: hold\n"
        "    exceptions: [{sender: 'lab@city.example', owner: 'Lab', reason: 'samples'}]\n"
        "    unless: {recipients: {scope: inside}}\n"
        "  - {id: L-1, title: 'Ours', when: {size: {message_over: 30MB}}, action: tag}\n");
    BOOST_TEST(result.problems == "");
    BOOST_REQUIRE(result.policy != nullptr);
    const std::vector<Rule>& rules = result.pack().rules;
    BOOST_REQUIRE(rules.size() == 3U);
    BOOST_TEST(result.pack().contact == "Help desk");
    BOOST_TEST(result.pack().id == "v");
    BOOST_TEST(rules[0].id == "V-1");
    BOOST_TEST((rules[0].action == Action::hold));
    BOOST_TEST(rules[0].title == "Programs");
    BOOST_TEST(rules[0].exceptions.size() == 2U);
    BOOST_TEST((rules[1].mode == Mode::observe));
    BOOST_TEST((rules[1].action == Action::tag));
    BOOST_TEST(rules[2].id == "L-1");
}

BOOST_AUTO_TEST_CASE(restricted_lists_are_changed_by_key_and_conditions_are_widened) {
    const Read result = read(
        "restricted_lists:\n"
        "  all: {override: append, addresses: ['everyone@city.example'], note: 'Ask the clerk'}\n"
        "conditions:\n"
        "  spared: {override: append, calendar: true}\n");
    BOOST_TEST(result.problems == "");
    BOOST_REQUIRE(result.policy != nullptr);
    const RestrictedList& all = result.pack().restricted_lists.at("all");
    BOOST_TEST(all.addresses.size() == 2U);
    BOOST_TEST(all.may_send.has("jdoe"));
    BOOST_TEST(all.note == "Ask the clerk");
}

BOOST_AUTO_TEST_CASE(a_problem_stands_in_the_file_that_holds_it) {
    const Read local = read("rules:\n  - {id: V-1, override: replace, mode: watch}\n");
    BOOST_TEST(local.problems == "3:40 error: 'mode' must be one of off, observe or enforce, not 'watch'\n");
    const Read below = read("pack: {contact: 'IT'}\n",
                            "pack: {id: 'v v', policy: 'P', own_domains: ['c.example']}\nrules:\n"
                            "  - {id: V-1, title: 'T', when: null_sender, action: tag}\n");
    BOOST_TEST(below.problems ==
               "1:12 error: 'v v' cannot be an id (at most 64 letters, digits, '.', '-' and '_')\n");
}

BOOST_AUTO_TEST_CASE(an_override_of_nothing_and_a_name_without_override_are_told) {
    const struct {
        std::string local, problems;
    } table[] = {
        {"lists:\n  webmial: {override: append, entries: ['x.example']}\n",
         "3:23 error: the base has no 'webmial' to override (did you mean 'webmail'?)\n"},
        {"lists:\n  webmail: ['x.example']\n",
         "3:3 error: the base has 'webmail' already (to change it, add 'override: replace' or 'override: "
         "append')\n"},
        {"rules:\n  - {id: V-3, override: replace, mode: off}\n",
         "3:25 error: the base has no 'V-3' to override (did you mean 'V-1'?)\n"},
        {"rules:\n  - {id: V-1, mode: off}\n",
         "3:10 error: the base has 'V-1' already (to change it, add 'override: replace' or 'override: "
         "append')\n"},
        {"lists:\n  webmail: {override: apend, entries: ['x.example']}\n",
         "3:23 error: 'override' must be one of replace or append, not 'apend' (did you mean 'append'?)\n"},
    };
    for (const auto& row : table) {
        BOOST_TEST_CONTEXT(row.local) {
            BOOST_TEST(read(row.local).problems == row.problems);
        }
    }
}

BOOST_AUTO_TEST_CASE(files_that_stand_on_themselves_are_refused) {
    const Folder folder;
    const std::string path = folder.write("a.yaml", "base: b.yaml\n");
    folder.write("b.yaml", "base: a.yaml\n");
    Problems problems;
    BOOST_TEST(read_policy({{path, {}}}, problems, 0) == nullptr);
    BOOST_REQUIRE(problems.all().size() == 1U);
    BOOST_TEST((problems.all()[0].code == Code::override_circle));
}

BOOST_AUTO_TEST_CASE(the_policy_has_another_hash_when_the_base_changes) {
    const Read before = read("");
    const Read after =
        read("", vendor + "  - {id: V-3, title: 'T', when: {size: {message_over: 1MB}}, action: tag}\n");
    BOOST_REQUIRE(before.policy != nullptr);
    BOOST_REQUIRE(after.policy != nullptr);
    BOOST_TEST(before.policy->hash != after.policy->hash);
}

BOOST_AUTO_TEST_SUITE_END()
