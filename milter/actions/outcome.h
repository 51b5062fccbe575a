#pragma once
// A verdict becomes plain data that is safe to send: what mta/apply does, and what explain prints.

#include "actions/explanation.h"
#include "actions/reply.h"
#include "message/envelope.h"
#include "policy/evaluate.h"

#include <optional>
#include <string>
#include <vector>

namespace letterhead {

// The one header that Letterhead adds. A sender who wrote it is not believed
// (OddityKind::forged_result_header).
inline constexpr std::string_view result_header = "X-Letterhead";

struct HeaderToAdd {
    std::string name;
    std::string value;  // ASCII, one line: "tag; rules=PVE-E.1,PVE-G.2; warning=PVE-G.2; from=2027-01-01;
                        // ref=LH-...; policy=..."
};

struct Outcome {
    Action action =
        Action::accept;          // accept, tag, hold, reject, tempfail, redirect; copy acts through `copies`
    std::string reference;       // "LH-7K3Q9M2A"
    std::optional<Reply> reply;  // when rejected or tempfailed
    std::vector<HeaderToAdd> headers;  // when the message goes on or is held
    std::string
        hold_reason;  // when held: rules and reference, ASCII, at most 100 bytes (Postfix keeps no more)
    std::vector<std::string> approvers;  // of a hold
    std::vector<std::string> copies;     // recipients to add
    std::string redirect;                // the one recipient instead of all others; empty: none
};

// "LH-" and eight Crockford base32 digits of what identifies the message in this queue: the same again for
// the same message, envelope and queue id, whoever asks.
std::string reference_for(const Envelope& envelope, const Findings& findings);

Outcome make_outcome(const Policy& policy, const Verdict& verdict, const Envelope& envelope,
                     const Findings& findings);

// When Letterhead cannot decide (an internal failure): settings.on_failure as an outcome. Why goes to the
// log, not to the sender.
Outcome cannot_decide(bool accept);

}  // namespace letterhead
