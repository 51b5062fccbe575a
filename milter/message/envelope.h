#pragma once
// What the MTA says about a message beside the message itself: plain data, filled by mta/session or
// commands/explain.

#include "message/address.h"

#include <cstdint>
#include <string>
#include <vector>

namespace letterhead {

struct Envelope {
    std::string client_address;  // "192.0.2.1", "2001:db8::1"; empty: local submission or not told
    std::string client_name;
    std::string daemon_name;          // {daemon_name}
    std::string login;                // {auth_authen}; empty: not authenticated
    std::string certificate_subject;  // {cert_subject}
    std::string queue_id;             // {i}; may come only after the headers
    std::string sender;               // MAIL FROM without <>, as written; empty is the null sender
    Address sender_address;
    std::vector<Address> recipients;  // RCPT TO, in order, duplicates kept; at most limits::recipients
    bool recipients_cut = false;
    std::int64_t received_at =
        0;  // seconds since 1970-01-01 UTC, when the message began: the only clock a rule sees

    bool null_sender() const { return sender.empty(); }
};

}  // namespace letterhead
