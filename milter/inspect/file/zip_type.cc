// The few entries that each format must have. A declaration inside counts only when it is one that is known
// here: a ZIP cannot call itself a picture.

#include "inspect/file/zip_type.h"

#include "base/text.h"
#include "inspect/container/little_endian.h"
#include "inspect/container/zip_records.h"
#include "inspect/file/file.h"

#include <algorithm>
#include <array>

namespace letterhead {
namespace {

constexpr std::string_view kOpenDocument = "application/vnd.oasis.opendocument.";

// The content of a first entry "mimetype" that is stored, not packed.
std::string_view declared_inside(std::string_view head) {
    const std::optional<ZipHeader> header = read_local_header(head);
    if (!header || header->raw_name != "mimetype" || little_endian_16(head, 8) != 0) return {};
    std::string_view content =
        head.substr(header->length, static_cast<std::size_t>(std::min<std::uint64_t>(header->packed, 100)));
    // With the size behind the content: up to the next record.
    if (header->packed == 0)
        content = head.substr(header->length, 100).substr(0, head.substr(header->length, 100).find("PK"));
    return trim(content);
}

struct Names {
    const ContainerDirectory& directory;

    bool any(auto&& holds) const {
        return std::any_of(directory.entries.begin(), directory.entries.end(),
                           [&](const ContainerEntry& entry) { return holds(entry.name); });
    }
    bool has(std::string_view name) const {
        return any([name](const std::string& entry) { return iequals(entry, name); });
    }
    bool below(std::string_view folder) const {
        return any([folder](const std::string& entry) {
            return istarts_with(entry, folder) && entry.size() > folder.size();
        });
    }
    bool ending(std::string_view end) const {
        return any([end](const std::string& entry) { return iends_with(entry, end); });
    }
};

std::string_view office_open(const Names& names) {
    const bool macros = names.ending("vbaProject.bin") || names.below("xl/macrosheets/");
    if (names.has("AppxManifest.xml") || names.below("AppxMetadata/")) return "application/vnd.ms-appx";
    if (names.has("extension.vsixmanifest")) return "application/x-vsix";
    if (names.below("word/")) {
        return macros ? "application/vnd.ms-word.document.macroenabled.12"
                      : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    }
    if (names.below("xl/")) {
        if (macros) return "application/vnd.ms-excel.sheet.macroenabled.12";
        return names.has("xl/workbook.bin")
                   ? "application/vnd.ms-excel.sheet.binary.macroenabled.12"
                   : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }
    if (names.below("ppt/")) {
        return macros ? "application/vnd.ms-powerpoint.presentation.macroenabled.12"
                      : "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    }
    if (names.below("visio/"))
        return macros ? "application/vnd.ms-visio.drawing.macroenabled.12"
                      : "application/vnd.ms-visio.drawing";
    if (names.has("FixedDocSeq.fdseq") || names.has("FixedDocumentSequence.fdseq"))
        return "application/vnd.ms-xpsdocument";
    return {};
}

std::string_view self_declared(std::string_view said, const Names& names) {
    if (said.starts_with(kOpenDocument) && names.has("META-INF/manifest.xml")) return said;
    if (said == "application/epub+zip" && names.has("META-INF/container.xml")) return said;
    if (said == "application/hwp+zip" && names.below("Contents/")) return said;
    const bool asic = said == "application/vnd.etsi.asic-e+zip" || said == "application/vnd.etsi.asic-s+zip";
    return asic && names.below("META-INF/") ? said : std::string_view{};
}

}  // namespace

std::string_view type_of_zip(std::string_view head, const ContainerDirectory& directory) {
    const Names names{directory};
    if (const std::string_view type = self_declared(declared_inside(head), names); !type.empty()) return type;
    if (names.has("[Content_Types].xml")) {
        if (const std::string_view type = office_open(names); !type.empty()) return type;
    }
    if (names.has("AndroidManifest.xml")) return "application/vnd.android.package-archive";
    if (names.has("manifest.json") && names.has("META-INF/mozilla.rsa")) return "application/x-xpinstall";
    if (names.has("install.rdf")) return "application/x-xpinstall";
    if (names.below("Payload/") && names.ending(".app/Info.plist")) return "application/x-ios-app";
    if (names.has("META-INF/MANIFEST.MF")) return "application/java-archive";
    if (names.has("Index/Document.iwa") || names.has("Index.zip")) return "application/vnd.apple.iwork";
    return "application/zip";
}

bool has_macros(const ContainerDirectory& directory, std::string_view type) {
    const Names names{directory};
    if (type.starts_with(kOpenDocument)) return names.below("Basic/") || names.below("Scripts/");
    const bool by_content = std::any_of(
        directory.entries.begin(), directory.entries.end(),
        [](const ContainerEntry& entry) { return entry.family_by_content == Family::macro_document; });
    return by_content || names.ending("vbaProject.bin") || names.below("xl/macrosheets/");
}

bool holds_dangerous_files(const ContainerDirectory& directory, std::string_view type) {
    return std::any_of(directory.entries.begin(), directory.entries.end(), [&](const ContainerEntry& entry) {
        // Books and forms bring page scripts, and an iWork document packs its content once more.
        const bool pages = type == "application/epub+zip" || type == "application/hwp+zip";
        const bool page_script = pages && iends_with(entry.name, ".js");
        const bool dangerous = entry.family == Family::executable || entry.family == Family::script ||
                               entry.family == Family::installer || entry.family == Family::shortcut ||
                               entry.family == Family::archive || entry.family == Family::disk_image;
        const Family content = entry.family_by_content;
        const bool closed = (content == Family::archive || content == Family::disk_image) && !entry.opened;
        const bool hidden = content == Family::executable || content == Family::script ||
                            content == Family::installer || content == Family::shortcut || closed;
        return (dangerous || hidden) && !page_script && entry.name != "Index.zip";
    });
}

}  // namespace letterhead
