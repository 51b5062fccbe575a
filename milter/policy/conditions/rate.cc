// How much a sender sends: what came before this message, and this message.

#include "policy/conditions/families.h"
#include "policy/conditions/reading.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr std::string_view kPer[] = {"10m", "1h", "1d"};
constexpr std::string_view kPerWords[] = {"10 minutes", "an hour", "a day"};
constexpr Sent Activity::*kWhiles[] = {&Activity::ten_minutes, &Activity::hour, &Activity::day};

struct Counted {
    std::string_view key, one, many;
    std::uint64_t Sent::*count;
};
constexpr Counted kCounted[] = {
    {"messages_over", "message", "messages", &Sent::messages},
    {"recipients_over", "recipient", "recipients", &Sent::recipients},
    {"outside_recipients_over", "recipient outside", "recipients outside", &Sent::outside_recipients},
};

struct Rate {
    std::array<std::optional<std::uint64_t>, std::size(kCounted)> over;
    std::size_t per = 0;

    Answer judge(const Facts& facts) const;
};

Answer Rate::judge(const Facts& facts) const {
    if (facts.sender_keys().empty()) return Answer::no();  // a bounce has no sender
    const std::vector<Facts::Recipient>& all = facts.recipients();
    const auto outside = std::count_if(all.begin(), all.end(), [](const auto& each) { return each.outside; });
    Sent sent = facts.envelope.before.*kWhiles[per];
    sent += {1, all.size(), static_cast<std::uint64_t>(outside)};
    std::vector<Evidence> seen, doubts;
    for (std::size_t i = 0; i < over.size(); ++i) {
        const std::uint64_t found = sent.*kCounted[i].count;
        if (!over[i]) continue;
        if (found <= *over[i]) {
            if (kCounted[i].count != &Sent::messages && facts.envelope.recipients_cut)
                doubts.push_back({"rate.cut", "envelope", "too many recipients to look at each", {}});
            continue;
        }
        const auto words = [&](std::uint64_t count) {
            return human_count(count) + " " + std::string(count == 1 ? kCounted[i].one : kCounted[i].many);
        };
        seen.push_back({"rate." + std::string(kCounted[i].key),
                        "",
                        words(found) + " within " + std::string(kPerWords[per]),
                        {{"rate.found", words(found)},
                         {"rate.limit", human_count(*over[i])},
                         {"rate.per", std::string(kPerWords[per])}}});
    }
    return yes_if_any(std::move(seen), std::move(doubts));
}

ConditionPtr read_rate(const Node& value, const ReadContext& context) {
    Rate rate;
    Fields fields(value, "rate", context.problems);
    bool asks = false;
    for (std::size_t i = 0; i < rate.over.size(); ++i) {
        const Node* const node = fields.find(kCounted[i].key);
        if (node == nullptr) continue;
        asks = true;
        rate.over[i] = read_count(*node, kCounted[i].key, context.problems);
    }
    if (const Node* const per = fields.require("per"))
        rate.per = read_choice(*per, "per", kPer, context.problems).value_or(0);
    fields.finish();
    if (!asks) report_empty(value, "rate", context);
    Needs needs;
    needs.rates = true;
    return make_condition([rate](const Facts& facts) { return rate.judge(facts); }, std::move(needs));
}

constexpr ParameterInfo kParameters[] = {
    {"messages_over", "count", "more than so many messages, this one included"},
    {"recipients_over", "count", "more than so many recipients in all of them"},
    {"outside_recipients_over", "count", "more than so many recipients outside"},
    {"per", "one of: 10m, 1h, 1d", "within ten minutes, an hour or a day"}};
constexpr std::string_view kFields[] = {"rate.found", "rate.limit", "rate.per"};

}  // namespace

std::span<const ConditionKind> rate_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"rate",
         "The sender (the login where there is one, else the envelope sender) sent this much within a while: "
         "what the mail server took before, and this message. Any limit that is passed counts.",
         "rate: {outside_recipients_over: 500, per: 1h}", kParameters, kFields, read_rate},
    };
    return kinds;
}

}  // namespace letterhead
