// Restricted lists: who may write, to lists in lists, when, how much, and to many of them at once.

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

constexpr std::int64_t monday_noon = 1'795'435'200;  // 2026-11-23 12:00 UTC

// everyone holds police and parks; police takes little and only by day, parks takes no attachments.
void with_departments(Scene& s) {
    auto& lists = s.pack->restricted_lists;
    lists["police"] = {"police", {}, {"police@city.example"}, {}, "chief@city.example", ""};
    lists["police"].may_send.members = {"manager@city.example", "chief@city.example"};
    lists["police"].open = {7 * 60, 19 * 60, 0x1f};
    lists["police"].max_size = 1'000'000;
    lists["parks"] = {"parks", {}, {"parks@city.example"}, {}, "", ""};
    lists["parks"].may_send.members = {"clerk@city.example", "manager@city.example"};
    lists["parks"].attachments = false;
    lists["everyone"].lists = {&lists["police"], &lists["parks"]};
    s.envelope.received_at = monday_noon;
}

Change mail(const std::string& sender, const std::vector<std::string>& recipients,
            const Change& change = nothing) {
    return [=](Scene& s) {
        with_departments(s);
        send_from(s.envelope, sender);
        s.envelope.recipients = addresses(recipients).addresses;
        if (change) change(s);
    };
}

BOOST_AUTO_TEST_CASE(restricted_lists_know_who_may_send) {
    const Change everyone = to({"x@city.example", "Everyone@city.example"});
    const auto by = [&](const std::string& sender) -> Change {
        return [=](Scene& s) {
            everyone(s);
            send_from(s.envelope, sender);
        };
    };
    check({{"restricted_list", everyone, Y},
           {"restricted_list: {is: unauthorised}", nothing, N},
           {"restricted_list: {is: unauthorised}", by("manager@city.example"), N},
           {"restricted_list: {is: any}", by("manager@city.example"), Y},
           {"restricted_list: {named: [everyone]}", everyone, Y},
           {"restricted_list",
            [&](Scene& s) {
                everyone(s);
                s.envelope.login = "manager";
            },
            N},
           {"restricted_list",
            [&](Scene& s) {
                by("manager@city.example")(s);
                s.envelope.login = "intern";
            },
            Y},
           {"restricted_list", by(""), Y},
           {"restricted_list", to({"x@city.example"}, true), C}});
    Scene scene;
    to({"everyone@city.example", "all@city.example"})(scene);
    const Answer answer = scene.judge("restricted_list");
    BOOST_TEST(answer.evidence.size() == 1);  // one list, however many of its addresses
    BOOST_TEST(answer.evidence.at(0).what == "restricted_list.unauthorised");
    BOOST_TEST(value_of(answer, "restricted_list.name") == "everyone");
    BOOST_TEST(value_of(answer, "restricted_list.approver") == "manager@city.example");
    BOOST_TEST(value_of(answer, "restricted_list.note") == "Use the board.");
}

BOOST_AUTO_TEST_CASE(a_tag_leads_to_the_list_as_well) {
    check({{"restricted_list", to({"everyone+news@city.example"}), Y},
           {"restricted_list", to({"someone+everyone@city.example"}), N},
           {"restricted_list", to({"root+x"}), N}});
}

BOOST_AUTO_TEST_CASE(who_writes_to_a_list_writes_to_the_lists_in_it) {
    const std::string everyone = "everyone@city.example", police = "police@city.example",
                      parks = "parks@city.example";
    check({{"restricted_list", mail("manager@city.example", {everyone}), N},
           {"restricted_list", mail("clerk@city.example", {parks}), N},
           {"restricted_list: {named: everyone}", mail("clerk@city.example", {parks}), N},
           {"restricted_list: {named: everyone}", mail("clerk@city.example", {everyone}), Y},
           {"restricted_list: {named: everyone}", mail("clerk@city.example", {police}), N},
           // all of its parts one by one
           {"restricted_list: {named: everyone}", mail("clerk@city.example", {parks, police}), Y},
           {"restricted_list: {named: everyone}", mail("manager@city.example", {parks, police}), N}});
    Scene scene;
    mail("manager@city.example", {everyone})(scene);
    scene.pack->restricted_lists["police"].may_send.members = {};
    const Answer answer = scene.judge("restricted_list");
    BOOST_TEST(value_of(answer, "restricted_list.name") == "everyone");
    BOOST_TEST(value_of(answer, "restricted_list.problem") ==
               "you are not among those who may write to 'police', which is in it");
}

BOOST_AUTO_TEST_CASE(a_list_takes_mail_at_its_hours_of_its_size_and_kind) {
    const std::string police = "police@city.example", parks = "parks@city.example";
    const auto at = [](std::int64_t seconds, std::int32_t offset = 0) -> Change {
        return [=](Scene& s) {
            s.envelope.received_at = monday_noon + seconds;
            s.envelope.utc_offset_minutes = offset;
        };
    };
    const auto file = [](Family family, bool inline_image = false) -> Change {
        return [=](Scene& s) { s.file("a.pdf", family).inline_image = inline_image; };
    };
    const std::string chief = "chief@city.example", clerk = "clerk@city.example";
    const char* const hours = "restricted_list: {is: outside_hours}";
    const char* const files = "restricted_list: {is: with_attachments}";
    check({{hours, mail(chief, {police}), N},
           {hours, mail(chief, {police}, at(7 * 3600)), Y},  // 19:00
           {hours, mail(chief, {police}, at(7 * 3600 - 1)), N},
           {hours, mail(chief, {police}, at(7 * 3600, -480)), N},  // 11:00 in California
           {hours, mail(chief, {police}, at(0, -480)), Y},         // 04:00 there
           {hours, mail(chief, {police}, at(-86'400)), Y},         // Sunday
           {hours, mail(clerk, {parks}, at(-86'400)), N},
           {"restricted_list: {is: too_large}",
            mail(chief, {police}, [](Scene& s) { s.findings.message_bytes = 1'000'000; }), N},
           {"restricted_list: {is: too_large}",
            mail(chief, {police}, [](Scene& s) { s.findings.message_bytes = 1'000'001; }), Y},
           {files, mail(clerk, {parks}), N},
           {files, mail(clerk, {parks}, file(Family::pdf)), Y},
           {files, mail(clerk, {parks}, file(Family::image, true)), N},
           {files, mail(clerk, {parks}, file(Family::signature)), N},
           {files, mail(chief, {police}, file(Family::pdf)), N},
           {files, mail(clerk, {"everyone@city.example"}, file(Family::pdf)), Y},
           {files, mail(clerk, {parks}, [](Scene& s) { s.findings.opaque = true; }), C},
           {files, mail(clerk, {"x@city.example"}, [](Scene& s) { s.findings.opaque = true; }), N},
           {"restricted_list: {is: [unauthorised, too_large]}", mail(clerk, {police}), Y}});
    Scene scene;
    mail(clerk, {police}, at(7 * 3600))(scene);
    const Answer answer = scene.judge("restricted_list: {is: [unauthorised, outside_hours]}");
    BOOST_TEST(answer.evidence.at(0).what == "restricted_list.unauthorised");
    BOOST_TEST(
        value_of(answer, "restricted_list.problem") ==
        "you are not among those who may write to it; it takes mail Monday to Friday from 07:00 to 19:00");
}

BOOST_AUTO_TEST_CASE(many_lists_in_one_mail) {
    const std::vector<std::string> both = {"police@city.example", "parks@city.example"};
    const auto apart = [&](Scene& s) {
        mail("manager@city.example", both)(s);
        s.pack->restricted_lists["everyone"].lists.clear();
    };
    check({{"restricted_list: {is: any, count_over: 1}", apart, Y},
           {"restricted_list: {is: any, count_over: 2}", apart, N},
           {"restricted_list: {is: unauthorised, count_over: 1}", apart, N},
           {"restricted_list: {is: any, named: [police], count_over: 1}", apart, N},
           {"restricted_list: {is: any, count_over: 1}", mail("a@b", {both[0]}), N},
           {"restricted_list: {is: any, count_over: 1}",
            mail("a@b", {both[0]}, [](Scene& s) { s.envelope.recipients_cut = true; }), C}});
}

BOOST_AUTO_TEST_CASE(times_are_told_in_words) {
    const struct {
        OpenTimes open;
        const char* words;
    } table[] = {
        {{}, ""},
        {{7 * 60, 19 * 60, 0x7f}, "from 07:00 to 19:00"},
        {{0, 24 * 60, 0x60}, "Saturday, Sunday"},
        {{8 * 60 + 30, 24 * 60, 0x15}, "Monday, Wednesday, Friday from 08:30 to 24:00"},
        {{22 * 60, 6 * 60, 0x3e}, "Tuesday to Saturday from 22:00 to 06:00"},
    };
    for (const auto& row : table)
        BOOST_TEST(row.open.words() == row.words);
}

BOOST_AUTO_TEST_CASE(a_night_belongs_to_the_day_on_which_it_begins) {
    const OpenTimes monday_night{22 * 60, 6 * 60, 0x01};
    BOOST_TEST(!monday_night.open_at(monday_noon));
    BOOST_TEST(monday_night.open_at(monday_noon + 10 * 3600));   // 22:00
    BOOST_TEST(monday_night.open_at(monday_noon + 17 * 3600));   // Tuesday 05:00
    BOOST_TEST(!monday_night.open_at(monday_noon + 18 * 3600));  // 06:00
    BOOST_TEST(!monday_night.open_at(monday_noon - 7 * 3600));   // Monday 05:00 is Sunday's night
}

}  // namespace
}  // namespace letterhead
