// What changed between two sets of rules, told in words.

#include "commands/diff_view.h"
#include "commands/node_diff.h"
#include "commands/word_diff.h"
#include "config/rules.h"
#include "config/yaml.h"
#include "unit/commands/folder.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace letterhead;

Node tree(const std::string& text) {
    Problems problems;
    const auto node = parse_yaml(std::make_shared<const Source>(Source{"x.yaml", text}), problems);
    BOOST_REQUIRE_MESSAGE(node, render(problems));
    return *node;
}

std::shared_ptr<const Policy> policy(const Folder& folder, const std::string& text) {
    Problems problems;
    const auto read = read_policy({{folder.write("pack.yaml", text), {}}}, problems);
    BOOST_REQUIRE_MESSAGE(read, render(problems));
    return read;
}

std::string diff(const std::string& before, const std::string& now,
                 const std::string& old_list = "a.example\n", const std::string& new_list = "a.example\n") {
    const Folder old_folder, new_folder;
    old_folder.write("webmail.txt", old_list);
    new_folder.write("webmail.txt", new_list);
    return to_text(compare(*policy(old_folder, before), *policy(new_folder, now)), View{});
}

const std::string head =
    "pack: {id: t, policy: 'Policy of T', contact: 'IT Help Desk', own_domains: [city.example]}\n"
    "lists: {webmail: {file: webmail.txt}}\n"
    "groups: {safety: ['a@city.example', 'b@city.example']}\n"
    "conditions: {private: {third_party: {domains: {list: webmail}}}}\n"
    "rules:\n";
const std::string rule_one =
    "  - {id: T-1, title: 'No private mailbox', clause: '1', when: {condition: private}, action: reject,\n"
    "     explain: 'Write from your own mailbox and send the mail again.'}\n";
const std::string rule_two =
    "  - {id: T-2, title: Programs, clause: '2', when: {attachment: {name: ['*.exe', '*.bat']}},\n"
    "     unless: {sender: {group: safety}}, action: hold}\n";

}  // namespace

BOOST_AUTO_TEST_CASE(comments_order_and_ways_of_writing_do_not_count) {
    BOOST_TEST(means_the_same(tree("{a: [x, y], b: {c: 1, d: 2}}"), tree("b: {d: 2, c: '1'}\na: ['y', x]")));
    BOOST_TEST(!means_the_same(tree("{a: [x, x]}"), tree("{a: [x]}")));
    BOOST_TEST(!means_the_same(tree("[ab]"), tree("[a, b]")));
    BOOST_TEST(!means_the_same(tree("{a: b}"), tree("[a, b]")));
    const std::string reordered =
        head.substr(0, head.find("rules:")) + "rules:\n" + rule_two + "# moved\n" + rule_one;
    BOOST_TEST(diff(head + rule_one + rule_two, reordered) == "No difference: both say the same.\n");
}

BOOST_AUTO_TEST_CASE(rules_lists_and_groups_are_told_key_by_key) {
    const std::string new_head =
        "pack: {id: t, policy: 'Policy of T', contact: 'IT, extension 200', own_domains: [city.example]}\n"
        "lists: {webmail: {file: webmail.txt}}\n"
        "groups: {safety: ['a@city.example', 'c@city.example']}\n"
        "conditions: {private: {third_party: {domains: {list: webmail}, of: from}}}\n"
        "rules:\n";
    const std::string new_two =
        "  - {id: T-2, title: Programs, clause: '2', mode: observe,\n"
        "     when: {attachment: {name: ['*.exe', '*.scr'], inside: none}},\n"
        "     unless: {sender: {group: safety}}, action: {hold: {approver: 'boss@city.example'}},\n"
        "     exceptions: [{sender: 'x@city.example', reason: agenda, ticket: IT-1}]}\n";
    const std::string new_one =
        "  - {id: T-1, title: 'No private mailbox', clause: '1', when: {condition: private}, action: "
        "reject,\n"
        "     explain: 'Write from your City mailbox and send the mail again.'}\n";
    const std::string text = diff(head + rule_one + rule_two, new_head + new_one + new_two,
                                  "a.example\nb.example\n", "b.example\nc.example\nd.example\n");
    BOOST_TEST(text ==
               "Rules\n"
               "  ~ T-1  No private mailbox\n"
               "      explain: Write from your [-own-] {+City+} mailbox and send the …\n"
               "  ~ T-2  Programs\n"
               "      mode: was enforce, now observe\n"
               "      action: was hold, now hold for boss@city.example\n"
               "      exceptions: added: [{sender: x@city.example, reason: agenda, ticket: IT-1}]\n"
               "      when.attachment.name: added '*.scr'; removed '*.bat'\n"
               "      when.attachment.inside: added: none\n"
               "\n"
               "Conditions\n"
               "  ~ private\n"
               "      third_party.of: added: from\n"
               "      used by: T-1\n"
               "\n"
               "Lists\n"
               "  ~ webmail\n"
               "      added: 2 (c.example, d.example)\n"
               "      removed: 1 (a.example)\n"
               "      used by: T-1\n"
               "\n"
               "Groups\n"
               "  ~ safety\n"
               "      added: 1 (c@city.example)\n"
               "      removed: 1 (b@city.example)\n"
               "      used by: T-2\n"
               "\n"
               "Pack\n"
               "  ~ contact\n"
               "      was IT Help Desk, now 'IT, extension 200'\n"
               "\n"
               "6 differences: 0 added, 0 removed, 6 changed\n");
}

BOOST_AUTO_TEST_CASE(rules_that_come_and_go_say_what_they_do) {
    const std::string text =
        diff(head + rule_one + rule_two, head + rule_one +
                                             "  - {id: T-3, title: Large mail, clause: '3', mode: observe, "
                                             "when: {size: {message_over: 5MB}},\n"
                                             "     unless: {sender: {group: safety}}, action: tag}\n");
    BOOST_TEST(text ==
               "Rules\n"
               "  + T-3  Large mail\n"
               "      mode: observe\n"
               "      action: tag\n"
               "      when: {size: {message_over: 5MB}}\n"
               "  - T-2  Programs\n"
               "      mode: enforce\n"
               "      action: hold\n"
               "      when: {attachment: {name: ['*.exe', '*.bat']}}\n"
               "\n"
               "2 differences: 1 added, 1 removed, 0 changed\n");
}

BOOST_AUTO_TEST_CASE(settings_are_compared_as_trees_without_their_packs) {
    const auto sections =
        compare_settings(tree("{socket: 'unix:/a', packs: [a.yaml], outgoing: {authenticated: true}}"),
                         tree("{packs: [b.yaml], socket: 'unix:/b', outgoing: {authenticated: true}}"));
    BOOST_TEST(to_text(sections, View{}) ==
               "Settings\n"
               "  ~ socket\n"
               "      was 'unix:/a', now 'unix:/b'\n"
               "\n"
               "1 difference: 0 added, 0 removed, 1 changed\n");
}

BOOST_AUTO_TEST_CASE(texts_are_compared_word_by_word) {
    const struct {
        const char *before, *now, *expected;
    } table[] = {{"a b c", "a x c", "a [-b-] {+x+} c"},
                 {"a b", "a b c", "a b {+c+}"},
                 {"", "new words", "{+new words+}"},
                 {"old", "", "[-old-]"},
                 {"a\n  b c d e f g h i", "a b c d e f g h j", "… e f g h [-i-] {+j+}"},
                 {"x 1 2 3 4 5 6 7 8 9 10 y", "X 1 2 3 4 5 6 7 8 9 10 Y",
                  "[-x-] {+X+} 1 2 3 4 … 7 8 9 10 [-y-] {+Y+}"}};
    for (const auto& row : table)
        BOOST_TEST(word_diff(row.before, row.now, View{}) == row.expected);
    std::string a, b;
    for (int i = 0; i < 4000; ++i) {
        a += "a" + std::to_string(i) + " ";
        b += "b" + std::to_string(i) + " ";
    }
    BOOST_TEST(word_diff(a, b, View{}).starts_with("[-a0 a1"));
}
