// What each verdict looks like on the wire.
#include "wire/daemon.h"
#include "wire/mail.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

using namespace letterhead::wire;

namespace boost::test_tools::tt_detail {
template <>
struct print_log_value<Final> {
    void operator()(std::ostream& out, Final final) const { out << name_of(final); }
};
}  // namespace boost::test_tools::tt_detail

BOOST_AUTO_TEST_SUITE(verdicts)

BOOST_AUTO_TEST_CASE(a_clean_mail_gets_a_pass_header_and_one_log_line) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect();
    const Answer answer = send(client, {});
    BOOST_TEST(answer.final == Final::proceed);
    BOOST_REQUIRE_EQUAL(answer.headers.size(), 1);
    BOOST_TEST(answer.headers[0].kind == 'i');
    BOOST_TEST(answer.headers[0].index == 0U);
    BOOST_TEST(answer.headers[0].name == "X-Letterhead");
    BOOST_TEST(answer.headers[0].value.starts_with(" pass;"), answer.headers[0].value);
    BOOST_TEST(!answer.quarantine);
    BOOST_TEST(!answer.body);
    BOOST_TEST(daemon.said("4Wire1: verdict=accept "));
    BOOST_TEST(daemon.log().find("login=jdoe") != std::string::npos);
    BOOST_TEST(daemon.stop() == 0);
    BOOST_TEST(counted(daemon.log(), "accepted") == 1);
}

BOOST_AUTO_TEST_CASE(no_right_to_change_a_body_or_a_header_is_asked_for) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect();
    const std::uint32_t actions = client.negotiated().actions;
    BOOST_TEST((actions & (action::change_body | action::change_header | action::change_sender)) == 0U);
    BOOST_TEST((actions & action::add_header) != 0U);
    BOOST_TEST((actions & action::quarantine) != 0U);
}

BOOST_AUTO_TEST_CASE(a_violating_mail_gets_every_violation_in_one_reply) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect();
    const Answer answer = send(client, {.subject = "A forbidden thing",
                                        .headers = {{"X-Percent", " yes"}},
                                        .body = "Here is the secret plan of ours.\r\n"});
    BOOST_TEST(answer.final == Final::reply);
    BOOST_TEST(answer.text.starts_with("550-5.7.1 Not sent: 3 problems"), answer.text);
    for (const char* rule : {"(T-1, clause 1)", "(T-2, clause 2)", "(T-8, clause 8)", "the help desk"}) {
        BOOST_TEST(answer.text.find(rule) != std::string::npos, answer.text);
    }
    BOOST_TEST(answer.headers.empty());
    BOOST_TEST(daemon.said("verdict=reject"));
    BOOST_TEST(daemon.said("rules=T-1,T-2,T-8"));
}

BOOST_AUTO_TEST_CASE(a_percent_sign_in_the_reply_is_doubled) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect();
    const Answer answer = send(client, {.headers = {{"X-Percent", " yes"}}});
    BOOST_TEST(answer.text.find("Take %%20 and 100%% out of X-Percent") != std::string::npos, answer.text);
    BOOST_TEST(answer.text.find("/%%7Ehelp") != std::string::npos, answer.text);
}

BOOST_AUTO_TEST_CASE(a_hold_is_a_quarantine_with_a_reason_and_a_header) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect();
    const Answer answer = send(client, {.subject = "For review"});
    BOOST_TEST(answer.final == Final::proceed);
    BOOST_REQUIRE(answer.quarantine);
    BOOST_TEST(answer.quarantine->find("T-3") != std::string::npos, *answer.quarantine);
    BOOST_TEST(answer.header("X-Letterhead").value_or("").find("hold;") != std::string::npos);
    BOOST_TEST(daemon.said("verdict=hold"));
}

BOOST_AUTO_TEST_CASE(a_tag_is_a_header) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect();
    const Answer answer = send(client, {.subject = "A remark"});
    BOOST_TEST(answer.final == Final::proceed);
    BOOST_TEST(answer.header("X-Letterhead").value_or("").find("tag; rules=T-4") != std::string::npos);
    BOOST_TEST(!answer.quarantine);
}

BOOST_AUTO_TEST_CASE(a_copy_adds_a_recipient_and_keeps_the_others) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect();
    const Answer answer = send(client, {.subject = "A copy"});
    BOOST_TEST(answer.final == Final::proceed);
    BOOST_TEST(answer.added == std::vector<std::string>{"<archive@city.example>"},
               boost::test_tools::per_element());
    BOOST_TEST(answer.deleted.empty());
}

BOOST_AUTO_TEST_CASE(a_redirection_replaces_all_recipients_as_they_were_written) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect();
    const std::vector<std::string> recipients{"<Ann@Outside.example>", "<\"odd one\"@outside.example>",
                                              "<bob@city.example>"};
    const Answer answer = send(client, {.subject = "Please redirect", .recipients = recipients});
    BOOST_TEST(answer.final == Final::proceed);
    BOOST_TEST(answer.added == std::vector<std::string>{"<review@city.example>"},
               boost::test_tools::per_element());
    BOOST_TEST(answer.deleted == recipients, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_redirection_to_one_of_the_recipients_keeps_that_one) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect();
    const Answer answer = send(client, {.subject = "Please redirect",
                                        .recipients = {"<review@city.example>", "<ann@outside.example>"}});
    BOOST_TEST(answer.added.empty());
    BOOST_TEST(answer.deleted == std::vector<std::string>{"<ann@outside.example>"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_tempfail_rule_asks_to_try_later) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect();
    const Answer answer = send(client, {.subject = "Sent later"});
    BOOST_TEST(answer.final == Final::reply);
    BOOST_TEST(answer.text.starts_with("451"), answer.text);
    BOOST_TEST(answer.text.find("4.7.1") != std::string::npos, answer.text);
}

BOOST_AUTO_TEST_CASE(a_violating_mail_of_the_null_sender_is_held_and_not_rejected) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect("192.0.2.7");
    const Answer answer = send(client, {.subject = "A forbidden thing", .sender = "<>", .login = ""});
    BOOST_TEST(answer.final == Final::proceed);
    BOOST_TEST(answer.quarantine.has_value());
    BOOST_TEST(daemon.said("verdict=hold"));
}

BOOST_AUTO_TEST_CASE(mail_that_is_not_outgoing_is_let_go_at_MAIL_and_never_looked_at) {
    Daemon daemon;
    daemon.start();
    Client client = daemon.connect("203.0.113.9");
    const Answer answer = begin(client, {.sender = "<stranger@outside.example>", .login = ""});
    BOOST_TEST(answer.final == Final::accept);
    BOOST_TEST(begin(client, {}).final == Final::proceed);  // the next one has a login
    client.quit();
    BOOST_TEST(daemon.stop() == 0);
    BOOST_TEST(counted(daemon.log(), "passed") == 1);
    BOOST_TEST(counted(daemon.log(), "received") == 1);
    BOOST_TEST(daemon.log().find("verdict=") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_network_or_a_daemon_name_makes_mail_outgoing_too) {
    Daemon daemon;
    daemon.start();
    Client from_network = daemon.connect("192.0.2.200");
    BOOST_TEST(begin(from_network, {.login = ""}).final == Final::proceed);
    std::string problem;
    auto named = Client::open(daemon.socket, problem);
    BOOST_REQUIRE(named);
    BOOST_REQUIRE(named->negotiate());
    named->macro(command::connect, {{"{daemon_name}", "ORIGINATING"}});
    named->connect("client.example", '6', 2525, "2001:db8::9");
    BOOST_TEST(begin(*named, {.login = ""}).final == Final::proceed);
}

BOOST_AUTO_TEST_SUITE_END()
