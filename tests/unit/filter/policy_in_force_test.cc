#include "filter.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_CASE(a_message_keeps_the_policy_that_was_in_force_when_it_began) {
    using namespace letterhead;
    const auto first = std::make_shared<const Policy>();
    const auto second = std::make_shared<const Policy>();
    PolicyInForce in_force(first);
    const Trip trip(in_force.get(), Detail::fired_only);
    in_force.replace(second);
    BOOST_CHECK_EQUAL(&trip.policy(), first.get());
    BOOST_CHECK_EQUAL(in_force.get().get(), second.get());
}

BOOST_AUTO_TEST_CASE(a_sender_who_writes_our_header_is_noticed_and_not_believed) {
    using namespace letterhead;
    Trip trip(std::make_shared<const Policy>(), Detail::fired_only);
    trip.header("From", " a@b.example");
    trip.header("x-LETTERHEAD", " pass; rules=; ref=LH-00000000; policy=0");
    trip.end_of_headers();
    trip.body("hello\r\n");
    BOOST_CHECK(trip.finish(Envelope{}).findings.oddities.has(OddityKind::forged_result_header));
}

BOOST_AUTO_TEST_CASE(a_policy_without_rules_accepts_and_marks_the_message_as_passed) {
    using namespace letterhead;
    Trip trip(std::make_shared<const Policy>(), Detail::every_rule);
    trip.header("From", " a@b.example");
    trip.end_of_headers();
    const Journey journey = trip.finish(Envelope{});
    BOOST_CHECK(journey.outcome.action == Action::accept);
    BOOST_REQUIRE_EQUAL(journey.outcome.headers.size(), 1U);
    BOOST_CHECK_EQUAL(journey.outcome.headers[0].name, "X-Letterhead");
    BOOST_CHECK_EQUAL(journey.outcome.headers[0].value.rfind("pass; ", 0), 0U);
}
