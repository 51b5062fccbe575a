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

// Does the header say that a machine wrote the message? RFC 3834 section 5, what older programs write, and
// Exchange, whose own answers forbid every answer. Ticket systems, in which people write, ask for less.
bool says_automatic(const Header& header) {
    if (iequals(header.name, "Auto-Submitted")) return first_token(header.value) != "no";
    if (iequals(header.name, "X-Auto-Response-Suppress")) return first_token(header.value) == "all";
    if (iequals(header.name, "Precedence")) return first_token(header.value) == "auto_reply";
    return iequals(header.name, "X-Autoreply") || iequals(header.name, "X-Autorespond") ||
           iequals(header.name, "X-Mail-Autoreply");
}

Answer auto_submitted(const Facts& facts) {
    for (const Header& header : facts.findings.headers.all()) {
        if (!says_automatic(header)) continue;
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

std::string_view parent_path(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
}

// The message itself, or what it signs.
bool is_whole(const Findings& findings, std::string_view path) {
    return path == "1" || (path == "1.1" && findings.parts.front().type == "multipart/signed");
}

// RFC 6522, 3464, 8098, 6533: the whole message is a report, and the part for machines is there. A report
// that somebody attached is an attachment.
Answer delivery_report(const Facts& facts) {
    return some_part(facts, "delivery_report", [&](const Part& part) {
        const bool is_report = part.type == "message/delivery-status" ||
                               part.type == "message/disposition-notification" ||
                               part.type == "message/global-delivery-status" ||
                               part.type == "message/global-disposition-notification";
        return is_report && part.message_depth == 0 && part.parent_type == "multipart/report" &&
               is_whole(facts.findings, parent_path(part.path));
    });
}

TextSet alternatives_of(const Findings& findings) {
    TextSet paths;
    for (const Part& part : findings.parts)
        if (part.type == "multipart/alternative") paths.insert(part.path);
    return paths;
}

// Beside other forms of the same text, or a part of one of them.
bool is_form(const TextSet& alternatives, std::string_view path) {
    for (path = parent_path(path); !path.empty(); path = parent_path(path))
        if (alternatives.contains(path)) return true;
    return false;
}

// RFC 6047, as Outlook, Google, Apple and Thunderbird write it: a form of the message that asks or answers.
// A published calendar, and a file that somebody attached, are attachments.
Answer calendar(const Facts& facts) {
    static constexpr std::string_view methods[] = {"request", "reply",          "cancel", "counter",
                                                   "refresh", "declinecounter", "add"};
    const TextSet alternatives = alternatives_of(facts.findings);
    return some_part(facts, "calendar", [&](const Part& part) {
        return part.type == "text/calendar" && part.message_depth == 0 && part.disposition != "attachment" &&
               std::find(std::begin(methods), std::end(methods), part.method) != std::end(methods) &&
               (is_whole(facts.findings, part.path) || is_form(alternatives, part.path));
    });
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
         "A machine wrote it, its headers say: Auto-Submitted other than no, X-Autoreply, X-Autorespond, "
         "Precedence: "
         "auto_reply, or X-Auto-Response-Suppress as Exchange writes it.",
         "auto_submitted: true",
         kFlagParameter,
         {},
         [](const Node& value, const ReadContext& context) {
             return read_flag(value, "auto_submitted", context, auto_submitted);
         }},
        {"delivery_report",
         "It is a report about the delivery or the reading of another message.",
         "delivery_report: true",
         kFlagParameter,
         {},
         [](const Node& value, const ReadContext& context) {
             return read_flag(value, "delivery_report", context, delivery_report);
         }},
        {"calendar",
         "It is a calendar invitation, or an answer to one; an attached calendar file is none.",
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
