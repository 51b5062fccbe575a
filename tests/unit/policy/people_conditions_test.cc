// Conditions about who sends, and to whom: yes, no and cannot tell of each.

#include "message/limits.h"
#include "unit/policy/support.h"

#include <boost/test/unit_test.hpp>
namespace letterhead {
namespace {

using namespace testing;
Change login(const std::string& name) {
    return [name](Scene& s) { s.envelope.login = name; };
}
Change from(const std::vector<std::string>& list, bool malformed = false) {
    return [list, malformed](Scene& s) {
        s.findings.from = addresses(list);
        s.findings.from.malformed = malformed;
    };
}
Change to(const std::vector<std::string>& list, bool cut = false) {
    return [list, cut](Scene& s) {
        s.envelope.recipients = addresses(list).addresses;
        s.envelope.recipients_cut = cut;
    };
}

BOOST_AUTO_TEST_CASE(login_is_present_absent_or_somebody) {
    check({{"login: {is: present}", nothing, N},
           {"login: {is: absent}", nothing, Y},
           {"login: {is: present}", login("jdoe"), Y},
           {"login: {is: absent}", login("jdoe"), N},
           {"login: [jdoe, asmith]", login("JDoe"), Y},
           {"login: jdoe", login("jdoe2"), N},
           {"login: {in: ['jdoe@city.example']}", login("jdoe"), Y},  // own domain
           {"login: {in: ['jdoe@other.example']}", login("jdoe"), N},
           {"login: {group: staff}", login("operator"), Y},
           {"login: {group: staff}", login("someone@police.example"), Y},
           {"login: {group: staff}", nothing, N},
           {"login: {in: ['*@city.example'], is: present}", login("x@city.example"), Y},
           {"not: {login: {in: {group: staff}}}", login("operator"), N}});
}

BOOST_AUTO_TEST_CASE(sender_is_the_login_and_without_one_the_envelope_sender) {
    const Change null = [](Scene& s) { send_from(s.envelope, ""); };
    check({{"sender: {group: staff}", nothing, Y},
           {"sender: 'Clerk@City.example'", nothing, Y},
           {"sender: ['other@city.example']", nothing, N},
           {"sender: {in: ['cl*@city.example']}", nothing, Y},
           {"sender: {in: ['@city.example']}", nothing, Y},
           {"sender: {in: ['@ity.example']}", nothing, N},
           {"sender: {domain: [city.example]}", nothing, Y},
           {"sender: {domain: [CITY.example.]}",
            [](Scene& s) { send_from(s.envelope, "a@mail.city.example"); }, Y},
           {"sender: {domain: [city.example]}", [](Scene& s) { send_from(s.envelope, "a@notcity.example"); },
            N},
           {"sender: {group: staff, domain: police.example}", nothing, N},
           {"sender: {group: staff}", null, N},
           {"sender: {in: ['*']}", null, N},
           {"sender: operator", login("operator"), Y},
           {"sender: {group: staff}", login("intern"), N},  // who writes MAIL FROM:<clerk@...> is no clerk
           {"sender: {in: [{group: staff}, 'x@y.example']}",
            [](Scene& s) { send_from(s.envelope, "x@y.example"); }, Y},
           {"sender: {in: {list: names}}", nothing, N}});
    Scene scene;
    BOOST_TEST(value_of(scene.judge("sender: {group: staff}"), "sender.address") == "clerk@city.example");
}

BOOST_AUTO_TEST_CASE(header_addresses_are_each_asked) {
    check({{"from: {domain: example.org}", nothing, N},
           {"from: {domain: example.org}", from({"a@city.example", "b@mail.example.org"}), Y},
           {"from: {domain: example.org}", from({"a@city.example"}, true), C},
           {"from: {domain: city.example}", from({"a@city.example"}, true), Y},
           {"from: {is: missing}", nothing, N},
           {"from: {is: present}", nothing, Y},
           {"header_sender: {is: missing}", nothing, Y},
           {"header_sender: {is: missing}",
            [](Scene& s) { s.findings.oddities.add(OddityKind::too_many_headers, "headers"); }, C},
           {"header_sender: 'x@y.example'", [](Scene& s) { s.findings.sender = addresses({"x@y.example"}); },
            Y},
           {"reply_to: {in: ['@y.example']}",
            [](Scene& s) { s.findings.reply_to = addresses({"x@y.example"}); }, Y},
           {"reply_to: {in: ['@y.example']}", [](Scene& s) { s.findings.reply_to.cut = true; }, C},
           {"reply_to: {in: ['@y.example']}", nothing, N}});
}

BOOST_AUTO_TEST_CASE(identity_holds_the_header_against_the_login) {
    const Change boss_sends = [](Scene& s) { s.findings.sender = addresses({"boss@city.example"}); };
    const auto as = [](const std::string& name, const Change& change) -> Change {
        return [name, change](Scene& s) {
            s.envelope.login = name;
            if (change) change(s);
        };
    };
    check({{"identity: true", nothing, N},  // no login
           {"identity: true", login("clerk"), N},
           {"identity: true", login("clerk@city.example"), N},
           {"identity: true", login("CLERK@city.example"), N},
           {"identity: true", login("jdoe"), Y},
           {"identity: true", login("clerk@other.example"), Y},
           {"identity", as("clerk", boss_sends), Y},
           {"identity: {of: from}", as("clerk", boss_sends), N},
           {"identity: {of: reply_to}", as("clerk", boss_sends), N},
           {"identity: {granted: {list: aliases}}", as("jdoe", from({"press@city.example"})), N},
           {"identity: {granted: {list: aliases}}", as("jdoe", from({"mayor@city.example"})), Y},
           {"identity: {granted: {list: aliases}}", as("boss@city.example", from({"x@events.example"})), N},
           {"identity: true", as("clerk", from({"clerk+agenda@city.example"})), N},
           {"identity: true", as("clerk", from({"mayor+clerk@city.example"})), Y},
           {"identity: {granted: {list: aliases}}", as("jdoe", from({"press+1@city.example"})), N},
           {"identity: {of: envelope}", as("clerk", boss_sends), N},
           {"identity: {of: envelope}", login("jdoe"), Y},
           {"identity: {of: envelope}", as("jdoe", [](Scene& s) { send_from(s.envelope, ""); }), N},
           {"identity: {of: [envelope, reply_to]}",
            as("clerk", [](Scene& s) { s.findings.reply_to = addresses({"x@example.org"}); }), Y},
           {"identity: true", as("clerk", from({})), C},
           {"identity: true", as("clerk", from({"clerk@city.example"}, true)), C},
           {"identity: true", as("clerk", from({"x@city.example"}, true)), Y},
           {"identity: true", as("clerk", [](Scene& s) { s.pack->own_domains.clear(); }), C}});
    Scene scene;
    scene.envelope.login = "jdoe";
    const Answer answer = scene.judge("identity: true");
    BOOST_TEST(value_of(answer, "identity.login") == "jdoe");
    BOOST_TEST(value_of(answer, "identity.address") == "clerk@city.example");
    BOOST_TEST(value_of(answer, "identity.header") == "From");
    BOOST_TEST(answer.evidence.at(0).what == "identity.from");
}

BOOST_AUTO_TEST_CASE(third_party_looks_at_every_sender_address) {
    const char* const all = "third_party: {domains: {list: webmail}}";
    check({{all, nothing, N},
           {all, [](Scene& s) { send_from(s.envelope, "x@gmail.com"); }, Y},
           {all, [](Scene& s) { send_from(s.envelope, "x@mail.yahoo.com"); }, Y},
           {all, [](Scene& s) { send_from(s.envelope, "x@notgmail.com"); }, N},
           {all, from({"x@gmail.com"}), Y},
           {all, [](Scene& s) { s.findings.sender = addresses({"x@gmail.com"}); }, Y},
           {all, [](Scene& s) { s.findings.reply_to = addresses({"x@gmail.com"}); }, Y},
           {all, [](Scene& s) { s.findings.reply_to.malformed = true; }, C},
           {"third_party: {domains: gmail.com, of: [envelope]}", from({"x@gmail.com"}), N},
           {"third_party: {domains: gmail.com, of: from}", from({"x@gmail.com"}), Y}});
    const char* const like = "third_party: {look_alike: true}";
    const Change springvale = [](Scene& s) {
        s.pack->own_domains = {"springvale.example"};
        s.findings.from = addresses({"clerk@springva1e.example"});
    };
    check({{like, nothing, N},
           {like, from({"x@gmail.com"}), N},
           {like, springvale, Y},
           {"third_party: {look_alike: false}", springvale, N},
           {"third_party: {look_alike: true, of: [envelope, sender, reply_to]}", springvale, N},
           {"third_party: {look_alike: true, domains: {list: webmail}}", from({"x@gmail.com"}), Y}});
    Scene other;
    springvale(other);
    BOOST_TEST(value_of(other.judge(like), "third_party.domain") == "springva1e.example");
    BOOST_TEST(value_of(other.judge(like), "third_party.own_domain") == "springvale.example");
    Scene scene;
    send_from(scene.envelope, "x@gmail.com");
    scene.findings.reply_to = addresses({"y@eu.yahoo.com"});
    const Answer answer = scene.judge(all);
    BOOST_TEST(answer.evidence.size() == 2);
    BOOST_TEST(value_of(answer, "third_party.header") == "envelope sender");
    BOOST_TEST(value_of(answer, "third_party.domain", 1) == "yahoo.com");
    BOOST_TEST(answer.evidence.at(1).what == "third_party.reply_to");
}

BOOST_AUTO_TEST_CASE(direction_and_recipients) {
    const Change inside = to({"a@city.example", "b@dept.city.example"});
    const Change mixed = to({"a@city.example", "b@example.org", "c@example.org", "B@example.org"});
    check({{"direction: outbound", nothing, Y},
           {"direction: internal", nothing, N},
           {"direction: outbound", inside, N},
           {"direction: internal", inside, Y},
           {"direction: outbound", mixed, Y},
           {"direction: internal", to({"a@city.example"}, true), C},
           {"direction: outbound", to({"a@city.example"}, true), C},
           {"direction: outbound", to({"a@example.org"}, true), Y},
           {"direction: internal", to({"root"}), Y},
           {"recipients: {scope: outside}", inside, N},
           {"recipients: {scope: outside}", mixed, Y},
           {"recipients: {scope: inside}", mixed, Y},
           {"recipients: {scope: inside}", nothing, N},
           {"recipients: {scope: mixed}", mixed, Y},
           {"recipients: {scope: mixed}", inside, N},
           {"recipients: {in: ['b@example.org']}", mixed, Y},
           {"recipients: {in: ['b@example.org'], scope: inside}", mixed, N},
           {"recipients: {count_over: 2}", mixed, Y},
           {"recipients: {count_over: 3}", mixed, N},  // the same address twice counts once
           {"recipients: {count_over: 1, scope: outside}", mixed, Y},
           {"recipients: {count_over: 2, scope: outside}", mixed, N},
           {"recipients: {outside_count_over: 1}", mixed, Y},
           {"recipients: {outside_count_over: 2}", mixed, N},
           {"recipients: {count_over: 5}", to({"a@city.example"}, true), C},
           {"recipients: {count_over: 0}", to({}), N}});
    Scene scene;
    mixed(scene);
    const Answer answer = scene.judge("recipients: {scope: outside, count_over: 1}");
    BOOST_TEST(value_of(answer, "recipients.count") == "2");
    BOOST_TEST(value_of(answer, "recipients.first") == "b@example.org");
}

BOOST_AUTO_TEST_CASE(structure_joins_conditions) {
    const Change null = [](Scene& s) { send_from(s.envelope, ""); };
    check({{"{sender: {group: staff}, direction: outbound}", nothing, Y},
           {"{sender: {group: staff}, direction: internal}", nothing, N},
           {"[{direction: internal}, {sender: {group: staff}}]", nothing, Y},
           {"all: [{direction: outbound}, null_sender]", nothing, N},
           {"any: {direction: outbound, null_sender: true}", nothing, Y},
           {"any: [opaque, null_sender]", nothing, N},
           {"not: null_sender", nothing, Y},
           {"null_sender: false", nothing, Y},
           {"null_sender: false", null, N},
           {"condition: automatic", nothing, N},
           {"condition: automatic", null, Y},
           {"not: {direction: outbound}", to({"a@city.example"}, true), C},
           {"{direction: outbound, null_sender: true}", to({"a@city.example"}, true), N},
           {"[{direction: outbound}, {sender: {group: staff}}]", to({"a@city.example"}, true), Y}});
}

BOOST_AUTO_TEST_CASE(a_no_says_which_condition_said_so_when_asked) {
    const Scene scene;
    BOOST_TEST(scene.judge("{direction: outbound, opaque: true}", true).evidence.at(0).what == "opaque");
    BOOST_TEST(scene.judge("{direction: outbound, opaque: true}", false).evidence.empty());
    BOOST_TEST(scene.judge("{not: opaque, direction: outbound}", true).evidence.size() ==
               1);  // only what was seen
}

}  // namespace
}  // namespace letterhead
