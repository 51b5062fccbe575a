// The table of keys, from which the schema for editors is made, says what the readers know, and nothing else.

#include "config/keys.h"

#include "base/text.h"
#include "config/rules.h"
#include "config/settings.h"
#include "policy/kinds.h"
#include "policy/parameter_type.h"
#include "unit/config/support.h"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace letterhead;
using letterhead::test::Folder;

namespace {

using Keys = std::set<std::string, std::less<>>;

// A reader that meets an unknown key tells the known ones.
Keys known_where(const std::string& text, bool settings) {
    const Folder folder;
    Problems problems;
    const std::string path = folder.write("file.yaml", text);
    if (settings)
        read_settings(path, problems);
    else
        read_policy({{path, {}}}, problems, 0);
    Keys keys;
    for (const Problem& problem : problems.all()) {
        constexpr std::string_view opening = "known here: ";
        if (problem.message.find("'zzzzzz'") == std::string::npos || !problem.advice.starts_with(opening))
            continue;
        for (const std::string_view key : split(std::string_view(problem.advice).substr(opening.size()), ','))
            keys.emplace(trim(key));
    }
    return keys;
}

const std::string pack = "pack: {id: x, policy: X, contact: IT, own_domains: [city.example]}\n";
const std::string rule = "id: X-1, title: T, when: {direction: outbound}, action: tag";
const std::string settings = "socket: 'unix:/run/x'\npacks: [x.yaml]\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(keys)

BOOST_AUTO_TEST_CASE(every_section_has_the_keys_that_its_reader_knows) {
    const struct {
        std::string_view section;
        std::string text;
        bool settings;
    } table[] = {
        {"file", pack + "zzzzzz: 1\nrules: [{" + rule + "}]\n", false},
        {"pack",
         "pack: {zzzzzz: 1, id: x, policy: X, contact: IT, own_domains: [city.example]}\nrules: [{" + rule +
             "}]\n",
         false},
        {"restricted_list", pack + "restricted_lists: {a: {zzzzzz: 1}}\nrules: [{" + rule + "}]\n", false},
        {"rule", pack + "rules: [{zzzzzz: 1, " + rule + "}]\n", false},
        {"exception", pack + "rules: [{" + rule + ", exceptions: [{zzzzzz: 1}]}]\n", false},
        {"settings", settings + "zzzzzz: 1\n", true},
        {"outgoing", settings + "outgoing: {zzzzzz: 1}\n", true},
        {"scanner", settings + "scanner: {zzzzzz: 1}\n", true},
        {"directory", settings + "directory: {zzzzzz: 1}\n", true},
        {"directory_group", settings + "directory: {groups: {a: {zzzzzz: 1}}}\n", true},
        {"log", settings + "log: {zzzzzz: 1}\n", true},
    };
    std::set<std::string_view> sections;
    for (const auto& row : table) {
        sections.insert(row.section);
        Keys expected;
        for (const KeyInfo& info : file_keys()) {
            if (info.section == row.section) expected.emplace(info.key);
        }
        BOOST_TEST_CONTEXT(row.section) {
            const Keys known = known_where(row.text, row.settings);
            BOOST_CHECK_EQUAL_COLLECTIONS(known.begin(), known.end(), expected.begin(), expected.end());
        }
    }
    for (const KeyInfo& info : file_keys())
        BOOST_TEST(sections.contains(info.section), info.section);
}

BOOST_AUTO_TEST_CASE(the_type_of_every_parameter_is_understood) {
    for (const ConditionKind& kind : condition_kinds()) {
        for (const ParameterInfo& parameter : kind.parameters)
            BOOST_TEST(parse_parameter_type(parameter.type).has_value(),
                       kind.key << "." << parameter.key << ": '" << parameter.type
                                << "' is not in policy/parameter_type.h");
    }
}

BOOST_AUTO_TEST_CASE(types_are_read_with_their_words) {
    const auto choice = parse_parameter_type("one of: outbound, internal");
    BOOST_REQUIRE(choice.has_value());
    BOOST_TEST((choice->shape == ParameterType::Shape::choice));
    BOOST_TEST((choice->words == std::vector<std::string>{"outbound", "internal"}));
    const auto maps = parse_parameter_type("list of maps like attachment");
    BOOST_REQUIRE(maps.has_value());
    BOOST_TEST((maps->shape == ParameterType::Shape::maps));
    BOOST_TEST(maps->like == "attachment");
    BOOST_TEST(!parse_parameter_type("some words of a person").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
