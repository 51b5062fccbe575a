// Files that change under a running daemon.
#include "wire/daemon.h"
#include "wire/mail.h"

#include <signal.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <thread>

using namespace letterhead::wire;

namespace {

constexpr std::string_view before = "phrases: [forbidden]";

std::string pack_with(std::string_view phrases) {
    std::string pack(test_pack());
    return pack.replace(pack.find(before), before.size(), "phrases: " + std::string(phrases));
}

// As editors do it: a new file takes the place of the old one.
void save(const Daemon& daemon, const char* name, std::string_view text) {
    daemon.folder.write(".saving", text);
    std::filesystem::rename(daemon.folder.file(".saving"), daemon.folder.file(name));
}

// Longer than a change needs to be noticed.
void wait_a_while() {
    std::this_thread::sleep_for(std::chrono::milliseconds(3500));
}

std::size_t count(const std::string& text, std::string_view words) {
    std::size_t found = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
        ++found;
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(watching)

BOOST_AUTO_TEST_CASE(a_rule_file_that_was_saved_is_in_force_without_a_signal) {
    Daemon daemon;
    daemon.start();
    save(daemon, "pack.yaml", pack_with("[outlawed]"));
    BOOST_REQUIRE(daemon.said("pack.yaml has changed"));
    BOOST_REQUIRE(daemon.said("letterhead: reloaded policy="));
    Client client = daemon.connect();
    BOOST_TEST(send(client, {.subject = "outlawed"}).text.starts_with("550"));
    BOOST_CHECK(send(client, {.subject = "forbidden"}).final == Final::proceed);
}

BOOST_AUTO_TEST_CASE(a_broken_file_is_told_once_and_the_rules_in_force_stay_until_it_is_whole_again) {
    Daemon daemon;
    daemon.start();
    save(daemon, "pack.yaml", pack_with("{lsit: words}"));
    BOOST_REQUIRE(daemon.said("letterhead: reload refused, the policy in force stays"));
    wait_a_while();
    BOOST_TEST(count(daemon.log(), "reload refused") == 1U, daemon.log());
    Client client = daemon.connect();
    BOOST_TEST(send(client, {.subject = "forbidden"}).text.starts_with("550"));
    save(daemon, "pack.yaml", pack_with("[outlawed]"));
    BOOST_REQUIRE(daemon.said("letterhead: reloaded policy="));
    BOOST_TEST(send(client, {.subject = "outlawed"}).text.starts_with("550"));
}

BOOST_AUTO_TEST_CASE(a_list_that_is_missing_is_found_when_it_comes) {
    Daemon daemon;
    daemon.start();
    save(daemon, "pack.yaml", "lists: {words: {file: words.txt}}\n" + pack_with("{list: words}"));
    BOOST_REQUIRE(daemon.said("words.txt: not found"));
    daemon.folder.write("words.txt", "outlawed\n");
    BOOST_REQUIRE(daemon.said("letterhead: reloaded policy="));
    Client client = daemon.connect();
    BOOST_TEST(send(client, {.subject = "outlawed"}).text.starts_with("550"));
    daemon.folder.write("words.txt", "unheard\n");
    BOOST_REQUIRE(daemon.said("letterhead: reloaded policy=", 2));
    BOOST_TEST(send(client, {.subject = "unheard"}).text.starts_with("550"));
}

BOOST_AUTO_TEST_CASE(a_file_that_says_what_it_said_is_not_worth_a_line) {
    Daemon daemon;
    daemon.start();
    save(daemon, "pack.yaml", test_pack());
    wait_a_while();
    BOOST_TEST(count(daemon.log(), "changed") + count(daemon.log(), "reloaded") == 0U, daemon.log());
}

BOOST_AUTO_TEST_CASE(who_does_not_want_it_reloads_by_signal_alone) {
    Daemon daemon;
    daemon.settings = "watch: false\n";
    daemon.start();
    save(daemon, "pack.yaml", pack_with("[outlawed]"));
    wait_a_while();
    BOOST_TEST(count(daemon.log(), "reloaded") == 0U, daemon.log());
    daemon.signal(SIGUSR1);
    BOOST_TEST(daemon.said("letterhead: reloaded policy="));
}

BOOST_AUTO_TEST_SUITE_END()
