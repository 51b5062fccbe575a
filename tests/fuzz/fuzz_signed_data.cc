// Signed data from hostile bytes, whole and in pieces: both must say the same.

#include "message/signed_data.h"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using letterhead::SignedData;

std::string read(std::string_view bytes, std::size_t step) {
    SignedData data;
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        std::string_view piece = bytes.substr(at, step);
        for (std::string_view part = data.next(piece); !part.empty(); part = data.next(piece))
            text += part;
        if (!piece.empty()) std::abort();
    }
    return text + std::to_string(static_cast<int>(data.kind())) + (data.complete() ? "." : "");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::string whole = read(bytes, size + 1);
    if (read(bytes, 1) != whole || read(bytes, 7) != whole) std::abort();
    return 0;
}
