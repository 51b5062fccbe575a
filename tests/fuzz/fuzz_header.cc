// Header text, addresses, paths and structured values: what comes out is valid UTF-8 and within limits.

#include "base/text.h"
#include "message/address.h"
#include "message/content_type.h"
#include "message/file_name.h"
#include "message/header.h"
#include "message/limits.h"

#include <cstdint>
#include <cstdlib>

using namespace letterhead;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view value(reinterpret_cast<const char*>(data), size);
    Oddities oddities;
    if (!is_valid_utf8(decode_text(value, oddities, "header X"))) std::abort();
    const AddressList list = parse_addresses(value);
    if (list.addresses.size() > limits::addresses) std::abort();
    for (const Address& address : list.addresses) {
        if (!is_valid_utf8(address.display_name) || address.empty()) std::abort();
    }
    parse_path(value).key();
    const StructuredValue structured = parse_structured(value, oddities, "part 1");
    if (structured.parameters.size() > 3 * limits::parameters) std::abort();
    for (const Parameter& parameter : structured.parameters) {
        if (parameter.name != "boundary" && !is_valid_utf8(parameter.value)) std::abort();
    }
    const std::vector<std::string> names = matchable_names(value);
    if (names.size() > limits::name_readings) std::abort();
    trick_of(value, names);
    if (!is_valid_utf8(escaped_name(value))) std::abort();
    parse_transfer_encodings(value, oddities, "part 1");
    first_token(value);
    return 0;
}
