// How much a sender sends: what came before and this message.

#include "unit/policy/support.h"

#include <boost/test/unit_test.hpp>

namespace letterhead {
namespace {

using namespace testing;

BOOST_AUTO_TEST_CASE(a_sender_passes_a_limit_with_this_message) {
    const Change before = [](Scene& s) {
        s.envelope.before = {{1, 2, 3}, {9, 40, 20}, {99, 500, 400}};
        s.envelope.recipients = addresses({"a@example.org", "A@example.org", "b@city.example"}).addresses;
    };
    const auto cut = [&](Scene& s) {
        before(s);
        s.envelope.recipients_cut = true;
    };
    check({{"rate: {messages_over: 0, per: 1h}", nothing, Y},
           {"rate: {messages_over: 1, per: 1h}", nothing, N},
           {"rate: {messages_over: 1, per: 10m}", before, Y},
           {"rate: {messages_over: 2, per: 10m}", before, N},
           {"rate: {messages_over: 9, per: 1h}", before, Y},
           {"rate: {messages_over: 10, per: 1h}", before, N},
           {"rate: {messages_over: 99, per: 1d}", before, Y},
           {"rate: {recipients_over: 41, per: 1h}", before, Y},  // the same address twice counts once
           {"rate: {recipients_over: 42, per: 1h}", before, N},
           {"rate: {outside_recipients_over: 20, per: 1h}", before, Y},
           {"rate: {outside_recipients_over: 21, per: 1h}", before, N},
           {"rate: {messages_over: 100, outside_recipients_over: 400, per: 1d}", before, Y},
           {"rate: {recipients_over: 42, per: 1h}", cut, C},
           {"rate: {recipients_over: 41, per: 1h}", cut, Y},
           {"rate: {messages_over: 10, per: 1h}", cut, N},
           {"rate: {messages_over: 0, per: 1h}", [](Scene& s) { send_from(s.envelope, ""); }, N}});
    Scene scene;
    before(scene);
    const Answer answer = scene.judge("rate: {recipients_over: 41, outside_recipients_over: 20, per: 1h}");
    BOOST_TEST(answer.evidence.size() == 2);
    BOOST_TEST(value_of(answer, "rate.found") == "42 recipients");
    BOOST_TEST(value_of(answer, "rate.found", 1) == "21 recipients outside");
    BOOST_TEST(value_of(answer, "rate.limit") == "41");
    BOOST_TEST(value_of(answer, "rate.per") == "an hour");
}

BOOST_AUTO_TEST_CASE(only_rules_that_ask_have_senders_counted) {
    const auto pack = example_pack();
    Problems problems;
    Needs needs;
    read_condition(yaml("direction: outbound"), {*pack, problems})->add_needs(needs);
    BOOST_TEST(!needs.rates);
    read_condition(yaml("rate: {messages_over: 5, per: 10m}"), {*pack, problems})->add_needs(needs);
    BOOST_TEST(needs.rates);
}

}  // namespace
}  // namespace letterhead
