// Where a message goes: inside or outside, to how many, to domains that look like an own one, to the sender's
// own mailbox elsewhere.

#include "message/limits.h"
#include "policy/conditions/families.h"
#include "policy/conditions/look_alike.h"
#include "policy/conditions/own_name.h"
#include "policy/conditions/reading.h"

#include <algorithm>
#include <limits>

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

// Outside addresses that every reader of To and Cc sees; `doubt` says why there may be more.
std::uint64_t visible_outside(const Facts& facts, std::string& doubt) {
    TextSet seen;
    for (const AddressList* const list : {&facts.findings.to, &facts.findings.cc}) {
        for (const Address& address : list->addresses)
            if (is_outside(address, facts.pack)) seen.insert(address.key());
        if (list->malformed) doubt = "not every address of To and Cc can be read";
        if (list->cut) doubt = "too many addresses in To and Cc";
    }
    if (facts.findings.oddities.has(OddityKind::too_many_headers)) doubt = "too many headers";
    return seen.size();
}

struct RecipientTest {
    Scope scope = Scope::any;
    std::optional<People> in, not_in;
    std::optional<Domains> domains, personal_domains;
    std::optional<LookAlikes> look_alikes;
    std::optional<std::uint64_t> count_over, inside_count_over, outside_count_over, visible_outside_over;

    bool asks_each() const { return look_alikes || personal_domains; }
    Answer judge(const Facts& facts) const;

 private:
    struct Counts {
        std::uint64_t inside = 0, outside = 0, meant = 0, visible = 0;
    };
    bool is_meant(const Facts::Recipient& recipient) const;
    bool holds(const Counts& counts) const;
    std::string shown_count(const Counts& counts) const;
};

// All but what is asked of the sender's name and of look-alikes, which cost more.
bool RecipientTest::is_meant(const Facts::Recipient& recipient) const {
    if (in && !in->has(recipient.key)) return false;
    if (not_in && not_in->has(recipient.key)) return false;
    if (domains && domains->find_of(recipient.key).empty()) return false;
    if (scope == Scope::inside && recipient.outside) return false;
    return scope != Scope::outside || recipient.outside;
}

bool RecipientTest::holds(const Counts& counts) const {
    return counts.meant > count_over.value_or(0) &&
           (scope != Scope::mixed || (counts.inside > 0 && counts.outside > 0)) &&
           (!inside_count_over || counts.inside > *inside_count_over) &&
           (!outside_count_over || counts.outside > *outside_count_over) &&
           (!visible_outside_over || counts.visible > *visible_outside_over);
}

std::string RecipientTest::shown_count(const Counts& counts) const {
    if (count_over) return human_count(counts.meant);
    if (visible_outside_over) return human_count(counts.visible);
    if (outside_count_over) return human_count(counts.outside);
    return human_count(inside_count_over ? counts.inside : counts.meant);
}

Answer RecipientTest::judge(const Facts& facts) const {
    Counts counts;
    std::vector<std::pair<const Facts::Recipient*, std::string_view>> meant;  // with the own domain
    std::unordered_map<std::string_view, std::string_view> looks;             // by domain: ICU asked once
    std::optional<Oneself> oneself;
    bool unsure_name = false;
    const auto add = [&](const Facts::Recipient& recipient) {
        std::string_view own;
        const std::string_view domain = std::string_view(recipient.key).substr(recipient.key.rfind('@') + 1);
        if (look_alikes) {
            const auto [entry, is_new] = looks.try_emplace(domain);
            if (is_new) entry->second = look_alikes->find(domain);
            own = entry->second;
            if (own.empty()) return;
        }
        if (personal_domains) {
            if (!recipient.outside || personal_domains->find(domain).empty()) return;
            if (!oneself) oneself.emplace(facts);
            if (!oneself->is(recipient.key)) {
                unsure_name = unsure_name || facts.findings.from.malformed || facts.findings.from.cut;
                return;
            }
        }
        ++counts.meant;
        if (meant.empty() || (asks_each() && meant.size() < limits::evidence_of_rule))
            meant.emplace_back(&recipient, own);
    };
    for (const Facts::Recipient& recipient : facts.recipients()) {
        ++(recipient.outside ? counts.outside : counts.inside);
        if (is_meant(recipient)) add(recipient);
    }
    std::string doubt;
    if (visible_outside_over) counts.visible = visible_outside(facts, doubt);
    if (holds(counts)) {
        const std::string count = shown_count(counts);
        const bool counted = count_over || inside_count_over || outside_count_over || visible_outside_over;
        std::vector<Evidence> seen;
        for (const auto& [recipient, own] : meant) {
            const std::string shown = one_line(recipient->key, 200);
            seen.push_back({counted ? "recipients.count" : "recipients.is",
                            "recipient " + one_line(shown),
                            own.empty() ? count : one_line(shown) + " looks like " + std::string(own),
                            {{"recipients.count", count},
                             {"recipients.first", shown},
                             {"recipients.address", shown},
                             {"recipients.own_domain", std::string(own)}}});
        }
        return Answer::yes(std::move(seen));
    }
    std::vector<Evidence> doubts;
    if (facts.envelope.recipients_cut) doubts.push_back(not_all_recipients("recipients"));
    if (unsure_name)
        doubts.push_back(
            {"recipients.unread", "header From", "not every name of the sender can be read", {}});
    if (!doubt.empty()) {
        counts.visible = std::numeric_limits<std::uint64_t>::max();  // however many: would it hold then?
        if (holds(counts)) doubts.push_back({"recipients.unread", "headers To and Cc", doubt, {}});
    }
    return yes_if_any({}, std::move(doubts));
}

// A domain where addresses are asked for: no recipient is just that.
void warn_of_domains(const Node& people, const ReadContext& context) {
    std::vector<const Node*> words;
    if (people.is_scalar()) words.push_back(&people);
    for (const Node& item : people.items())
        if (item.is_scalar()) words.push_back(&item);
    for (const Node* const word : words) {
        if (word->text().find_first_of("@*?") != std::string::npos) continue;
        context.problems.warning(
            Code::no_address, word->place(),
            "'" + one_line(word->text()) + "' is no address: no recipient is it",
            "write domain: [" + one_line(word->text()) + "] beside it, or name@example.org");
    }
}

void read_domain_tests(Fields& fields, RecipientTest& into, const ReadContext& context) {
    if (const Node* const domain = fields.find("domain"))
        into.domains = read_domains(*domain, "domain", context);
    if (const Node* const personal = fields.find("own_personal"))
        into.personal_domains = read_domains(*personal, "own_personal", context);
    const Node* const like = fields.find("like_own_domain");
    if (like == nullptr) return;
    const auto wanted = read_bool(*like, "like_own_domain", context.problems);
    if (wanted == true) into.look_alikes.emplace(context.pack.own_domains);
    if (wanted == false)
        context.problems.error(Code::wrong_choice, like->place(), "'like_own_domain' can only be true",
                               "for the others write {not: {recipients: {like_own_domain: true}}}");
}

ConditionPtr read_recipients(const Node& value, const ReadContext& context) {
    static constexpr std::string_view scopes[] = {"inside", "outside", "mixed"};
    RecipientTest test;
    Fields fields(value, "recipients", context.problems);
    const auto read_over = [&](std::string_view key, std::optional<std::uint64_t>& into) {
        if (const Node* const node = fields.find(key)) into = read_count(*node, key, context.problems);
    };
    const Node* const scope = fields.find("scope");
    if (scope != nullptr) {
        const auto index = read_choice(*scope, "scope", scopes, context.problems);
        test.scope = static_cast<Scope>(index.value_or(0) + 1);
    }
    const auto read_in = [&](std::string_view key, std::optional<People>& into) {
        const Node* const people = fields.find(key);
        if (people == nullptr) return;
        into = read_people(*people, key, context);
        warn_of_domains(*people, context);
    };
    read_in("in", test.in);
    read_in("not_in", test.not_in);
    read_domain_tests(fields, test, context);
    read_over("count_over", test.count_over);
    read_over("inside_count_over", test.inside_count_over);
    read_over("outside_count_over", test.outside_count_over);
    read_over("visible_outside_over", test.visible_outside_over);
    fields.finish();
    if (value.entries().empty()) report_empty(value, "recipients", context);
    if (scope != nullptr || test.asks_each() || test.inside_count_over || test.outside_count_over ||
        test.visible_outside_over)
        need_own_domains(value, "recipients", context);
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
    {"domain", "domains", "and is in one of these domains or their sub-domains"},
    {"like_own_domain", "yes/no",
     "and its domain can be taken for an own one: it looks the same, differs by a slip of the finger, or has "
     "its name elsewhere"},
    {"own_personal", "domains",
     "and is the sender's own mailbox, its name says, outside in one of these domains"},
    {"count_over", "count", "more than so many recipients (of those that the keys above mean)"},
    {"inside_count_over", "count", "more than so many recipients inside"},
    {"outside_count_over", "count", "more than so many recipients outside"},
    {"visible_outside_over", "count",
     "more than so many outside addresses that To and Cc show to everybody"}};
constexpr std::string_view kRecipientsFields[] = {"recipients.count", "recipients.first",
                                                  "recipients.address", "recipients.own_domain"};

}  // namespace

std::span<const ConditionKind> recipient_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"direction",
         "The message leaves the own domains, or stays inside.",
         "direction: outbound",
         kDirection,
         {},
         read_direction},
        {"recipients", "The recipients are inside or outside, are these people, look like ours, or are many.",
         "recipients: {scope: outside, count_over: 100}", kRecipients, kRecipientsFields, read_recipients},
    };
    return kinds;
}

}  // namespace letterhead
