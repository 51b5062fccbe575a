// What breaks inside, or is not taken outside, is answered with care and counted; the next message is none
// the worse.
#include "mta/apply.h"
#include "mta/callbacks.h"
#include "wire/failures/libmilter.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <new>
#include <stdexcept>

using namespace letterhead;

namespace {

// A condition that does what the subject says.
class Moody final : public Condition {
 public:
    Answer judge(const Facts& facts) const override {
        const std::string& subject = facts.findings.subject;
        if (subject == "error") throw std::runtime_error("the rule broke");
        if (subject == "memory") throw std::bad_alloc();
        if (subject == "odd") throw 42;  // NOLINT: what nobody should throw is what is tried
        return subject == "hold" ? Answer::yes({}) : Answer::no();
    }
    void add_needs(Needs&) const override {}
};

std::shared_ptr<const Policy> moody_policy() {
    auto pack = std::make_unique<Pack>();
    pack->id = "t";
    Rule rule;
    rule.id = "T-1";
    rule.title = "Moody";
    rule.when = std::make_shared<Moody>();
    rule.action = Action::hold;
    pack->rules.push_back(rule);
    auto policy = std::make_shared<Policy>();
    policy->packs.push_back(std::move(pack));
    policy->hash = "sha256:" + std::string(64, '0');
    return policy;
}

struct Outside {
    explicit Outside(OnFailure on_failure = OnFailure::tempfail)
        : parts{{}, PolicyInForce(moody_policy()), Log::to_standard_error(), {}, {}} {
        parts.settings.on_failure = on_failure;
        BOOST_REQUIRE(register_callbacks(service));
        context.macros["{auth_authen}"] = "jdoe";
    }
    ~Outside() { fake::callbacks().xxfi_close(&context); }
    Outside(const Outside&) = delete;
    Outside& operator=(const Outside&) = delete;

    sfsistat send(std::string subject) {
        const smfiDesc& call = fake::callbacks();
        context.calls.clear();
        context.reply.clear();
        std::string sender = "<jdoe@city.example>", recipient = "<ann@outside.example>", name = "Subject";
        char* from[] = {sender.data(), nullptr};
        char* to[] = {recipient.data(), nullptr};
        BOOST_REQUIRE_EQUAL(call.xxfi_envfrom(&context, from), SMFIS_CONTINUE);
        BOOST_REQUIRE_EQUAL(call.xxfi_envrcpt(&context, to), SMFIS_NOREPLY);
        BOOST_REQUIRE_EQUAL(call.xxfi_header(&context, name.data(), subject.data()), SMFIS_NOREPLY);
        BOOST_REQUIRE_EQUAL(call.xxfi_eoh(&context), SMFIS_NOREPLY);
        return call.xxfi_eom(&context);
    }

    ServerParts parts;
    Service service{parts};
    smfi_str context;
};

bool says(const Outside& outside, std::string_view words) {
    return outside.parts.counters.line().find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(failures)

BOOST_AUTO_TEST_CASE(whatever_is_thrown_becomes_a_temporary_failure_of_that_message_alone) {
    Outside outside;
    for (const char* subject : {"error", "memory", "odd"}) {
        BOOST_TEST(outside.send(subject) == SMFIS_TEMPFAIL, subject);
        BOOST_REQUIRE(outside.context.reply.size() > 2);
        BOOST_TEST(outside.context.reply[0] == "451");
        BOOST_TEST(outside.context.reply[2].find("broke") == std::string::npos, "the reason is for the log");
        BOOST_TEST(outside.send("fine") == SMFIS_CONTINUE);
        BOOST_TEST(outside.context.calls.size() == 1);
    }
    BOOST_TEST(says(outside, "received=6 accepted=3"), outside.parts.counters.line());
    BOOST_TEST(says(outside, "tempfailed=3 aborted=0"), outside.parts.counters.line());
    BOOST_TEST(outside.service.in_hand == 0);
}

BOOST_AUTO_TEST_CASE(on_failure_accept_lets_such_a_message_go) {
    Outside outside(OnFailure::accept);
    BOOST_TEST(outside.send("error") == SMFIS_CONTINUE);
    BOOST_TEST(says(outside, "accepted=1"), outside.parts.counters.line());
}

BOOST_AUTO_TEST_CASE(a_hold_that_is_not_taken_is_a_temporary_failure_whatever_on_failure_says) {
    Outside outside(OnFailure::accept);
    for (const char* call : {"insheader", "quarantine"}) {
        outside.context.refused = {call};
        BOOST_TEST(outside.send("hold") == SMFIS_TEMPFAIL, call);
    }
    outside.context.refused = {};
    BOOST_TEST(outside.send("hold") == SMFIS_CONTINUE);
    BOOST_TEST(says(outside, "held=1"), outside.parts.counters.line());
    BOOST_TEST(says(outside, "tempfailed=2"), outside.parts.counters.line());
}

BOOST_AUTO_TEST_CASE(even_a_reply_that_is_not_taken_stays_a_temporary_failure) {
    Outside outside;
    outside.context.refused = {"setmlreply"};
    BOOST_TEST(outside.send("error") == SMFIS_TEMPFAIL);
    BOOST_TEST(says(outside, "tempfailed=1"), outside.parts.counters.line());
}

BOOST_AUTO_TEST_CASE(an_end_of_message_without_a_message_is_no_pass) {
    Outside outside;
    BOOST_TEST(fake::callbacks().xxfi_eom(&outside.context) == SMFIS_TEMPFAIL);
    BOOST_TEST(says(outside, "received=1"), outside.parts.counters.line());
    BOOST_TEST(says(outside, "tempfailed=1"), outside.parts.counters.line());
}

BOOST_AUTO_TEST_CASE(while_stopping_a_new_message_is_asked_to_come_again) {
    Outside outside;
    outside.service.stopping = true;
    std::string sender = "<jdoe@city.example>";
    char* from[] = {sender.data(), nullptr};
    BOOST_TEST(fake::callbacks().xxfi_envfrom(&outside.context, from) == SMFIS_TEMPFAIL);
    BOOST_TEST(outside.context.reply.at(0) == "451");
    BOOST_TEST(outside.service.in_hand == 0);
}

BOOST_AUTO_TEST_CASE(doubled_percent_signs_keep_a_line_within_what_libmilter_takes) {
    for (const std::size_t percents : {1U, 400U, 490U, 491U, 499U}) {
        smfi_str context;
        Outcome outcome;
        outcome.action = Action::reject;
        outcome.reply = Reply::reject({"x" + std::string(percents, '%')});
        const auto applied = apply(&context, outcome, {}, true);
        BOOST_REQUIRE(applied);
        BOOST_TEST(applied.value() == SMFIS_REJECT);
        for (std::size_t i = 2; i < context.reply.size(); ++i) {
            const std::string& line = context.reply[i];
            BOOST_TEST(line.size() <= 980U);
            const auto signs = std::count(line.begin(), line.end(), '%');
            BOOST_TEST(signs % 2 == 0, "a pair was cut");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_redirection_with_recipients_unknown_is_not_half_done) {
    smfi_str context;
    Outcome outcome;
    outcome.action = Action::redirect;
    outcome.redirect = "review@city.example";
    BOOST_TEST(!apply(&context, outcome, {"<a@b>", true}, true));
    BOOST_TEST(context.calls.empty());
}

BOOST_AUTO_TEST_SUITE_END()
