// What the sender reads: placeholders filled, each problem once.

#include "actions/explanation.h"

#include "policy/policy.h"

#include <boost/test/unit_test.hpp>

namespace letterhead {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;
using Texts = std::vector<std::string>;

struct Case {
    explicit Case(const std::string& explain) {
        rule.id = "PVE-E.1";
        rule.title = "Signature block";
        rule.clause = "E.1";
        rule.explain = explain;
        pack.contact = "the help desk";
        result.rule = &rule;
        result.pack = &pack;
        result.truth = Truth::yes;
        result.enforced = true;
        result.action = Action::reject;
    }
    Case& seen(const std::string& what, Fields fields, const std::string& where = "",
               const std::string& detail = "") {
        result.evidence.push_back({what, where, detail, std::move(fields)});
        return *this;
    }
    Texts texts() const { return explanation_texts(result, "LH-12345678"); }

    Rule rule;
    Pack pack;
    RuleResult result;
};

BOOST_AUTO_TEST_CASE(placeholders_are_filled_from_the_evidence) {
    const struct {
        const char* explain;
        const char* expected;
    } table[] = {{"It lacks: {x.missing}.", "It lacks: phone."},
                 {"Ask {contact}, {reference}.", "Ask the help desk, LH-12345678."},
                 {"Ask {approver}.", "Ask boss@city.example."},
                 {"A {x.name}{x.where}.", "A file inside a.zip."},
                 {"No {x.colour} here.", "No  here."},
                 {"Braces {like this} and {UPPER} stay.", "Braces {like this} and {UPPER} stay."},
                 {"Open { and {x.missing", "Open { and {x.missing"},
                 {"{{x.missing}}", "{phone}"},
                 {"{}", "{}"}};
    for (const auto& row : table) {
        Case one(row.explain);
        one.rule.approver = "boss@city.example";
        one.seen("x.y", {{"x.missing", "phone"}, {"x.name", "file"}, {"x.where", " inside a.zip"}});
        BOOST_TEST((one.texts() == Texts{row.expected}), row.explain << " -> " << one.texts().front());
    }
}

BOOST_AUTO_TEST_CASE(what_is_filled_in_is_not_filled_again_and_stays_one_line) {
    Case one("Name: {x.name}");
    one.seen("x.y", {{"x.name", "{contact}\r\n250 OK\x01"}});
    BOOST_TEST(one.texts().front().find("{contact}") != std::string::npos);
    BOOST_TEST(one.texts().front().find_first_of("\r\n\x01") == std::string::npos);
    Case two("{x.name}");
    two.seen("x.y", {{"x.name", std::string(100'000, 'x')}});
    BOOST_TEST(two.texts().front().size() <= 400);
}

BOOST_AUTO_TEST_CASE(each_distinct_evidence_speaks_once) {
    Case one("{a.name} is bad.");
    one.seen("a.x", {{"a.name", "one.exe"}})
        .seen("a.x", {{"a.name", "two.exe"}})
        .seen("a.x", {{"a.name", "one.exe"}})
        .seen("direction.outbound", {});
    BOOST_TEST((one.texts() == Texts{"one.exe is bad.", "two.exe is bad."}));
}

BOOST_AUTO_TEST_CASE(evidence_of_other_conditions_helps_out) {
    Case one("{a.name} to {r.first}.");
    one.seen("a.x", {{"a.name", "one.exe"}})
        .seen("a.x", {{"a.name", "two.exe"}})
        .seen("r.x", {{"r.first", "b@c"}});
    BOOST_TEST((one.texts() == Texts{"one.exe to b@c.", "two.exe to b@c."}));
}

BOOST_AUTO_TEST_CASE(a_text_without_placeholders_is_said_once) {
    Case one("Do not.\n");
    BOOST_TEST((one.texts() == Texts{"Do not."}));
    one.seen("a.x", {{"a.name", "one.exe"}}).seen("a.x", {{"a.name", "two.exe"}});
    BOOST_TEST((one.texts() == Texts{"Do not."}));
}

BOOST_AUTO_TEST_CASE(what_could_not_be_told_says_why) {
    Case one("Your block lacks: {x.missing}.");
    one.result.truth = Truth::cannot_tell;
    one.seen("x.unreadable", {}, "part 1.2", "x.rar cannot be looked into");
    BOOST_TEST((one.texts() == Texts{"This could not be checked: x.rar cannot be looked into (part 1.2)."}));
    one.result.evidence.clear();
    BOOST_TEST((one.texts() == Texts{"This could not be checked."}));
}

BOOST_AUTO_TEST_CASE(a_rule_without_explain_says_what_was_seen) {
    Case one("");
    one.seen("attachment.name", {}, "part 1.2", "x.exe");
    BOOST_TEST((one.texts() == Texts{"This was seen: x.exe (part 1.2)."}));
    BOOST_TEST(explanations(one.result, "LH-1").front() ==
               "Signature block (PVE-E.1, clause E.1): This was seen: x.exe (part 1.2).");
}

BOOST_AUTO_TEST_CASE(headings) {
    Rule rule;
    rule.id = "X-1";
    BOOST_TEST(rule_heading(rule) == "X-1");
    rule.title = "Title";
    BOOST_TEST(rule_heading(rule) == "Title (X-1)");
    rule.clause = "2.b";
    BOOST_TEST(rule_heading(rule) == "Title (X-1, clause 2.b)");
}

BOOST_AUTO_TEST_CASE(approvers_may_come_from_the_evidence) {
    Case one("x");
    one.rule.approver = "{restricted_list.approver}";
    one.seen("r.x", {{"restricted_list.approver", "a@b"}})
        .seen("r.x", {{"restricted_list.approver", "c@d"}})
        .seen("r.x", {{"restricted_list.approver", "a@b"}});
    BOOST_TEST((approvers_of(one.result) == Texts{"a@b", "c@d"}));
    one.rule.approver = "";
    BOOST_TEST(approvers_of(one.result).empty());
}

BOOST_AUTO_TEST_CASE(advice_is_that_for_the_family_of_the_attachment) {
    Case one("{attachment.name}: {attachment.advice}");
    one.rule.advice["executable"] = {{"en", "Use the share, not {attachment.name}."},
                                     {"es", "Use el servidor."}};
    one.rule.advice["other"] = {{"en", "Send a PDF."}};
    one.seen("attachment.family", {{"attachment.name", "a.exe"}, {"attachment.family", "executable"}});
    one.seen("attachment.family", {{"attachment.name", "b.zip"}, {"attachment.family", "archive"}});
    BOOST_TEST((one.texts() == Texts{"a.exe: Use the share, not a.exe.", "b.zip: Send a PDF."}));
    BOOST_TEST((explanation_texts(one.result, "LH-1", "es") ==
                Texts{"a.exe: Use el servidor.", "b.zip: Send a PDF."}));
    one.rule.advice.clear();
    BOOST_TEST((one.texts() == Texts{"a.exe:", "b.zip:"}));
}

}  // namespace
}  // namespace letterhead
