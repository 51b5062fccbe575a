// The examples of the table of conditions, as a rule author would copy them.

#include "config/rules.h"
#include "policy/kinds.h"
#include "unit/config/support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using letterhead::test::Folder;
using letterhead::test::shown;

namespace {

// Everything that the examples name.
const std::string templates =
    "signature_blocks:\n"
    "  city: {title: 'signature block', form: ['Name'], slots: [{id: name, type: person}]}\n"
    "disclaimers:\n"
    "  city: {title: 'disclaimer', text: 'This is from the City.'}\n";
const std::string pack =
    "pack: {id: x, policy: 'X', contact: 'IT', own_domains: ['city.example'], templates: "
    "['templates.yaml']}\n"
    "lists:\n"
    "  webmail: ['gmail.com']\n"
    "  names: ['*.worm']\n"
    "  phrases: ['attorney client privileged']\n"
    "  aliases: ['jdoe=clerk@city.example']\n"
    "groups: {staff: ['jdoe']}\n"
    "restricted_lists:\n"
    "  everyone: {addresses: ['everyone@city.example'], may_send: ['jdoe']}\n"
    "conditions:\n"
    "  automatic: {any: [null_sender, auto_submitted]}\n"
    "rules:\n";

bool is_unused(const Problem& problem) {
    return problem.severity == Severity::warning && problem.message.ends_with("is never used");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(examples)

BOOST_AUTO_TEST_CASE(each_example_of_a_condition_is_a_rule_without_problems) {
    const Folder folder;
    folder.write("templates.yaml", templates);
    BOOST_REQUIRE(!condition_kinds().empty());
    for (const ConditionKind& kind : condition_kinds()) {
        BOOST_TEST_CONTEXT(kind.example) {
            BOOST_TEST(kind.example.starts_with(kind.key));
            std::string explain = "It is so";
            for (const std::string_view name : kind.placeholders)
                explain += ": {" + std::string(name) + "}";
            const std::string text = pack + "  - id: X-1\n    title: 'X'\n    when: {" +
                                     std::string(kind.example) + "}\n    action: hold\n    explain: '" +
                                     explain + "'\n";
            Problems problems, important;
            const auto policy = read_policy({{folder.write("pack.yaml", text), {}}}, problems, 0);
            BOOST_TEST(policy != nullptr);
            for (const Problem& problem : problems.all()) {
                if (!is_unused(problem))
                    important.error(problem.code, problem.place, problem.message, problem.advice);
            }
            BOOST_TEST(render(important) == "");
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
