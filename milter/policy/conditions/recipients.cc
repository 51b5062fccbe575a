// Where a message goes: inside or outside, to how many, and to restricted lists.

#include "policy/conditions/families.h"
#include "policy/conditions/reading.h"

#include <algorithm>

namespace letterhead {
namespace {

Evidence not_all_recipients(std::string_view kind) {
    return {std::string(kind) + ".cut", "envelope", "too many recipients to look at each", {}};
}

void need_own_domains(const Node& node, std::string_view kind, const ReadContext& context) {
    if (!context.pack.own_domains.empty()) return;
    context.problems.error(Code::needs_definition, node.place(),
                           std::string(kind) + " needs to know which domains are inside",
                           "name them in the pack: own_domains: [example.org]");
}

ConditionPtr read_direction(const Node& value, const ReadContext& context) {
    static constexpr std::string_view choices[] = {"outbound", "internal"};
    const auto which = read_choice(value, "direction", choices, context.problems);
    need_own_domains(value, "direction", context);
    return make_condition([outbound = which == std::size_t{0}](const Facts& facts) {
        const auto& all = facts.recipients();
        const auto outside =
            std::find_if(all.begin(), all.end(), [](const auto& recipient) { return recipient.outside; });
        if (outside == all.end() && facts.envelope.recipients_cut)
            return Answer::cannot_tell({not_all_recipients("direction")});
        if (outbound != (outside != all.end())) return Answer::no();
        if (!outbound)
            return Answer::yes({{"direction.internal", "envelope", "every recipient is inside", {}}});
        return Answer::yes(
            {{"direction.outbound", "recipient " + one_line(outside->key), one_line(outside->key), {}}});
    });
}

// --- recipients

enum class Scope : std::uint8_t { any, inside, outside, mixed };

struct RecipientTest {
    Scope scope = Scope::any;
    std::optional<People> in, not_in;
    std::optional<std::uint64_t> count_over, outside_count_over;

    Answer judge(const Facts& facts) const;
};

Answer RecipientTest::judge(const Facts& facts) const {
    std::uint64_t meant = 0, inside = 0, outside = 0;
    const Facts::Recipient* first = nullptr;
    for (const Facts::Recipient& recipient : facts.recipients()) {
        ++(recipient.outside ? outside : inside);
        if ((in && !in->has(recipient.key)) || (not_in && not_in->has(recipient.key))) continue;
        if (scope == Scope::inside && recipient.outside) continue;
        if (scope == Scope::outside && !recipient.outside) continue;
        if (++meant == 1) first = &recipient;
    }
    const bool holds = meant > count_over.value_or(0) &&
                       (scope != Scope::mixed || (inside > 0 && outside > 0)) &&
                       (!outside_count_over || outside > *outside_count_over);
    if (holds) {
        const std::string shown = one_line(first->key, 200);
        const std::string count = human_count(outside_count_over && !count_over ? outside : meant);
        const char* const what = count_over || outside_count_over ? "recipients.count" : "recipients.is";
        return Answer::yes({{what,
                             "recipient " + one_line(shown),
                             count,
                             {{"recipients.count", count}, {"recipients.first", shown}}}});
    }
    return facts.envelope.recipients_cut ? Answer::cannot_tell({not_all_recipients("recipients")})
                                         : Answer::no();
}

ConditionPtr read_recipients(const Node& value, const ReadContext& context) {
    static constexpr std::string_view scopes[] = {"inside", "outside", "mixed"};
    RecipientTest test;
    Fields fields(value, "recipients", context.problems);
    const Node* const scope = fields.find("scope");
    const Node* const in = fields.find("in");
    const Node* const not_in = fields.find("not_in");
    const Node* const count = fields.find("count_over");
    const Node* const outside = fields.find("outside_count_over");
    fields.finish();
    if (scope != nullptr) {
        const auto index = read_choice(*scope, "scope", scopes, context.problems);
        test.scope = static_cast<Scope>(index.value_or(0) + 1);
    }
    if (in != nullptr) test.in = read_people(*in, "in", context);
    if (not_in != nullptr) test.not_in = read_people(*not_in, "not_in", context);
    if (count != nullptr) test.count_over = read_count(*count, "count_over", context.problems);
    if (outside != nullptr)
        test.outside_count_over = read_count(*outside, "outside_count_over", context.problems);
    if (scope == nullptr && in == nullptr && not_in == nullptr && count == nullptr && outside == nullptr)
        report_empty(value, "recipients", context);
    if (scope != nullptr || outside != nullptr) need_own_domains(value, "recipients", context);
    return make_condition([test = std::move(test)](const Facts& facts) { return test.judge(facts); });
}

// --- restricted_list

struct RestrictedListTest {
    std::unordered_map<std::string, std::vector<const RestrictedList*>> by_address;
    bool only_unauthorised = true;

    Answer judge(const Facts& facts) const;
};

Answer RestrictedListTest::judge(const Facts& facts) const {
    const std::vector<std::string>& senders = facts.sender_keys();
    std::vector<Evidence> seen;
    std::unordered_set<const RestrictedList*> told;
    for (const Facts::Recipient& recipient : facts.recipients()) {
        const auto found = by_address.find(recipient.key);
        if (found == by_address.end()) continue;
        for (const RestrictedList* const list : found->second) {
            const bool may_send = std::any_of(senders.begin(), senders.end(), [&](const std::string& sender) {
                return list->may_send.has(sender);
            });
            if ((only_unauthorised && may_send) || !told.insert(list).second) continue;
            seen.push_back({may_send ? "restricted_list.authorised" : "restricted_list.unauthorised",
                            "recipient " + recipient.key,
                            list->id,
                            {{"restricted_list.name", list->id},
                             {"restricted_list.address", recipient.key},
                             {"restricted_list.approver", list->approver},
                             {"restricted_list.note", list->note}}});
        }
    }
    std::vector<Evidence> doubts;
    if (facts.envelope.recipients_cut) doubts.push_back(not_all_recipients("restricted_list"));
    return yes_if_any(std::move(seen), std::move(doubts));
}

ConditionPtr read_restricted_list(const Node& value, const ReadContext& context) {
    static constexpr std::string_view choices[] = {"unauthorised", "any"};
    RestrictedListTest test;
    std::vector<const RestrictedList*> lists;
    const Node* named = nullptr;
    if (!value.is_scalar() || value.text() != "true") {
        Fields fields(value, "restricted_list", context.problems);
        const Node* const is = fields.find("is");
        named = fields.find("named");
        fields.finish();
        if (value.entries().empty()) report_empty(value, "restricted_list", context);
        if (is != nullptr)
            test.only_unauthorised = read_choice(*is, "is", choices, context.problems) != std::size_t{1};
    }
    if (named == nullptr) {
        for (const auto& entry : context.pack.restricted_lists)
            lists.push_back(&entry.second);
        if (lists.empty()) {
            context.problems.error(Code::needs_definition, value.place(), "the pack has no restricted lists",
                                   "write them under restricted_lists:");
        }
    } else if (const auto names = read_list(*named, "named", context.problems)) {
        for (const Node& name : *names) {
            const RestrictedList* const list =
                find_named(context.pack.restricted_lists, name, "restricted list", context);
            if (list != nullptr) lists.push_back(list);
        }
    }
    for (const RestrictedList* const list : lists) {
        for (const std::string& address : list->addresses)
            test.by_address[address].push_back(list);
    }
    return make_condition([test = std::move(test)](const Facts& facts) { return test.judge(facts); });
}

constexpr ParameterInfo kDirection[] = {
    {"", "one of: outbound, internal",
     "outbound: some recipient is outside the own domains; internal: none is"}};
constexpr ParameterInfo kRecipients[] = {
    {"scope", "one of: inside, outside, mixed",
     "some recipient is inside, or outside, the own domains; mixed: some of each"},
    {"in", "people", "some recipient is one of these; with scope, the same one"},
    {"not_in", "people", "and is none of these"},
    {"count_over", "count", "more than so many recipients (of those that scope, in and not_in mean)"},
    {"outside_count_over", "count", "more than so many recipients outside"}};
constexpr ParameterInfo kRestrictedList[] = {
    {"is", "one of: unauthorised, any",
     "whether only senders that may not send to the list are meant; unauthorised when not given"},
    {"named", "names of restricted lists", "only these lists; all of the pack when not given"}};
constexpr std::string_view kRecipientsFields[] = {"recipients.count", "recipients.first"};
constexpr std::string_view kRestrictedListFields[] = {"restricted_list.name", "restricted_list.address",
                                                      "restricted_list.approver", "restricted_list.note"};

}  // namespace

std::span<const ConditionKind> recipient_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"direction",
         "The message leaves the own domains, or stays inside.",
         "direction: outbound",
         kDirection,
         {},
         read_direction},
        {"recipients", "The recipients are inside or outside, are these people, or are many.",
         "recipients: {scope: outside, count_over: 100}", kRecipients, kRecipientsFields, read_recipients},
        {"restricted_list", "A recipient is a restricted list that the sender may not write to.",
         "restricted_list: {is: unauthorised, named: [everyone]}", kRestrictedList, kRestrictedListFields,
         read_restricted_list},
    };
    return kinds;
}

}  // namespace letterhead
