// The decision: modes, unless, exceptions, what cannot be told, bounces, and why the others did not fire.

#include "unit/policy/support.h"

#include <boost/test/unit_test.hpp>

namespace letterhead {
namespace {

using namespace testing;

// A policy of one pack, and one message.
struct Court {
    Court() : pack(example_pack()) {
        send_from(envelope, "clerk@city.example");
        envelope.recipients = {address("resident@example.org"), address("other@example.org")};
        envelope.received_at = 20'000 * 86'400 + 43'200;  // noon of day 20,000
    }
    ConditionPtr read(std::string_view condition) {
        Problems problems;
        return read_condition(yaml(condition), {*pack, problems});
    }
    Rule& rule(const std::string& id, std::string_view when, Action action, std::string_view unless = {}) {
        Rule rule;
        rule.id = id;
        rule.when = read(when);
        if (!unless.empty()) rule.unless = read(unless);
        rule.action = action;
        pack->rules.push_back(std::move(rule));
        return pack->rules.back();
    }
    Verdict decide(Detail detail = Detail::fired_only) {
        policy.packs.clear();
        policy.packs.push_back(
            std::make_unique<const Pack>(*pack));  // conditions point into `pack`, which stays
        return evaluate(policy, envelope, findings, detail);
    }
    std::string said(Detail detail = Detail::fired_only) {
        const Verdict verdict = decide(detail);
        std::string words(action_name(verdict.action));
        for (const RuleResult& result : verdict.fired) {
            words += " " + result.rule->id + "=" + std::string(truth_name(result.truth)) + "/" +
                     std::string(action_name(result.action));
        }
        return words;
    }
    std::string because() {
        const Verdict verdict = decide(Detail::every_rule);
        return verdict.others.empty() ? "(fired)" : verdict.others.front().because;
    }

    std::unique_ptr<Pack> pack;
    Policy policy;
    Envelope envelope;
    Findings findings;
};

constexpr const char* kYes = "direction: outbound";
constexpr const char* kNo = "direction: internal";
constexpr const char* kUnsure = "header: {name: X-None}";  // with too many headers

struct Unsure : Court {
    Unsure() { findings.oddities.add(OddityKind::too_many_headers, "headers"); }
};

BOOST_AUTO_TEST_CASE(nothing_fires_and_the_message_is_accepted) {
    Court court;
    BOOST_TEST(court.said() == "accept");
    court.rule("A", kNo, Action::reject);
    BOOST_TEST(court.said() == "accept");
}

BOOST_AUTO_TEST_CASE(the_strongest_action_wins_and_every_rule_that_fired_is_kept) {
    Court court;
    court.rule("A", kYes, Action::tag);
    court.rule("B", kYes, Action::reject);
    court.rule("C", kNo, Action::reject);
    court.rule("D", kYes, Action::hold);
    BOOST_TEST(court.said() == "reject A=yes/tag B=yes/reject D=yes/hold");
}

BOOST_AUTO_TEST_CASE(the_order_of_the_actions) {
    const Action order[] = {Action::accept, Action::tag,      Action::copy,  Action::redirect,
                            Action::hold,   Action::tempfail, Action::reject};
    for (std::size_t i = 1; i < std::size(order); ++i) {
        Court court;
        court.rule("A", kYes, order[i]);
        court.rule("B", kYes, order[i - 1]);
        BOOST_TEST((court.decide().action == order[i]));
    }
}

BOOST_AUTO_TEST_CASE(modes) {
    Court court;
    court.rule("A", kYes, Action::reject).mode = Mode::observe;
    BOOST_TEST(court.said() == "tag A=yes/tag");
    court.pack->rules[0].mode = Mode::off;
    BOOST_TEST(court.said() == "accept");
    BOOST_TEST(court.because() == "mode: off");
    court.pack->rules[0].mode = Mode::enforce;
    BOOST_TEST(court.said() == "reject A=yes/reject");
}

BOOST_AUTO_TEST_CASE(a_rule_is_enforced_from_its_day_on) {
    Court court;
    Rule& rule = court.rule("A", kYes, Action::reject);
    rule.enforce_from = 20'819;  // 2027-01-01
    court.envelope.received_at = 20'819 * 86'400 - 1;
    BOOST_TEST(court.said() == "tag A=yes/tag");
    court.envelope.utc_offset_minutes = 60;  // where it is an hour later
    BOOST_TEST(court.said() == "reject A=yes/reject");
}

BOOST_AUTO_TEST_CASE(unless_spares) {
    Court court;
    court.rule("A", kYes, Action::reject, "sender: {group: staff}");
    BOOST_TEST(court.said() == "accept");
    BOOST_TEST(court.because() == "`unless` says yes: sender.is clerk@city.example (envelope sender)");
    send_from(court.envelope, "x@city.example");
    BOOST_TEST(court.said() == "reject A=yes/reject");
}

BOOST_AUTO_TEST_CASE(cannot_tell_has_its_own_action) {
    Unsure court;
    Rule& rule = court.rule("A", kUnsure, Action::reject);
    BOOST_TEST(court.said() == "hold A=cannot_tell/hold");
    rule.cannot_tell = Action::accept;
    BOOST_TEST(court.said() == "accept A=cannot_tell/accept");
    rule.cannot_tell = Action::reject;
    rule.mode = Mode::observe;
    BOOST_TEST(court.said() == "tag A=cannot_tell/tag");
}

BOOST_AUTO_TEST_CASE(when_and_unless_join_by_kleene) {
    const struct {
        const char *when, *unless, *expected;
    } table[] = {{kYes, kUnsure, "hold A=cannot_tell/hold"},
                 {kUnsure, kNo, "hold A=cannot_tell/hold"},
                 {kUnsure, kYes, "accept"},
                 {kNo, kUnsure, "accept"},
                 {kUnsure, kUnsure, "hold A=cannot_tell/hold"},
                 {kYes, kNo, "reject A=yes/reject"}};
    for (const auto& row : table) {
        Unsure court;
        court.rule("A", row.when, Action::reject, row.unless);
        BOOST_TEST(court.said() == row.expected, row.when << " unless " << row.unless);
    }
}

BOOST_AUTO_TEST_CASE(exceptions) {
    const struct {
        const char *sender, *recipient;
        std::int64_t until;
        bool spared;
    } table[] = {{"clerk@city.example", "", 0, true},    {"CLERK@*", "", 0, true},
                 {"x@city.example", "", 0, false},       {"jdoe", "", 0, true},  // the login
                 {"jdoe@city.example", "", 0, true},     {"", "*@example.org", 0, true},
                 {"", "resident@example.org", 0, false},  // every recipient must match
                 {"clerk@*", "*@example.org", 0, true},  {"clerk@*", "*@else.example", 0, false},
                 {"clerk@*", "", 20'000, true},          {"clerk@*", "", 20'001, true},
                 {"clerk@*", "", 19'999, false}};
    for (const auto& row : table) {
        Court court;
        if (std::string_view(row.sender).starts_with("jdoe")) court.envelope.login = "jdoe";
        Rule& rule = court.rule("A", kYes, Action::reject);
        rule.exceptions.push_back({{}, row.sender, row.recipient, "agenda mailer", "IT-1", row.until});
        BOOST_TEST(court.said() == (row.spared ? "accept" : "reject A=yes/reject"),
                   row.sender << " to " << row.recipient << " until " << row.until);
        if (row.spared) BOOST_TEST(court.because() == "an exception applies: agenda mailer (IT-1)");
    }
    Court pretender;  // logged in, and writing in the envelope whom the exception is for
    pretender.envelope.login = "jdoe";
    pretender.rule("A", kYes, Action::reject)
        .exceptions.push_back({{}, "clerk@*", "", "agenda mailer", "", 0});
    BOOST_TEST(pretender.said() == "reject A=yes/reject");
    Court court;
    court.envelope.recipients_cut = true;
    court.rule("A", kYes, Action::reject).exceptions.push_back({{}, "", "*@example.org", "x", "", 0});
    BOOST_TEST(court.said() == "reject A=yes/reject");  // not every recipient is known
}

BOOST_AUTO_TEST_CASE(a_bounce_is_held_and_never_rejected) {
    Court court;
    send_from(court.envelope, "");
    court.rule("A", kYes, Action::reject);
    BOOST_TEST(court.said() == "hold A=yes/hold");
    BOOST_TEST(court.decide().spared_bounce);
    court.pack->rules[0].action = Action::tag;
    BOOST_TEST(court.said() == "tag A=yes/tag");
    BOOST_TEST(!court.decide().spared_bounce);
    court.pack->rules[0].exceptions.push_back({{}, "clerk@*", "", "x", "", 0});
    BOOST_TEST(court.said() == "tag A=yes/tag");  // a bounce is nobody's
}

BOOST_AUTO_TEST_CASE(explain_says_why_a_rule_did_not_fire_and_decides_the_same) {
    Court court;
    court.rule("A", "{direction: outbound, opaque: true}", Action::reject);
    BOOST_TEST(court.because() == "`when` says no: opaque");
    BOOST_TEST(court.decide().others.empty());
    court.pack->rules[0].when = court.read("[opaque, opaque, null_sender]");
    BOOST_TEST(court.because() == "`when` says no: opaque; null_sender");
    court.rule("B", kYes, Action::tag, "[opaque, null_sender]");
    BOOST_TEST(court.said(Detail::every_rule) == court.said());
    const Verdict plain = court.decide(), full = court.decide(Detail::every_rule);
    BOOST_TEST(plain.fired.at(0).evidence.size() == full.fired.at(0).evidence.size());
    BOOST_TEST(full.others.size() == 1);
}

BOOST_AUTO_TEST_CASE(several_packs_are_all_asked_each_with_its_own_domains) {
    Court court;
    court.rule("A", kYes, Action::tag);
    const auto other = example_pack();
    other->own_domains = {"example.org"};
    Problems problems;
    Rule rule;
    rule.id = "B";
    rule.when = read_condition(yaml(kNo), {*other, problems});
    rule.action = Action::hold;
    other->rules.push_back(rule);
    Policy policy;
    policy.packs.push_back(std::make_unique<const Pack>(*court.pack));
    policy.packs.push_back(std::make_unique<const Pack>(*other));
    const Verdict verdict = evaluate(policy, court.envelope, court.findings, Detail::fired_only);
    BOOST_TEST((verdict.action == Action::hold));
    BOOST_TEST(verdict.fired.size() == 2);
    BOOST_TEST((verdict.fired.at(1).pack == policy.packs[1].get()));
    BOOST_TEST(policy.rule_count() == 2);
}

BOOST_AUTO_TEST_CASE(people_of_a_group) {
    const Group group{"g", {}, {"a@b.example", "@police.example", "jdoe"}};
    BOOST_TEST(group.has("a@b.example"));
    BOOST_TEST(group.has("x@police.example"));
    BOOST_TEST(group.has("jdoe"));
    BOOST_TEST(!group.has("x@sub.police.example"));
    BOOST_TEST(!group.has("b.example"));
    BOOST_TEST(!group.has(""));
    BOOST_TEST(person_key(" Jo.Doe@CITY.Example. ") == "jo.doe@city.example");
    BOOST_TEST(person_key("@City.Example") == "@city.example");
    BOOST_TEST(person_key("JDoe") == "jdoe");
}

BOOST_AUTO_TEST_CASE(the_short_hash_of_a_policy) {
    Policy policy;
    policy.hash = "sha256:1f3a9c0b2d4e5566";
    BOOST_TEST(policy.short_hash() == "1f3a9c0b2d4e");
}

}  // namespace
}  // namespace letterhead
