// A verdict becomes what is sent, added and held.

#include "actions/outcome.h"

#include <boost/test/unit_test.hpp>
#include <set>

namespace letterhead {
namespace {

struct Case {
    Case() {
        policy.hash = "sha256:1f3a9c0b2d4e5566";
        pack.contact = "IT Help Desk, extension 200";
        envelope.queue_id = "4Xyz12ABC";
        envelope.sender = "clerk@city.example";
    }
    Rule& fires(const std::string& id, Action action, bool enforced = true) {
        rules.push_back(std::make_unique<Rule>());
        Rule& rule = *rules.back();
        rule.id = id;
        rule.title = "Title of " + id;
        rule.clause = id.substr(id.find('-') + 1);
        rule.explain = "Fix it.";
        rule.action = action;
        verdict.fired.push_back({&rule, &pack, Truth::yes, action, enforced, {}, {}});
        verdict.action = std::max(verdict.action, action);
        return rule;
    }
    Outcome outcome() const { return make_outcome(policy, verdict, envelope, findings); }

    Policy policy;
    Pack pack;
    Envelope envelope;
    Findings findings;
    Verdict verdict;
    std::vector<std::unique_ptr<Rule>> rules;
};

BOOST_AUTO_TEST_CASE(a_reject_lists_every_problem_at_once) {
    Case one;
    one.fires("P-1", Action::reject);
    one.fires("P-2", Action::tag);
    one.fires("P-3", Action::hold);
    one.fires("P-4", Action::tag, false);
    const Outcome outcome = one.outcome();
    const std::string& ref = outcome.reference;
    BOOST_TEST((outcome.action == Action::reject));
    BOOST_REQUIRE(outcome.reply.has_value());
    BOOST_TEST(outcome.reply->code() == 550);
    const std::vector<std::string> expected = {
        "Not sent: 2 problems with City e-mail policy (ref " + ref + ")",
        "1. Title of P-1 (P-1, clause 1): Fix it.", "2. Title of P-3 (P-3, clause 3): Fix it.",
        "Questions: IT Help Desk, extension 200. Reference: " + ref};
    BOOST_TEST((outcome.reply->lines() == expected));
    BOOST_TEST(outcome.headers.empty());
    BOOST_TEST(outcome.hold_reason.empty());
}

BOOST_AUTO_TEST_CASE(one_problem_of_several_items_is_one_problem) {
    Case one;
    one.fires("P-1", Action::reject).explain = "{d.title} is missing.";
    one.verdict.fired[0].evidence = {{"d.x", "", "", {{"d.title", "This"}}},
                                     {"d.x", "", "", {{"d.title", "That"}}}};
    one.pack.contact.clear();
    const Outcome outcome = one.outcome();
    BOOST_TEST(outcome.reply->lines().at(0) ==
               "Not sent: 1 problem with City e-mail policy (ref " + outcome.reference + ")");
    BOOST_TEST(outcome.reply->lines().at(1) ==
               "1. Title of P-1 (P-1, clause 1): This is missing. That is missing.");
    BOOST_TEST(outcome.reply->lines().at(2) == "Reference: " + outcome.reference);
}

BOOST_AUTO_TEST_CASE(advice_that_all_texts_of_a_rule_end_with_is_given_once) {
    const struct {
        const char *explain, *expected;
    } table[] = {{"{d.title} is missing. Copy it from the intranet page.",
                  "This is missing. That is missing. Copy it from the intranet page."},
                 {"{d.title} is bad. Stop.", "This is bad. Stop. That is bad. Stop."},
                 {"No {d.title}, ask at extension no. 200 of the help desk.",
                  "No This, ask at extension no. 200 of the help desk. No That, ask at extension no. 200 of "
                  "the help desk."},
                 {"Copy it from the intranet page. {d.title} is missing.",
                  "Copy it from the intranet page. This is missing. Copy it from the intranet page. That is "
                  "missing."}};
    for (const auto& row : table) {
        Case one;
        one.fires("P-1", Action::reject).explain = row.explain;
        one.verdict.fired[0].evidence = {{"d.x", "", "", {{"d.title", "This"}}},
                                         {"d.x", "", "", {{"d.title", "That"}}}};
        BOOST_TEST(one.outcome().reply->lines().at(1) ==
                   std::string("1. Title of P-1 (P-1, clause 1): ") + row.expected);
    }
}

BOOST_AUTO_TEST_CASE(the_header_says_what_was_found) {
    const auto header = [](const std::function<void(Case&)>& change) {
        Case one;
        change(one);
        const Outcome outcome = one.outcome();
        if (outcome.headers.size() != 1 || outcome.headers[0].name != "X-Letterhead")
            return std::string("(not one header)");
        std::string value = outcome.headers[0].value;
        const std::size_t at = value.find(outcome.reference);
        return at == std::string::npos ? value : value.replace(at, outcome.reference.size(), "REF");
    };
    BOOST_TEST(header([](Case&) {}) == "pass; rules=; ref=REF; policy=1f3a9c0b2d4e");
    BOOST_TEST(header([](Case& c) {
                   c.fires("P-1", Action::tag);
                   c.fires("P-2", Action::copy);
               }) == "tag; rules=P-1,P-2; ref=REF; policy=1f3a9c0b2d4e");
    BOOST_TEST(header([](Case& c) { c.fires("P-1", Action::accept); }) ==
               "pass; rules=; ref=REF; policy=1f3a9c0b2d4e");
    BOOST_TEST(header([](Case& c) { c.fires("P-1", Action::hold); }) ==
               "hold; rules=P-1; ref=REF; policy=1f3a9c0b2d4e");
    BOOST_TEST(header([](Case& c) { c.fires("P-1", Action::redirect).recipients = {"a@b"}; }) ==
               "tag; rules=P-1; ref=REF; policy=1f3a9c0b2d4e");
    const std::string long_one = header([](Case& c) {
        for (int i = 0; i < 500; ++i)
            c.fires("P-" + std::to_string(i), Action::tag);
    });
    BOOST_TEST(long_one.size() < 900);
    BOOST_TEST(long_one.find(",...;") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_hold_has_a_short_reason_and_approvers) {
    Case one;
    for (int i = 0; i < 40; ++i)
        one.fires("RULE-" + std::to_string(i), Action::hold).approver = i % 2 == 0 ? "a@b" : "c@d";
    one.fires("TAGS-1", Action::tag);
    const Outcome outcome = one.outcome();
    BOOST_TEST((outcome.action == Action::hold));
    BOOST_TEST(outcome.hold_reason.starts_with("Letterhead " + outcome.reference + ": RULE-0,RULE-1,"));
    BOOST_TEST(outcome.hold_reason.size() <= 100);
    BOOST_TEST((outcome.approvers == std::vector<std::string>{"a@b", "c@d"}));
    BOOST_TEST(!outcome.reply.has_value());
}

BOOST_AUTO_TEST_CASE(copies_and_redirects) {
    Case copy;
    copy.fires("P-1", Action::copy).recipients = {"a@b", "c@d"};
    copy.fires("P-2", Action::copy).recipients = {"a@b"};
    BOOST_TEST((copy.outcome().action == Action::tag));
    BOOST_TEST((copy.outcome().copies == std::vector<std::string>{"a@b", "c@d"}));
    copy.fires("P-3", Action::hold);
    BOOST_TEST(copy.outcome().copies.size() == 2);
    copy.fires("P-4", Action::reject);
    BOOST_TEST(copy.outcome().copies.empty());

    Case redirect;
    redirect.fires("P-1", Action::redirect).recipients = {"review@b"};
    redirect.fires("P-2", Action::redirect).recipients = {"other@b"};
    BOOST_TEST(redirect.outcome().redirect == "review@b");
    redirect.fires("P-3", Action::hold);
    BOOST_TEST(redirect.outcome().redirect == "");

    Case observed;
    observed.fires("P-1", Action::tag, false).recipients = {"a@b"};
    observed.verdict.fired[0].action = Action::tag;
    BOOST_TEST(observed.outcome().copies.empty());
}

BOOST_AUTO_TEST_CASE(a_tempfail_replies_with_451) {
    Case one;
    one.fires("P-1", Action::tempfail);
    const Outcome outcome = one.outcome();
    BOOST_TEST(outcome.reply->code() == 451);
    BOOST_TEST(outcome.reply->lines().at(0).starts_with("Not sent yet"));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_decided_is_tried_again_or_accepted_as_the_settings_say) {
    BOOST_TEST((cannot_decide(true).action == Action::accept));
    BOOST_TEST(!cannot_decide(true).reply.has_value());
    BOOST_TEST((cannot_decide(false).action == Action::tempfail));
    BOOST_TEST(cannot_decide(false).reply->code() == 451);
}

BOOST_AUTO_TEST_CASE(the_reference_is_stable_and_tells_messages_apart) {
    Case one;
    one.findings.message_id = "<a@b>";
    one.findings.subject = "Agenda";
    const std::string reference = reference_for(one.envelope, one.findings);
    BOOST_TEST(reference.size() == 11);
    BOOST_TEST(reference.starts_with("LH-"));
    BOOST_TEST(reference.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 3) == std::string::npos);
    BOOST_TEST(reference_for(one.envelope, one.findings) == reference);
    std::set<std::string> all{reference};
    for (const auto& change : std::vector<std::function<void(Case&)>>{
             [](Case& c) { c.envelope.queue_id += "D"; }, [](Case& c) { c.findings.message_id = "<c@b>"; },
             [](Case& c) { c.envelope.sender = "x"; }, [](Case& c) { c.findings.subject = "agenda"; },
             [](Case& c) { c.findings.message_bytes = 7; },
             [](Case& c) {
                 c.envelope.recipients.push_back({"", "a", "b"});
             }}) {
        Case other;
        other.findings.message_id = "<a@b>";
        other.findings.subject = "Agenda";
        change(other);
        BOOST_TEST(all.insert(reference_for(other.envelope, other.findings)).second);
    }
}

Sentences spanish() {
    Sentences sentences;
    sentences.not_sent = "No enviado: {problems} (ref {reference})";
    sentences.one_problem = "1 problema";
    sentences.problems = "{count} problemas";
    sentences.clause = "artículo {clause}";
    sentences.questions = "Preguntas: {contact}.";
    sentences.reference = "Referencia: {reference}";
    return sentences;
}

BOOST_AUTO_TEST_CASE(a_second_language_stands_behind_the_first) {
    Case one;
    one.pack.languages = {"en", "es"};
    one.pack.sentences["es"] = spanish();
    one.pack.web = "https://city.example/mail";
    one.fires("P-1", Action::reject).explain_further = {{"es", "Corríjalo."}};
    const Outcome outcome = one.outcome();
    const std::string& ref = outcome.reference;
    const std::vector<std::string> expected = {
        "Not sent: 1 problem with City e-mail policy (ref " + ref + ")",
        "1. Title of P-1 (P-1, clause 1): Fix it.",
        "No enviado: 1 problema (ref " + ref + ")",
        "1. Title of P-1 (P-1, articulo 1): Corrijalo.",
        "Preguntas: IT Help Desk, extension 200. Referencia: " + ref + ". More: https://city.example/mail",
        "Questions: IT Help Desk, extension 200. Reference: " + ref + ". More: https://city.example/mail"};
    BOOST_TEST((outcome.reply->lines() == expected));
}

BOOST_AUTO_TEST_CASE(where_two_languages_are_too_long_the_second_is_one_line) {
    Case one;
    one.pack.languages = {"en", "es"};
    one.pack.sentences["es"] = spanish();
    for (int i = 1; i <= 20; ++i)
        one.fires("P-" + std::to_string(i), Action::reject);
    const Outcome outcome = one.outcome();
    const std::vector<std::string>& lines = outcome.reply->lines();
    BOOST_REQUIRE(lines.size() == 23U);
    BOOST_TEST(lines[0].starts_with("Not sent: 20 problems"));
    BOOST_TEST(lines[1] == "No enviado: 20 problemas (ref " + outcome.reference +
                               "). Preguntas: IT Help Desk, extension 200. Referencia: " + outcome.reference);
    BOOST_TEST(lines[2].starts_with("1. Title of P-1 "));
    BOOST_TEST(lines[22].starts_with("Questions: "));
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_not_enforced_yet_warns_in_the_header) {
    Case one;
    Rule& later = one.fires("P-1", Action::tag, false);
    later.enforce_from = 2000;
    later.enforce_from_day = "2027-03-01";
    Rule& sooner = one.fires("P-2", Action::tag, false);
    sooner.enforce_from = 1000;
    sooner.enforce_from_day = "2027-01-01";
    const Outcome outcome = one.outcome();
    BOOST_TEST(outcome.headers.at(0).value == "tag; rules=P-1,P-2; warning=P-2; from=2027-01-01; ref=" +
                                                  outcome.reference + "; policy=1f3a9c0b2d4e");
}

}  // namespace
}  // namespace letterhead
