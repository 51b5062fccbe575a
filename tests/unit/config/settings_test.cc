#include "config/settings.h"

#include "unit/config/support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using letterhead::test::Folder;
using letterhead::test::shown;

namespace {

const std::string least = "socket: 'unix:/run/letterhead.sock'\npacks: ['a.yaml']\n";

std::string problems_of(const std::string& text) {
    const Folder folder;
    Problems problems;
    read_settings(folder.write("letterhead.yaml", text), problems);
    return shown(problems);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(settings)

BOOST_AUTO_TEST_CASE(what_is_left_out_has_its_default) {
    const Folder folder;
    Problems problems;
    const auto settings = read_settings(folder.write("letterhead.yaml", least), problems);
    BOOST_TEST(shown(problems) == "");
    BOOST_REQUIRE(settings);
    BOOST_TEST(settings->socket == "unix:/run/letterhead.sock");
    BOOST_TEST(settings->socket_mode == 0660);
    BOOST_TEST(settings->outgoing.authenticated);
    BOOST_TEST((settings->on_failure == OnFailure::tempfail));
    BOOST_TEST(settings->drain_seconds == 10);
    BOOST_TEST((settings->log_to == LogTo::standard_error));
    BOOST_TEST(settings->packs == std::vector<std::string>{folder.path("a.yaml")});
    BOOST_REQUIRE(settings->pack_places.size() == 1);
    BOOST_TEST(settings->pack_places[0].line == 2);
}

BOOST_AUTO_TEST_CASE(every_key_is_read) {
    const Folder folder;
    Problems problems;
    const auto settings = read_settings(folder.write("letterhead.yaml",
                                                     "socket: 'inet:8891@127.0.0.1'\n"
                                                     "socket_mode: '0600'\n"
                                                     "socket_group: 'root'\n"
                                                     "packs: ['a.yaml', '/b.yaml']\n"
                                                     "outgoing:\n"
                                                     "  authenticated: false\n"
                                                     "  networks: ['192.0.2.0/24', '::1']\n"
                                                     "  daemon_names: ['ORIGINATING']\n"
                                                     "  certificates: ['*/O=City*']\n"
                                                     "on_failure: accept\n"
                                                     "drain_seconds: 0\n"
                                                     "log: {to: syslog, facility: local3}\n"),
                                        problems);
    BOOST_TEST(shown(problems) == "");
    BOOST_REQUIRE(settings);
    BOOST_TEST(settings->socket == "inet:8891@127.0.0.1");
    BOOST_TEST(settings->socket_mode == 0600);
    BOOST_TEST(settings->socket_group == "root");
    BOOST_TEST(settings->packs.size() == 2U);
    BOOST_TEST(settings->packs[1] == "/b.yaml");
    BOOST_TEST(!settings->outgoing.authenticated);
    BOOST_TEST(settings->outgoing.networks.size() == 2U);
    BOOST_TEST(settings->outgoing.daemon_names.size() == 1U);
    BOOST_TEST(settings->outgoing.certificates.size() == 1U);
    BOOST_TEST((settings->on_failure == OnFailure::accept));
    BOOST_TEST(settings->drain_seconds == 0);
    BOOST_TEST((settings->log_to == LogTo::syslog));
    BOOST_TEST(settings->log_facility == "local3");
}

BOOST_AUTO_TEST_CASE(the_settings_as_installed_have_every_key_and_its_default) {
    Problems problems;
    const auto settings = read_settings(LETTERHEAD_SOURCE "/etc/letterhead.yaml", problems);
    BOOST_TEST(shown(problems) == "");
    BOOST_REQUIRE(settings);
    const Settings plain;
    BOOST_TEST(settings->socket_mode == plain.socket_mode);
    BOOST_TEST(settings->socket_group == plain.socket_group);
    BOOST_TEST(settings->outgoing.authenticated == plain.outgoing.authenticated);
    BOOST_TEST((settings->on_failure == plain.on_failure));
    BOOST_TEST(settings->drain_seconds == plain.drain_seconds);
    BOOST_TEST((settings->log_to == plain.log_to));
    BOOST_TEST(settings->log_facility == plain.log_facility);
}

BOOST_AUTO_TEST_CASE(every_problem_of_the_file_comes_in_one_run) {
    BOOST_TEST(problems_of("sokcet: 'unix:/x'\n"
                           "packs: []\n"
                           "outgoing: {authenticated: yes, networks: ['10.0.0.1/8', 'localhost']}\n"
                           "on_failure: tempfial\n"
                           "drain_seconds: soon\n"
                           "log: {to: file}\n") ==
               "1:1 error: the settings file lacks 'socket'\n"
               "2:8 error: 'packs' is an empty list (write what belongs into it, or leave the key out)\n"
               "3:27 error: 'authenticated' must be true or false, not 'yes' (write true, without quotes)\n"
               "3:43 error: '10.0.0.1/8' has bits beyond its prefix (which address or network is meant?)\n"
               "3:57 error: 'localhost' is no address and no network (write 192.0.2.7, 192.0.2.0/24, "
               "2001:db8::1 or 2001:db8::/32)\n"
               "4:13 error: 'on_failure' must be one of tempfail or accept, not 'tempfial' (did you mean "
               "'tempfail'?)\n"
               "5:16 error: 'drain_seconds' must be a whole number, not 'soon'\n"
               "6:11 error: 'to' must be one of stderr or syslog, not 'file'\n"
               "1:1 error: unknown key 'sokcet' in the settings file (did you mean 'socket'?)\n");
}

BOOST_AUTO_TEST_CASE(a_socket_is_named_as_libmilter_names_it) {
    const auto socket = [](const std::string& name) {
        return problems_of("socket: '" + name + "'\npacks: ['a.yaml']\n");
    };
    for (const char* const good :
         {"unix:/run/x", "local:/run/x", "inet:8891@127.0.0.1", "inet6:8891@::1", "fd:3"})
        BOOST_TEST(socket(good) == "");
    const std::string forms = " (write unix:/path, inet:port@host, inet6:port@host or fd:number)\n";
    const std::string everywhere =
        "1:9 error: without a host the socket would listen on every address of this machine (write "
        "inet:8891@127.0.0.1)\n";
    BOOST_TEST(socket("/run/x") == "1:9 error: '/run/x' names no socket" + forms);
    BOOST_TEST(socket("fd:x") == "1:9 error: 'fd:x' names no socket" + forms);
    BOOST_TEST(socket("inet:8891") == everywhere);
    BOOST_TEST(socket("inet:8891@") == everywhere);
    BOOST_TEST(socket("inet:99999@127.0.0.1") ==
               "1:9 error: the port must be a number from 1 to 65535 (write inet:8891@127.0.0.1)\n");
    BOOST_TEST(
        socket("unix:run/x") ==
        "1:9 error: the path of the socket must begin with '/' (the daemon may be started from anywhere)\n");
    BOOST_TEST(socket("unix:/" + std::string(120, 'x')) ==
               "1:9 error: the path of the socket is too long (at most 107 bytes)\n");
}

BOOST_AUTO_TEST_CASE(a_scanner_has_a_socket_and_a_timeout) {
    const Folder folder;
    Problems problems;
    const std::string whole = least + "scanner: {clamd: 'unix:/run/clamav/clamd.ctl', timeout_seconds: 3}\n";
    const auto settings = read_settings(folder.write("letterhead.yaml", whole), problems);
    BOOST_TEST(shown(problems) == "");
    BOOST_REQUIRE(settings);
    BOOST_REQUIRE(settings->scanner);
    BOOST_TEST(settings->scanner->clamd == "unix:/run/clamav/clamd.ctl");
    BOOST_TEST(settings->scanner->timeout_seconds == 3);
    BOOST_TEST(settings->scanner->place.line == 3);

    const auto scanner = [](const std::string& text) {
        return problems_of(least + "scanner: " + text + "\n");
    };
    for (const char* const good : {"unix:/x", "local:/x", "inet:3310@127.0.0.1", "inet6:3310@::1"})
        BOOST_TEST(scanner("{clamd: '" + std::string(good) + "'}") == "");
    const std::string forms = " (write unix:/run/clamav/clamd.ctl or inet:3310@127.0.0.1)\n";
    BOOST_TEST(scanner("{clamd: '/run/clamd'}") == "3:18 error: '/run/clamd' names no socket" + forms);
    for (const std::string bad : {"inet:3310", "inet:3310@", "inet:0@127.0.0.1", "inet:3310@localhost",
                                  "inet:99999@127.0.0.1", "inet:3310@10.0.0.0/8"})
        BOOST_TEST(scanner("{clamd: '" + bad + "'}") ==
                   "3:18 error: '" + bad + "' is no port and address" + forms);
    BOOST_TEST(scanner("{clamd: 'unix:x'}") ==
               "3:18 error: clamd's path must begin with '/' and have at most 107 bytes\n");
    for (const char* const seconds : {"0", "61"})
        BOOST_TEST(scanner("{clamd: 'unix:/x', timeout_seconds: " + std::string(seconds) + "}") ==
                   "3:46 error: 'timeout_seconds' is from 1 to 60 (the MTA waits, too)\n");
    BOOST_TEST(scanner("{clamav: 'unix:/x'}") ==
               "3:10 error: scanner lacks 'clamd'\n"
               "3:11 error: unknown key 'clamav' in scanner (did you mean 'clamd'?)\n");
}

BOOST_AUTO_TEST_CASE(mode_and_group_of_the_socket_are_checked) {
    BOOST_TEST(problems_of(least + "socket_mode: '0666'\n") ==
               "3:14 error: with '0666' every user of this machine could talk to the socket ('0660' and "
               "socket_group, the group of "
               "the MTA)\n");
    BOOST_TEST(problems_of(least + "socket_mode: 'rw'\n") ==
               "3:14 error: 'socket_mode' must be three octal digits after a 0, not 'rw' ('0660' lets the "
               "group of the socket "
               "connect)\n");
    BOOST_TEST(problems_of(least + "socket_mode: 0660\n") ==
               "3:14 warning: some YAML readers take 0660 for an octal number (put it in single quotes)\n");
    BOOST_TEST(problems_of(least + "socket_group: 'no-such-group-here'\n") ==
               "3:15 error: there is no group 'no-such-group-here' on this machine\n");
}

BOOST_AUTO_TEST_CASE(too_much_or_nothing_outgoing_is_worth_a_warning) {
    BOOST_TEST(problems_of(least + "outgoing: {networks: ['0.0.0.0/0', '::/0']}\n") ==
               "3:23 warning: with '0.0.0.0/0' mail from anywhere counts as outgoing\n"
               "3:36 warning: with '::/0' mail from anywhere counts as outgoing\n");
    BOOST_TEST(problems_of(least + "outgoing: {authenticated: false}\n") ==
               "3:11 warning: no mail counts as outgoing: everything will pass unchecked (set authenticated: "
               "true, or name "
               "networks)\n");
}

BOOST_AUTO_TEST_CASE(a_network_holds_its_addresses) {
    struct Case {
        std::string network, address;
        bool expected;
    };
    const std::vector<Case> cases = {
        {"192.0.2.0/24", "192.0.2.255", true},
        {"192.0.2.0/24", "192.0.3.0", false},
        {"192.0.2.7", "192.0.2.7", true},
        {"192.0.2.7", "192.0.2.8", false},
        {"192.0.2.128/25", "192.0.2.129", true},
        {"192.0.2.128/25", "192.0.2.127", false},
        {"0.0.0.0/0", "203.0.113.9", true},
        {"0.0.0.0/0", "2001:db8::1", false},
        {"2001:db8::/32", "2001:db8:ffff::1", true},
        {"2001:db8::/32", "2001:db9::1", false},
        {"2001:db8::/32", "IPv6:2001:db8::2", true},
        {"127.0.0.0/8", "::ffff:127.0.0.1", true},
        {"::1", "::1", true},
        {"::/0", "192.0.2.1", true},
        {"127.0.0.0/8", "", false},
        {"127.0.0.0/8", "localhost", false},
    };
    for (const Case& one : cases) {
        const auto network = parse_network(one.network);
        BOOST_REQUIRE(network);
        BOOST_TEST_CONTEXT(one.network << " " << one.address) {
            BOOST_TEST(in_network(one.address, *network) == one.expected);
        }
    }
    for (const char* const bad : {"", "x", "192.0.2.0/33", "192.0.2.0/", "192.0.2.0/-1", "192.0.2/24",
                                  "::/129", "::1/x", "192.0.2.0/24/8"})
        BOOST_TEST(!parse_network(bad).has_value());
}

BOOST_AUTO_TEST_CASE(any_one_sign_makes_mail_outgoing) {
    Outgoing outgoing;
    outgoing.networks = {*parse_network("192.0.2.0/24")};
    outgoing.daemon_names = {"ORIGINATING"};
    outgoing.certificates = {"*/O=City of *"};
    Envelope envelope;
    BOOST_TEST(!is_outgoing(envelope, outgoing));
    envelope.login = "jdoe";
    BOOST_TEST(is_outgoing(envelope, outgoing));
    outgoing.authenticated = false;
    BOOST_TEST(!is_outgoing(envelope, outgoing));
    envelope.client_address = "192.0.2.4";
    BOOST_TEST(is_outgoing(envelope, outgoing));
    envelope.client_address = "203.0.113.4";
    envelope.daemon_name = "originating";
    BOOST_TEST(is_outgoing(envelope, outgoing));
    envelope.daemon_name = "smtpd";
    BOOST_TEST(!is_outgoing(envelope, outgoing));
    envelope.certificate_subject = "/CN=scanner/O=City of Palos Verdes Estates";
    BOOST_TEST(is_outgoing(envelope, outgoing));
}

BOOST_AUTO_TEST_SUITE_END()
