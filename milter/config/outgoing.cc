// Which mail is the city's own: by login, network, daemon name or certificate.

#include "base/text.h"
#include "config/settings.h"
#include "config/settings_parts.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace letterhead {
namespace {

struct ParsedAddress {
    std::array<std::uint8_t, 16> bytes{};
    bool v4 = false;
};

std::optional<ParsedAddress> parse_ip(std::string_view text) {
    const std::string plain(text);
    ParsedAddress parsed;
    in_addr v4{};
    if (::inet_pton(AF_INET, plain.c_str(), &v4) == 1) {
        parsed.v4 = true;
        parsed.bytes[10] = parsed.bytes[11] = 0xFF;
        const auto* const bytes = reinterpret_cast<const std::uint8_t*>(&v4);
        std::copy_n(bytes, 4, parsed.bytes.begin() + 12);
        return parsed;
    }
    if (::inet_pton(AF_INET6, plain.c_str(), parsed.bytes.data()) == 1) return parsed;
    return std::nullopt;
}

// The byte of a mask with `prefix` leading ones.
std::uint8_t mask_byte(int prefix, std::size_t index) {
    const int ones = std::clamp(prefix - static_cast<int>(index) * 8, 0, 8);
    return static_cast<std::uint8_t>(0xFFU << static_cast<unsigned>(8 - ones));
}

}  // namespace

std::optional<Network> parse_network(std::string_view text) {
    const std::size_t slash = text.find('/');
    const std::optional<ParsedAddress> parsed = parse_ip(text.substr(0, slash));
    if (!parsed) return std::nullopt;
    Network network{parsed->bytes, 128};
    if (slash == std::string_view::npos) return network;

    const std::string_view digits = text.substr(slash + 1);
    const int longest = parsed->v4 ? 32 : 128;
    int prefix = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
    const bool number = !digits.empty() && error == std::errc() && stop == digits.data() + digits.size();
    if (!number || prefix < 0 || prefix > longest) return std::nullopt;
    network.prefix = prefix + 128 - longest;
    return network;
}

bool has_bits_beyond_prefix(const Network& network) {
    for (std::size_t i = 0; i < network.address.size(); i++) {
        if ((network.address[i] & static_cast<std::uint8_t>(~mask_byte(network.prefix, i))) != 0) return true;
    }
    return false;
}

bool in_network(std::string_view address, const Network& network) {
    constexpr std::string_view tag = "IPv6:";  // as in address literals, RFC 5321 section 4.1.3
    if (istarts_with(address, tag)) address.remove_prefix(tag.size());
    const std::optional<ParsedAddress> parsed = parse_ip(address);
    if (!parsed) return false;
    for (std::size_t i = 0; i < network.address.size(); i++) {
        if (((parsed->bytes[i] ^ network.address[i]) & mask_byte(network.prefix, i)) != 0) return false;
    }
    return true;
}

bool is_outgoing(const Envelope& envelope, const Outgoing& outgoing) {
    if (outgoing.authenticated && !envelope.login.empty()) return true;
    const auto& networks = outgoing.networks;
    if (std::any_of(networks.begin(), networks.end(),
                    [&](const Network& network) { return in_network(envelope.client_address, network); }))
        return true;
    const auto& names = outgoing.daemon_names;
    if (!envelope.daemon_name.empty() &&
        std::any_of(names.begin(), names.end(),
                    [&](const std::string& name) { return iequals(name, envelope.daemon_name); }))
        return true;
    const auto& certificates = outgoing.certificates;
    return !envelope.certificate_subject.empty() &&
           std::any_of(certificates.begin(), certificates.end(), [&](const std::string& glob) {
               return glob_match(glob, envelope.certificate_subject);
           });
}

}  // namespace letterhead
