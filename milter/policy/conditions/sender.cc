// Who sends: the login, the envelope sender, and the addresses of From, Sender and Reply-To.

#include "policy/conditions/families.h"
#include "policy/conditions/reading.h"

#include <algorithm>

namespace letterhead {
namespace {

// What is asked of a person. All keys that are given must hold for the same address.
struct PersonTest {
    std::optional<People> people;
    std::optional<Domains> domains;
    bool empty() const { return !people && !domains; }
    bool holds(std::string_view key) const {
        return (!people || people->has(key)) && (!domains || !domains->find_of(key).empty());
    }
};

enum Presence : std::uint32_t { absent = 1, present = 2 };

struct PersonQuestion {
    PersonTest test;
    std::uint32_t is = 0;  // Presence bits; 0: not asked
};

// {in: people, group: g, domain: d, is: ...}, or people alone. `absent_word` is "absent" or "missing"; empty:
// no `is`.
PersonQuestion read_question(const Node& value, std::string_view kind, std::string_view absent_word,
                             bool with_domain, const ReadContext& context) {
    PersonQuestion question;
    const auto has_key = [&](std::string_view key) {
        return std::any_of(value.entries().begin(), value.entries().end(),
                           [&](const auto& entry) { return entry.key.text() == key; });
    };
    if (!value.is_map() || has_key("list")) {
        if (value.is_scalar() && !value.quoted() && (value.text() == "true" || value.text() == "false")) {
            context.problems.error(Code::asks_nothing, value.place(),
                                   std::string(kind) + " needs to know who is meant",
                                   std::string(kind) + ": 'person@example.org', or {group: ...}");
            return question;
        }
        question.test.people = read_people(value, kind, context);
        return question;
    }
    Fields fields(value, std::string(kind), context.problems);
    const Node* const in = fields.find("in");
    const Node* const group = fields.find("group");
    if (in != nullptr) question.test.people = read_people(*in, "in", context);
    if (group != nullptr) {
        if (!question.test.people) question.test.people.emplace();
        read_groups(*group, "group", context, *question.test.people);
    }
    if (with_domain) {
        if (const Node* const domain = fields.find("domain"))
            question.test.domains = read_domains(*domain, "domain", context);
    }
    if (!absent_word.empty()) {
        const std::string_view words[] = {absent_word, "present"};
        question.is = find_choices(fields, "is", words, 0, context);
        if (question.is == (absent | present)) question.is = 0;
    }
    fields.finish();
    if (question.test.empty() && question.is == 0) report_empty(value, kind, context);
    return question;
}

Evidence person_seen(std::string_view kind, std::string_view where, const std::string& key) {
    return {std::string(kind) + ".is",
            std::string(where),
            one_line(key),
            {{std::string(kind) + ".address", one_line(key, 200)}}};
}

Answer judge_keys(const PersonTest& test, const std::vector<std::string>& keys, std::string_view kind,
                  std::string_view where) {
    for (const std::string& key : keys) {
        if (test.holds(key)) return Answer::yes({person_seen(kind, where, key)});
    }
    return Answer::no();
}

ConditionPtr read_login(const Node& value, const ReadContext& context) {
    PersonQuestion question = read_question(value, "login", "absent", true, context);
    return make_condition([q = std::move(question)](const Facts& facts) {
        const bool has_login = !facts.envelope.login.empty();
        if (q.is == absent && has_login) return Answer::no();
        if (q.is == present && !has_login) return Answer::no();
        if (q.test.empty()) {
            const std::string login = has_login ? one_line(facts.envelope.login, 200) : "nobody";
            return Answer::yes({{"login.is", "envelope", login, {{"login.address", login}}}});
        }
        return judge_keys(q.test, facts.login_keys(), "login", "envelope");
    });
}

ConditionPtr read_sender(const Node& value, const ReadContext& context) {
    PersonQuestion question = read_question(value, "sender", "", true, context);
    // Who somebody is, the login says (an envelope sender can be anything); which domain is shown, the
    // address.
    return make_condition([test = std::move(question.test)](const Facts& facts) {
        const std::string shown = facts.envelope.sender_address.key();
        if (test.domains && test.domains->find_of(shown).empty()) return Answer::no();
        if (!test.people) return Answer::yes({person_seen("sender", "envelope sender", shown)});
        const char* const where = facts.login_keys().empty() ? "envelope sender" : "login";
        return judge_keys({test.people, {}}, facts.sender_keys(), "sender", where);
    });
}

struct HeaderPeople {
    std::string_view kind, header;
    AddressList Findings::*list;
};

ConditionPtr read_header_people(const Node& value, const ReadContext& context, const HeaderPeople& which) {
    PersonQuestion question = read_question(value, which.kind, "missing", true, context);
    return make_condition([q = std::move(question), which](const Facts& facts) {
        const AddressList& list = facts.findings.*which.list;
        const std::string where = "header " + std::string(which.header);
        const bool is_there = facts.findings.headers.first(which.header) != nullptr;
        if (q.is != 0) {
            const bool told = facts.findings.oddities.has(OddityKind::too_many_headers);
            if (!is_there && told)
                return Answer::cannot_tell(
                    {{std::string(which.kind) + ".unread", where, "too many headers", {}}});
            if ((q.is == present) != is_there) return Answer::no();
            if (q.test.empty()) {
                return Answer::yes(
                    {{std::string(which.kind) + (is_there ? ".present" : ".missing"), where, "", {}}});
            }
        }
        for (const Address& address : list.addresses) {
            const std::string key = address.key();
            if (q.test.holds(key)) return Answer::yes({person_seen(which.kind, where, key)});
        }
        if (!list.malformed && !list.cut) return Answer::no();
        const char* const why = list.malformed ? "not every address can be read" : "too many addresses";
        return Answer::cannot_tell({{std::string(which.kind) + ".unread", where, why, {}}});
    });
}

ConditionPtr read_from(const Node& value, const ReadContext& context) {
    return read_header_people(value, context, {"from", "From", &Findings::from});
}
ConditionPtr read_header_sender(const Node& value, const ReadContext& context) {
    return read_header_people(value, context, {"header_sender", "Sender", &Findings::sender});
}
ConditionPtr read_reply_to(const Node& value, const ReadContext& context) {
    return read_header_people(value, context, {"reply_to", "Reply-To", &Findings::reply_to});
}

constexpr ParameterInfo kPeople = {"", "people", "the same as in:, without the key"};
constexpr ParameterInfo kIn = {"in", "people",
                               "one of these addresses, '@domain', logins or globs; {group: name} too"};
constexpr ParameterInfo kGroup = {"group", "name of a group", "somebody in this group"};
constexpr ParameterInfo kDomain = {"domain", "domains",
                                   "an address in one of these domains or their sub-domains"};
constexpr ParameterInfo kLogin[] = {
    {"is", "one of: absent, present", "whether the client has logged in"}, kPeople, kIn, kGroup, kDomain};
constexpr ParameterInfo kSender[] = {
    kPeople,
    kIn,
    kGroup,
    {"domain", "domains", "the envelope sender is in one of these domains or their sub-domains"}};
constexpr ParameterInfo kHeader[] = {
    {"is", "one of: missing, present", "whether the header is there"}, kPeople, kIn, kGroup, kDomain};
constexpr std::string_view kLoginFields[] = {"login.address"};
constexpr std::string_view kSenderFields[] = {"sender.address"};
constexpr std::string_view kFromFields[] = {"from.address"};
constexpr std::string_view kHeaderSenderFields[] = {"header_sender.address"};
constexpr std::string_view kReplyToFields[] = {"reply_to.address"};

}  // namespace

std::span<const ConditionKind> sender_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"login", "The client has logged in, or as one of these people.", "login: {group: staff}", kLogin,
         kLoginFields, read_login},
        {"sender",
         "The one who sends is one of these people: the login where there is one, else the envelope sender.",
         "sender: {group: staff}", kSender, kSenderFields, read_sender},
        {"from", "An address of the From header is one of these people.", "from: {domain: example.org}",
         kHeader, kFromFields, read_from},
        {"header_sender", "An address of the Sender header is one of these people.",
         "header_sender: {in: ['clerk@example.org']}", kHeader, kHeaderSenderFields, read_header_sender},
        {"reply_to", "An address of the Reply-To header is one of these people.", "reply_to: {is: present}",
         kHeader, kReplyToFields, read_reply_to},
    };
    return kinds;
}

}  // namespace letterhead
