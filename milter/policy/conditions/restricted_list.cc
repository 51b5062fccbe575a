// Restricted lists: who may write to them, when, how much, and to how many of them at once.

#include "base/text.h"
#include "message/limits.h"
#include "policy/conditions/families.h"
#include "policy/conditions/reading.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr std::string_view kIs[] = {"unauthorised", "outside_hours", "too_large", "with_attachments", "any"};
enum Is : std::uint32_t {
    unauthorised = 1,
    outside_hours = 2,
    too_large = 4,
    with_attachments = 8,
    any = 16
};

using Lists = std::vector<const RestrictedList*>;

bool has(const Lists& lists, const RestrictedList* list) {
    return std::find(lists.begin(), lists.end(), list) != lists.end();
}

// A list with all lists in it, at any depth, each once; itself first.
Lists with_nested(const RestrictedList& list) {
    Lists all{&list};
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const RestrictedList* const inner : all[i]->lists)
            if (!has(all, inner)) all.push_back(inner);
    }
    return all;
}

// Pictures of the text, signatures and invitations are no attachments to the people of a list.
bool is_enclosed(const FileFinding& file) {
    const bool invitation = file.family == Family::calendar && file.names.empty();
    return !file.inline_image && !invitation && file.family != Family::signature &&
           file.family_by_name != Family::signature;
}

// What is wrong with one message to one list; `words` as its sender reads them.
struct Wrong {
    std::uint32_t kinds = 0;
    std::vector<std::string> words{};
};

class RestrictedListCondition final : public Condition {
 public:
    RestrictedListCondition(const Pack& pack, const Lists& named, std::uint32_t is, std::uint64_t count_over)
        : is_(is), count_over_(count_over) {
        for (const auto& [id, list] : pack.restricted_lists) {
            for (const std::string& address : list.addresses)
                by_address_[address].push_back(&list);
            if (list.lists.size() > 1) composed_.push_back(&list);
        }
        for (const RestrictedList* const list : named)
            nested_[list] = with_nested(*list);
    }

    Answer judge(const Facts& facts) const override {
        std::vector<Evidence> seen, doubts;
        std::uint64_t count = 0;
        for (const Addressed& addressed : lists_of(facts)) {
            const auto meant = nested_.find(addressed.list);
            if (meant == nested_.end()) continue;
            const Wrong wrong = judge_list(meant->second, facts, doubts);
            if (wrong.kinds == 0 && (is_ & any) == 0) continue;
            if (++count <= limits::evidence_of_rule) seen.push_back(evidence_of(addressed, wrong));
        }
        if (count <= count_over_) seen.clear();
        if (facts.envelope.recipients_cut)
            doubts.push_back({"restricted_list.cut", "envelope", "too many recipients to look at each", {}});
        return yes_if_any(std::move(seen), std::move(doubts));
    }

    void add_needs(Needs& needs) const override {
        for (const auto& [list, nested] : nested_) {
            const bool refuses = std::any_of(nested.begin(), nested.end(),
                                             [](const RestrictedList* each) { return !each->attachments; });
            needs.files = needs.files || (refuses && (is_ & with_attachments) != 0);
        }
    }

 private:
    struct Addressed {
        const RestrictedList* list;
        std::string address;
    };

    std::vector<Addressed> lists_of(const Facts& facts) const;
    Wrong judge_list(const Lists& lists, const Facts& facts, std::vector<Evidence>& doubts) const;
    static Evidence evidence_of(const Addressed& addressed, const Wrong& wrong);

    std::unordered_map<std::string, Lists> by_address_;        // every list of the pack
    Lists composed_;                                           // of two lists or more
    std::unordered_map<const RestrictedList*, Lists> nested_;  // those that are meant
    std::uint32_t is_;
    std::uint64_t count_over_;
};

// By address, with or without a "+tag", and by all of the lists that they are made of.
std::vector<RestrictedListCondition::Addressed> RestrictedListCondition::lists_of(const Facts& facts) const {
    std::vector<Addressed> all;
    Lists known;
    const auto add = [&](const RestrictedList* list, const std::string& address) {
        if (has(known, list)) return false;
        known.push_back(list);
        all.push_back({list, address});
        return true;
    };
    for (const Facts::Recipient& recipient : facts.recipients()) {
        auto found = by_address_.find(recipient.key);
        const std::size_t plus = recipient.key.find('+'), at = recipient.key.rfind('@');
        if (found == by_address_.end() && plus < at && at != std::string::npos)
            found = by_address_.find(recipient.key.substr(0, plus) + recipient.key.substr(at));
        if (found == by_address_.end()) continue;
        for (const RestrictedList* const list : found->second)
            add(list, recipient.key);
    }
    for (bool more = true; more;) {
        more = false;
        for (const RestrictedList* const list : composed_) {
            const bool every = std::all_of(list->lists.begin(), list->lists.end(),
                                           [&](const RestrictedList* part) { return has(known, part); });
            if (every && add(list, all.front().address)) more = true;
        }
    }
    return all;
}

Wrong RestrictedListCondition::judge_list(const Lists& lists, const Facts& facts,
                                          std::vector<Evidence>& doubts) const {
    Wrong wrong;
    const std::vector<std::string>& senders = facts.sender_keys();
    const Findings& findings = facts.findings;
    const auto add = [&](Is kind, const std::string& words) {
        wrong.kinds |= kind;
        wrong.words.push_back(words);
    };
    for (const RestrictedList* const list : lists) {
        const bool inner = list != lists.front();
        const std::string name = inner ? "'" + list->id + "', which is in it" : "it";
        const std::string it = inner ? name + "," : name;
        const bool may_send = std::any_of(senders.begin(), senders.end(), [&](const std::string& sender) {
            return list->may_send.has(sender);
        });
        if ((is_ & (unauthorised | any)) != 0 && !may_send)
            add(unauthorised, "you are not among those who may write to " + name);
        if ((is_ & (outside_hours | any)) != 0 && !list->open.open_at(facts.envelope.local_time()))
            add(outside_hours, it + " takes mail " + list->open.words());
        if ((is_ & (too_large | any)) != 0 && list->max_size && findings.message_bytes > *list->max_size)
            add(too_large, it + " takes " + human_size(*list->max_size) + " at most, and the message has " +
                               human_size(findings.message_bytes));
        if ((is_ & with_attachments) == 0 || list->attachments) continue;
        if (std::any_of(findings.files.begin(), findings.files.end(), is_enclosed)) {
            add(with_attachments, it + " takes no attachments");
        } else {
            facts.add_unseen(Unseen::parts, doubts);
            if (findings.opaque) doubts.push_back({"restricted_list.opaque", "", findings.opaque_why, {}});
        }
    }
    return wrong;
}

Evidence RestrictedListCondition::evidence_of(const Addressed& addressed, const Wrong& wrong) {
    std::string kind = "authorised";
    for (std::size_t i = std::size(kIs); i-- > 0;)
        if ((wrong.kinds >> i & 1U) != 0) kind = kIs[i];
    const RestrictedList& list = *addressed.list;
    const std::string shown = one_line(addressed.address, 200);
    return {"restricted_list." + kind,
            "recipient " + one_line(shown),
            list.id,
            {{"restricted_list.name", list.id},
             {"restricted_list.address", shown},
             {"restricted_list.approver", list.approver},
             {"restricted_list.problem", join(wrong.words, "; ")},
             {"restricted_list.note", list.note}}};
}

Lists read_named(const Node* named, const Node& value, const ReadContext& context) {
    Lists lists;
    if (named == nullptr) {
        for (const auto& [id, list] : context.pack.restricted_lists)
            lists.push_back(&list);
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
    return lists;
}

ConditionPtr read_restricted_list(const Node& value, const ReadContext& context) {
    const Node* named = nullptr;
    std::uint32_t is = unauthorised;
    std::uint64_t count_over = 0;
    if (!value.is_scalar() || value.text() != "true") {
        Fields fields(value, "restricted_list", context.problems);
        is = find_choices(fields, "is", kIs, is, context);
        named = fields.find("named");
        if (const Node* const count = fields.find("count_over"))
            count_over = read_count(*count, "count_over", context.problems).value_or(0);
        fields.finish();
        if (value.entries().empty()) report_empty(value, "restricted_list", context);
    }
    return std::make_shared<RestrictedListCondition>(context.pack, read_named(named, value, context), is,
                                                     count_over);
}

constexpr ParameterInfo kParameters[] = {
    {"is", "any of: unauthorised, outside_hours, too_large, with_attachments, any",
     "what is wrong with it: a sender that may not write to the list, its hours and days, its maximum size, "
     "attachments that it does not take; any: nothing needs to be. Unauthorised when not given"},
    {"named", "names of restricted lists", "only these lists; all of the pack when not given"},
    {"count_over", "count", "more than so many such lists in one message"}};
constexpr std::string_view kFields[] = {"restricted_list.name", "restricted_list.address",
                                        "restricted_list.approver", "restricted_list.problem",
                                        "restricted_list.note"};

}  // namespace

std::span<const ConditionKind> restricted_list_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"restricted_list",
         "A restricted list is written to by a sender, at a time, or with a size or attachments that it does "
         "not take.",
         "restricted_list: {is: [unauthorised, outside_hours], named: [everyone]}", kParameters, kFields,
         read_restricted_list},
    };
    return kinds;
}

}  // namespace letterhead
