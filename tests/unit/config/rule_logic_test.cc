// Rules that can never act, or only where another does: what is warned of, and what is left alone.

#include "config/rules.h"
#include "unit/config/support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using letterhead::test::Folder;

namespace {

std::string rule(std::string_view id, std::string_view keys) {
    return "  - {id: " + std::string(id) + ", title: T, " + std::string(keys) + "}\n";
}

// The codes and messages of a pack with these rules.
std::string warnings_of(const std::string& rules) {
    const Folder folder;
    Problems problems;
    const std::string pack =
        "pack: {id: x, policy: 'X', contact: 'IT', own_domains: ['city.example']}\n"
        "conditions: {outside: {direction: outbound}, bounce: {null_sender: true}}\n"
        "rules:\n" +
        rules;
    const auto policy = read_policy({{folder.write("pack.yaml", pack), {}}}, problems, 0);
    BOOST_TEST(policy != nullptr, render(problems));
    std::string text;
    for (const Problem& problem : problems.all()) {
        if (problem.code != Code::never_used) text += code_name(problem.code) + " " + problem.message + "\n";
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rule_logic)

BOOST_AUTO_TEST_CASE(conditions_that_contradict_themselves_are_told) {
    const std::string_view never[] = {
        "when: {all: [{direction: outbound}, {direction: internal}]}, action: tag",
        "when: {condition: outside, direction: internal}, action: tag",
        "when: {direction: internal, recipients: {scope: outside}}, action: tag",
        "when: {all: [null_sender, {not: null_sender}]}, action: tag",
        "when: {all: [null_sender, {null_sender: false}]}, action: tag",
        "when: {any: [{size: {message_over: 1MB}}, {all: [null_sender, {not: null_sender}]}]}, action: tag",
        "when: {direction: outbound}, unless: [{direction: outbound}], action: tag",
        "when: {all: [null_sender, {direction: outbound}]}, unless: [calendar, {condition: outside}], "
        "action: tag",
        "when: {size: {message_over: 1MB}}, unless: {all: [{login: {is: absent}}, {login: {is: present}}]}, "
        "action: tag",
    };
    for (const std::string_view keys : never) {
        BOOST_TEST_CONTEXT(keys) {
            BOOST_TEST(warnings_of(rule("X-1", keys)).starts_with("LH-R048 "));
        }
    }
}

BOOST_AUTO_TEST_CASE(conditions_that_can_hold_are_left_alone) {
    const std::string_view fine[] = {
        "when: {any: [{direction: outbound}, {direction: internal}]}, action: tag",
        "when: [{direction: outbound}, {direction: internal}], action: tag",
        "when: {direction: outbound, recipients: {scope: outside}}, action: tag",
        "when: {direction: outbound}, unless: [{all: [{direction: outbound}, calendar]}], action: tag",
        "when: {not: {all: [null_sender, calendar]}}, action: tag",
        "when: {all: [{words: {phrases: 'a'}}, {words: {phrases: 'b'}}]}, action: tag",
    };
    for (const std::string_view keys : fine) {
        BOOST_TEST_CONTEXT(keys) {
            BOOST_TEST(warnings_of(rule("X-1", keys)) == "");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_rule_that_adds_nothing_to_an_earlier_one_is_told) {
    const struct {
        std::string_view first, second;
        bool told;
    } table[] = {
        {"when: {direction: outbound}, action: tag", "when: {condition: outside}, action: tag", true},
        {"when: {direction: outbound}, action: hold",
         "when: {direction: outbound, calendar: true}, action: tag", true},
        {"when: {direction: outbound}, action: hold",
         "when: {all: [calendar, {direction: outbound}]}, unless: [mailing_list], action: tag", true},
        // Told apart by their words, stronger, or spared otherwise.
        {"when: {direction: outbound}, action: tag",
         "when: {direction: outbound, calendar: true}, action: tag", false},
        {"when: {direction: outbound}, action: tag", "when: {direction: outbound}, action: hold", false},
        {"when: {direction: outbound, calendar: true}, action: hold",
         "when: {direction: outbound}, action: tag", false},
        {"when: {direction: outbound}, unless: [calendar], action: hold",
         "when: {direction: outbound}, action: tag", false},
        {"when: {direction: outbound}, mode: observe, action: hold",
         "when: {direction: outbound}, action: tag", false},
        {"when: {direction: outbound}, mode: off, action: hold", "when: {direction: outbound}, action: tag",
         false},
        {"when: {direction: outbound}, enforce_from: 2200-01-01, action: hold",
         "when: {direction: outbound}, action: tag", false},
        {"when: {direction: outbound}, action: hold, exceptions: [{sender: 'a', owner: 'o', reason: 'r'}]",
         "when: {direction: outbound}, action: tag", false},
        {"when: {direction: outbound}, action: hold",
         "when: {direction: outbound}, action: {copy: {to: 'a@b.example'}}", false},
    };
    for (const auto& row : table) {
        BOOST_TEST_CONTEXT(row.first << " / " << row.second) {
            const std::string warnings = warnings_of(rule("X-1", row.first) + rule("X-2", row.second));
            BOOST_TEST(warnings.starts_with("LH-R049 rule 'X-2' adds nothing") == row.told);
            BOOST_TEST((row.told || warnings.empty()), warnings);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_rule_that_would_refuse_bounces_is_told) {
    const std::string explain = ", action: reject, explain: 'No'";
    BOOST_TEST(warnings_of(rule("X-1", "when: {condition: bounce, direction: outbound}" + explain))
                   .starts_with("LH-R050 "));
    BOOST_TEST(warnings_of(rule("X-1", "when: {direction: outbound}" + explain)) == "");
    BOOST_TEST(warnings_of(rule("X-1", "when: {null_sender: true}, action: hold")) == "");
}

BOOST_AUTO_TEST_SUITE_END()
