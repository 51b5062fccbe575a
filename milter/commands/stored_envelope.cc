// Headers are looked at as they stand; a mail that lies here only misleads its own replay.

#include "commands/stored_envelope.h"

#include "base/text.h"
#include "message/date.h"
#include "message/limits.h"

#include <algorithm>
#include <string_view>

namespace letterhead {
namespace {

const Header* first(const RawMessage& message, std::string_view name) {
    const auto found = std::find_if(message.headers.begin(), message.headers.end(),
                                    [&](const Header& header) { return iequals(header.name, name); });
    return found == message.headers.end() ? nullptr : &*found;
}

Address sender_of(const RawMessage& message) {
    if (const Header* path = first(message, "Return-Path")) return parse_path(unfold(path->value));
    const Header* const from = first(message, "From");
    if (from == nullptr) return {};
    const AddressList list = parse_addresses(from->value);
    if (list.addresses.empty()) return {};
    Address address = list.addresses.front();
    address.display_name.clear();
    return address;
}

class Recipients {
 public:
    Recipients(Envelope& envelope, const std::set<std::string>& archives)
        : envelope_(envelope), archives_(archives) {}

    void add(const Address& address) {
        const std::string key = address.key();
        if (address.empty() || archives_.contains(key) || !seen_.insert(key).second) return;
        if (envelope_.recipients.size() >= limits::recipients)
            envelope_.recipients_cut = true;
        else
            envelope_.recipients.push_back(address);
    }

    bool add_all(const RawMessage& message, std::string_view name) {
        bool any = false;
        for (const Header& header : message.headers) {
            if (!iequals(header.name, name)) continue;
            for (const Address& address : parse_addresses(header.value).addresses)
                add(address);
            any = true;
        }
        return any;
    }

 private:
    Envelope& envelope_;
    const std::set<std::string>& archives_;
    std::set<std::string> seen_;
};

// "(Authenticated sender: jdoe@example.org)", as smtpd_sasl_authenticated_header has it.
std::string login_of(const RawMessage& message) {
    constexpr std::string_view mark = "(Authenticated sender: ";
    const Header* const received = first(message, "Received");
    if (received == nullptr) return {};
    const std::string value = unfold(received->value);
    const std::size_t begin = value.find(mark);
    if (begin == std::string::npos) return {};
    const std::size_t end = value.find(')', begin);
    if (end == std::string::npos) return {};
    return value.substr(begin + mark.size(), end - begin - mark.size());
}

}  // namespace

Envelope stored_envelope(const RawMessage& message, const EnvelopeWishes& wishes) {
    Envelope envelope;
    receive_at(envelope, wishes.received_at);
    const Header* const date = first(message, "Date");
    if (const auto written = date == nullptr ? std::nullopt : parse_date(date->value)) {
        envelope.received_at = written->seconds;
        envelope.utc_offset_minutes = written->utc_offset_minutes;
    }
    envelope.client_address = wishes.client;
    envelope.login = wishes.login ? *wishes.login : login_of(message);
    envelope.sender_address = wishes.sender ? parse_path(*wishes.sender) : sender_of(message);
    if (!envelope.sender_address.empty()) envelope.sender = envelope.sender_address.key();
    Recipients recipients(envelope, wishes.archives);
    for (const std::string& recipient : wishes.recipients)
        recipients.add(parse_path(recipient));
    if (!wishes.recipients.empty()) return envelope;
    for (const std::string_view name : {"To", "Cc", "Bcc"})
        recipients.add_all(message, name);
    if (!recipients.add_all(message, "X-Original-To")) recipients.add_all(message, "Delivered-To");
    return envelope;
}

}  // namespace letterhead
