// A table of first bytes, then the few formats that need more than that.

#include "inspect/file/sniff.h"

#include "inspect/container/little_endian.h"
#include "inspect/file/sealed_type.h"
#include "inspect/file/text_look.h"
#include "message/signed_data.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace letterhead {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kPdfWithin = 1024;  // readers accept a header so late

struct Magic {
    std::size_t offset;
    std::string_view bytes;
    std::string_view type;
};

constexpr Magic kMagics[] = {
    // programs
    {0,
     "\x7F"
     "ELF"sv,
     "application/x-executable"},
    {0, "\xFE\xED\xFA\xCE"sv, "application/x-mach-binary"},
    {0, "\xFE\xED\xFA\xCF"sv, "application/x-mach-binary"},
    {0, "\xCE\xFA\xED\xFE"sv, "application/x-mach-binary"},
    {0, "\xCF\xFA\xED\xFE"sv, "application/x-mach-binary"},
    {0, "dex\n03"sv, "application/x-dex"},
    {0, "\0asm\1\0\0\0"sv, "application/wasm"},
    {0, "L\0\0\0\1\x14\2\0"sv, "application/x-ms-shortcut"},
    {0, "ITSF\3\0\0\0"sv, "application/vnd.ms-htmlhelp"},
    {0, "\x1BLua"sv, "application/x-lua-bytecode"},
    {0, "FasdUAS "sv, "application/x-applescript"},
    {0, "\xA3\x48\x4B\xBE\x98\x6C\x4A\xA9"sv, "application/x-autoit"},
    {0, "!<arch>\ndebian-binary"sv, "application/vnd.debian.binary-package"},
    {0, "\xED\xAB\xEE\xDB"sv, "application/x-rpm"},
    {0, "xar!\0"sv, "application/x-xar"},
    {0, "Cr24\2\0\0\0"sv, "application/x-chrome-extension"},
    {0, "Cr24\3\0\0\0"sv, "application/x-chrome-extension"},
    // containers
    {0, "PK\3\4"sv, "application/zip"},
    {0, "PK\5\6"sv, "application/zip"},
    {0, "PK\7\x8PK\3\4"sv, "application/zip"},
    {0, "PK00PK\3\4"sv, "application/zip"},
    {0, "Rar!\x1A\7\0"sv, "application/vnd.rar"},
    {0, "Rar!\x1A\7\1\0"sv, "application/vnd.rar"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "application/x-7z-compressed"},
    {0, "\x1F\x8B\x8"sv, "application/gzip"},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     "application/x-xz"},
    {0, "\x28\xB5\x2F\xFD"sv, "application/zstd"},
    {0, "\x1F\x9D"sv, "application/x-compress"},
    {0, "\x1F\xA0"sv, "application/x-compress"},
    {0, "LZIP\1"sv, "application/x-lzip"},
    {0, "\x4\x22\x4D\x18"sv, "application/x-lz4"},
    {0, "MSCF\0\0\0\0"sv, "application/vnd.ms-cab-compressed"},
    {7, "**ACE**"sv, "application/x-ace-compressed"},
    {257, "ustar"sv, "application/x-tar"},
    {0, "\xC7\x71"sv, "application/x-cpio"},
    {0, "!<arch>\n"sv, "application/x-archive"},
    {0, "SIT!"sv, "application/x-stuffit"},
    {0, "StuffIt (c)"sv, "application/x-stuffit"},
    {0, "ActiveMime\0\0"sv, "application/x-mso"},
    {0, "MSWIM\0\0\0"sv, "application/x-ms-wim"},
    {0, "vhdxfile"sv, "application/x-vhdx"},
    {0, "conectix"sv, "application/x-vhd"},
    {0, "KDMV"sv, "application/x-vmdk"},
    {0, "QFI\xFB"sv, "application/x-qemu-disk"},
    // documents
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "application/x-ole-storage"},
    {0, "\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D\xAE\xB1\x53\x78\xD0\x29\x96\xD3"sv, "application/onenote"},
    {0, "{\\rt"sv, "application/rtf"},
    {0, "%!PS"sv, "application/postscript"},
    {0, "\xC5\xD0\xD3\xC6"sv, "application/postscript"},
    {4, "Standard Jet DB"sv, "application/x-msaccess"},
    {4, "Standard ACE DB"sv, "application/x-msaccess"},
    {0, "\xFFWPC"sv, "application/vnd.wordperfect"},
    {0, "\x78\x9F\x3E\x22"sv, "application/ms-tnef"},
    {0, "!BDN"sv, "application/vnd.ms-outlook-pst"},
    // encrypted
    {0, "\x76\xE8\x4\x60\xC4\x11\xE3\x86"sv, "application/x-ms-rpmsg"},
    {0, "\x3\xD9\xA2\x9A"sv, "application/x-keepass2"},
    {0, "LUKS\xBA\xBE"sv, "application/x-luks"},
    {0, "Salted__"sv, "application/x-openssl-salted"},
    {0, "age-encryption.org/v1"sv, "application/x-age"},
    // pictures and sound
    {0, "\x89PNG\r\n\x1A\n"sv, "image/png"},
    {0, "\xFF\xD8\xFF"sv, "image/jpeg"},
    {0, "GIF87a"sv, "image/gif"},
    {0, "GIF89a"sv, "image/gif"},
    {0, "II*\0"sv, "image/tiff"},
    {0, "MM\0*"sv, "image/tiff"},
    {0, "8BPS\0\1"sv, "image/vnd.adobe.photoshop"},
    {0, "\0\0\0\xCjP  \r\n"sv, "image/jp2"},
    {40, " EMF\0\0\1\0"sv, "image/emf"},
    {0, "\xD7\xCD\xC6\x9A\0\0"sv, "image/wmf"},
    {0, "ID3\2"sv, "audio/mpeg"},
    {0, "ID3\3"sv, "audio/mpeg"},
    {0, "ID3\4"sv, "audio/mpeg"},
    {0, "OggS\0"sv, "audio/ogg"},
    {0, "fLaC\0\0\0"sv, "audio/flac"},
    {0, "MThd\0\0\0\6"sv, "audio/midi"},
    {0, "#!AMR"sv, "audio/amr"},
    {0, "\x30\x26\xB2\x75\x8E\x66\xCF\x11"sv, "video/x-ms-asf"},
    {0, "FLV\1"sv, "video/x-flv"},
    {0, "\0\0\1\xBA"sv, "video/mpeg"},
    {0, "\0\0\1\xB3"sv, "video/mpeg"},
};

unsigned byte(std::string_view head, std::size_t position) {
    return little_endian_8(head, position);
}

std::uint32_t little(std::string_view head, std::size_t position) {
    return little_endian_32(head, position);
}

bool has(std::string_view head, std::size_t position, std::string_view bytes) {
    return position <= head.size() && head.substr(position).starts_with(bytes);
}

// The two-letter signatures: letters that a text may begin with need a second witness.
std::string_view two_letters(std::string_view head, bool text) {
    if (has(head, 0, "MZ") || has(head, 0, "ZM")) {
        if (has(head, little(head, 0x3C), "PE\0\0"sv)) return "application/vnd.microsoft.portable-executable";
        return text ? "" : "application/x-dosexec";
    }
    if (has(head, 0, "BZh") && (has(head, 4, "1AY&SY") || has(head, 4, "\x17rE8P\x90")))
        return "application/x-bzip2";
    if (text) return {};
    if (has(head, 0, "BM") && little(head, 6) == 0) {
        constexpr std::array<std::uint32_t, 7> headers = {12, 40, 52, 56, 64, 108, 124};
        if (std::find(headers.begin(), headers.end(), little(head, 14)) != headers.end()) return "image/bmp";
    }
    if (has(head, 0, "hsqs")) return "application/x-squashfs";
    if (has(head, 0, "ISc(")) return "application/x-installshield";
    if (has(head, 0, "\x60\xEA") && byte(head, 2) >= 30 && byte(head, 10) <= 2) return "application/x-arj";
    if (has(head, 2, "-lh") && byte(head, 6) == '-') return "application/x-lha";
    if (has(head, 0, "CWS") || has(head, 0, "FWS") || has(head, 0, "ZWS")) {
        if (byte(head, 3) > 0 && byte(head, 3) < 60) return "application/vnd.adobe.flash.movie";
    }
    return {};
}

// A header of digits alone; a text may begin with the same few.
std::string_view cpio(std::string_view head) {
    const bool octal = has(head, 0, "070707"), hexadecimal = has(head, 0, "070701") || has(head, 0, "070702");
    if (!octal && !hexadecimal) return {};
    const std::size_t digits = head.find_first_not_of("0123456789abcdefABCDEF");
    return digits >= (octal ? 76U : 110U) ? "application/x-cpio" : "";
}

// 0xCAFEBABE: a Java class has its version where a fat Mach-O file counts its few architectures.
std::string_view java_or_mach(std::string_view head) {
    if (!has(head, 0, "\xCA\xFE\xBA\xBE") || head.size() < 8) return {};
    const unsigned major = byte(head, 6) << 8U | byte(head, 7);
    return byte(head, 4) == 0 && byte(head, 5) == 0 && major < 45 ? "application/x-mach-binary"
                                                                  : "application/java-vm";
}

std::string_view riff(std::string_view head) {
    if (has(head, 0, "FORM") && has(head, 8, "AIF")) return "audio/x-aiff";
    if (!has(head, 0, "RIFF")) return {};
    if (has(head, 8, "WEBP")) return "image/webp";
    if (has(head, 8, "WAVE")) return "audio/x-wav";
    if (has(head, 8, "AVI ")) return "video/x-msvideo";
    return {};
}

// ISO 14496-12: a "ftyp" box first, its major brand says which family.
std::string_view base_media(std::string_view head) {
    if (!has(head, 4, "ftyp") || byte(head, 0) != 0) return {};
    const std::string_view brand = head.substr(std::min<std::size_t>(8, head.size()), 4);
    for (const std::string_view image : {"heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"}) {
        if (brand == image) return "image/heic";
    }
    if (brand == "avif" || brand == "avis") return "image/avif";
    if (brand.starts_with("M4A") || brand.starts_with("M4B")) return "audio/mp4";
    if (brand.starts_with("qt")) return "video/quicktime";
    if (brand.starts_with("3g")) return "video/3gpp";
    if (brand.starts_with("jpx")) return "image/jpx";
    return "video/mp4";
}

std::string_view matroska(std::string_view head) {
    if (!has(head, 0, "\x1A\x45\xDF\xA3")) return {};
    return head.substr(0, 64).find("webm") != std::string_view::npos ? "video/webm" : "video/x-matroska";
}

// MPEG audio layer III or AAC in ADTS: a sync word is weak, so the fields behind it must be legal too.
std::string_view audio_frame(std::string_view head) {
    if (byte(head, 0) != 0xFF) return {};
    const unsigned second = byte(head, 1), third = byte(head, 2);
    const bool layer_three = (second & 0xE6U) == 0xE2 && (second & 0x18U) != 0x08;
    const bool legal = (third & 0xF0U) != 0xF0 && (third & 0xF0U) != 0 && (third & 0x0CU) != 0x0C;
    if (layer_three && legal) return "audio/mpeg";
    if ((second & 0xF6U) == 0xF0 && (third & 0x3CU) <= 0x30) return "audio/aac";
    return {};
}

std::string_view icon(std::string_view head) {
    const bool starts = has(head, 0, "\0\0\1\0"sv) || has(head, 0, "\0\0\2\0"sv);
    if (!starts || head.size() < 22 || byte(head, 5) != 0 || byte(head, 4) == 0) return {};
    const std::uint32_t first_image = little(head, 18);
    const bool plausible = byte(head, 9) == 0 && first_image >= 22 && first_image < 16 * 1024 * 1024;
    return plausible ? "image/vnd.microsoft.icon" : "";
}

// ASN.1 DER or BER: CMS by its object identifier, PKCS #12 by its version 3, X.509 by what its first fields
// are.
std::string_view asn1(std::string_view head) {
    if (byte(head, 0) != 0x30 || head.size() < 16) return {};
    if (SignedData::begins(head)) return type_of_cms(head);
    const unsigned length = byte(head, 1);
    std::size_t content = 2;
    if (length > 0x80 && length <= 0x84)
        content += length - 0x80;
    else if (length != 0x80)
        return {};
    if (has(head, content, "\x6\x9\x2A\x86\x48\x86\xF7\xD\1\7")) return "application/pkcs7-mime";
    if (has(head, content, "\2\1\3\x30")) return "application/x-pkcs12";
    const bool inner_sequence = has(head, content, "\x30\x82") || has(head, content, "\x30\x81");
    const std::size_t inner = content + 2 + (byte(head, content + 1) & 0x0FU);
    if (inner_sequence && has(head, inner, "\xA0\3\2\1\2\2")) return "application/pkix-cert";
    return {};
}

std::string_view pdf(std::string_view head) {
    const std::size_t found = head.substr(0, kPdfWithin + 5).find("%PDF-");
    if (found == 0) return "application/pdf";
    if (found == std::string_view::npos) return {};
    // Behind something else it may only be spoken of: the body of a PDF must follow.
    return head.find(" obj", found) != std::string_view::npos ? "application/pdf" : "";
}

std::string_view by_magic(std::string_view head) {
    for (const Magic& magic : kMagics) {
        if (has(head, magic.offset, magic.bytes)) return magic.type;
    }
    return {};
}

// A boot sector: of a file system by its name, of a disk by a table of partitions that is sane.
std::string_view boot_sector(std::string_view head) {
    if (!has(head, 510, "\x55\xAA")) return {};
    constexpr std::string_view kImage = "application/x-raw-disk-image";
    const bool jumps = (byte(head, 0) == 0xEB && byte(head, 2) == 0x90) || byte(head, 0) == 0xE9;
    const bool file_system = has(head, 3, "NTFS    ") || has(head, 3, "EXFAT   ") ||
                             has(head, 54, "FAT12   ") || has(head, 54, "FAT16   ") ||
                             has(head, 82, "FAT32   ");
    if (jumps && file_system) return kImage;
    int used = 0;
    for (std::size_t entry = 446; entry < 510; entry += 16) {
        const unsigned status = byte(head, entry), kind = byte(head, entry + 4);
        const std::uint32_t first = little(head, entry + 8), sectors = little(head, entry + 12);
        if (status != 0 && status != 0x80) return {};
        if (kind == 0 && (first != 0 || sectors != 0)) return {};
        if (kind != 0 && (first == 0 || sectors == 0)) return {};
        used += kind != 0 ? 1 : 0;
    }
    return used > 0 ? kImage : "";
}

// Compiled Python: a version, CR LF, and flags of which few are known (PEP 552), or a date.
std::string_view python(std::string_view head) {
    const unsigned version = byte(head, 0) | byte(head, 1) << 8U;
    const bool known = version >= 3000 && version < 4000 && has(head, 2, "\r\n") && head.size() > 16;
    return known && little(head, 4) <= 3 ? "application/x-python-code" : "";
}

}  // namespace

std::string_view type_of_tail(std::string_view last_sector) {
    if (last_sector.size() < 512) return {};
    last_sector.remove_prefix(last_sector.size() - 512);
    if (last_sector.starts_with("koly\0\0\0\4"sv)) return "application/x-apple-diskimage";
    return last_sector.starts_with("conectix") ? "application/x-vhd" : "";
}

Sniffed sniff(std::string_view head) {
    if (head.empty()) return {};
    if (const std::string_view type = by_magic(head); !type.empty()) return {type, false};
    for (const auto& look : {cpio, java_or_mach, riff, base_media, matroska, icon, asn1, type_of_openpgp,
                             audio_frame, boot_sector, python}) {
        if (const std::string_view type = look(head); !type.empty()) return {type, false};
    }
    const bool text = looks_like_text(head);
    if (const std::string_view type = two_letters(head, text); !type.empty()) return {type, false};
    if (const std::string_view type = pdf(head); !type.empty()) return {type, false};
    return {type_of_text(head, text), text};
}

}  // namespace letterhead
