// Languages, advice and the day from which a rule is enforced, as rule files write them.

#include "config/rules.h"
#include "unit/config/support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using letterhead::test::Folder;
using letterhead::test::shown;

namespace {

std::string pack_with(const std::string& keys) {
    return "pack: {id: x, policy: 'X', contact: 'IT', own_domains: ['city.example']" + keys + "}\nrules:\n" +
           "  - id: X-1\n    title: 'T'\n    when: {attachment: {name: '*.exe'}}\n    action: reject\n";
}

struct Read {
    std::shared_ptr<const Policy> policy;
    std::string problems;
    const Rule& rule() const { return policy->packs.front()->rules.front(); }
};

Read read(const std::string& text) {
    const Folder folder;
    Problems problems;
    Read result;
    result.policy = read_policy({{folder.write("pack.yaml", text), {}}}, problems, 0);
    result.problems = shown(problems);
    return result;
}

const std::string spanish =
    ", languages: [en, es], sentences: ['" LETTERHEAD_SOURCE "/rules/languages/es.yaml']";

}  // namespace

BOOST_AUTO_TEST_SUITE(speech)

BOOST_AUTO_TEST_CASE(a_rule_explains_itself_in_the_languages_of_its_pack) {
    const Read result =
        read(pack_with(spanish + ", web: 'https://city.example/mail'") +
             "    explain: {es: 'Sin programas', en: 'No programs'}\n"
             "    advice: {executable: {en: 'Use the share', es: 'Use el servidor'}, other: 'Send a PDF'}\n");
    BOOST_TEST(result.problems == "");
    BOOST_REQUIRE(result.policy != nullptr);
    BOOST_TEST(result.rule().explain == "No programs");
    BOOST_REQUIRE(result.rule().explain_further.size() == 1U);
    BOOST_TEST(result.rule().explain_further[0].language == "es");
    BOOST_TEST(result.rule().advice.at("executable").size() == 2U);
    BOOST_TEST(result.rule().advice.at("other")[0].text == "Send a PDF");
    const Pack& pack = *result.policy->packs.front();
    BOOST_TEST(pack.web == "https://city.example/mail");
    BOOST_TEST(pack.sentences.at("es").one_problem == "1 problema");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_languages_is_told) {
    const struct {
        std::string text, problems;
    } table[] = {
        {pack_with("") + "    explain: {en: 'No', es: 'No'}\n",
         "7:25 error: 'es' is no language of this pack (add it to the pack: languages: [en, es])\n"},
        {pack_with(spanish) + "    explain: {es: 'No'}\n", "7:14 error: 'explain' lacks 'en'\n"},
        {pack_with(", languages: [en, fr]") + "    explain: 'No'\n",
         "1:85 error: there are no sentences in 'fr' (name a file of them in the pack: sentences: "
         "['languages/fr.yaml'])\n"},
        {pack_with(", languages: [English]") + "    explain: 'No'\n",
         "1:86 error: 'English' is no language (write the two letters of ISO 639, such as en or es)\n"},
        {pack_with(", web: 'city.example'") + "    explain: 'No'\n",
         "1:79 error: 'city.example' is no web address (write https://...)\n"},
        {pack_with("") + "    explain: 'No'\n    advice: {program: 'No'}\n",
         "8:14 error: unknown key 'program' in advice\n"},
    };
    for (const auto& row : table) {
        BOOST_TEST_CONTEXT(row.text) {
            BOOST_TEST(read(row.text).problems == row.problems);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_rule_says_from_which_day_on_it_is_enforced) {
    const Read result = read(pack_with("") + "    explain: 'No'\n    enforce_from: 2027-01-01\n");
    BOOST_TEST(result.problems == "");
    BOOST_REQUIRE(result.policy != nullptr);
    BOOST_TEST(result.rule().enforce_from == 20'819);
    BOOST_TEST(result.rule().enforce_from_day == "2027-01-01");
}

BOOST_AUTO_TEST_CASE(an_exception_says_who_owns_it) {
    const Read owned = read(
        pack_with("") + "    explain: 'No'\n    exceptions: [{sender: 'a', owner: 'Clerk', reason: 'r'}]\n");
    BOOST_TEST(owned.problems == "");
    BOOST_TEST(owned.rule().exceptions.front().owner == "Clerk");
    const Read free =
        read(pack_with("") + "    explain: 'No'\n    exceptions: [{sender: 'a', reason: 'r'}]\n");
    BOOST_TEST(free.problems ==
               "8:18 warning: nobody owns this exception (owner: who asked for it, and answers when it is "
               "reviewed)\n");
}

BOOST_AUTO_TEST_SUITE_END()
