// The table of condition kinds, and what reading a condition reports.

#include "unit/policy/support.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

namespace letterhead {
namespace {

using namespace testing;

std::string problems_of(const std::string& condition) {
    const auto pack = example_pack();
    Problems problems;
    const ConditionPtr read = read_condition(yaml(condition), {*pack, problems});
    if ((read == nullptr) != problems.any_errors()) return "a condition with problems, or none without";
    std::string all;
    for (const Problem& problem : problems.all()) {
        all += std::to_string(problem.place.column) + ": " + problem.message +
               (problem.advice.empty() ? "" : " (" + problem.advice + ")") + "\n";
    }
    return all;
}

BOOST_AUTO_TEST_CASE(every_example_of_the_table_can_be_read) {
    for (const ConditionKind& kind : condition_kinds()) {
        BOOST_TEST(problems_of(std::string(kind.example)) == "");
        BOOST_TEST(std::string(kind.example).starts_with(std::string(kind.key) + ":"));
        BOOST_TEST(!kind.sentence.empty());
        BOOST_TEST(!kind.parameters.empty());
    }
}

BOOST_AUTO_TEST_CASE(keys_are_unique_and_placeholders_known) {
    std::set<std::string_view> keys;
    for (const ConditionKind& kind : condition_kinds()) {
        BOOST_TEST(keys.insert(kind.key).second);
        for (const std::string_view name : kind.placeholders)
            BOOST_TEST(is_placeholder(name));
    }
    for (const char* name :
         {"contact", "reference", "approver", "signature_block.form", "disclaimer.state", "attachment.kind"})
        BOOST_TEST(is_placeholder(name));
    BOOST_TEST(!is_placeholder("attachment.colour"));
    BOOST_TEST(!is_placeholder(""));
}

BOOST_AUTO_TEST_CASE(every_parameter_of_the_table_is_known_to_its_reader) {
    for (const ConditionKind& kind : condition_kinds()) {
        if (kind.key == "all" || kind.key == "any" || kind.key == "not") continue;
        for (const ParameterInfo& parameter : kind.parameters) {
            if (parameter.key.empty()) continue;
            const std::string found =
                problems_of(std::string(kind.key) + ": {" + std::string(parameter.key) + ": {zzz: 1}}");
            BOOST_TEST(found.find("unknown key '" + std::string(parameter.key)) == std::string::npos, found);
            BOOST_TEST(!found.empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(every_kind_reports_an_unknown_key_and_an_empty_value) {
    for (const ConditionKind& kind : condition_kinds()) {
        if (kind.key == "all" || kind.key == "any" || kind.key == "not") continue;
        for (const std::string value : {": {bogus_key: 1}", ": {}", ": []", ":"}) {
            BOOST_TEST(!problems_of(std::string(kind.key) + value).empty(), kind.key << value);
        }
    }
}

BOOST_AUTO_TEST_CASE(problems_have_a_place_and_a_hint) {
    const struct {
        const char* condition;
        const char* expected;  // within the problems
    } table[] = {
        {"atachment: {name: x}", "1: unknown condition 'atachment' (did you mean 'attachment'?)"},
        {"xyzzy: true", "`letterhead check --list`"},
        {"{}", "1: a condition with nothing in it"},
        {"[]", "1: a condition with nothing in it"},
        {"any: []", "6: a condition with nothing in it"},
        {"attachment: {familly: executable}",
         "14: unknown key 'familly' in attachment (did you mean 'family'?)"},
        {"attachment: {family: executible}", "22: 'family' must be one of"},
        {"attachment: {over: many}", "20: 'over' must be a size"},
        {"attachment: {inside: none}", "attachment asks for nothing"},
        {"attachment: {any_of: [{nme: x}]}", "24: unknown key 'nme' in any_of (did you mean 'name'?)"},
        {"sender: {group: stuff}", "17: there is no group 'stuff' (did you mean 'staff'?)"},
        {"sender: true", "9: sender needs to know who is meant"},
        {"third_party: {domains: {list: webmial}}",
         "31: there is no list 'webmial' (did you mean 'webmail'?)"},
        {"third_party: {of: from}", "lacks 'domains'"},
        {"third_party: {domains: ['@gmail.com']}", "25: '@gmail.com' is no domain name"},
        {"condition: automatik", "12: there is no condition 'automatik' (did you mean 'automatic'?)"},
        {"restricted_list: {named: [everbody]}", "27: there is no restricted list 'everbody'"},
        {"signature_block: {template: cty}",
         "29: there is no signature block template 'cty' (did you mean 'city'?)"},
        {"disclaimer: {all_of: [city, vrus]}",
         "29: there is no disclaimer template 'vrus' (did you mean 'virus'?)"},
        {"oddity: [bare_rc]", "10: there is no oddity 'bare_rc' (did you mean 'bare_cr'?)"},
        {"oddity: {is: ambigous}", "14: there is no oddity 'ambigous' (did you mean 'ambiguous'?)"},
        {"words: {pattern: '(ab'}", "the pattern is wrong at character "},
        {"words: {pattern: ''}", "18: the pattern is empty"},
        {"words: {phrases: ['!!!']}", "there is no word in the phrase '!!!'"},
        {"words: {in: own}", "words asks for nothing"},
        {"words: {phrases: x, in: [owned]}", "26: 'in' must be one of"},
        {"words: {like: dates}", "15: 'like' must be one of"},
        {"words: {phrases: x, beside: {}}", "beside asks for nothing"},
        {"words: {like: date, beside: {like: name}}", "'beside' needs phrases"},
        {"words: {phrases: x, beside: {patern: y}}", "unknown key 'patern' in beside"},
        {"words: {phrases: x, lacks: y}", "words either stand there or are lacking"},
        {"words: {lacks: [{label: x}]}", "lacks asks for nothing"},
        {"words: {lacks: [{lable: x, like: date}]}", "unknown key 'lable' in lacks (did you mean 'label'?)"},
        {"capitals: {unit: word}", "'unit' must be one of sentence or paragraph"},
        {"capitals: {share_over: 100}", "'share_over' is a percentage"},
        {"capitals: {words_at_least: some}", "'words_at_least' must be a whole number"},
        {"capitals: {}", "capitals asks for nothing"},
        {"recipients: {not_in: {group: stuff}}", "there is no group 'stuff'"},
        {"header: {name: 'a b'}", "is no header name"},
        {"header: {name: X-A, is: absent, contains: b}", "an absent header holds no text"},
        {"null_sender: yes", "14: 'null_sender' must be true or false"},
        {"size: {message_over: 10 apples}", "'message_over' must be a size"},
        {"direction: sideways", "12: 'direction' must be one of outbound or internal"},
        {"recipients: {count_over: several}", "'count_over' must be a whole number"},
        {"identity: {granted: [jdoe]}", "'jdoe' grants nothing"},
    };
    for (const auto& row : table) {
        const std::string found = problems_of(row.condition);
        BOOST_TEST(found.find(row.expected) != std::string::npos, row.condition << " -> " << found);
    }
}

BOOST_AUTO_TEST_CASE(all_problems_of_a_condition_are_told_at_once) {
    const std::string found =
        problems_of("{atachment: {name: x}, sender: {group: nobody}, words: {pattern: '('}}");
    BOOST_TEST(std::count(found.begin(), found.end(), '\n') == 3, found);
}

BOOST_AUTO_TEST_CASE(what_needs_own_domains_says_so) {
    const auto pack = example_pack();
    pack->own_domains.clear();
    for (const char* condition :
         {"direction: outbound", "recipients: {scope: outside}", "recipients: {outside_count_over: 1}"}) {
        Problems problems;
        BOOST_TEST((read_condition(yaml(condition), {*pack, problems}) == nullptr));
        BOOST_TEST(problems.any_errors());
    }
}

BOOST_AUTO_TEST_CASE(lists_and_groups_that_are_read_are_marked_as_used) {
    const auto pack = example_pack();
    Problems problems;
    BOOST_TEST(
        (read_condition(yaml("{third_party: {domains: {list: webmail}}, from: [{group: staff}, 'x@y']}"),
                        {*pack, problems}) != nullptr));
    BOOST_TEST(pack->lists.at("webmail").used);
    BOOST_TEST(pack->groups.at("staff").used);
    BOOST_TEST(!pack->lists.at("names").used);
}

BOOST_AUTO_TEST_CASE(a_broken_named_condition_is_reported_once_only) {
    const auto pack = example_pack();
    pack->conditions["broken"] = nullptr;
    Problems problems;
    BOOST_TEST((read_condition(yaml("condition: broken"), {*pack, problems}) == nullptr));
    BOOST_TEST(problems.all().empty());
}

BOOST_AUTO_TEST_CASE(conditions_tell_what_they_need) {
    const auto needs_of = [](const char* condition) {
        const auto pack = example_pack();
        Problems problems;
        Needs needs;
        const ConditionPtr read = read_condition(yaml(condition), {*pack, problems});
        if (read) read->add_needs(needs);
        return std::string(needs.words ? "w" : "") + (needs.files ? "f" : "") +
               (needs.file_types ? "t" : "") + (needs.containers ? "c" : "") +
               (needs.signature_blocks.empty() ? "" : "s") + (needs.disclaimers.empty() ? "" : "d");
    };
    const struct {
        const char* condition;
        const char* expected;
    } table[] = {{"null_sender", ""},
                 {"attachment: {name: '*.exe'}", "fc"},
                 {"attachment: {name: '*.exe', inside: none}", "f"},
                 {"attachment: {family: script}", "ftc"},
                 {"attachment: {over: 1MB}", "f"},
                 {"attachment: {any_of: [{type: 'image/*'}]}", "ftc"},
                 {"size: {message_over: 1MB}", ""},
                 {"size: {attachment_over: 1MB}", "f"},
                 {"words: {phrases: x, in: subject}", ""},
                 {"words: {phrases: x}", "w"},
                 {"words: {phrases: x, in: attachment_names}", "f"},
                 {"words: {lacks: x, in: own}", "w"},
                 {"capitals: {words_at_least: 5}", "w"},
                 {"signature_block: {template: city}", "ws"},
                 {"not: {disclaimer: {all_of: city}}", "wd"},
                 {"any: [{words: {phrases: x}}, {attachment: {over: 1}}]", "wf"}};
    for (const auto& row : table)
        BOOST_TEST(needs_of(row.condition) == row.expected, row.condition << " " << needs_of(row.condition));
}

}  // namespace
}  // namespace letterhead
