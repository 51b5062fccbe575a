// Mail that no person wrote just now: bounces, replies of machines, reports, calendar mail, mailing lists.

#include "base/text.h"
#include "policy/conditions/families.h"
#include "policy/conditions/reading.h"

#include <algorithm>

namespace letterhead {
namespace {

Answer null_sender(const Facts& facts) {
    return facts.envelope.null_sender() ? Answer::yes({{"null_sender", "envelope sender", "<>", {}}})
                                        : Answer::no();
}

// RFC 3834 section 5, and what older programs write.
Answer auto_submitted(const Facts& facts) {
    for (const Header& header : facts.findings.headers.all()) {
        const bool standard = iequals(header.name, "Auto-Submitted") && first_token(header.value) != "no";
        if (!standard && !iequals(header.name, "X-Autoreply") && !iequals(header.name, "X-Autorespond"))
            continue;
        return Answer::yes(
            {{"auto_submitted", "header " + one_line(header.name), one_line(header.value), {}}});
    }
    return Answer::no();
}

template <typename Test>
Answer some_part(const Facts& facts, std::string_view what, const Test& test) {
    const auto& parts = facts.findings.parts;
    const auto found = std::find_if(parts.begin(), parts.end(), test);
    if (found != parts.end())
        return Answer::yes({{std::string(what), found->where(), one_line(found->type), {}}});
    const Oddities& oddities = facts.findings.oddities;
    if (oddities.has(OddityKind::too_many_parts) || oddities.has(OddityKind::too_deep)) {
        return Answer::cannot_tell(
            {{std::string(what) + ".unread", "", "too many or too deep parts to look at each", {}}});
    }
    return Answer::no();
}

// RFC 6522, 3464, 8098.
Answer delivery_report(const Facts& facts) {
    return some_part(facts, "delivery_report", [](const Part& part) {
        return part.type == "multipart/report" || part.type == "message/delivery-status" ||
               part.type == "message/disposition-notification";
    });
}

// RFC 6047: a calendar part with a method asks or answers; one without is an attachment.
Answer calendar(const Facts& facts) {
    return some_part(facts, "calendar",
                     [](const Part& part) { return part.type == "text/calendar" && !part.method.empty(); });
}

Answer mailing_list(const Facts& facts) {
    const Header* const header = facts.findings.headers.first("List-Id");
    if (header == nullptr) return Answer::no();
    return Answer::yes({{"mailing_list", "header List-Id", one_line(header->value), {}}});
}

}  // namespace

std::span<const ConditionKind> automatic_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"null_sender",
         "The envelope sender is empty: a bounce or another notice that must not be answered.",
         "null_sender: true",
         kFlagParameter,
         {},
         [](const Node& value, const ReadContext& context) {
             return read_flag(value, "null_sender", context, null_sender);
         }},
        {"auto_submitted",
         "A machine wrote it: Auto-Submitted other than no, X-Autoreply or X-Autorespond.",
         "auto_submitted: true",
         kFlagParameter,
         {},
         [](const Node& value, const ReadContext& context) {
             return read_flag(value, "auto_submitted", context, auto_submitted);
         }},
        {"delivery_report",
         "It holds a report about the delivery or reading of another message.",
         "delivery_report: true",
         kFlagParameter,
         {},
         [](const Node& value, const ReadContext& context) {
             return read_flag(value, "delivery_report", context, delivery_report);
         }},
        {"calendar",
         "It is a calendar invitation, or an answer to one.",
         "calendar: true",
         kFlagParameter,
         {},
         [](const Node& value, const ReadContext& context) {
             return read_flag(value, "calendar", context, calendar);
         }},
        {"mailing_list",
         "It comes from a mailing list: it has a List-Id.",
         "mailing_list: true",
         kFlagParameter,
         {},
         [](const Node& value, const ReadContext& context) {
             return read_flag(value, "mailing_list", context, mailing_list);
         }},
    };
    return kinds;
}

}  // namespace letterhead
