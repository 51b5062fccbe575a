// Restricted lists are read one by one, and then led to the lists in them, which may stand below.

#include "base/text.h"
#include "config/explain_text.h"
#include "config/lists.h"
#include "policy/conditions/reading.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace letterhead {
namespace {

void add_group(const Node& name, const PackReading& reading, const Pack& pack, Group& into) {
    const Group* const group = find_named(pack.groups, name, "group", {pack, reading.problems});
    if (group == nullptr) return;
    group->used = true;
    group->members.for_each([&](std::string_view member) { into.members.add(member); });
}

void read_may_send(const Node& node, const PackReading& reading, const Pack& pack, Group& into) {
    const std::vector<Node> items =
        node.is_map() ? std::vector<Node>{node}
                      : read_list(node, "may_send", reading.problems).value_or(std::vector<Node>{});
    for (const Node& item : items) {
        if (!item.is_map()) {
            if (read_text(item, "each of may_send", reading.problems))
                add_person(item, into, reading.problems);
            continue;
        }
        Fields fields(item, "may_send", reading.problems);
        const Node* const group = fields.require("group");
        if (group != nullptr && read_text(*group, "group", reading.problems))
            add_group(*group, reading, pack, into);
        fields.finish();
    }
}

// "07:30" as minutes since midnight; "24:00" is the end of the day.
std::optional<int> minutes_of(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4))
        return std::nullopt;
    const auto number = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    const int hours = number(0), minutes = number(3);
    const bool good = minutes < 60 && (hours < 24 || (hours == 24 && minutes == 0));
    return good ? std::optional(hours * 60 + minutes) : std::nullopt;
}

void read_hours(const Node& node, OpenTimes& into, Problems& problems) {
    const std::optional<std::string> text = read_text(node, "hours", problems);
    if (!text) return;
    const std::vector<std::string_view> ends = split(*text, '-');
    const auto from = minutes_of(trim(ends.front())), until = minutes_of(trim(ends.back()));
    if (ends.size() == 2 && from && until && *from != *until && *from < 24 * 60) {
        into.from = *from;
        into.until = *until;
        return;
    }
    problems.error(Code::wrong_form, node.place(), "'" + *text + "' are no hours",
                   "write them as '07:00-19:00', in local time; leave hours out for the whole day");
}

RestrictedList read_restricted_list(const Node::Entry& entry, const PackReading& reading, const Pack& pack) {
    static constexpr std::string_view days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    RestrictedList list;
    list.id = list.may_send.id = entry.key.text();
    list.place = entry.key.place();
    Problems& problems = reading.problems;
    Fields fields(entry.value, "restricted list '" + list.id + "'", problems);
    const bool holds_lists = fields.find("lists") != nullptr;
    const Node* const addresses = holds_lists ? fields.find("addresses") : fields.require("addresses");
    if (addresses != nullptr) {
        for (const Node& item : read_list(*addresses, "addresses", problems).value_or(std::vector<Node>{})) {
            if (auto address = read_address(item, "each of addresses", problems))
                list.addresses.push_back(*address);
        }
    }
    if (const Node* value = fields.require("may_send")) read_may_send(*value, reading, pack, list.may_send);
    if (const Node* value = fields.find("hours")) read_hours(*value, list.open, problems);
    if (const Node* value = fields.find("days"))
        list.open.days = read_choices(*value, "days", days, {pack, problems});
    if (const Node* value = fields.find("max_size")) list.max_size = read_size(*value, "max_size", problems);
    if (const Node* value = fields.find("attachments"))
        list.attachments = read_bool(*value, "attachments", problems).value_or(true);
    if (const Node* value = fields.find("approver"))
        list.approver = read_address(*value, "approver", problems).value_or("");
    if (const Node* value = fields.find("note")) {
        list.note = read_text(*value, "note", problems).value_or("");
        check_shown(*value, list.note, problems);
    }
    fields.finish();
    return list;
}

// Is `to` among the lists in `from`, at any depth? `path` tells the way then.
bool leads_back(const RestrictedList& from, const RestrictedList& to, std::set<const RestrictedList*>& seen,
                std::string& path) {
    for (const RestrictedList* const list : from.lists) {
        if (list == &to) {
            path = " > " + list->id;
            return true;
        }
        if (seen.insert(list).second && leads_back(*list, to, seen, path)) {
            path = " > " + list->id + path;
            return true;
        }
    }
    return false;
}

// A list that would be in itself is reported where that begins, and left out.
void read_nested(const Node& names, RestrictedList& into, const PackReading& reading, const Pack& pack) {
    for (const Node& name : read_list(names, "lists", reading.problems).value_or(std::vector<Node>{})) {
        const RestrictedList* const list =
            find_named(pack.restricted_lists, name, "restricted list", {pack, reading.problems});
        if (list == nullptr) continue;
        std::set<const RestrictedList*> seen;
        std::string path;
        if (list == &into || leads_back(*list, into, seen, path)) {
            reading.problems.error(Code::list_in_itself, name.place(),
                                   "'" + into.id + "' would be in itself: " + into.id +
                                       (list == &into ? "" : " > " + list->id + path),
                                   "take it out of 'lists'");
        } else if (std::find(into.lists.begin(), into.lists.end(), list) == into.lists.end()) {
            into.lists.push_back(list);
        }
    }
}

}  // namespace

void read_restricted_lists(const Node& node, const PackReading& reading, Pack& into) {
    if (!is_section(node, "restricted_lists", reading.problems)) return;
    for (const Node::Entry& entry : node.entries())
        into.restricted_lists[entry.key.text()] = read_restricted_list(entry, reading, into);
    for (const Node::Entry& entry : node.entries()) {
        for (const Node::Entry& field : entry.value.entries()) {
            if (field.key.text() == "lists")
                read_nested(field.value, into.restricted_lists[entry.key.text()], reading, into);
        }
    }
}

}  // namespace letterhead
