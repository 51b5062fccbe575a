// What senders sent: windows that slide, senders that are forgotten, many threads at once.

#include "records/rates.h"

#include "policy/policy.h"

#include <boost/test/unit_test.hpp>
#include <thread>
#include <vector>

namespace letterhead {
namespace {

constexpr std::int64_t noon = 1'795'435'200;  // a full hour

BOOST_AUTO_TEST_SUITE(rates)

BOOST_AUTO_TEST_CASE(nobody_has_sent_anything_at_first) {
    const Rates rates;
    const Activity activity = rates.before("ann@city.example", noon);
    BOOST_TEST(activity.ten_minutes.messages + activity.hour.messages + activity.day.messages == 0);
    BOOST_TEST(rates.senders() == 0);
}

BOOST_AUTO_TEST_CASE(each_while_counts_what_was_sent_in_it) {
    Rates rates;
    rates.note("ann", {1, 10, 4}, noon);
    rates.note("bob", {1, 99, 99}, noon);
    const struct {
        std::int64_t later;
        std::uint64_t ten_minutes, hour, day;
    } table[] = {
        {0, 1, 1, 1},      {599, 1, 1, 1},    {600, 1, 1, 1},    // never less than was sent
        {660, 0, 1, 1},    {3'600, 0, 1, 1},  {3'900, 0, 0, 1},  // at most one step more
        {86'400, 0, 0, 1}, {90'000, 0, 0, 0}, {10'000'000, 0, 0, 0},
    };
    for (const auto& row : table) {
        const Activity activity = rates.before("ann", noon + row.later);
        BOOST_TEST(activity.ten_minutes.messages == row.ten_minutes, row.later << " seconds later");
        BOOST_TEST(activity.hour.recipients == row.hour * 10, row.later << " seconds later");
        BOOST_TEST(activity.day.outside_recipients == row.day * 4, row.later << " seconds later");
    }
}

BOOST_AUTO_TEST_CASE(a_steady_sender_is_counted_as_the_while_slides) {
    Rates rates;
    for (std::int64_t minute = 0; minute < 3 * 24 * 60; ++minute)
        rates.note("ann", {1, 2, 0}, noon + 60 * minute);
    const Activity activity = rates.before("ann", noon + 60 * (3 * 24 * 60 - 1));
    BOOST_TEST(activity.ten_minutes.messages == 11);
    BOOST_TEST(activity.hour.messages == 65);
    BOOST_TEST(activity.day.messages == 25 * 60);
    BOOST_TEST(activity.day.recipients == 2 * 25 * 60);
}

BOOST_AUTO_TEST_CASE(a_clock_that_is_set_back_loses_nothing) {
    Rates rates;
    rates.note("ann", {1, 1, 1}, noon);
    rates.note("ann", {1, 1, 1}, noon - 7'200);
    BOOST_TEST(rates.before("ann", noon - 7'200).hour.messages == 2);
    BOOST_TEST(rates.before("ann", noon).hour.messages == 2);
}

BOOST_AUTO_TEST_CASE(who_was_quiet_longest_is_forgotten_first) {
    Rates rates(640);  // ten in each part
    for (int i = 0; i < 20'000; ++i) {
        rates.note("busy", {1, 1, 1}, noon);
        rates.note("sender" + std::to_string(i), {1, 1, 1}, noon);
    }
    BOOST_TEST(rates.senders() == 640);
    BOOST_TEST(rates.before("busy", noon).day.messages == 20'000);
    BOOST_TEST(rates.before("sender0", noon).day.messages == 0);
    BOOST_TEST(rates.before("sender19999", noon).day.messages == 1);
}

BOOST_AUTO_TEST_CASE(counts_do_not_turn_over) {
    Rates rates;
    for (int i = 0; i < 3; ++i)
        rates.note("ann", {1, UINT32_MAX, 0}, noon);
    BOOST_TEST(rates.before("ann", noon).day.recipients == UINT32_MAX);
}

BOOST_AUTO_TEST_CASE(many_threads_lose_no_message) {
    Rates rates;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&rates, t] {
            for (int i = 0; i < 5'000; ++i) {
                rates.note("shared", {1, 1, 0}, noon);
                rates.note("own" + std::to_string(t), {1, 1, 0}, noon);
                (void)rates.before("shared", noon);
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    BOOST_TEST(rates.before("shared", noon).hour.messages == 20'000);
    BOOST_TEST(rates.before("own3", noon).hour.messages == 5'000);
}

BOOST_AUTO_TEST_CASE(the_login_sends_and_without_one_the_envelope_sender) {
    Envelope envelope;
    BOOST_TEST(rate_key(envelope).empty());
    Rates rates;
    rates.note(rate_key(envelope), {1, 1, 1}, noon);  // a bounce
    BOOST_TEST(rates.senders() == 0);
    envelope.sender = "Ann@City.example";
    envelope.sender_address = parse_path(envelope.sender);
    BOOST_TEST(rate_key(envelope) == "ann@city.example");
    envelope.login = "ALee";
    BOOST_TEST(rate_key(envelope) == "alee");
}

BOOST_AUTO_TEST_CASE(outside_is_what_is_in_no_pack) {
    Policy policy;
    for (const char* const domain : {"city.example", "police.example"}) {
        auto pack = std::make_unique<Pack>();
        pack->own_domains = {domain};
        policy.packs.push_back(std::move(pack));
    }
    Envelope envelope;
    for (const char* const to : {"a@city.example", "b@dept.police.example", "c@example.org", "C@example.org"})
        envelope.recipients.push_back(parse_path(to));
    const Sent sent = sent_by(envelope, policy);
    BOOST_TEST(sent.messages == 1);
    BOOST_TEST(sent.recipients == 3);
    BOOST_TEST(sent.outside_recipients == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace letterhead
