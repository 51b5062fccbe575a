#pragma once
// Addresses of headers (RFC 5322 section 3.4, with the obsolete forms) and of the envelope (RFC 5321
// section 4.1.2). Linear in the input; nesting of comments and groups is counted, never recursed.

#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

struct Address {
    std::string display_name;  // decoded (RFC 2047), UTF-8; empty when none
    std::string local;         // as written, unquoted
    std::string domain;        // base/unicode ascii_domain form; empty for a local name

    // "local@domain" with the local part lower-cased: what lists and groups are compared with. Policies mean
    // people, and no city has two people whose addresses differ by case alone.
    std::string key() const;
    bool empty() const { return local.empty() && domain.empty(); }
};

struct AddressList {
    std::vector<Address> addresses;  // at most limits::addresses
    bool malformed = false;          // something in it is no address; what could be read is kept
    bool cut = false;                // more than limits::addresses
};

AddressList parse_addresses(
    std::string_view header_value);  // From, To, Cc, Reply-To ...: groups are flattened
// "<user@example.org> SIZE=1", "user@example.org", "<>": route (@a,@b:) is dropped.
Address parse_path(std::string_view envelope_argument);
// Domain or sub-domain: in_domain("mail.example.org", "example.org"). Both in ascii_domain form.
bool in_domain(std::string_view domain, std::string_view parent);

}  // namespace letterhead
