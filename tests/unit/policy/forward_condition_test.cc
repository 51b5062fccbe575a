// Words of others that a message passes on: quoted, attached or sent again.

#include "unit/policy/support.h"

#include <boost/test/unit_test.hpp>

namespace letterhead {
namespace {

using namespace testing;

// The attorney of the examples: by address, as a group would have him, and by a name that is shown.
const char* const attorney =
    "forward: {of: ['ann.attorney@city.example', '@lawyers.example', 'Counsel Smith']}";

Change quoted(const std::string& text, const std::vector<std::string>& written_by, bool sure = true) {
    return [=](Scene& s) { s.findings.quoted_authors.push_back({"1", text, written_by, sure}); };
}

Change attached(const std::vector<std::string>& written_by, const std::string& subject = "") {
    return [=](Scene& s) {
        s.findings.attached_messages.push_back({"1.2.1", subject, addresses(written_by), {}});
    };
}

BOOST_AUTO_TEST_CASE(what_the_attorney_wrote_is_known_by_address_or_name) {
    check({{attorney, nothing, N},
           {attorney, quoted("Ann <ann.attorney@city.example>", {"ann.attorney@city.example"}), Y},
           {attorney, quoted("Bo <bo@lawyers.example>", {"bo@lawyers.example"}), Y},
           {attorney, quoted("Ann Attorney <ann@elsewhere.example>", {"ann@elsewhere.example"}), N},
           {attorney, quoted("Attorney, Ann", {}), Y},
           {attorney, quoted("On Jan 3, 2026, at 9:41 AM, Ann Attorney wrote:", {}), Y},
           {attorney, quoted("Smith, Counsel (Law)", {}), Y},
           {attorney, quoted("Ann", {}), N},
           {attorney, quoted("Annie Attorneyson", {}), N},
           {attorney, quoted("x", {"ann.attorney@city.example"}, false), C},
           {attorney, attached({"ann.attorney@city.example"}), Y},
           {attorney, attached({"clerk@city.example"}), N},
           {attorney,
            [](Scene& s) {
                attached({})(s);
                s.findings.attached_messages[0].from.malformed = true;
            },
            C}});
    Scene scene;
    quoted("a", {"x@y.example", "ann.attorney@city.example"})(scene);
    attached({"bo@lawyers.example"})(scene);
    const Answer answer = scene.judge(attorney);
    BOOST_REQUIRE(answer.evidence.size() == 2);
    BOOST_TEST(value_of(answer, "forward.of") == "ann.attorney@city.example");
    BOOST_TEST(value_of(answer, "forward.where") == " in the quoted text");
    BOOST_TEST(value_of(answer, "forward.where", 1) == " in an attached message");
}

BOOST_AUTO_TEST_CASE(mail_that_is_sent_again_is_passed_on) {
    const auto mail = [](const std::string& from, bool resent) -> Change {
        return [=](Scene& s) {
            s.findings.from = addresses({from});
            if (resent) s.findings.headers.add("Resent-From", "clerk@city.example");
        };
    };
    check({{attorney, mail("ann.attorney@city.example", false), N},  // his own mail
           {attorney, mail("ann.attorney@city.example", true), Y},
           {attorney, mail("clerk@city.example", true), N}});
}

BOOST_AUTO_TEST_CASE(marks_count_in_what_is_passed_on_alone) {
    const char* const marked = "forward: {marks: {list: phrases}}";
    check({{marked, [](Scene& s) { s.words("Attorney-client privileged", "thanks"); }, N},
           {marked, [](Scene& s) { s.words("see below", "> Attorney-Client Privileged"); }, Y},
           {marked, attached({}, "Top secret"), Y},
           {marked,
            [](Scene& s) {
                s.words("This is confidential.");
                s.findings.words[0].message_depth = 1;
            },
            Y},
           {marked,
            [](Scene& s) {
                s.words("This is confidential.");
                s.findings.words[0].sure = false;
            },
            C},
           {marked,
            [](Scene& s) {
                s.words("Nothing.");
                s.findings.words[0].sure = false;
            },
            N}});
    Scene scene;
    scene.words("see below", "This is CONFIDENTIAL.");
    BOOST_TEST(value_of(scene.judge(marked), "forward.mark") == "CONFIDENTIAL");
}

BOOST_AUTO_TEST_CASE(what_was_not_read_may_be_his) {
    const auto file = [](const std::string& name, const std::string& path) -> Change {
        return [=](Scene& s) { s.file(name, Family::unknown, Family::message).part_path = path; };
    };
    const auto opened = [&](Scene& s) {
        attached({"clerk@city.example"})(s);
        file("memo.eml", "1.2")(s);
    };
    check({{attorney, file("memo.msg", "1.2"), C},
           {attorney, opened, N},
           {attorney, [](Scene& s) { s.findings.opaque = true; }, C},
           {attorney, [](Scene& s) { s.findings.quoted_authors_cut = true; }, C},
           {attorney,
            [](Scene& s) {
                s.words("cut");
                s.findings.words[0].complete = false;
            },
            C},
           {attorney, [](Scene& s) { s.findings.oddities.add(OddityKind::too_deep, "part 1"); }, C}});
}

BOOST_AUTO_TEST_CASE(a_reply_to_the_author_alone_can_be_told) {
    const char* const to_others = "not: {recipients: {not_in: ['ann.attorney@city.example']}}";
    const auto to = [](const std::vector<std::string>& list) -> Change {
        return [=](Scene& s) { s.envelope.recipients = addresses(list).addresses; };
    };
    check({{to_others, to({"ann.attorney@city.example"}), Y},
           {to_others, to({"ann.attorney@city.example", "x@example.org"}), N}});
}

}  // namespace
}  // namespace letterhead
