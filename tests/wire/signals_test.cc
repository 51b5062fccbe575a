// Reload and stop, with messages in hand.
#include "wire/daemon.h"
#include "wire/mail.h"

#include <signal.h>

#include <boost/test/unit_test.hpp>
#include <chrono>

using namespace letterhead::wire;

namespace {

// The rules of the tests with another word in the first one.
std::string pack_forbidding(std::string_view word) {
    std::string pack(test_pack());
    const std::string_view before = "phrases: [forbidden]";
    return pack.replace(pack.find(before), before.size(), "phrases: [" + std::string(word) + "]");
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(signals)

BOOST_AUTO_TEST_CASE(a_message_keeps_the_rules_under_which_it_began_and_the_next_has_the_new_ones) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect();
    const Mail old_word{.subject = "forbidden"}, new_word{.subject = "outlawed"};
    begin(client, old_word);
    daemon.folder.write("pack.yaml", pack_forbidding("outlawed"));
    daemon.signal(SIGUSR1);
    BOOST_REQUIRE(daemon.said("letterhead: reloaded policy="));
    content(client, old_word);
    BOOST_TEST(end(client, old_word).text.starts_with("550"));
    BOOST_CHECK(send(client, old_word).final == Final::proceed);
    BOOST_TEST(send(client, new_word).text.starts_with("550"));
}

BOOST_AUTO_TEST_CASE(a_broken_reload_keeps_the_old_rules_and_tells_all_problems) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect();
    std::string broken = pack_forbidding("outlawed");
    broken.replace(broken.find("action: hold"), 12, "action: hodl");
    broken.replace(broken.find("title: Remark"), 13, "titel: Remark");
    daemon.folder.write("pack.yaml", broken);
    daemon.signal(SIGUSR1);
    BOOST_REQUIRE(daemon.said("letterhead: reload refused, the policy in force stays: "));
    const std::string log = daemon.log();
    BOOST_TEST(log.find("hodl") != std::string::npos, log);
    BOOST_TEST(log.find("titel") != std::string::npos, log);
    BOOST_TEST(log.find("pack.yaml:") != std::string::npos, log);
    BOOST_TEST(send(client, {.subject = "forbidden"}).text.starts_with("550"));
    BOOST_CHECK(send(client, {.subject = "outlawed"}).final == Final::proceed);

    daemon.folder.write("pack.yaml", pack_forbidding("outlawed"));
    daemon.signal(SIGUSR1);
    BOOST_REQUIRE(daemon.said("letterhead: reloaded policy="));
    BOOST_TEST(send(client, {.subject = "outlawed"}).text.starts_with("550"));
}

BOOST_AUTO_TEST_CASE(a_pack_that_is_gone_is_a_broken_reload) {
    Daemon daemon;
    daemon.start();
    std::filesystem::remove(daemon.folder.file("pack.yaml"));
    daemon.signal(SIGUSR1);
    BOOST_REQUIRE(daemon.said("letterhead: reload refused, the policy in force stays: 1 problem"));
    Client client = daemon.connect();
    BOOST_TEST(send(client, {.subject = "forbidden"}).text.starts_with("550"));
}

BOOST_AUTO_TEST_CASE(a_stop_finishes_the_message_in_hand_and_takes_no_new_one) {
    Daemon daemon;
    daemon.settings = "drain_seconds: 30\n";
    daemon.start();
    Client client = daemon.connect();
    const Mail mail{.subject = "forbidden"};
    begin(client, mail);
    content(client, mail);
    daemon.signal(SIGTERM);
    BOOST_REQUIRE(daemon.said("letterhead: stopping: draining 1 message"));
    Client late = daemon.connect();
    const Answer later = begin(late, {});
    BOOST_TEST(later.text.starts_with("451"), later.text);
    BOOST_TEST(end(client, mail).text.starts_with("550"));
    BOOST_TEST(daemon.wait() == 0, daemon.log());
    BOOST_TEST(counted(daemon.log(), "rejected") == 1);
    BOOST_TEST(counted(daemon.log(), "tempfailed") == 1);
    BOOST_TEST(adds_up(daemon.log()));
    BOOST_TEST(!std::filesystem::exists(daemon.socket_path()), "the socket is removed");
}

BOOST_AUTO_TEST_CASE(a_message_that_never_ends_holds_up_a_stop_no_longer_than_drain_seconds) {
    Daemon daemon;
    daemon.settings = "drain_seconds: 1\n";
    daemon.start();
    Client client = daemon.connect();
    begin(client, {});
    const auto begun = std::chrono::steady_clock::now();
    BOOST_TEST(daemon.stop() == 0, daemon.log());
    BOOST_TEST(seconds_since(begun) >= 1.0);
    BOOST_TEST(client.closed(1000));
    BOOST_TEST(counted(daemon.log(), "aborted") == 1);
    BOOST_TEST(adds_up(daemon.log()));
}

BOOST_AUTO_TEST_CASE(an_idle_connection_does_not_hold_up_a_stop) {
    Daemon daemon;
    daemon.settings = "drain_seconds: 30\n";
    daemon.start();
    Client client = daemon.connect();
    send(client, {});
    const auto begun = std::chrono::steady_clock::now();
    BOOST_TEST(daemon.stop() == 0, daemon.log());
    BOOST_TEST(seconds_since(begun) < 4.0);
}

BOOST_AUTO_TEST_CASE(a_second_TERM_ends_the_draining) {
    Daemon daemon;
    daemon.settings = "drain_seconds: 30\n";
    daemon.start();
    Client client = daemon.connect();
    begin(client, {});
    daemon.signal(SIGTERM);
    BOOST_REQUIRE(daemon.said("letterhead: stopping"));
    const auto begun = std::chrono::steady_clock::now();
    BOOST_TEST(daemon.stop() == 0, daemon.log());
    BOOST_TEST(seconds_since(begun) < 4.0);
}

BOOST_AUTO_TEST_CASE(INT_and_HUP_stop_too_and_HUP_names_what_reloads) {
    for (const int number : {SIGINT, SIGHUP}) {
        Daemon daemon;
        daemon.start();
        daemon.signal(number);
        BOOST_TEST(daemon.wait() == 0, daemon.log());
        BOOST_TEST((daemon.log().find("SIGUSR1 reloads") != std::string::npos) == (number == SIGHUP),
                   daemon.log());
    }
}

BOOST_AUTO_TEST_SUITE_END()
