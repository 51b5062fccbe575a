#pragma once
// Policy x Envelope x Findings -> Verdict. The one function that decides: pure, the same for the daemon,
// explain and test.

#include "inspect/words/tokens.h"
#include "message/envelope.h"
#include "policy/policy.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace letterhead {

// What is made of a text once a message, however many conditions look into it: its words, and which patterns
// of a pack may stand in it. The text lives in the findings: it is known again by where it stands.
class TextCache {
 public:
    const Tokens& tokens(const std::string& text);
    const PatternHits& hits(const std::string& text, const Prefilter& prefilter);

 private:
    std::unordered_map<const std::string*, Tokens> tokens_;
    std::map<std::pair<const std::string*, const Prefilter*>, PatternHits> hits_;
};

// What may have stayed unseen: parts beyond a limit; with contents, also what is elsewhere, and what no
// decoder understands.
enum class Unseen { parts, parts_and_contents };

// What a condition may know: one message, seen with the eyes of one pack. Derived facts are made when first
// asked for; one thread, one evaluation. What it refers to must outlive it.
struct Facts {
    struct Recipient {
        std::string key;  // Address::key()
        bool outside = false;
    };

    Facts(const Envelope& about, const Findings& found, const Pack& seen_by, TextCache& texts,
          bool explaining)
        : envelope(about), findings(found), pack(seen_by), explain(explaining), texts_(texts) {}

    const Envelope& envelope;
    const Findings& findings;
    const Pack& pack;    // the pack of the rule that asks
    const bool explain;  // somebody will read why a rule did not fire

    const std::vector<Recipient>& recipients() const;  // each address once, in order
    // The login, lower-cased; one without '@' also stands for that person in each of the pack's own domains.
    const std::vector<std::string>& login_keys() const;
    const std::vector<std::string>& sender_keys() const;  // the login; without one, the envelope sender
    // A doubt for each thing that was not looked into: never taken for clean.
    void add_unseen(Unseen which, std::vector<Evidence>& doubts) const;
    const Tokens& tokens(const std::string& text) const { return texts_.tokens(text); }
    const PatternHits& hits(const std::string& text) const { return texts_.hits(text, pack.prefilter); }

 private:
    TextCache& texts_;
    mutable std::optional<std::vector<Recipient>> recipients_;
    mutable std::optional<std::vector<std::string>> login_keys_, sender_keys_;
};

// In none of the pack's own domains or their sub-domains. An address without a domain is inside.
bool is_outside(const Address& address, const Pack& pack);

enum class Detail { fired_only, every_rule };

// Hears what each rule answered, right after it did: for who counts and measures. It changes nothing.
class RuleMeter {
 public:
    virtual ~RuleMeter() = default;
    virtual void begin() = 0;
    // `number` counts the rules of the policy from 0, those that are off as well; these are not told.
    virtual void asked(std::size_t number, const RuleResult& result) = 0;
};

// Every rule that is not off is asked. A rule answers yes when `when` says yes, `unless` says no and no
// exception applies; cannot tell when what decides cannot be told. The strongest action of the enforced rules
// is the verdict; a rule that observes, or is not enforced yet, tags at most. A message from the null sender
// is never rejected: it is held instead (RFC 5321 section 4.5.5: nobody would get the answer).
Verdict evaluate(const Policy& policy, const Envelope& envelope, const Findings& findings, Detail detail,
                 RuleMeter* meter = nullptr);

}  // namespace letterhead
