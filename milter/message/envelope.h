#pragma once
// What the MTA says about a message beside the message itself: plain data, filled by mta/session or
// commands/explain.

#include "message/address.h"

#include <cstdint>
#include <string>
#include <vector>

namespace letterhead {

// What one sender sent within a while.
struct Sent {
    std::uint64_t messages = 0, recipients = 0, outside_recipients = 0;
    Sent& operator+=(const Sent& more) {
        messages += more.messages;
        recipients += more.recipients;
        outside_recipients += more.outside_recipients;
        return *this;
    }
};

// What the sender of a message sent before it, within these whiles.
struct Activity {
    Sent ten_minutes, hour, day;
};

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
    std::int32_t utc_offset_minutes = 0;  // of the gateway's local time then: +60 is one hour ahead of UTC

    Activity before;  // of this sender; filled when some rule asks for rates

    std::int64_t local_time() const { return received_at + 60 * std::int64_t{utc_offset_minutes}; }
    bool null_sender() const { return sender.empty(); }
};

// The message began then: fills received_at and, by the time zone of this machine, utc_offset_minutes. For
// those who fill envelopes; rules see the result.
void receive_at(Envelope& envelope, std::int64_t seconds);

}  // namespace letterhead
