// Connections: several messages on one, several at once, old MTAs, little said, nonsense said.
#include "wire/daemon.h"
#include "wire/mail.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>

using namespace letterhead::wire;

BOOST_AUTO_TEST_SUITE(connections)

BOOST_AUTO_TEST_CASE(two_messages_on_a_connection_have_verdicts_of_their_own) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect();
    BOOST_TEST(send(client, {.subject = "forbidden", .queue_id = "4One"}).text.starts_with("550"));
    BOOST_CHECK(send(client, {.queue_id = "4Two"}).final == Final::proceed);
    BOOST_TEST(send(client, {.queue_id = "4Three", .body = "the secret plan\r\n"}).text.starts_with("550"));
    client.quit();
    BOOST_TEST(daemon.stop() == 0);
    BOOST_TEST(daemon.said("4One: verdict=reject"));
    BOOST_TEST(daemon.said("4Two: verdict=accept"));
    BOOST_TEST(daemon.said("4Three: verdict=reject"));
    BOOST_TEST(adds_up(daemon.log()));
    BOOST_TEST(counted(daemon.log(), "received") == 3);
    BOOST_TEST(counted(daemon.log(), "aborted") == 0);
}

BOOST_AUTO_TEST_CASE(an_aborted_message_leaves_nothing_to_the_next) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect();
    BOOST_CHECK(begin(client, {.subject = "forbidden"}).final == Final::proceed);
    content(client,
            {.subject = "forbidden", .recipients = {"<first@outside.example>"}, .body = "the secret plan"});
    client.abort();
    const Answer answer =
        send(client, {.subject = "Please redirect", .recipients = {"<second@outside.example>"}});
    BOOST_CHECK(answer.final == Final::proceed);
    BOOST_TEST(answer.deleted == std::vector<std::string>{"<second@outside.example>"},
               boost::test_tools::per_element());
    client.quit();
    BOOST_TEST(daemon.stop() == 0);
    BOOST_TEST(counted(daemon.log(), "received") == 2);
    BOOST_TEST(counted(daemon.log(), "aborted") == 1);
    BOOST_TEST(adds_up(daemon.log()));
}

BOOST_AUTO_TEST_CASE(a_connection_that_breaks_off_or_begins_anew_aborts_its_message) {
    Daemon daemon;
    daemon.start();
    {
        Client client = daemon.connect();
        begin(client, {});
        content(client, {});
        client.flush();
    }  // closed without a word
    Client client = daemon.connect();
    begin(client, {});
    BOOST_CHECK(begin(client, {}).final == Final::proceed);  // MAIL after MAIL
    client.quit();
    BOOST_TEST(daemon.stop() == 0);
    BOOST_TEST(counted(daemon.log(), "received") == 3);
    BOOST_TEST(counted(daemon.log(), "aborted") == 3);
}

BOOST_AUTO_TEST_CASE(a_mail_without_any_macro_is_inspected_all_the_same) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect("192.0.2.7");
    const Answer answer = send(client, {.login = "", .queue_id = ""});
    BOOST_CHECK(answer.final == Final::proceed);
    BOOST_TEST(answer.header("X-Letterhead").has_value());
    BOOST_TEST(daemon.said("NOQUEUE: verdict=accept"));
}

BOOST_AUTO_TEST_CASE(a_header_of_100_KB_passes_and_is_inspected) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect();
    for (const std::size_t bytes : {65'520U, 65'535U, 65'600U, 100'000U, 102'400U}) {
        const std::string value(bytes - sizeof("X-Long: "), 'x');
        BOOST_CHECK(send(client, {.headers = {{"X-Long", " " + value}}}).final == Final::proceed);
        const Answer after = send(client, {.headers = {{"X-Long", " " + value}, {"X-Percent", " yes"}}});
        BOOST_TEST(after.text.starts_with("550"), "header of " << bytes << " bytes: " << client.problem());
    }
}

BOOST_AUTO_TEST_CASE(a_body_of_many_chunks_is_read_to_its_end) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect();
    std::string body;
    while (body.size() < 3 * chunk_size + 17)
        body += "A line of a long letter that says little, and goes on.\r\n";
    BOOST_CHECK(send(client, {.body = body}).final == Final::proceed);
    BOOST_TEST(send(client, {.body = body + "At last: the secret plan.\r\n"}).text.starts_with("550"));
}

BOOST_AUTO_TEST_CASE(an_MTA_of_an_old_protocol_gets_its_answers_and_no_space_of_ours) {
    Daemon daemon;
    daemon.start();
    constexpr std::uint32_t version_2_actions = 0x3f, version_2_steps = 0x7f;
    Client client = daemon.connect("127.0.0.1", version_2_actions, version_2_steps, 2);
    BOOST_TEST((client.negotiated().protocol & protocol::unanswered_header) == 0U);
    const Answer passed = send(client, {});
    BOOST_CHECK(passed.final == Final::proceed);
    BOOST_REQUIRE(passed.header("X-Letterhead"));
    BOOST_TEST(passed.header("X-Letterhead")->starts_with("pass;"), *passed.header("X-Letterhead"));
    BOOST_TEST(send(client, {.subject = "forbidden"}).text.starts_with("550"));
}

BOOST_AUTO_TEST_CASE(an_old_MTA_may_send_the_last_chunk_with_the_end_of_the_message) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect("127.0.0.1", 0x3f, 0x7f, 2);
    begin(client, {});
    content(client, {.body = "Here is the "});
    BOOST_TEST(client.end_of_message("secret plan of ours.\r\n").text.starts_with("550"), client.problem());
}

BOOST_AUTO_TEST_CASE(a_hold_becomes_a_temporary_failure_where_the_MTA_cannot_hold) {
    Daemon daemon;
    daemon.settings = "on_failure: accept\n";  // does not matter: it was decided that this mail does not go
    daemon.start();
    Client client = daemon.connect("127.0.0.1", action::all & ~action::quarantine);
    const Answer held = send(client, {.subject = "For review"});
    BOOST_TEST(held.text.starts_with("451"), held.text);
    BOOST_CHECK(send(client, {}).final == Final::proceed);
    client.quit();
    Client again = daemon.connect("127.0.0.1", action::all & ~action::quarantine);
    again.quit();
    BOOST_TEST(daemon.stop() == 0);
    const std::string log = daemon.log(), told = "the MTA does not let a milter hold mail";
    BOOST_TEST(log.find(told) != std::string::npos, log);
    BOOST_TEST(log.find(told) == log.rfind(told), "told once");
    BOOST_TEST(counted(log, "tempfailed") == 1);
    BOOST_TEST(counted(log, "held") == 0);
    BOOST_TEST(adds_up(log));
}

BOOST_AUTO_TEST_CASE(a_second_client_on_the_same_connection_is_judged_by_its_own_address) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect("192.0.2.7");
    BOOST_CHECK(send(client, {.login = ""}).final == Final::proceed);
    client.packet(command::quit_reuse, {});
    client.connect("other.example", '4', 2525, "203.0.113.9");
    client.helo("other.example");
    const Answer answer = begin(client, {.login = ""});
    BOOST_CHECK(answer.final == Final::accept);  // let go
    BOOST_TEST(answer.headers.empty());
    client.quit();
    BOOST_TEST(daemon.stop() == 0);
    BOOST_TEST(counted(daemon.log(), "passed") == 1);
}

BOOST_AUTO_TEST_CASE(twenty_connections_at_once_keep_their_messages_apart) {
    Daemon daemon;
    daemon.start();
    constexpr int connections = 20, rounds = 5;
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    std::vector<Client> clients;
    for (int i = 0; i < connections; ++i)
        clients.push_back(daemon.connect());
    for (Client& client : clients) {
        threads.emplace_back([&client, &wrong] {
            for (int round = 0; round < rounds; ++round) {
                if (send(client, {}).final != Final::proceed) ++wrong;
                if (!send(client, {.subject = "forbidden"}).text.starts_with("550")) ++wrong;
                if (!send(client, {.subject = "For review"}).quarantine) ++wrong;
                begin(client, {.subject = "forbidden"});
                client.abort();
            }
            client.quit();
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    BOOST_TEST(wrong == 0);
    BOOST_TEST(daemon.stop() == 0);
    const std::string log = daemon.log();
    for (const char* what : {"accepted", "rejected", "held", "aborted"})
        BOOST_TEST(counted(log, what) == connections * rounds);
    BOOST_TEST(adds_up(log));
}

BOOST_AUTO_TEST_CASE(malformed_packets_end_at_most_their_own_connection) {
    Daemon daemon;
    daemon.start();
    using namespace std::string_literals;
    const std::vector<std::string> nonsense{
        "GET / HTTP/1.1\r\n\r\n"s,  // a length of a gigabyte
        "\0\0\0\0"s,                // a packet of nothing
        "\xff\xff\xff\xffO"s,       // of four gigabytes
        "\0\0\0\5O\0\0"s,           // half a negotiation
        "\0\0\0\1~"s,               // an unknown command
        "\0\0\0\1O"s,               // a negotiation of nothing
        "\0\0\0\6M<a@b"s,           // MAIL without NUL, before all else
        "\0\0\0\1M"s,
        "\0\0\0\1R"s,
        "\0\0\0\1L"s,        // without arguments
        "\0\0\0\4L\0\0\0"s,  // a header without a name
        "\0\0\0\6Lname"s,    // without NUL
        "\0\0\0\1C"s,
        "\0\0\0\5Cab\0"s + "4"s,  // connect without an address
        "\0\0\0\1B"s,
        "\0\0\0\5Bbody"s,
        "\0\0\0\1E"s,  // a body and an end of nothing
        "\0\0\0\1D"s,
        "\0\0\0\3DMx"s,  // macros without NUL
        "\0\0\0\1N"s,
        "\0\0\0\1A"s,
        "\0\0\0\1K"s,
        "\0\0\0\1T"s,
    };
    for (const bool after_mail : {false, true}) {
        for (const std::string& octets : nonsense) {
            Client client = daemon.connect();
            if (after_mail) begin(client, {});
            client.raw(octets);
            client.flush();
            BOOST_TEST(!client.receive(after_mail ? 2 : 1).has_value(), "an answer to nonsense");
        }
        std::string problem;
        for (const std::string& octets : nonsense) {  // without a negotiation
            auto client = Client::open(daemon.socket, problem);
            BOOST_REQUIRE(client);
            client->raw(octets);
            client->flush();
        }
    }
    BOOST_TEST(daemon.runs());
    Client client = daemon.connect();
    BOOST_CHECK(send(client, {}).final == Final::proceed);
    client.quit();
    BOOST_TEST(daemon.stop() == 0);
    BOOST_TEST(counted(daemon.log(), "accepted") == 1);
    BOOST_TEST(adds_up(daemon.log()), daemon.log());
}

BOOST_AUTO_TEST_SUITE_END()
