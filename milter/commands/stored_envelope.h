#pragma once
// The envelope of a mail that was kept: from what delivery wrote into its headers, and from the mail itself.

#include "message/envelope.h"
#include "message/reader.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace letterhead {

struct EnvelopeWishes {                   // these instead of what the headers say
    std::optional<std::string> sender;    // "" is the null sender
    std::vector<std::string> recipients;  // empty: those of the headers
    std::optional<std::string> login;     // empty: none
    std::string client;                   // empty: none
    std::set<std::string> archives;       // mailboxes that collected the mails, no recipients: Address::key()
    std::int64_t received_at = 0;         // of a mail whose Date cannot be read; seconds since 1970-01-01
};

// Sender: Return-Path, else From. Recipients: To, Cc, Bcc and X-Original-To, or without that Delivered-To,
// each once. Login: what Postfix notes in the newest Received ("Authenticated sender: jdoe"). Time: Date,
// with its own zone as that of the gateway.
Envelope stored_envelope(const RawMessage& message, const EnvelopeWishes& wishes);

}  // namespace letterhead
