// An aligned scan for directory entries: object type, name length and colour must be legal, and the name
// known.

#include "inspect/file/ole.h"

#include "base/text.h"
#include "inspect/container/little_endian.h"

#include <array>

namespace letterhead {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kRecord = 128;
constexpr std::size_t kHeader = 512;

enum Mark : std::uint32_t {
    word = 1U << 0U,
    excel = 1U << 1U,
    powerpoint = 1U << 2U,
    visio = 1U << 3U,
    publisher = 1U << 4U,
    hangul = 1U << 5U,
    outlook = 1U << 6U,
    macros = 1U << 7U,
    package = 1U << 8U,  // an encrypted OOXML file or a rights-protected one
    installer = 1U << 9U,
};

struct Known {
    std::string_view name;
    Mark mark;
};
constexpr std::array<Known, 19> kNames = {{
    {"WordDocument", word},
    {"Workbook", excel},
    {"Book", excel},
    {"PowerPoint Document", powerpoint},
    {"PP97_DUALSTORAGE", powerpoint},
    {"VisioDocument", visio},
    {"Quill", publisher},
    {"HwpSummaryInformation", hangul},
    {"\5HwpSummaryInformation", hangul},
    {"__properties_version1.0", outlook},
    {"__nameid_version1.0", outlook},
    {"_VBA_PROJECT", macros},
    {"_VBA_PROJECT_CUR", macros},
    {"VBA", macros},
    {"Macros", macros},
    {"EncryptedPackage", package},
    {"EncryptionInfo", package},
    {"DRMEncryptedTransform", package},
    {"DRMEncryptedDataSpace", package},
}};

// Class identifiers of the root of MSI, MSP and MST files, but for their first byte.
constexpr std::string_view kInstallerClass = "\x10\x0C\0\0\0\0\0\xC0\0\0\0\0\0\0\x46"sv;

// Word: the flag fEncrypted of its first block ([MS-DOC] 2.5.1).
bool word_encrypted(std::string_view stream) {
    return little_endian_16(stream, 0) == 0xA5EC && (little_endian_16(stream, 10) & 0x0100U) != 0;
}

// Excel: a FilePass record among the first ([MS-XLS] 2.4.117).
bool excel_encrypted(std::string_view stream) {
    if (little_endian_16(stream, 0) != 0x0809) return false;
    for (int record = 0; record < 10 && stream.size() >= 4; record++) {
        if (little_endian_16(stream, 0) == 0x002F) return true;
        const std::size_t length = 4 + little_endian_16(stream, 2);
        stream.remove_prefix(std::min(length, stream.size()));
    }
    return false;
}

}  // namespace

void OleScan::push(std::string_view bytes) {
    while (!bytes.empty()) {
        if (partial_.empty() && bytes.size() >= kRecord) {
            entry(bytes.substr(0, kRecord));
            bytes.remove_prefix(kRecord);
            continue;
        }
        const std::size_t taken = std::min(kRecord - partial_.size(), bytes.size());
        partial_ += bytes.substr(0, taken);
        bytes.remove_prefix(taken);
        if (partial_.size() < kRecord) return;
        entry(partial_);
        partial_.clear();
    }
}

void OleScan::entry(std::string_view record) {
    const bool in_header = position_ < kHeader;
    position_ += kRecord;
    const unsigned type = little_endian_8(record, 66), length = little_endian_16(record, 64);
    const bool legal =
        (type == 1 || type == 2 || type == 5) && length >= 4 && length <= 64 && length % 2 == 0;
    if (in_header || !legal || little_endian_8(record, 67) > 1 || little_endian_16(record, length - 2) != 0)
        return;

    if (type == 5) {
        const unsigned first = little_endian_8(record, 80);
        const bool known = first == 0x84 || first == 0x86 || first == 0x82;
        if (known && record.substr(81).starts_with(kInstallerClass)) seen_ |= installer;
        return;
    }
    std::string name;
    for (std::size_t i = 0; i + 2 < length; i += 2) {
        if (record[i + 1] != '\0') return;
        name += record[i];
    }
    for (const Known& known : kNames) {
        if (!iequals(name, known.name)) continue;
        seen_ |= known.mark;
        if (known.mark == word || known.mark == excel) document_start_ = little_endian_32(record, 116);
    }
}

bool OleScan::has_macros() const {
    return (seen_ & macros) != 0;
}

std::string_view OleScan::type(std::string_view head) const {
    const auto has = [this](Mark mark) { return (seen_ & mark) != 0; };
    if (has(package)) return "application/encrypted";
    if (has(installer)) return "application/x-msi";
    const std::uint64_t sector = little_endian_8(head, 30) == 12 ? 4096 : 512;
    const std::uint64_t start = (std::uint64_t{document_start_} + 1) * sector;
    const std::string_view stream =
        start < head.size() ? head.substr(static_cast<std::size_t>(start)) : std::string_view{};
    // A message holds what is attached to it, and a document what is embedded: the outermost is asked for
    // first.
    if (has(outlook)) return "application/vnd.ms-outlook";
    if (has(word)) return word_encrypted(stream) ? "application/encrypted" : "application/msword";
    if (has(powerpoint)) return "application/vnd.ms-powerpoint";
    if (has(visio)) return "application/vnd.visio";
    if (has(excel)) return excel_encrypted(stream) ? "application/encrypted" : "application/vnd.ms-excel";
    if (has(publisher)) return "application/vnd.ms-publisher";
    if (has(hangul)) return "application/x-hwp";
    return "application/x-ole-storage";
}

}  // namespace letterhead
