// What out-of-office replies say, and what rule PVE-G.7 with its lists of phrases finds lacking.

#include "config/rules.h"
#include "policy/evaluate.h"
#include "unit/config/support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;

namespace {

std::string lacking(const Policy& policy, const std::string& own) {
    Envelope envelope;
    Findings findings;
    findings.from = parse_addresses("jdoe@pvestates.org");
    findings.headers.add("Auto-Submitted", "auto-replied");
    Words words;
    words.part_path = "1";
    words.own = own;
    findings.words.push_back(words);
    for (const RuleResult& result : evaluate(policy, envelope, findings, Detail::fired_only).fired) {
        if (result.rule->id != "PVE-G.7") continue;
        for (const Evidence& evidence : result.evidence)
            if (evidence.what == "words.missing") return evidence.detail;
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(out_of_office_replies_say_how_long_until_when_and_who_covers) {
    Problems problems;
    const auto policy =
        read_policy({{LETTERHEAD_SOURCE "/rules/palos-verdes-estates.yaml", {}}}, problems, 20'600);
    BOOST_REQUIRE(policy);
    const char* const length = "how long you are away";
    const char* const back = "when you return";
    const char* const cover = "who covers for you";
    const struct {
        const char* own;
        std::vector<std::string> missing;
    } table[] = {
        {"I will be out of the office starting Monday, September 21 and will return on Monday, September 28. "
         "If you "
         "need help, please contact Anna Lopez at alopez@pvestates.org.",
         {}},
        {"I am out of the office until 10/5. For urgent matters call 310-378-0383.", {}},
        {"I am on vacation through next Friday. Please contact City Hall for assistance.", {}},
        {"I am out today and will be back tomorrow. Please reach out to Planning at ext. 221.", {}},
        {"I will be away Sept 21-25. Brian Hill is covering for me.", {}},
        {"Away from 9/21/2026 to 9/25/2026. Please contact the Planning Department in my absence.", {}},
        {"I am on leave for two weeks, returning Oct 5th. In my absence, Maria Diaz will assist you.", {}},
        {"Out of office. Back Monday. Call Bob 378-0383.", {}},
        {"I am out today and will be back tomorrow. Please reach out to the front desk.", {cover}},
        {"I am away until Monday. I will get back to you then, jdoe@pvestates.org.\n\nJane Doe\nPlanner",
         {cover}},
        {"I am away for a week. Call 310-378-0383.", {back}},
        {"I am out of the office. Call 310-378-0383 or 310-378-0384.", {length, back}},
        {"I am out of the office. I will respond to your message when I return.", {length, back, cover}},
    };
    for (const auto& row : table) {
        std::string expected;
        for (const std::string& label : row.missing)
            expected += (expected.empty() ? "" : ", ") + label;
        BOOST_TEST(lacking(*policy, row.own) == expected, row.own << " -> " << lacking(*policy, row.own));
    }
}
