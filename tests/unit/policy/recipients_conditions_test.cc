// Recipients: how many, in which domains, in domains that look like an own one, and the sender's own mailbox.

#include "policy/conditions/look_alike.h"
#include "policy/conditions/own_name.h"
#include "unit/policy/support.h"

#include <boost/test/unit_test.hpp>

namespace letterhead {
namespace {

using namespace testing;

Change to(const std::vector<std::string>& list, bool cut = false) {
    return [list, cut](Scene& s) {
        s.envelope.recipients = addresses(list).addresses;
        s.envelope.recipients_cut = cut;
    };
}

BOOST_AUTO_TEST_CASE(many_inside_and_many_that_everybody_sees) {
    const Change inside = to({"a@city.example", "b@dept.city.example", "A@city.example", "x@example.org"});
    const auto shown = [](const std::vector<std::string>& in_to, const std::vector<std::string>& in_cc) {
        return [=](Scene& s) {
            s.findings.to = addresses(in_to);
            s.findings.cc = addresses(in_cc);
        };
    };
    const Change three =
        shown({"a@example.org", "a@city.example"}, {"b@example.org", "c@example.net", "A@example.org"});
    check({{"recipients: {inside_count_over: 1}", inside, Y},
           {"recipients: {inside_count_over: 2}", inside, N},
           {"recipients: {inside_count_over: 2}", to({"a@city.example"}, true), C},
           {"recipients: {visible_outside_over: 2}", three, Y},
           {"recipients: {visible_outside_over: 3}", three, N},
           {"recipients: {visible_outside_over: 0}", nothing, N},  // all of them blind
           {"recipients: {visible_outside_over: 2}", [](Scene& s) { s.findings.cc.malformed = true; }, C},
           {"recipients: {visible_outside_over: 2}", [](Scene& s) { s.findings.to.cut = true; }, C},
           {"recipients: {visible_outside_over: 2, inside_count_over: 5}",
            [](Scene& s) { s.findings.to.cut = true; }, N},  // few inside, whatever To holds
           {"recipients: {visible_outside_over: 2}",
            [](Scene& s) { s.findings.oddities.add(OddityKind::too_many_headers, "headers"); }, C}});
    Scene scene;
    three(scene);
    BOOST_TEST(value_of(scene.judge("recipients: {visible_outside_over: 2}"), "recipients.count") == "3");
}

BOOST_AUTO_TEST_CASE(a_recipient_is_in_a_domain_or_below_it) {
    const Change remailer = to({"a@city.example", "x@mix.remailer.example"});
    check({{"recipients: {domain: remailer.example}", remailer, Y},
           {"recipients: {domain: [other.example]}", remailer, N},
           {"recipients: {domain: {list: webmail}}", to({"x@eu.yahoo.com"}), Y},
           {"recipients: {domain: city.example, scope: outside}", remailer, N},
           {"recipients: {domain: remailer.example, not_in: ['x@mix.remailer.example']}", remailer, N},
           {"recipients: {domain: remailer.example}", to({"a@city.example"}, true), C}});
    Scene scene;
    remailer(scene);
    const Answer answer = scene.judge("recipients: {domain: remailer.example}");
    BOOST_TEST(value_of(answer, "recipients.address") == "x@mix.remailer.example");
}

BOOST_AUTO_TEST_CASE(a_look_alike_is_told_with_the_domain_it_looks_like) {
    const Change own = [](Scene& s) { s.pack->own_domains = {"springvale.example", "police.example"}; };
    const auto write_to = [&](const std::vector<std::string>& list) -> Change {
        return [=](Scene& s) {
            own(s);
            to(list)(s);
        };
    };
    const char* const like = "recipients: {like_own_domain: true}";
    check({{like, write_to({"clerk@springvale.example", "x@mail.springvale.example"}), N},
           {like, write_to({"clerk@springvaIe.example"}), Y},  // a capital I
           {like, write_to({"clerk@sprlngvale.example"}), Y},
           {like, write_to({"clerk@springvale.com"}), Y},
           {like, write_to({"resident@example.org"}), N},
           {like, write_to({"root"}), N},
           {"recipients: {like_own_domain: true, not_in: ['@springvale.com']}",
            write_to({"clerk@springvale.com"}), N},
           {"recipients: {like_own_domain: true, count_over: 1}", write_to({"clerk@springvale.com"}), N},
           {"not: {recipients: {like_own_domain: true}}", write_to({"clerk@springvale.com"}), N}});
    Scene scene;
    write_to({"ok@example.org", "a@pollce.example", "b@springvale.org", "c@springvale.org"})(scene);
    const Answer answer = scene.judge(like);
    BOOST_REQUIRE(answer.evidence.size() == 3);
    BOOST_TEST(value_of(answer, "recipients.address", 0) == "a@pollce.example");
    BOOST_TEST(value_of(answer, "recipients.own_domain", 0) == "police.example");
    BOOST_TEST(value_of(answer, "recipients.own_domain", 2) == "springvale.example");
    BOOST_TEST(answer.evidence.at(1).detail == "b@springvale.org looks like springvale.example");
}

BOOST_AUTO_TEST_CASE(domains_look_alike_by_letters_slips_and_names) {
    const LookAlikes looks({"pvestates.org", "ci.clovis.ca.us", "abc.gov"});
    const struct {
        const char* domain;
        const char* like;
    } table[] = {
        {"pvestates.org", ""},
        {"mail.pvestates.org", ""},
        {"pvest\xD0\xB0tes.org", "pvestates.org"},  // Cyrillic a, as it may stand in a rule
        {"xn--pvesttes-56g.org", "pvestates.org"},  // the same, as it travels
        {"pvestates.0rg", "pvestates.org"},         // a zero
        {"mail.pvestates.0rg", "pvestates.org"},
        {"pvestate.org", "pvestates.org"},    // left out
        {"pveestates.org", "pvestates.org"},  // doubled
        {"pvsetates.org", "pvestates.org"},   // swapped
        {"pvsetatse.org", "pvestates.org"},   // twice
        {"pvstate.org", "pvestates.org"},
        {"pvestates.og", "pvestates.org"},
        {"pvestates.com", "pvestates.org"},
        {"pvestates.org.example", "pvestates.org"},
        {"pvestates.mail.example", "pvestates.org"},
        {"estates.org", ""},
        {"upstates.org", ""},
        {"westgates.org", ""},
        {"pvestates-news.org", ""},  // another name that has it in it
        {"clovis.ca.us", "ci.clovis.ca.us"},
        {"ci.cl0vis.ca.us", "ci.clovis.ca.us"},
        {"ci.clavis.ca.us", "ci.clovis.ca.us"},
        {"ci.clavir.ca.us", ""},  // two slips are too many for six letters
        {"ci.covina.ca.us", ""},
        {"ca.us", ""},
        {"abc.com", ""},  // too short for a name
        {"abd.gov", ""},
        {"example.org", ""},
        {"", ""},
    };
    for (const auto& row : table)
        BOOST_TEST(looks.find(row.domain) == row.like, row.domain << ": " << looks.find(row.domain));
    BOOST_TEST(LookAlikes({}).find("example.org").empty());
    BOOST_TEST(looks.find(std::string(5000, 'a') + ".org").empty());
}

BOOST_AUTO_TEST_CASE(city_business_goes_to_the_senders_own_mailbox) {
    const auto mail = [](const std::string& from_name, const std::string& recipient,
                         const std::string& shown = "") {
        return [=](Scene& s) {
            send_from(s.envelope, "alee@city.example");
            s.findings.from = addresses({"ann.lee@city.example"});
            s.findings.from.addresses[0].display_name = from_name;
            s.envelope.recipients = {address(recipient)};
            s.findings.to = addresses({recipient});
            s.findings.to.addresses[0].display_name = shown;
        };
    };
    const char* const own = "recipients: {own_personal: {list: webmail}}";
    check({{own, mail("", "alee@gmail.com"), Y},
           {own, mail("", "ALee77@gmail.com"), Y},
           {own, mail("", "ann.lee+city@yahoo.com"), Y},
           {own, mail("", "lee_ann@eu.yahoo.com"), Y},
           {own, mail("", "leeann@gmail.com"), Y},
           {own, mail("Lee, Ann M.", "x1@gmail.com", "Ann Lee"), Y},
           {own, mail("", "sunflower@gmail.com", "Ann Lee (home)"), Y},
           {own,
            mail("Pe\xC3\xB1"
                 "a, Rosa",
                 "rosa.pena@gmail.com"),
            Y},
           {own, mail("", "alee@example.org"), N},  // no such service
           {own, mail("Ann", "ann@gmail.com"), N},  // a first name alone
           {own, mail("Ann Lee", "bob.lee@gmail.com", "Bob Lee"), N},
           {own, mail("", "annleeson@gmail.com"), N},
           {own, mail("", "77@gmail.com"), N},
           {"recipients: {own_personal: city.example}", mail("", "alee@city.example"), N}});
    Scene scene;
    mail("", "al@gmail.com")(scene);
    scene.findings.from.malformed = true;
    BOOST_TEST((scene.judge(own).truth == C));
    mail("", "alee@gmail.com")(scene);
    scene.envelope.login = "alee";
    const Answer answer = scene.judge(own);
    BOOST_TEST(value_of(answer, "recipients.address") == "alee@gmail.com");
}

BOOST_AUTO_TEST_CASE(a_login_names_its_owner) {
    Scene scene;
    scene.envelope.login = "rpena";
    to({"rpena@gmail.com"})(scene);
    BOOST_TEST((scene.judge("recipients: {own_personal: gmail.com}").truth == Y));
}

}  // namespace
}  // namespace letterhead
