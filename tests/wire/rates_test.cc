// The daemon remembers what each sender sent: what it let go counts, what it refused does not.
#include "wire/daemon.h"
#include "wire/mail.h"

#include <signal.h>

#include <boost/test/unit_test.hpp>

using namespace letterhead::wire;

namespace {

constexpr std::string_view pack = R"(
pack: {id: t, policy: 'Test policy', contact: 'the help desk', own_domains: ['city.example']}
rules:
  - id: T-1
    title: Many recipients
    when: {rate: {outside_recipients_over: 3, per: 1d}}
    action: reject
    explain: '{rate.found} within {rate.per}; the limit is {rate.limit}.'
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(rates)

BOOST_AUTO_TEST_CASE(a_sender_is_refused_from_the_limit_on_and_others_are_not) {
    Daemon daemon;
    daemon.folder.write("pack.yaml", pack);
    daemon.start();
    Client client = daemon.connect();
    Mail two;
    two.recipients = {"<a@outside.example>", "<b@outside.example>", "<clerk@city.example>"};
    Mail one;
    BOOST_TEST((send(client, two).final == Final::proceed));
    const Answer refused = send(client, two);  // four outside
    BOOST_TEST(refused.text.find("4 recipients outside within a day; the limit is 3.") != std::string::npos,
               refused.text);
    BOOST_TEST((send(client, one).final == Final::proceed));  // three: what was refused does not count
    Client again = daemon.connect();
    one.sender = "<press@city.example>";  // another address of the same login
    BOOST_TEST(send(again, one).text.find("4 recipients outside") != std::string::npos);
    one.login = "asmith";
    BOOST_TEST((send(again, one).final == Final::proceed));
    daemon.signal(SIGUSR1);
    BOOST_TEST(daemon.said("reloaded"));
    one.login = "jdoe";
    BOOST_TEST(send(again, one).text.find("4 recipients outside") != std::string::npos);  // not forgotten
    BOOST_TEST(daemon.stop() == 0);
    BOOST_TEST(adds_up(daemon.log()));
}

BOOST_AUTO_TEST_SUITE_END()
