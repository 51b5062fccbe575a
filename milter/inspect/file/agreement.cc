// A word - an extension or a media type - stands for one or more groups; two words agree when they share one.

#include "inspect/file/agreement.h"

#include "base/text.h"
#include "inspect/families.h"

#include <cstdint>
#include <string_view>

namespace letterhead {
namespace {

enum Group : std::uint32_t {
    program = 1U << 0U,
    script = 1U << 1U,
    installer = 1U << 2U,
    link = 1U << 3U,
    packed = 1U << 4U,
    disk = 1U << 5U,
    word = 1U << 6U,
    sheet = 1U << 7U,
    slides = 1U << 8U,
    other_office = 1U << 9U,
    pdf = 1U << 10U,
    image = 1U << 11U,
    sound = 1U << 12U,
    text = 1U << 13U,
    mail = 1U << 14U,
    key = 1U << 15U,
    sealed = 1U << 16U,
    zip = 1U << 17U,
};

struct Row {
    std::uint32_t groups;
    std::string_view words;  // separated by one blank
};

// What a family does not tell, or tells too strictly.
constexpr Row kExtensions[] = {
    // Word saves RTF, HTML and XML under its own name, and so do the programs that make reports.
    {word | text, "doc dot rtf wps wri wpd odt ott fodt sxw hwp docx docm dotx dotm pages hwpx"},
    {sheet | text, "xls xlt xla xlw slk dif ods ots fods sxc xlsx xlsm xlsb xltx xltm xlam numbers"},
    {slides | text, "ppt pps pot odp otp sxi pptx pptm ppsx ppsm potx potm ppam key"},
    {other_office | packed, "epub"},
    {sheet | text, "csv tsv"},
    {image | text | packed, "svg svgz"},
    {image | other_office | pdf, "eps ps ai"},
    {sound | text, "ts mts"},
    {mail | text, "eml mbox mbx mht mhtml emlx nws"},
    {mail | other_office | text, "msg oft"},
    {sealed | key | text | mail, "p7m p7s asc sig pgp gpg pem key crt cer der p7b p7c csr"},
    {packed | sealed | zip, "asice asics sce scs bdoc ddoc"},
    {packed | zip | program, "jar war ear"},
    {packed | zip | installer, "xpi crx vsix apk ipa"},
    {program | packed | zip, "exe"},  // one that unpacks itself
    {packed | text, "uu uue b64 hqx"},
    {packed | disk | zip, "cab iso wim ova"},
    {packed | installer, "deb rpm"},
};

constexpr Row kTypes[] = {
    // What programs declare for anything.
    {~0U,
     "application/octet-stream application/x-download application/force-download application/download "
     "application/unknown application/binary application/x-octet-stream binary/octet-stream "
     "application/x-unknown application/vnd.ms-office application/x-ole-storage"},
    {word,
     "application/msword application/vnd.openxmlformats-officedocument.wordprocessingml.document "
     "application/vnd.ms-word.document.macroenabled.12 application/vnd.ms-word.template.macroenabled.12 "
     "application/rtf text/rtf application/vnd.ms-wordml application/vnd.wordperfect application/x-hwp "
     "application/hwp+zip application/vnd.oasis.opendocument.text"},
    {sheet,
     "application/vnd.ms-excel application/vnd.openxmlformats-officedocument.spreadsheetml.sheet "
     "application/vnd.ms-excel.sheet.macroenabled.12 "
     "application/vnd.ms-excel.sheet.binary.macroenabled.12 application/vnd.ms-spreadsheetml "
     "application/x-sylk application/vnd.oasis.opendocument.spreadsheet"},
    {slides,
     "application/vnd.ms-powerpoint "
     "application/vnd.openxmlformats-officedocument.presentationml.presentation "
     "application/vnd.ms-powerpoint.presentation.macroenabled.12 "
     "application/vnd.oasis.opendocument.presentation"},
    {image | other_office | pdf, "application/postscript"},
    {image | text, "image/svg+xml"},
    {mail | other_office, "application/vnd.ms-outlook"},
    {sealed | packed | zip, "application/vnd.etsi.asic-e+zip application/vnd.etsi.asic-s+zip"},
    {word | sheet | slides | other_office, "application/vnd.apple.iwork"},
    {word | sheet | slides | sealed | mail, "application/encrypted"},  // a document with a password
    {packed | program, "application/java-archive"},
    {packed | zip, "application/zip application/x-zip-compressed application/x-zip"},
    {packed | installer, "application/vnd.debian.binary-package application/x-rpm application/x-xar"},
    {text | sheet, "text/csv application/csv text/comma-separated-values"},
    {text | packed, "text/x-uuencode"},
    {sealed | key | text | mail,
     "application/pkcs7-mime application/x-pkcs7-mime application/pkcs7-signature "
     "application/x-pkcs7-signature application/x-pem-file "
     "application/pgp-encrypted application/pgp-signature application/pgp-keys"},
};

std::uint32_t groups_of(Family family) {
    switch (family) {
        case Family::executable:
            return program;
        case Family::script:
            return script | text;  // of which only the name tells how it is meant
        case Family::installer:
            return installer;
        case Family::shortcut:
            return link;
        case Family::archive:
            return packed;
        case Family::disk_image:
            return disk;
        case Family::office:
        case Family::macro_document:
            return other_office;
        case Family::active_document:
            return ~0U;
        case Family::pdf:
            return pdf;
        case Family::image:
            return image;
        case Family::audio:
        case Family::video:
            return sound;
        case Family::text:
        case Family::calendar:
            return text;
        case Family::message:
            return mail | text;
        case Family::certificate:
        case Family::signature:
            return key | text;
        case Family::encrypted:
            return sealed;
        case Family::unknown:
            return ~0U;
    }
    return ~0U;
}

template <std::size_t N>
std::uint32_t find(const Row (&table)[N], std::string_view wanted) {
    for (const Row& row : table) {
        for (const std::string_view each : split(row.words, ' ')) {
            if (each == wanted) return row.groups;
        }
    }
    return 0;
}

std::uint32_t groups_of_extension(const std::string& extension) {
    const std::uint32_t known = find(kExtensions, extension);
    return known != 0 ? known : groups_of(family_of_name("x." + extension));
}

std::uint32_t groups_of_type(std::string_view type) {
    const std::string plain = ascii_lower(trim(type.substr(0, type.find(';'))));
    const std::uint32_t known = find(kTypes, plain);
    return known != 0 ? known : groups_of(family_of_type(plain));
}

// The script and the link that content shows are no text any more; a name or a declaration may say so little.
std::uint32_t groups_of_content(const FileFinding& finding) {
    if (finding.detected_type.empty()) return ~0U;
    const std::uint32_t groups = groups_of_type(finding.detected_type);
    return family_of_type(finding.detected_type) == Family::script ? std::uint32_t{script} : groups;
}

std::string extension_of(std::string_view name) {
    const std::size_t dot = name.find_last_of('.');
    if (dot == std::string_view::npos || name.size() - dot > 12) return {};
    return ascii_lower(trim(name.substr(dot + 1)));
}

// A document that is packed is a ZIP for those who pack nothing else, and a report is text or a page.
bool agree(std::uint32_t said, std::uint32_t found, std::string_view type) {
    if ((said & found) != 0) return true;
    const bool packed_document = type.starts_with("application/vnd.openxmlformats") ||
                                 type.starts_with("application/vnd.oasis") ||
                                 type.starts_with("application/vnd.ms-") || type.ends_with("+zip");
    return (said & zip) != 0 && packed_document;
}

}  // namespace

std::string disagreement(const FileFinding& finding) {
    const std::uint32_t found = groups_of_content(finding);
    if (found == ~0U) return {};
    const std::string_view type = finding.detected_type;
    const std::string content =
        std::string(family_words(family_of_type(type))) + " (" + safe_ascii(type, 80) + ")";
    for (const FileName& name : finding.names) {
        const std::string extension = extension_of(name.name);
        if (extension.empty() || agree(groups_of_extension(extension), found, type)) continue;
        return "named ." + safe_ascii(extension, 20) + ", but its content is " + content;
    }
    const std::string& declared = finding.declared_type;
    if (declared.empty() || agree(groups_of_type(declared), found, type)) return {};
    // A picture declared as another document is one wrong word; a text is declared as anything.
    if (found == text) return {};
    return "declared as " + safe_ascii(declared, 80) + ", but its content is " + content;
}

}  // namespace letterhead
