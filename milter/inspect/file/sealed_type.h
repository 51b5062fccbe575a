#pragma once
// Signed and encrypted files by their first bytes.

#include <string_view>

namespace letterhead {

// Of what begins like CMS (message/signed_data.h): "application/cms" when it is signed and its content is in
// it, "application/pkcs7-mime" when it is encrypted, else "application/pkcs7-signature": that, or
// certificates.
std::string_view type_of_cms(std::string_view head);

// Of binary OpenPGP (RFC 9580 section 4): "application/pgp-encrypted"; "application/pgp-signature" when it
// stands apart from what it signs; "application/x-pgp-message" when something is signed or compressed in it,
// whether encrypted below or not; empty when it is none.
std::string_view type_of_openpgp(std::string_view head);

}  // namespace letterhead
