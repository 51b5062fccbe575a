// Files from the wild, when they are at hand: the type that each is labelled with, and no crash on any
// truncation.

#include "base/text.h"
#include "file_tools.h"

#include <boost/test/unit_test.hpp>
#include <map>

using namespace letterhead;
using namespace letterhead::tests;

BOOST_AUTO_TEST_SUITE(file_corpus)

BOOST_AUTO_TEST_CASE(files_of_known_type_are_what_they_are) {
    const std::map<std::string, std::string_view> expected = {
        {"Animated_PNG_example_bouncing_beach_ball.bin", "image"},
        {"HWP2016.hwp.bin", "office"},
        {"HWP2016.hwpx.zip.bin", "office"},
        {"JW07022A.mp3.bin", "audio"},
        {"arj.bin", "archive"},
        {"issue311docx.bin", "office"},
        {"issue359xlsx.bin", "office"},
        {"jpeg-text.bin", "text"},
        {"json1.bin", "text"},
        {"json2.bin", "text"},
        {"json6.bin", "text"},
        {"jsonlines1.bin", "text"},
        {"rpm-v3.0-bin-x86_64.bin", "installer"},
        {"rpm-v3.0-src.bin", "installer"},
        {"utf16xmlsvg.bin", "image"},
        {"eml-sample.eml", "message"},
        {"epub-doc.epub", "office"},
        {"flac-test.flac", "audio"},
        {"html-doc.html", "text"},
        {"jpeg-magika_test.jpg", "image"},
        {"mht-sample.mht", "message"},
        {"mp3-test.mp3", "audio"},
        {"odp-magika_test.odp", "office"},
        {"ods-magika_test.ods", "office"},
        {"odt-doc.odt", "office"},
        {"ogg-test.ogg", "audio"},
        {"outlook-sample.msg", "message"},
        {"pdf-magika_test.pdf", "pdf"},
        {"pem-doc.pem", "certificate"},
        {"png-magika_test.png", "image"},
        {"pptx-magika_test.pptx", "office"},
        {"rtf-doc.rtf", "office"},
        {"svg-magika_test.svg", "image"},
        {"txt-complex-sentence.txt", "text"},
        {"xlsx-magika_test.xlsx", "office"},
        {"zip-magika_test.zip", "archive"},
        {"harmless-clean.doc", "office"},
        {"harmless-clean.docx", "office"},
        {"harmless-clean.docm", "macro_document"},  // its type is one for macros
        {"harmless-clean-2003.xml", "office"},
        {"encrypted.doc", "encrypted"},
        {"encrypted.docx", "encrypted"},
        {"encrypted.docm", "encrypted"},
        {"encrypted.pptx", "encrypted"},
        {"encrypted.xls", "encrypted"},
        {"encrypted.xlsm", "encrypted"},
        {"oleform-PR314.docm", "macro_document"},
        {"embedded-simple-2007.docx", "office"},
    };
    std::size_t seen = 0;
    for (const std::filesystem::path& path : corpus("types")) {
        const auto row = expected.find(path.filename().string());
        if (row == expected.end()) continue;
        const FileFinding finding = read_file(content_of(path));
        BOOST_TEST(family_key(finding.family) == row->second, path.filename());
        const bool document = finding.family == Family::office || finding.family == Family::macro_document;
        if (document) BOOST_TEST(!finding.container, path.filename());
        seen++;
    }
    if (!corpus("types").empty()) BOOST_TEST(seen == expected.size());
}

BOOST_AUTO_TEST_CASE(every_archive_is_a_container_and_none_is_clean_unread) {
    for (const std::filesystem::path& path : corpus("archives")) {
        if (path.extension() == ".tsv" || path.extension() == ".rpm" || path.extension() == ".xar") continue;
        const FileFinding finding = read_file(content_of(path));
        BOOST_TEST(finding.container, path.filename());
        const bool empty = path.filename() == "7zip_empty_archive.7z";
        BOOST_TEST((empty || !finding.entries.empty() || !finding.container_unreadable.empty()),
                   path.filename());
    }
}

BOOST_AUTO_TEST_CASE(truncated_files_are_survived_and_read_alike_in_any_pieces) {
    for (const char* folder : {"types", "archives", "tnef"}) {
        for (const std::filesystem::path& path : corpus(folder)) {
            const std::string content = content_of(path);
            BOOST_TEST(summary(read_file(content)) == summary(read_file(content, {}, {.chunk = 317})),
                       path.filename());
            const std::size_t step = std::max<std::size_t>(512, content.size() / 4096 * 512);
            for (std::size_t size = 0; size < content.size(); size += step) {
                (void)read_file(std::string_view(content).substr(0, size), {path.filename().string()});
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
