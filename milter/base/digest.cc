// SHA-256 through OpenSSL's EVP interface.

#include "base/digest.h"

#include <openssl/evp.h>

#include <array>

namespace letterhead {

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    // Fails only when memory is gone or the library was built without SHA-256; an empty digest equals no
    // other.
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) return {};
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * std::size_t{length});
    for (unsigned int i = 0; i < length; i++) {
        hex += digits[digest[i] >> 4U];
        hex += digits[digest[i] & 0x0FU];
    }
    return hex;
}

}  // namespace letterhead
