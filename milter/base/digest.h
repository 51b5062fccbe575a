#pragma once
// The door to OpenSSL's digests.

#include <string>
#include <string_view>

namespace letterhead {

std::string sha256_hex(std::string_view bytes);  // 64 lower-case hexadecimal digits

}  // namespace letterhead
