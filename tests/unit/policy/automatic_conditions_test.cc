// Mail that no person wrote just now, in the shapes that mail programs give it, and mail that only looks so.

#include "message/reader.h"
#include "unit/policy/support.h"

namespace letterhead {
namespace {

using namespace testing;

// The parts of a message as the reader tells them: "1 multipart/report", "1.2 text/calendar; method=reply".
struct Shape {
    const char* path;
    const char* type;
    const char* method = "";
    const char* disposition = "";
    int message_depth = 0;
};

Change shape(const std::vector<Shape>& parts) {
    return [=](Scene& s) {
        for (const Shape& one : parts) {
            Part part;
            part.path = one.path;
            part.type = one.type;
            part.method = one.method;
            part.disposition = one.disposition;
            part.message_depth = one.message_depth;
            const std::size_t dot = part.path.rfind('.');
            for (const Part& above : s.findings.parts)
                if (dot != std::string::npos && above.path == part.path.substr(0, dot))
                    part.parent_type = above.type;
            s.findings.parts.push_back(part);
        }
    };
}

Change has(const char* name, const char* value) {
    return [=](Scene& s) { s.findings.headers.add(name, value); };
}

const Change deep = [](Scene& s) { s.findings.oddities.add(OddityKind::too_deep, "part 1"); };

BOOST_AUTO_TEST_CASE(headers_of_machines) {
    check({{"null_sender", nothing, N},
           {"null_sender", [](Scene& s) { send_from(s.envelope, ""); }, Y},
           {"auto_submitted", nothing, N},
           {"auto_submitted", has("Auto-Submitted", " auto-replied; owner=x"), Y},
           {"auto_submitted", has("Auto-Submitted", "auto-generated"), Y},
           {"auto_submitted", has("Auto-Submitted", "NO"), N},
           {"auto_submitted", has("X-Autoreply", "yes"), Y},
           {"auto_submitted", has("X-Mail-Autoreply", "yes"), Y},
           {"auto_submitted", has("X-Auto-Response-Suppress", " All"), Y},
           {"auto_submitted", has("X-Auto-Response-Suppress", "OOF"),
            N},  // a ticket system, in which people write
           {"auto_submitted", has("Precedence", "auto_reply"), Y},
           {"auto_submitted", has("Precedence", "bulk"), N},
           {"mailing_list", nothing, N},
           {"mailing_list", has("List-Id", "<x.example>"), Y},
           {"opaque", nothing, N},
           {"opaque", [](Scene& s) { s.findings.opaque = true; }, Y},
           {"opaque: false", nothing, Y}});
}

BOOST_AUTO_TEST_CASE(reports_are_the_whole_message) {
    const char* const report = "delivery_report";
    check(
        {{report, nothing, N},
         {report, deep, C},
         {report,
          shape({{"1", "multipart/report"}, {"1.1", "text/plain"}, {"1.2", "message/delivery-status"}}), Y},
         {report,
          shape(
              {{"1", "multipart/report"}, {"1.1", "text/html"}, {"1.2", "message/disposition-notification"}}),
          Y},
         {report,
          shape(
              {{"1", "multipart/report"}, {"1.1", "text/plain"}, {"1.2", "message/global-delivery-status"}}),
          Y},
         {report,
          shape({{"1", "multipart/signed"},
                 {"1.1", "multipart/report"},
                 {"1.1.2", "message/disposition-notification"}}),
          Y},
         {report, shape({{"1", "multipart/report"}, {"1.1", "text/plain"}}),
          N},  // nothing for machines in it
         {report,
          shape({{"1", "multipart/mixed"}, {"1.1", "text/plain"}, {"1.2", "message/delivery-status"}}), N},
         {report,
          shape(
              {{"1", "multipart/mixed"}, {"1.2", "multipart/report"}, {"1.2.2", "message/delivery-status"}}),
          N},
         {report,
          shape({{"1", "multipart/mixed"},
                 {"1.2", "message/rfc822"},
                 {"1.2.1", "multipart/report", "", "", 1},
                 {"1.2.1.2", "message/delivery-status", "", "", 1}}),
          N}});
}

BOOST_AUTO_TEST_CASE(invitations_and_answers_are_forms_of_the_message) {
    const char* const calendar = "calendar";
    check(
        {{calendar, nothing, N},
         {calendar, deep, C},
         // Outlook: a request, an acceptance, and a request with an attachment
         {calendar,
          shape({{"1", "multipart/alternative"}, {"1.2", "text/html"}, {"1.3", "text/calendar", "request"}}),
          Y},
         {calendar, shape({{"1", "multipart/alternative"}, {"1.2", "text/calendar", "reply"}}), Y},
         {calendar,
          shape({{"1", "multipart/mixed"},
                 {"1.1", "multipart/alternative"},
                 {"1.1.3", "text/calendar", "request"}}),
          Y},
         // Exchange: nothing but the answer
         {calendar, shape({{"1", "text/calendar", "reply"}}), Y},
         // Google: the form, and the same as a file
         {calendar,
          shape({{"1", "multipart/mixed"},
                 {"1.1", "multipart/alternative"},
                 {"1.1.3", "text/calendar", "request"},
                 {"1.2", "application/ics", "", "attachment"}}),
          Y},
         // Apple: inside one of the forms
         {calendar,
          shape({{"1", "multipart/alternative"},
                 {"1.2", "multipart/mixed"},
                 {"1.2.2", "text/calendar", "cancel"}}),
          Y},
         // a file that somebody attached, whatever it says
         {calendar, shape({{"1", "multipart/mixed"}, {"1.1", "text/plain"}, {"1.2", "text/calendar"}}), N},
         {calendar, shape({{"1", "multipart/mixed"}, {"1.2", "text/calendar", "request"}}), N},
         {calendar, shape({{"1", "multipart/mixed"}, {"1.2", "text/calendar", "request", "attachment"}}), N},
         {calendar,
          shape({{"1", "multipart/alternative"}, {"1.2", "text/calendar", "request", "attachment"}}), N},
         {calendar, shape({{"1", "multipart/alternative"}, {"1.2", "text/calendar", "publish"}}), N},
         {calendar, shape({{"1", "multipart/alternative"}, {"1.2", "text/calendar"}}), N},
         {calendar,
          shape({{"1", "multipart/mixed"},
                 {"1.2", "message/rfc822"},
                 {"1.2.1", "multipart/alternative", "", "", 1},
                 {"1.2.1.2", "text/calendar", "request", "", 1}}),
          N}});
}

BOOST_AUTO_TEST_CASE(recipients_but_not_these) {
    const auto to = [](const char* recipient) -> Change {
        return [=](Scene& s) { s.envelope.recipients = {address(recipient)}; };
    };
    const char* const lists =
        "recipients: {in: ['*@lists.*', '*@groups.example'], not_in: ['*-request@*', owner@groups.example]}";
    check({{lists, to("trees@lists.example.org"), Y},
           {lists, to("trees-request@lists.example.org"), N},
           {lists, to("trees@groups.example"), Y},
           {lists, to("owner@groups.example"), N},
           {lists, to("jane@example.org"), N}});
}

}  // namespace
}  // namespace letterhead
