#include "inspect/families.h"
#include "inspect/file/agreement.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;

namespace {

constexpr std::string_view kWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view kSheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::string_view kProgram = "application/vnd.microsoft.portable-executable";
constexpr std::string_view kBytes = "application/octet-stream";

std::string judge(std::string_view name, std::string_view declared, std::string_view detected) {
    FileFinding finding;
    if (!name.empty()) finding.names.push_back({std::string(name), FileName::From::disposition});
    finding.declared_type = declared;
    finding.detected_type = detected;
    finding.family = family_of_type(detected);
    return disagreement(finding);
}

struct Case {
    std::string_view name, declared, detected;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(file_agreement)

BOOST_AUTO_TEST_CASE(what_honest_programs_send_agrees) {
    const Case table[] = {
        {"a.docx", kWord, kWord},
        {"a.docx", "application/zip", kWord},
        {"a.docx", kBytes, kWord},
        {"a.xlsx", "application/vnd.ms-excel", kSheet},
        {"a.xls", "application/vnd.ms-excel", kSheet},
        {"a.csv", "application/vnd.ms-excel", "text/plain"},
        {"a.csv", "text/csv", "text/plain"},
        {"a.xls", "application/vnd.ms-excel", "text/html"},
        {"a.xls", "application/vnd.ms-excel", "text/plain"},
        {"a.xls", "application/vnd.ms-excel", "application/vnd.ms-spreadsheetml"},
        {"a.doc", "application/msword", "application/rtf"},
        {"a.doc", "application/msword", "text/html"},
        {"a.doc", "application/msword", "application/vnd.ms-wordml"},
        {"a.doc", "application/msword", kWord},
        {"a.doc", "application/msword", "application/encrypted"},
        {"a.docx", kWord, "application/encrypted"},
        {"a.ics", "text/calendar", "text/calendar"},
        {"a.ics", "text/plain", "text/calendar"},
        {"a.ics", "application/ics", "text/calendar"},
        {"a.vcf", "text/x-vcard", "text/vcard"},
        {"a.asice", "application/vnd.etsi.asic-e+zip", "application/vnd.etsi.asic-e+zip"},
        {"a.asice", "application/zip", "application/vnd.etsi.asic-e+zip"},
        {"smime.p7s", "application/pkcs7-signature", "application/pkcs7-signature"},
        {"smime.p7s", "application/x-pkcs7-signature", "application/pkcs7-mime"},
        {"smime.p7m", "application/pkcs7-mime", "application/pkcs7-signature"},
        {"signature.asc", "application/pgp-signature", "application/pgp-signature"},
        {"key.asc", "application/pgp-keys", "application/pgp-keys"},
        {"a.zip", "application/x-zip-compressed", "application/zip"},
        {"a.jpg", "image/jpeg", "image/jpeg"},
        {"a.jpeg", "image/jpg", "image/jpeg"},
        {"a.jpg", "image/jpeg", "image/png"},
        {"a.heic", "image/heic", "image/heic"},
        {"a.mov", "video/quicktime", "video/mp4"},
        {"a.m4a", "audio/mp4", "video/mp4"},
        {"a.eml", "message/rfc822", "message/rfc822"},
        {"a.eml", "text/plain", "message/rfc822"},
        {"a.mbox", "application/mbox", "application/mbox"},
        {"a.kml", "application/vnd.google-earth.kml+xml", "text/xml"},
        {"a.xml", "application/xml", "text/xml"},
        {"a.xml", "text/xml", "text/plain"},
        {"a.tgz", "application/gzip", "application/gzip"},
        {"a.tar.gz", "application/x-gtar", "application/gzip"},
        {"a.dat", kBytes, "application/pdf"},
        {"winmail.dat", "application/ms-tnef", "application/ms-tnef"},
        {"a.dat", "", "image/png"},
        {"MINUTES", "text/plain", "text/plain"},
        {"a.pdf", "application/pdf", "application/pdf"},
        {"a.pdf", "application/pdf", ""},
        {"a.svg", "image/svg+xml", "image/svg+xml"},
        {"a.eps", "application/postscript", "application/postscript"},
        {"a.txt", "text/plain", "text/html"},
        {"a.log", kBytes, "text/plain"},
        {"a.key", kBytes, "application/vnd.apple.iwork"},
        {"a.key", kBytes, "application/x-pem-file"},
        {"a.msg", "application/vnd.ms-outlook", "application/vnd.ms-outlook"},
        {"a.js", "text/javascript", "text/plain"},
        {"setup.exe", "application/x-msdownload", kProgram},
        {"a.jar", "application/java-archive", "application/java-archive"},
        {"a.iso", kBytes, "application/x-iso9660-image"},
        {"a.sh", "application/x-sh", "text/x-shellscript"},
        {"v1.2 of May 2026", "application/pdf", "application/pdf"},
    };
    for (const Case& row : table)
        BOOST_TEST(judge(row.name, row.declared, row.detected) == "",
                   row.name << " " << row.declared << " " << row.detected);
    BOOST_TEST(std::size(table) >= 40U);
}

BOOST_AUTO_TEST_CASE(content_of_another_kind_is_told) {
    const Case table[] = {
        {"a.pdf", "application/pdf", "application/zip"},
        {"a.pdf", "application/pdf", kProgram},
        {"a.pdf", kBytes, "text/html"},
        {"a.pdf", kBytes, "application/x-dosexec"},
        {"a.docx", kWord, "application/pdf"},
        {"a.docx", kWord, kProgram},
        {"a.docx", kWord, "application/vnd.rar"},
        {"a.xlsx", kSheet, "application/x-7z-compressed"},
        {"a.jpg", "image/jpeg", kProgram},
        {"a.jpg", "image/jpeg", "application/zip"},
        {"a.png", "image/png", "text/html"},
        {"a.png", "image/png", "application/pdf"},
        {"a.txt", "text/plain", kProgram},
        {"a.txt", "text/plain", "application/pdf"},
        {"a.txt", "text/plain", "text/x-shellscript"},
        {"a.txt", "text/plain", "application/x-ms-shortcut"},
        {"a.ics", "text/calendar", "application/zip"},
        {"a.mp3", "audio/mpeg", "application/x-executable"},
        {"a.zip", "application/zip", kProgram},
        {"a.zip", "application/zip", "application/pdf"},
        {"a.html", "text/html", "application/x-iso9660-image"},
        {"a.exe", kBytes, "application/pdf"},
        {"", "application/pdf", kProgram},
        {"noname", "image/png", "application/vnd.rar"},
    };
    for (const Case& row : table)
        BOOST_TEST(judge(row.name, row.declared, row.detected) != "",
                   row.name << " " << row.declared << " " << row.detected);
    BOOST_TEST(judge("a.pdf", "", "application/zip") ==
               "named .pdf, but its content is an archive (application/zip)");
    BOOST_TEST(judge("", "application/pdf", "application/zip") ==
               "declared as application/pdf, but its content is an archive (application/zip)");
}

BOOST_AUTO_TEST_SUITE_END()
