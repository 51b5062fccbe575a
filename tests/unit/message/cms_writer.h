#pragma once
// Writes CMS for tests: signed data without signers, and what else stands in its place.

#include <string>
#include <string_view>

namespace letterhead::test {

using namespace std::string_literals;

inline std::string element(char tag, std::string_view content) {
    std::string out(1, tag);
    if (content.size() < 0x80) {
        out += static_cast<char>(content.size());
    } else {
        out += '\x84';
        for (unsigned shift = 32; shift > 0; shift -= 8)
            out += static_cast<char>(content.size() >> (shift - 8) & 0xFFU);
    }
    return out.append(content);
}

inline std::string endless(char tag, std::string_view content) {
    return std::string(1, tag) + '\x80' + std::string(content) + std::string(2, '\0');
}

inline const std::string cms_data = element(6, "\x2A\x86\x48\x86\xF7\x0D\1\7\1");
inline const std::string cms_signed = element(6, "\x2A\x86\x48\x86\xF7\x0D\1\7\2");
inline const std::string cms_enveloped = element(6, "\x2A\x86\x48\x86\xF7\x0D\1\7\3");
inline const std::string cms_compressed = element(6, "\x2A\x86\x48\x86\xF7\x0D\1\x9\x10\1\x9");
inline const std::string cms_authenticated = element(6, "\x2A\x86\x48\x86\xF7\x0D\1\x9\x10\1\x17");

// DER, the content in one piece.
inline std::string signed_der(std::string_view content, const std::string& type = cms_data) {
    const std::string start = element(2, "\1") + element('\x31', element('\x30', element(6, "\x2A\3")));
    const std::string inside = type + element('\xA0', element(4, content));
    return element('\x30', cms_signed + element('\xA0', element('\x30', start + element('\x30', inside) +
                                                                            element('\x31', ""))));
}

// BER as a stream is written: no length is known, the content comes in pieces of `piece` bytes.
inline std::string signed_stream(std::string_view content, std::size_t piece) {
    std::string pieces;
    for (std::size_t at = 0; at < content.size(); at += piece)
        pieces += element(4, content.substr(at, piece));
    const std::string start = element(2, "\1") + endless('\x31', endless('\x30', element(6, "\x2A\3")));
    const std::string inside = cms_data + endless('\xA0', endless('\x24', endless('\x24', pieces)));
    return endless('\x30', cms_signed + endless('\xA0', endless('\x30', start + endless('\x30', inside) +
                                                                            element('\x31', ""))));
}

// No content: a detached signature.
inline std::string signed_apart() {
    const std::string start = element(2, "\1") + element('\x31', "");
    return element('\x30', cms_signed + element('\xA0', element('\x30', start + element('\x30', cms_data) +
                                                                            element('\x31', ""))));
}

inline std::string enveloped(const std::string& type = cms_enveloped) {
    return element('\x30', type + element('\xA0', element('\x30', std::string(200, 'x'))));
}

}  // namespace letterhead::test
