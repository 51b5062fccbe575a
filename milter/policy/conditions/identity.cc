// False names: a sender address that is not the login's, and addresses at other people's mail services or at
// domains that look like an own one.

#include "policy/conditions/families.h"
#include "policy/conditions/look_alike.h"
#include "policy/conditions/reading.h"

#include <algorithm>

namespace letterhead {
namespace {

struct NamedHeader {
    std::string_view key, name;
    AddressList Findings::*list;
};
constexpr NamedHeader kHeaders[] = {{"from", "From", &Findings::from},
                                    {"sender", "Sender", &Findings::sender},
                                    {"reply_to", "Reply-To", &Findings::reply_to}};
constexpr std::string_view kWhere[] = {"from", "sender", "reply_to", "envelope"};
constexpr std::uint32_t kEverywhere = 15, kEnvelopeBit = 8;

// Which of `headers` were chosen, by the bits of read_choices.
std::vector<NamedHeader> chosen(std::uint32_t bits) {
    std::vector<NamedHeader> headers;
    for (std::size_t i = 0; i < std::size(kHeaders); ++i) {
        if ((bits >> i & 1U) != 0) headers.push_back(kHeaders[i]);
    }
    return headers;
}

// Reads the addresses of one header: hands each to `each`, and says why not all could be read.
template <typename Each>
void each_address(const Findings& findings, const NamedHeader& header, std::string_view kind,
                  std::vector<Evidence>& doubts, const Each& each) {
    const AddressList& list = findings.*header.list;
    const std::string where = "header " + std::string(header.name);
    for (const Address& address : list.addresses)
        each(address.key(), where);
    if (list.malformed || list.cut) {
        const char* const why = list.malformed ? "not every address can be read" : "too many addresses";
        doubts.push_back({std::string(kind) + ".unread", where, std::string(header.name) + ": " + why, {}});
    }
}

// --- identity

struct Identity {
    bool envelope = false;
    std::vector<NamedHeader> headers;
    TextSet granted;  // "login=address" or "login=@domain"

    Answer judge(const Facts& facts) const;

 private:
    bool may_be(const std::vector<std::string>& logins, const std::string& address) const;
};

// "login+tag@domain" is the login's as well.
bool Identity::may_be(const std::vector<std::string>& logins, const std::string& address) const {
    const std::size_t at = std::min(address.rfind('@'), address.size());
    const std::size_t plus = std::min(address.find('+'), at);
    const std::string untagged = address.substr(0, plus) + address.substr(at);
    return std::any_of(logins.begin(), logins.end(), [&](const std::string& login) {
        return login == address || login == untagged || granted.contains(login + "=" + address) ||
               granted.contains(login + "=" + untagged) || granted.contains(login + "=" + address.substr(at));
    });
}

Answer Identity::judge(const Facts& facts) const {
    const std::vector<std::string>& logins = facts.login_keys();
    if (logins.empty()) return Answer::no();
    if (logins.front().find('@') == std::string::npos && facts.pack.own_domains.empty()) {
        return Answer::cannot_tell(
            {{"identity.login", "envelope", "the login has no domain, and the pack has no own domains", {}}});
    }
    std::vector<Evidence> seen, doubts;
    const auto look = [&](std::string_view key, std::string_view name, const std::string& address,
                          const std::string& where) {
        if (may_be(logins, address)) return;
        const std::string login = one_line(facts.envelope.login, 200), shown = one_line(address, 200);
        seen.push_back({"identity." + std::string(key),
                        where,
                        one_line(shown) + " is not " + one_line(login),
                        {{"identity.login", login},
                         {"identity.address", shown},
                         {"identity.header", std::string(name)}}});
    };
    if (envelope && !facts.envelope.null_sender())
        look("envelope", "envelope sender", facts.envelope.sender_address.key(), "envelope sender");
    for (const NamedHeader& header : headers) {
        each_address(facts.findings, header, "identity", doubts,
                     [&](const std::string& address, const std::string& where) {
                         look(header.key, header.name, address, where);
                     });
        if (header.key == "from" && (facts.findings.*header.list).addresses.empty() && doubts.empty()) {
            doubts.push_back({"identity.missing", "header From", "there is no From address", {}});
        }
    }
    return yes_if_any(std::move(seen), std::move(doubts));
}

ConditionPtr read_identity(const Node& value, const ReadContext& context) {
    Identity identity;
    std::uint32_t of = 3;  // From and Sender
    const bool plain = value.is_scalar() && value.text() == "true";
    if (!plain) {
        Fields fields(value, "identity", context.problems);
        if (value.entries().empty()) report_empty(value, "identity", context);
        of = find_choices(fields, "of", kWhere, of, context);
        if (const Node* const granted = fields.find("granted")) {
            for (const Node& word : read_words(*granted, "granted", context)) {
                const std::size_t equals = word.text().find('=');
                if (equals == 0 || equals == std::string::npos ||
                    word.text().find('@', equals) == std::string::npos) {
                    context.problems.error(
                        Code::wrong_form, word.place(), "'" + one_line(word.text()) + "' grants nothing",
                        "write login=address, such as jdoe=clerk@example.org, or login=@example.org");
                    continue;
                }
                identity.granted.insert(person_key(word.text().substr(0, equals)) + "=" +
                                        person_key(word.text().substr(equals + 1)));
            }
        }
        fields.finish();
    }
    identity.envelope = (of & kEnvelopeBit) != 0;
    identity.headers = chosen(of);
    return make_condition(
        [identity = std::move(identity)](const Facts& facts) { return identity.judge(facts); });
}

// --- third_party

struct ThirdParty {
    Domains domains;
    std::optional<LookAlikes> look_alikes;
    bool envelope = false;
    std::vector<NamedHeader> headers;

    Answer judge(const Facts& facts) const;
};

Answer ThirdParty::judge(const Facts& facts) const {
    std::vector<Evidence> seen, doubts;
    const auto look = [&](std::string_view key, std::string_view name, const std::string& address,
                          const std::string& where) {
        std::string_view domain = domains.find_of(address), own;
        if (domain.empty() && look_alikes) {
            domain = std::string_view(address).substr(address.rfind('@') + 1);
            own = look_alikes->find(domain);
        }
        if (domain.empty() || (own.empty() && domains.find(domain).empty())) return;
        seen.push_back({"third_party." + std::string(key),
                        where,
                        one_line(address) + (own.empty() ? "" : " looks like " + std::string(own)),
                        {{"third_party.address", one_line(address, 200)},
                         {"third_party.domain", one_line(domain, 200)},
                         {"third_party.own_domain", std::string(own)},
                         {"third_party.header", std::string(name)}}});
    };
    if (envelope && !facts.envelope.null_sender()) {
        look("envelope", "envelope sender", facts.envelope.sender_address.key(), "envelope sender");
    }
    for (const NamedHeader& header : headers) {
        each_address(facts.findings, header, "third_party", doubts,
                     [&](const std::string& address, const std::string& where) {
                         look(header.key, header.name, address, where);
                     });
    }
    return yes_if_any(std::move(seen), std::move(doubts));
}

ConditionPtr read_third_party(const Node& value, const ReadContext& context) {
    Fields fields(value, "third_party", context.problems);
    ThirdParty condition;
    const Node* const look_alike = fields.find("look_alike");
    const Node* const domains = look_alike == nullptr ? fields.require("domains") : fields.find("domains");
    if (domains != nullptr) condition.domains = read_domains(*domains, "domains", context);
    if (look_alike != nullptr && read_bool(*look_alike, "look_alike", context.problems) == true) {
        condition.look_alikes.emplace(context.pack.own_domains);
        if (context.pack.own_domains.empty())
            context.problems.error(Code::needs_definition, look_alike->place(),
                                   "look_alike needs to know which domains are the own ones",
                                   "name them in the pack: own_domains: [example.org]");
    }
    const std::uint32_t of = find_choices(fields, "of", kWhere, kEverywhere, context);
    fields.finish();
    condition.envelope = (of & kEnvelopeBit) != 0;
    condition.headers = chosen(of);
    return make_condition(
        [condition = std::move(condition)](const Facts& facts) { return condition.judge(facts); });
}

constexpr ParameterInfo kIdentity[] = {
    {"of", "any of: envelope, from, sender, reply_to", "where to look; from and sender when not given"},
    {"granted", "words login=address",
     "addresses that a login may use beside its own; login=@domain grants a domain"}};
constexpr ParameterInfo kThirdParty[] = {
    {"domains", "domains", "the mail services; their sub-domains are meant too"},
    {"look_alike", "yes/no", "true: also a domain that can be taken for an own one"},
    {"of", "any of: envelope, from, sender, reply_to", "where to look; everywhere when not given"}};
constexpr std::string_view kIdentityFields[] = {"identity.login", "identity.address", "identity.header"};
constexpr std::string_view kThirdPartyFields[] = {"third_party.address", "third_party.domain",
                                                  "third_party.own_domain", "third_party.header"};

}  // namespace

std::span<const ConditionKind> identity_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"identity",
         "A sender address is neither the login's own (with or without a +tag) nor granted to it.",
         "identity: {of: [from, sender], granted: {list: aliases}}", kIdentity, kIdentityFields,
         read_identity},
        {"third_party", "A sender address is at one of these mail services, or looks like an own one.",
         "third_party: {domains: {list: webmail}, of: [envelope, from, sender, reply_to]}", kThirdParty,
         kThirdPartyFields, read_third_party},
    };
    return kinds;
}

}  // namespace letterhead
