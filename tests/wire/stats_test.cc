// What each rule did and cost, as `letterhead stats` tells it of a daemon that mail went through.
#include "wire/daemon.h"
#include "wire/mail.h"

#include <signal.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <ctime>

using namespace letterhead::wire;

namespace {

constexpr std::string_view pack = R"(
pack: {id: s, policy: 'Test policy', contact: 'the help desk', own_domains: ['city.example']}
rules:
  - id: S-1
    title: Forbidden subject
    when: {words: {phrases: [forbidden], in: [subject]}}
    action: reject
    explain: 'Do not write "{words.found}" in the subject.'
    exceptions:
      - {sender: 'clerk@city.example', owner: 'Clerk', reason: 'agenda', until: 2099-12-31}
      - {recipient: '*@court.example', owner: 'Clerk', reason: 'filings', until: 2099-12-31}
  - id: S-2
    title: Secret text
    when: {words: {phrases: ['secret plan'], in: [own]}}
    action: tag
    cannot_tell: tag
  - id: S-3
    title: Observed
    mode: observe
    when: {words: {phrases: [forbidden], in: [subject]}}
    action: hold
  - id: S-4
    title: Off
    mode: 'off'
    when: {words: {phrases: [forbidden], in: [subject]}}
    action: hold
)";

std::string stats_of(const Daemon& daemon) {
    const std::string command = std::string(LETTERHEAD_PROGRAM) + " stats --json --config " +
                                daemon.folder.file("letterhead.yaml") + " 2>&1";
    std::string text;
    std::FILE* const out = popen(command.c_str(), "r");
    BOOST_REQUIRE(out != nullptr);
    std::array<char, 4096> piece{};
    while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), out))
        text.append(piece.data(), count);
    BOOST_TEST(pclose(out) == 0, text);
    return text;
}

// The number behind `key` of a rule (or of what begins with `from`, an exception); -1: it is not there.
long long number(const std::string& stats, const std::string& from, const std::string& key) {
    const std::size_t begin = stats.find("\"" + from + "\"");
    const std::size_t end = std::min(stats.find('}', begin), stats.size());
    // A rule's own keys stand before those of its exceptions.
    const std::size_t rule_end = std::min(stats.find("\"id\":", begin + 1), stats.size());
    const std::string mark = "\"" + key + "\":";
    const std::size_t at = begin == std::string::npos ? begin : stats.find(mark, begin);
    const std::size_t limit = from.find("->") == std::string::npos ? rule_end : end;
    return at == std::string::npos || at > limit ? -1 : std::stoll(stats.substr(at + mark.size()));
}

struct Expected {
    std::string rule, key;
    long long count;
};

void check(const std::string& stats, const std::vector<Expected>& table) {
    for (const auto& [rule, key, count] : table)
        BOOST_TEST(number(stats, rule, key) == count, rule << " " << key << " in " << stats);
}

Mail encrypted() {
    Mail mail;
    mail.headers = {{"MIME-Version", "1.0"},
                    {"Content-Type", "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m"},
                    {"Content-Transfer-Encoding", "base64"}};
    mail.body = "MIAGCSqGSIb3DQEHA6CAMIACAQA=\r\n";
    return mail;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(stats)

BOOST_AUTO_TEST_CASE(hits_cost_and_exceptions_are_right_and_go_on_after_reload_and_restart) {
    Daemon daemon;
    daemon.folder.write("pack.yaml", pack);
    daemon.settings = "stats_file: rule-stats\nwatch: false\n";
    const long long begun = std::time(nullptr);
    daemon.start();
    {
        Client client = daemon.connect();
        const Mail forbidden{.subject = "forbidden"};
        send(client, {});
        send(client, forbidden);
        send(client, forbidden);
        send(client, {.subject = "forbidden", .sender = "<clerk@city.example>", .login = "clerk"});
        send(client, {.subject = "forbidden", .recipients = {"<filing@court.example>"}});
        send(client, encrypted());
        begin(client, forbidden);
        content(client, forbidden);
        client.abort();  // was never judged
        Client elsewhere = daemon.connect("203.0.113.9");
        send(elsewhere, {.subject = "forbidden", .login = ""});  // is not outgoing
    }
    std::string changed(pack);
    changed.replace(changed.find("id: S-2"), 7, "id: S-9");
    daemon.folder.write("pack.yaml", changed);
    daemon.signal(SIGUSR1);
    BOOST_REQUIRE(daemon.said("letterhead: reloaded"));
    {
        Client client = daemon.connect();
        send(client, {.subject = "forbidden", .body = "The secret plan.\r\n"});
    }
    BOOST_TEST(daemon.stop() == 0, daemon.log());
    const std::string once = stats_of(daemon);
    check(once, {{"S-1", "asked", 7},
                 {"S-1", "yes", 3},
                 {"S-1", "cannot_tell", 0},
                 {"clerk@city.example -> *", "uses", 1},
                 {"* -> *@court.example", "uses", 1},
                 {"S-2", "asked", -1},  // is no rule any more
                 {"S-9", "asked", 1},
                 {"S-9", "yes", 1},
                 {"S-3", "asked", 7},
                 {"S-3", "yes", 5},
                 {"S-4", "asked", 0}});
    BOOST_TEST(number(once, "S-1", "last_hit") >= begun);
    BOOST_TEST(number(once, "S-1", "last_hit") <= std::time(nullptr));
    BOOST_TEST(number(once, "S-1", "nanoseconds") > 0);
    BOOST_TEST(number(once, "* -> *@court.example", "last_used") >= begun);

    daemon.folder.write("pack.yaml", pack);  // S-2 comes back, and with it what it did
    daemon.start();
    {
        Client client = daemon.connect();
        send(client, {.subject = "forbidden", .sender = "<clerk@city.example>", .login = "clerk"});
    }
    BOOST_TEST(daemon.stop() == 0, daemon.log());
    const std::string again = stats_of(daemon);
    check(again, {{"S-1", "asked", 8},
                  {"S-1", "yes", 3},
                  {"S-1", "since", number(once, "S-1", "since")},
                  {"S-1", "last_hit", number(once, "S-1", "last_hit")},
                  {"clerk@city.example -> *", "uses", 2},
                  {"* -> *@court.example", "uses", 1},
                  {"S-2", "asked", 7},
                  {"S-2", "yes", 0},
                  {"S-2", "cannot_tell", 1},
                  {"S-9", "asked", -1}});
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_written_is_told_at_the_start_and_mail_goes_on) {
    Daemon daemon;
    daemon.settings = "stats_file: nowhere/rule-stats\n";
    daemon.start();
    BOOST_TEST(daemon.said("letterhead: statistics are not kept: "), daemon.log());
    Client client = daemon.connect();
    BOOST_CHECK(send(client, {}).final == Final::proceed);
    BOOST_TEST(daemon.stop() == 0);
}

BOOST_AUTO_TEST_CASE(a_damaged_file_is_set_aside_and_counting_begins_anew) {
    Daemon daemon;
    daemon.folder.write("rule-stats", "letterhead rule statistics 1\nrule T-1 5 oops\n");
    daemon.settings = "stats_file: rule-stats\n";
    daemon.start();
    BOOST_TEST(daemon.said("letterhead: statistics begin anew: "), daemon.log());
    {
        Client client = daemon.connect();
        send(client, {.subject = "forbidden"});
    }
    BOOST_TEST(daemon.stop() == 0);
    BOOST_TEST(daemon.folder.read("rule-stats.damaged").find("oops") != std::string::npos);
    check(stats_of(daemon), {{"T-1", "asked", 1}, {"T-1", "yes", 1}});
}

BOOST_AUTO_TEST_SUITE_END()
