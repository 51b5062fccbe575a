#include "inspect/families.h"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace letterhead;
using namespace std::string_view_literals;

BOOST_AUTO_TEST_SUITE(file_families)

BOOST_AUTO_TEST_CASE(a_name_tells_its_family_by_the_last_extension) {
    const struct {
        std::string_view name, family;
    } table[] = {
        {"setup.exe", "executable"},
        {"Setup.EXE", "executable"},
        {"report.pdf.exe", "executable"},
        {"report.exe.pdf", "pdf"},
        {"invoice.js", "script"},
        {"run.ps1", "script"},
        {"x.msi", "installer"},
        {"x.lnk", "shortcut"},
        {"budget.xlsm", "macro_document"},
        {"budget.xlsx", "office"},
        {"old.doc", "office"},
        {"all.zip", "archive"},
        {"all.tar.gz", "archive"},
        {"disk.iso", "disk_image"},
        {"a.PDF", "pdf"},
        {"logo.png", "image"},
        {"voice.mp3", "audio"},
        {"clip.mp4", "video"},
        {"notes.txt", "text"},
        {"page.html", "text"},
        {"mail.eml", "message"},
        {"meeting.ics", "calendar"},
        {"ca.crt", "certificate"},
        {"smime.p7s", "signature"},
        {"smime.p7m", "signature"},
        {"README", "unknown"},
        {"", "unknown"},
        {".", "unknown"},
        {"archive.zip/", "unknown"},
        {"dir.exe/file", "unknown"},
        {"dir/sub/file.bat", "script"},
        // what hides the extension
        {"setup.exe.", "executable"},
        {"setup.exe  . .", "executable"},
        {"setup.exe\"", "executable"},
        {"setup.exe\xC2\xA0", "executable"},
        {"setup.e\xE2\x80\x8Bxe", "executable"},      // zero-width space
        {"photo_\xE2\x80\xAEgpj.exe", "executable"},  // right-to-left override
        {"setup.exe\xE2\x80\xAC", "executable"},
        {"setup.exe::$DATA", "executable"},
        {"setup.exe:stream:$data", "executable"},
        {"setup.ex\te", "executable"},
        {"x.txt\0.exe"sv, "executable"},
        {"x.exe\0.txt"sv, "executable"},
        {"setup.exe                                                        .txt", "text"},
    };
    for (const auto& row : table)
        BOOST_TEST(family_key(family_of_name(row.name)) == row.family, row.name);
}

BOOST_AUTO_TEST_CASE(a_media_type_tells_its_family) {
    const struct {
        std::string_view type, family;
    } table[] = {
        {"application/pdf", "pdf"},
        {"Application/PDF; name=x", "pdf"},
        {"image/x-anything", "image"},
        {"audio/x-anything", "audio"},
        {"video/x-anything", "video"},
        {"text/plain", "text"},
        {"text/calendar; method=REQUEST", "calendar"},
        {"text/javascript", "script"},
        {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "office"},
        {"application/vnd.oasis.opendocument.text", "office"},
        {"application/vnd.ms-excel.sheet.macroEnabled.12", "macro_document"},
        {"application/x-msdownload", "executable"},
        {"application/x-zip-compressed", "archive"},
        {"message/rfc822", "message"},
        {"application/pkcs7-signature", "signature"},
        {"application/octet-stream", "unknown"},
        {"", "unknown"},
        {"nonsense", "unknown"},
    };
    for (const auto& row : table)
        BOOST_TEST(family_key(family_of_type(row.type)) == row.family, row.type);
}

BOOST_AUTO_TEST_CASE(every_family_has_its_words) {
    std::set<std::string_view> keys;
    for (int i = 0; i <= static_cast<int>(Family::encrypted); i++) {
        const auto family = static_cast<Family>(i);
        BOOST_TEST(!family_name(family).empty());
        BOOST_TEST(family_words(family).starts_with("a"));
        keys.insert(family_key(family));
        BOOST_TEST((worse(family, Family::unknown) == family));
        BOOST_TEST((worse(Family::unknown, family) == family));
        BOOST_TEST((worse(family, Family::executable) == Family::executable));
    }
    BOOST_TEST(keys.size() == 20U);
    BOOST_TEST(family_key(Family::macro_document) == "macro_document");
    BOOST_TEST(family_name(Family::macro_document) == "macro document");
    BOOST_TEST((worse(Family::script, Family::archive) == Family::script));
    BOOST_TEST((worse(Family::office, Family::macro_document) == Family::macro_document));
}

BOOST_AUTO_TEST_SUITE_END()
