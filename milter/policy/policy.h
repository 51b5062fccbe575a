#pragma once
// The policy in force: packs of rules with their lists, groups and templates. Built once by config/rules,
// then immutable and shared: every message keeps the one that was in force when it began.

#include "base/document.h"
#include "base/prefilter.h"
#include "base/text_table.h"
#include "inspect/inspection.h"
#include "policy/sentences.h"
#include "policy/verdict.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

struct Facts;

// A condition answers yes, no or cannot tell about one message. Immutable, const and thread-safe: no clock,
// no disk, no log.
class Condition {
 public:
    virtual ~Condition() = default;
    virtual Answer judge(const Facts& facts) const = 0;
    virtual void add_needs(Needs& needs) const = 0;
};
using ConditionPtr = std::shared_ptr<const Condition>;

// A list of words: domains, addresses, globs, phrases or types, depending on who uses it. Entries know their
// places, so that a bad entry is reported where it stands by the condition that reads it.
struct WordList {
    std::string id;
    Place place;
    std::vector<Node> entries;                         // scalars, written in the pack
    std::vector<std::shared_ptr<const Source>> files;  // one entry a line; forgotten once the pack is read
    mutable bool used = false;                         // set while reading only

    // Each entry, a scalar: those in the pack, then those of the files, made one at a time, for a file may
    // have a million. An entry over limits::list_entry is reported. Ends early, and says so, once 20 problems
    // were reported.
    void for_each(const std::function<void(const Node&)>& visit, Problems& problems) const;
    void forget();  // the entries: whoever reads them has made his own of them
};

// How a person of a group is kept and looked for: an address as Address::key(), "@domain" in ascii_domain
// form, or a lower-cased login.
std::string person_key(std::string_view word);

// People: addresses ("a@b"), whole domains ("@b") or logins, as person_key() gives them.
struct Group {
    std::string id;
    Place place;
    TextTable members;
    mutable bool used = false;             // set while reading only
    bool has(std::string_view key) const;  // the key itself, or "@domain" of it
};

// When a list takes mail, in local time of the gateway.
struct OpenTimes {
    int from = 0, until = 24 * 60;  // minutes since midnight, `until` not meant; from > until: over midnight
    std::uint32_t days = 0x7f;      // bit 0: Monday; a night belongs to the day on which it begins
    bool open_at(std::int64_t local_seconds) const;  // since 1970-01-01
    std::string words() const;                       // "Monday to Friday from 07:00 to 19:00"
};

// A restricted distribution list: an object, not a pattern. Who writes to it writes to each list in it as
// well; who writes to all of the lists in it (two or more) in one message writes to it.
struct RestrictedList {
    std::string id;
    Place place;
    std::vector<std::string> addresses;  // Address::key() form
    Group may_send;
    std::string approver;                           // who can release it; may be empty
    std::string note;                               // told to the sender; may be empty
    std::vector<const RestrictedList*> lists = {};  // directly in it; they live in the same pack
    OpenTimes open = {};
    std::optional<std::uint64_t> max_size = {};  // bytes of a message
    bool attachments = true;                     // false: it takes none
};

enum class Mode : std::uint8_t { off, observe, enforce };
std::string_view mode_name(Mode mode);

struct Exception {
    Place place;
    std::string sender;     // glob over the login or, without one, the envelope sender; empty: any
    std::string recipient;  // glob; every recipient must match; empty: any
    std::string owner, reason, ticket;
    std::int64_t until_day = 0;  // days since 1970-01-01, the last day on which it holds; 0: no end
};

struct Rule {
    std::string id, title, clause;
    Place place;
    Mode mode = Mode::enforce;
    // The local day (days since 1970-01-01) from which on an enforced rule acts; before it only tags. 0:
    // always.
    std::int64_t enforce_from = 0;
    std::string enforce_from_day;  // the same for people: "2027-01-01"
    ConditionPtr when;             // all of them joined
    ConditionPtr unless;           // any of them joined; may be null
    Action action = Action::tag;
    Action cannot_tell = Action::hold;
    std::string approver;                 // of a hold; may hold placeholders
    std::vector<std::string> recipients;  // of copy and redirect
    std::string explain;                  // text with placeholders, in the first language of the pack
    std::vector<Translation> explain_further;
    // {attachment.advice} by family of the attachment; "other" for the rest.
    std::map<std::string, std::vector<Translation>, std::less<>> advice;
    std::vector<Exception> exceptions;
};

struct Pack {
    std::string id, policy, contact;
    std::shared_ptr<const Node> written;  // the rule file, for who compares it with another
    std::string web;                      // a page about the policy; may be empty
    std::vector<std::string> languages;   // of explain texts, the first is told first; empty: English
    std::map<std::string, Sentences, std::less<>> sentences;  // by language
    std::vector<std::string> departments;  // ids of groups: a sender's department is the first that has him
    std::vector<std::string> own_domains;  // ascii_domain form
    std::map<std::string, WordList> lists;
    std::map<std::string, Group> groups;
    std::map<std::string, RestrictedList> restricted_lists;
    std::map<std::string, ConditionPtr> conditions;  // named; null for one that could not be read
    std::map<std::string, SignatureTemplate> signature_blocks;
    std::map<std::string, DisclaimerTemplate> disclaimers;
    std::vector<Rule> rules;
    mutable Prefilter prefilter;  // of the patterns in its conditions; filled while reading only
};

struct Policy {
    std::vector<std::unique_ptr<const Pack>> packs;
    MailHabits habits;
    Needs needs;                     // of all rules that are not off
    std::string hash;                // "sha256:<64 hex>" of every file it was read from
    std::string short_hash() const;  // first 12 digits
    std::size_t rule_count() const;
};

}  // namespace letterhead
