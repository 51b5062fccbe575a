// The daemon and a clamd: what it finds is refused, and one that does not answer costs a message its timeout
// once.
#include "unit/scan/fake_clamd.h"
#include "wire/daemon.h"
#include "wire/mail.h"

#include <signal.h>

#include <boost/test/unit_test.hpp>

using namespace letterhead::wire;
using letterhead::testing::FakeClamd;
using letterhead::testing::Visit;

namespace {

constexpr std::string_view pack = R"(
pack: {id: t, policy: 'Test policy', contact: 'the help desk', own_domains: ['city.example']}
rules:
  - id: T-1
    title: Malware
    clause: '1'
    when: {scanner: {finds: malware}}
    action: reject
    explain: '{attachment.name} holds {scanner.found}.'
)";

Mail with_attachment(const std::string& content) {
    Mail mail;
    mail.headers = {{"MIME-Version", "1.0"}, {"Content-Type", "multipart/mixed; boundary=b"}};
    mail.body = "--b\r\n\r\nHello.\r\n--b\r\nContent-Type: application/octet-stream; name=a.bin\r\n\r\n" +
                content + "\r\n--b--\r\n";
    return mail;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scanner)

BOOST_AUTO_TEST_CASE(what_clamd_finds_is_refused_and_told) {
    const FakeClamd clamd([](Visit& visit) {
        const auto stream = visit.stream();
        if (stream)
            visit.answer(stream->find("bad") != std::string::npos ? "stream: Test.Bad-1 FOUND"
                                                                  : "stream: OK");
    });
    Daemon daemon;
    daemon.folder.write("pack.yaml", pack);
    daemon.settings = "scanner: {clamd: '" + clamd.socket() + "'}\n";
    daemon.start();
    Client client = daemon.connect();
    BOOST_TEST((send(client, with_attachment("good")).final == Final::proceed));
    const Answer refused = send(client, with_attachment("bad"));
    BOOST_TEST(refused.text.find("a.bin holds Test.Bad-1.") != std::string::npos, refused.text);
    BOOST_TEST(daemon.stop() == 0);
    BOOST_TEST(daemon.log().find("scanned=2 found=1 unscanned=0") != std::string::npos, daemon.log());
    BOOST_TEST(adds_up(daemon.log()));
}

BOOST_AUTO_TEST_CASE(a_clamd_that_hangs_costs_its_timeout_once) {
    const FakeClamd clamd([](Visit& visit) { visit.sleep(); });
    Daemon daemon;
    daemon.folder.write("pack.yaml", pack);
    daemon.settings = "scanner: {clamd: '" + clamd.socket() + "', timeout_seconds: 1}\n";
    daemon.start();
    Client client = daemon.connect();
    const auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < 5; ++i)
        send(client, with_attachment("good"));
    BOOST_TEST((std::chrono::steady_clock::now() - begun < std::chrono::seconds(4)));
    BOOST_TEST(daemon.stop() == 0);
    BOOST_TEST(counted(daemon.log(), "held") == 5);
    BOOST_TEST(daemon.log().find("cannot_tell=T-1") != std::string::npos, daemon.log());
    BOOST_TEST(daemon.log().find("does not answer: no answer within 1 s") != std::string::npos, daemon.log());
    BOOST_TEST(daemon.log().find("unscanned=5") != std::string::npos, daemon.log());
}

BOOST_AUTO_TEST_SUITE_END()
