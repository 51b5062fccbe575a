#include "records/log.h"

#include "records/counters.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace letterhead;

struct Case {
    Envelope envelope;
    Findings findings;
    Verdict verdict;
    Outcome outcome;
    Policy policy;
    Rule rule, observed;

    Case() {
        envelope.queue_id = "4Xyz12ABC";
        envelope.sender = "a@b.example";
        envelope.login = "a@b.example";
        envelope.recipients.resize(2);
        findings.message_bytes = 2048;
        findings.message_id = " <m1@b.example>";
        outcome.action = Action::reject;
        outcome.reference = "LH-7K3Q9M2A";
        policy.hash = "sha256:1f3a9c0b2d4e5f60";
        rule.id = "X-1";
        observed.id = "X-2";
        verdict.fired.push_back({&rule, nullptr, Truth::yes, Action::reject, true, {}, {}});
        verdict.fired.push_back({&observed, nullptr, Truth::cannot_tell, Action::tag, false, {}, {}});
    }
    std::string line() const { return message_line(envelope, findings, verdict, outcome, policy, 0.414); }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_message_has_one_line_with_the_queue_id_first) {
    BOOST_CHECK_EQUAL(
        Case().line(),
        "4Xyz12ABC: verdict=reject ref=LH-7K3Q9M2A from=<a@b.example> login=a@b.example rcpts=2 bytes=2048 "
        "rules=X-1 cannot_tell=X-2(observed) policy=1f3a9c0b2d4e ms=0.41 id=<m1@b.example>");
}

BOOST_AUTO_TEST_CASE(a_sender_cannot_write_keys_or_lines_of_his_own) {
    Case story;
    story.envelope.sender = "a> verdict=accept <b\r\nroot: fine";
    story.envelope.login = "x verdict=\"accept\"";
    story.envelope.queue_id.clear();
    const std::string line = story.line();
    BOOST_CHECK_EQUAL(line.find('\n'), std::string::npos);
    BOOST_CHECK_EQUAL(line.find('\r'), std::string::npos);
    BOOST_CHECK_EQUAL(line.find("verdict=accept"), line.find("verdict=accept_"));  // only inside from=<...>
    BOOST_CHECK_NE(line.find("login=\"x verdict=\\\"accept\\\"\""), std::string::npos);
    BOOST_CHECK_EQUAL(line.rfind("NOQUEUE: ", 0), 0U);
}

BOOST_AUTO_TEST_CASE(a_failure_names_its_reason) {
    const Case story;
    Outcome outcome;
    outcome.action = Action::tempfail;
    BOOST_CHECK_EQUAL(failure_line(story.envelope, "out of memory", outcome),
                      "4Xyz12ABC: verdict=tempfail failure=\"out of memory\" from=<a@b.example> rcpts=2");
}

BOOST_AUTO_TEST_CASE(counters_are_told_in_one_line) {
    Counters counters;
    counters.received();
    counters.received();
    counters.decided(Action::hold);
    counters.aborted();
    counters.passed();
    BOOST_CHECK_EQUAL(counters.line(),
                      "received=2 accepted=0 tagged=0 held=1 redirected=0 rejected=0 tempfailed=0 "
                      "aborted=1 passed=1");
}

BOOST_AUTO_TEST_CASE(only_facilities_that_syslog_has_are_known) {
    BOOST_CHECK(is_log_facility("mail"));
    BOOST_CHECK(is_log_facility("local7"));
    BOOST_CHECK(!is_log_facility("local8"));
    BOOST_CHECK(!is_log_facility(""));
}
