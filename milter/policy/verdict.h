#pragma once
// What the policy says about one message: every rule that answered yes or cannot tell, with its evidence.
// Plain data.

#include "message/oddity.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace letterhead {

struct Exception;
struct Rule;
struct Pack;

// From the weakest to the strongest: the strongest enforced action becomes the verdict.
enum class Action : std::uint8_t { accept, tag, copy, redirect, hold, tempfail, reject };
std::string_view action_name(Action action);  // "reject"

enum class Truth : std::uint8_t { no, yes, cannot_tell };
std::string_view truth_name(Truth truth);  // "no", "yes", "cannot_tell"

// One thing that was seen. `fields` fill the placeholders of a rule's explain text ("{attachment.name}").
struct Evidence {
    std::string what;    // "signature_block.missing"
    std::string where;   // "part 1.2", "header From", "recipient a@b"; may be empty
    std::string detail;  // "phone"
    std::vector<std::pair<std::string, std::string>> fields;
};

struct Answer {
    Truth truth = Truth::no;
    std::vector<Evidence>
        evidence;  // for yes: what was seen; for cannot tell: why; for no: may name what spoke against it

    static Answer no() { return {}; }
    static Answer yes(std::vector<Evidence> seen) { return {Truth::yes, std::move(seen)}; }
    static Answer cannot_tell(std::vector<Evidence> why) { return {Truth::cannot_tell, std::move(why)}; }
};

// Text from a message as evidence may show it: one line of valid UTF-8, runs of blanks and control characters
// as one blank, at most `limit` bytes ("..." when cut).
std::string one_line(std::string_view text, std::size_t limit = 80);

// Strong three-valued logic (Kleene). Evidence of what decided is kept, at most limits::evidence_of_rule.
Answer both(Answer a,
            Answer b);  // no beats cannot tell beats yes; the evidence of both when both say the same
Answer either(Answer a, Answer b);  // yes beats cannot tell beats no
Answer negate(Answer a);            // cannot tell stays; what was not there leaves no evidence

struct RuleResult {
    const Rule* rule = nullptr;
    const Pack* pack = nullptr;
    Truth truth = Truth::no;
    Action action = Action::accept;  // what this rule does here: its action, or its cannot_tell action; tag
                                     // at most when observing
    bool enforced = false;           // mode enforce, and the day of enforce_from has come
    std::vector<Evidence> evidence;
    std::string because;  // for rules that did not fire: "an exception applies: agenda mailer (IT-1234)",
                          // "unless: ..."
    const Exception* exception = nullptr;  // the one that spared it
};

struct Verdict {
    Action action = Action::accept;
    std::vector<RuleResult> fired;   // yes or cannot tell, in the order of the packs
    std::vector<RuleResult> others;  // the rest, with `because`; filled only when asked for (explain)
    bool spared_bounce = false;      // a reject became a hold, since the message has the null sender
};

}  // namespace letterhead
