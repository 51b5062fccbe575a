// The packs that are shipped.

#include "base/text.h"
#include "config/rules.h"
#include "config/settings.h"
#include "unit/config/support.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <map>

using namespace letterhead;
using letterhead::test::shown;

namespace {

constexpr std::int64_t day = 20'600;  // 2026-05-27

const std::vector<std::string> every_pack{"palos-verdes-estates.yaml", "san-jose.yaml", "redlands.yaml",
                                          "westminster.yaml",          "clovis.yaml",   "starter.yaml"};

std::shared_ptr<const Policy> read(const std::vector<std::string>& names) {
    std::vector<PackFile> files;
    for (const std::string& name : names)
        files.push_back({LETTERHEAD_SOURCE "/rules/" + name, {}});
    Problems problems;
    auto policy = read_policy(files, problems, day);
    BOOST_TEST(shown(problems) == "");
    BOOST_REQUIRE(policy);
    return policy;
}

std::string rules_of(const Policy& policy) {
    std::vector<std::string> ids;
    for (const auto& pack : policy.packs) {
        for (const Rule& rule : pack->rules)
            ids.push_back(rule.id + " " + std::string(action_name(rule.action)) + " " +
                          std::string(mode_name(rule.mode)) + " " +
                          std::string(action_name(rule.cannot_tell)));
    }
    return join(ids, "\n");
}

// "CLO-F.6.c" stands for "F.6.c, d", "CLO-H.7" for "H.7.d, f, g, j". The rules of the starter have no clause
// yet.
bool names_its_clause(const Rule& rule) {
    if (rule.clause.empty()) return true;
    const std::vector<std::string_view> words = split(rule.clause, ' ');
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        while (word.ends_with(','))
            word.remove_suffix(1);
        return rule.id.find(word) != std::string::npos ||
               rule.id.find(word.substr(0, word.rfind('.'))) != std::string::npos;
    });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(packs)

BOOST_AUTO_TEST_CASE(palos_verdes_estates_loads_with_each_row_of_the_matrix) {
    const auto policy = read({"palos-verdes-estates.yaml"});
    BOOST_TEST(rules_of(*policy) ==
               "PVE-A.4 reject enforce hold\n"
               "PVE-B.1.b tag observe accept\n"
               "PVE-B.1.d tag observe accept\n"
               "PVE-B.1.f hold enforce hold\n"
               "PVE-B.1.f.private hold enforce tag\n"
               "PVE-B.2.a reject enforce hold\n"
               "PVE-E.1 reject enforce tag\n"
               "PVE-E.2 reject enforce tag\n"
               "PVE-E.3 reject enforce tag\n"
               "PVE-F.2 tag observe accept\n"
               "PVE-G.2 hold enforce hold\n"
               "PVE-G.2.one-by-one hold enforce hold\n"
               "PVE-G.3 tag observe accept\n"
               "PVE-G.7 tag observe accept\n"
               "PVE-I.3.b tag observe accept\n"
               "PVE-I.3.c hold enforce hold");
    const Needs& needs = policy->needs;
    BOOST_TEST(needs.words);
    BOOST_TEST(needs.files);
    BOOST_TEST(needs.file_types);
    BOOST_TEST(needs.containers);
    BOOST_TEST(needs.signature_blocks.size() == 1U);
    BOOST_TEST(needs.disclaimers.size() == 2U);
}

BOOST_AUTO_TEST_CASE(san_jose_loads_with_each_row_of_the_matrix) {
    const auto policy = read({"san-jose.yaml"});
    BOOST_TEST(rules_of(*policy) ==
               "SJ-1 tag observe accept\n"
               "SJ-3.I reject enforce hold\n"
               "SJ-5 hold enforce hold\n"
               "SJ-6.B hold enforce hold\n"
               "SJ-6.B.private hold enforce tag\n"
               "SJ-6.C tag observe accept\n"
               "SJ-10.C reject enforce tag\n"
               "SJ-10.C.name reject enforce hold\n"
               "SJ-10.G.d hold enforce hold\n"
               "SJ-10.G.c reject enforce hold\n"
               "SJ-10.G.c.piecewise hold enforce hold\n"
               "SJ-10.H tag observe accept\n"
               "SJ-10.I tag observe accept\n"
               "SJ-10.J reject enforce hold");
    BOOST_TEST(policy->needs.words);
    BOOST_TEST(policy->needs.files);
    BOOST_TEST(policy->packs[0]->restricted_lists.size() == 4U);
}

BOOST_AUTO_TEST_CASE(redlands_loads_with_each_row_of_the_matrix) {
    const auto policy = read({"redlands.yaml"});
    BOOST_TEST(rules_of(*policy) ==
               "RED-f hold enforce hold\n"
               "RED-g reject enforce hold\n"
               "RED-P.b hold enforce hold\n"
               "RED-P.b.private hold enforce tag\n"
               "RED-P.d tag observe accept\n"
               "RED-P.f hold enforce tag\n"
               "RED-P.g reject enforce hold\n"
               "RED-P.g.unclear hold enforce hold\n"
               "RED-P.h hold enforce hold\n"
               "RED-P.i reject enforce hold\n"
               "RED-P.i.anonymous reject enforce hold\n"
               "RED-P.j reject enforce hold\n"
               "RED-M.e copy enforce tag");
    BOOST_TEST(policy->needs.words);
    BOOST_TEST(policy->needs.file_types);
    BOOST_TEST(policy->needs.containers);
    BOOST_TEST(policy->needs.disclaimers.size() == 1U);
}

BOOST_AUTO_TEST_CASE(westminster_loads_with_each_row_of_the_matrix) {
    const auto policy = read({"westminster.yaml"});
    BOOST_TEST(rules_of(*policy) ==
               "WES-II.2 tag observe accept\n"
               "WES-II.3 hold enforce hold\n"
               "WES-II.4 hold enforce hold\n"
               "WES-II.11 reject enforce hold\n"
               "WES-II.14 tag observe accept\n"
               "WES-II.16 hold enforce hold\n"
               "WES-VI reject enforce tag\n"
               "WES-VI.medical reject enforce tag");
    BOOST_TEST(policy->needs.words);
    BOOST_TEST(policy->needs.containers);
}

BOOST_AUTO_TEST_CASE(clovis_loads_with_each_row_of_the_matrix) {
    const auto policy = read({"clovis.yaml"});
    BOOST_TEST(rules_of(*policy) ==
               "CLO-C.4.c hold enforce hold\n"
               "CLO-C.4.c.private hold enforce tag\n"
               "CLO-C.4.d tag observe accept\n"
               "CLO-F.4 reject enforce hold\n"
               "CLO-F.4.one-by-one reject enforce hold\n"
               "CLO-F.6.c copy enforce tag\n"
               "CLO-H.4.a tag observe accept\n"
               "CLO-H.4.b reject enforce hold\n"
               "CLO-H.7 tag observe accept");
}

BOOST_AUTO_TEST_CASE(starter_loads_and_only_observes) {
    const auto policy = read({"starter.yaml"});
    BOOST_TEST(rules_of(*policy) ==
               "programs reject observe hold\n"
               "false-name reject observe hold\n"
               "private-account reject observe hold\n"
               "everybody hold observe hold\n"
               "too-large reject observe hold");
}

BOOST_AUTO_TEST_CASE(all_packs_live_in_one_policy) {
    const auto policy = read(every_pack);
    BOOST_TEST(policy->packs.size() == 6U);
    BOOST_TEST(policy->rule_count() == 65U);
    BOOST_TEST(policy->hash != read({"palos-verdes-estates.yaml"})->hash);
    BOOST_TEST(policy->hash == read(every_pack)->hash);
}

BOOST_AUTO_TEST_CASE(the_settings_as_installed_name_a_pack_that_loads) {
    Problems problems;
    const auto settings = read_settings(LETTERHEAD_SOURCE "/etc/letterhead.yaml", problems);
    BOOST_REQUIRE(settings);
    BOOST_REQUIRE(settings->packs.size() == 1);
    BOOST_TEST(read_policy({{settings->packs[0], settings->pack_places[0]}}, problems, day) != nullptr);
    BOOST_TEST(shown(problems) == "");
}

BOOST_AUTO_TEST_CASE(the_templates_hold_the_wording_of_the_policy) {
    const auto policy = read({"palos-verdes-estates.yaml"});
    const Pack& pack = *policy->packs[0];
    const SignatureTemplate& block = pack.signature_blocks.at("pve");
    BOOST_TEST(block.slots.size() == 8U);
    const auto count = [&](SlotUse use, bool must) {
        return std::count_if(block.slots.begin(), block.slots.end(),
                             [&](const Slot& slot) { return slot.use == use && slot.must == must; });
    };
    BOOST_TEST(count(SlotUse::required, true) == 4);
    BOOST_TEST(count(SlotUse::required, false) == 3);
    BOOST_TEST(block.of_the_rest == 2);
    BOOST_TEST(block.missing_at_most == 0);
    BOOST_TEST(block.form.starts_with(
        "Name\nPosition/Title\nCity of Palos Verdes Estates\n340 Palos Verdes Drive West\n"));
    BOOST_TEST(pack.disclaimers.at("pve-transmission").text ==
               "This is a transmission from the City of Palos Verdes Estates. The information contained in "
               "this e-mail pertains to "
               "City business and is intended solely for the use of the individual or entity to whom it is "
               "addressed. If the reader "
               "of this message is not an intended recipient or the employee or agent responsible for "
               "delivering the message to the "
               "intended recipient, and you have received this message in error, please advise the sender by "
               "reply e-mail and "
               "delete the message.");
    BOOST_TEST(pack.disclaimers.at("pve-virus-warning").text ==
               "WARNING: Computer viruses can be transmitted by e-mail. The recipient should check this "
               "e-mail and any attachments "
               "for the presence of viruses. The CITY OF PALOS VERDES ESTATES accepts no liability for any "
               "damage caused by any "
               "virus transmitted by this e-mail.");
}

BOOST_AUTO_TEST_CASE(groups_and_lists_are_read_from_their_files) {
    const auto policy = read({"palos-verdes-estates.yaml", "san-jose.yaml"});
    const Pack& pve = *policy->packs[0];
    BOOST_TEST(pve.groups.at("safety").has("dispatch@pvestates.org"));  // its line ends in a comment
    BOOST_TEST(pve.groups.at("safety").has("anybody@police.pvestates.org"));
    BOOST_TEST(!pve.groups.at("safety").has("maria.alvarez@pvestates.org"));
    BOOST_TEST(pve.restricted_lists.at("everyone").may_send.has("citymanager@pvestates.org"));
}

BOOST_AUTO_TEST_CASE(the_shipped_list_of_webmail_has_each_domain_once) {
    std::ifstream in(LETTERHEAD_SOURCE "/rules/lists/webmail-domains.txt");
    const std::string text(std::istreambuf_iterator<char>(in), {});
    WordList webmail;
    webmail.files = {std::make_shared<const Source>(Source{"webmail-domains.txt", text})};
    Problems problems;
    std::map<std::string, int> lines;
    webmail.for_each(
        [&](const Node& domain) {
            BOOST_TEST(domain.text() == ascii_lower(domain.text()));
            BOOST_TEST(lines.emplace(domain.text(), domain.place().line).second, domain.text()
                                                                                     << " is there twice");
        },
        problems);
    BOOST_TEST(lines.size() > 150U);
}

BOOST_AUTO_TEST_CASE(texts_for_senders_say_how_to_go_on_and_fit_into_a_reply) {
    const auto policy = read(every_pack);
    for (const auto& pack : policy->packs) {
        for (const Rule& rule : pack->rules) {
            BOOST_TEST_CONTEXT(rule.id) {
                if (rule.action == Action::copy) continue;  // nobody is told of it
                BOOST_TEST(rule.explain.size() > 70U);
                BOOST_TEST(rule.explain.size() < 600U);
                BOOST_TEST(!rule.title.empty());
                BOOST_TEST(names_its_clause(rule));
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
