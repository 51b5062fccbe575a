// Packets of OpenPGP are known by the first few: session keys, and the encrypted data behind them.

#include "inspect/file/sealed_type.h"

#include "message/signed_data.h"

#include <algorithm>
#include <optional>

namespace letterhead {
namespace {

enum PacketTag : unsigned {
    key_for_recipient = 1,
    signature = 2,
    key_from_password = 3,
    one_pass_signature = 4,
    compressed = 8,
    encrypted = 9,
    encrypted_and_protected = 18,
    encrypted_with_tags = 20,
};

struct Packet {
    unsigned tag = 0;
    std::size_t body = 0;              // where it begins
    std::optional<std::size_t> bytes;  // not told: in pieces, or up to the end
};

unsigned byte(std::string_view head, std::size_t at) {
    return at < head.size() ? static_cast<unsigned char>(head[at]) : 0;
}

std::size_t number(std::string_view head, std::size_t at, std::size_t octets) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < octets; ++i)
        value = value << 8U | byte(head, at + i);
    return value;
}

std::optional<Packet> packet_at(std::string_view head, std::size_t at) {
    const unsigned first = byte(head, at), length = byte(head, at + 1);
    if ((first & 0x80U) == 0) return std::nullopt;
    if ((first & 0x40U) == 0) {  // the old format
        const unsigned octets = 1U << (first & 3U);
        if (octets == 8) return Packet{first >> 2U & 15U, at + 1, std::nullopt};
        return Packet{first >> 2U & 15U, at + 1 + octets, number(head, at + 1, octets)};
    }
    const unsigned tag = first & 0x3FU;
    if (length < 192) return Packet{tag, at + 2, length};
    if (length < 224) return Packet{tag, at + 3, ((length - 192) << 8U) + byte(head, at + 2) + 192};
    if (length == 255) return Packet{tag, at + 6, number(head, at + 2, 4)};
    return Packet{tag, at + 2, std::nullopt};
}

bool is_session_key(std::string_view head, const Packet& packet) {
    constexpr std::size_t longest = 4096;
    const unsigned version = byte(head, packet.body);
    if (!packet.bytes || *packet.bytes < 4 || *packet.bytes > longest) return false;
    if (packet.tag == key_for_recipient) return version == 3 || version == 6;
    return packet.tag == key_from_password && version >= 4 && version <= 6;
}

bool is_encrypted(std::string_view head) {
    std::size_t at = 0;
    while (at < head.size()) {
        const std::optional<Packet> packet = packet_at(head, at);
        if (!packet) return false;
        if (!is_session_key(head, *packet))
            return at > 0 && (packet->tag == encrypted || packet->tag == encrypted_and_protected ||
                              packet->tag == encrypted_with_tags);
        at = packet->body + *packet->bytes;
    }
    return true;  // as far as the head goes
}

bool is_detached_signature(std::string_view head, const Packet& packet) {
    const unsigned version = byte(head, packet.body), kind = byte(head, packet.body + 1);
    return packet.bytes && *packet.bytes > 16 && (version == 4 || version == 6) && kind < 2 &&
           byte(head, packet.body + 2) < 32 && byte(head, packet.body + 3) < 16;
}

}  // namespace

std::string_view type_of_cms(std::string_view head) {
    SignedData data;
    while (!data.next(head).empty()) {
    }
    switch (data.kind()) {
        case SignedData::Kind::encrypted:
            return "application/pkcs7-mime";
        case SignedData::Kind::content:
        case SignedData::Kind::compressed:
            return "application/cms";
        default:
            return "application/pkcs7-signature";
    }
}

std::string_view type_of_openpgp(std::string_view head) {
    const std::optional<Packet> packet = packet_at(head, 0);
    if (!packet || head.size() < 16) return {};
    switch (packet->tag) {
        case key_for_recipient:
        case key_from_password:
            return is_encrypted(head) ? "application/pgp-encrypted" : "";
        case signature:
            return is_detached_signature(head, *packet) ? "application/pgp-signature" : "";
        case one_pass_signature: {
            const unsigned version = byte(head, packet->body), kind = byte(head, packet->body + 1);
            const bool known = packet->bytes && *packet->bytes >= 13 && *packet->bytes < 128;
            return known && (version == 3 || version == 6) && kind < 2 ? "application/x-pgp-message" : "";
        }
        case compressed: {  // gpg leaves its length open
            const unsigned method = byte(head, packet->body);
            return !packet->bytes && method >= 1 && method <= 3 ? "application/x-pgp-message" : "";
        }
        default:
            return {};
    }
}

}  // namespace letterhead
