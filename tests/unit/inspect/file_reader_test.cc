#include "file_tools.h"
#include "inspect/file/magic.h"
#include "ole_writer.h"
#include "zip_writer.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <thread>

using namespace letterhead;
using namespace letterhead::tests;
using namespace std::string_literals;

namespace {

// Behind a stream of `before` bytes.
std::string ole(const std::vector<std::string>& names, std::size_t before = 0,
                const std::string& class_id = std::string(16, '\0')) {
    std::vector<OleNode> inside;
    if (before > 0) inside.push_back(ole_stream("Data", std::string(before, '\0')));
    for (const std::string& name : names)
        inside.push_back(ole_stream(name, ""));
    return OleWriter::write(inside, class_id);
}

std::string office(std::vector<ZipEntry> entries, const ZipOptions& options = {}) {
    entries.insert(entries.begin(), ZipEntry{"[Content_Types].xml"});
    return write_zip(entries, options);
}

std::string iso_image() {
    std::string image(40 * 1024, '\0');
    return image.replace(32768, 6, "\1CD001");
}

std::string noise(std::size_t size) {
    std::mt19937 source(7);
    std::string bytes(size, '\0');
    for (char& c : bytes)
        c = static_cast<char>(source());
    return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(file_reader)

BOOST_AUTO_TEST_CASE(the_content_decides_the_family) {
    const std::string word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    const ZipEntry odt{"mimetype", "application/vnd.oasis.opendocument.text"};
    const struct {
        std::string_view what;
        std::string content;
        std::string expected;
    } table[] = {
        {"nothing", "", " unknown"},
        {"text", "Hello", "text/plain text"},
        {"program", "MZ\x90\0\3\0\0\0"s, "application/x-dosexec executable"},
        {"zip", write_zip({{"a.txt"}, {"b.exe"}}), "application/zip archive container: |a.txt|b.exe|"},
        {"encrypted zip", write_zip({{"a.txt", "x", 1}}),
         "application/zip archive container encrypted: |a.txt*|"},
        {"zip in two", write_zip({{"a.txt", std::string(100'000, 'x')}, {"b.txt"}}),
         "application/zip archive container: |a.txt|b.txt|"},
        {"docx", office({{"word/document.xml"}}), word + " office: |[Content_Types].xml|word/document.xml|"},
        {"large docx", office({{"docProps/app.xml", std::string(200'000, 'x')}, {"word/document.xml"}}),
         word + " office: |[Content_Types].xml|docProps/app.xml|word/document.xml|"},
        {"docm", office({{"word/document.xml"}, {"word/vbaProject.bin"}}),
         "application/vnd.ms-word.document.macroenabled.12 macro_document: "
         "|[Content_Types].xml|word/document.xml|word/vbaProject.bin|"},
        {"docx with a program", office({{"word/document.xml"}, {"word/x.exe"}}),
         word + " office container: |[Content_Types].xml|word/document.xml|word/x.exe|"},
        {"docx with an archive", office({{"word/document.xml"}, {"word/x.zip"}}),
         word + " office container: |[Content_Types].xml|word/document.xml|word/x.zip|"},
        {"xlsx", office({{"xl/workbook.xml"}}),
         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet office: "
         "|[Content_Types].xml|xl/workbook.xml|"},
        {"Excel 4 macros", office({{"xl/macrosheets/sheet1.xml"}}),
         "application/vnd.ms-excel.sheet.macroenabled.12 macro_document: "
         "|[Content_Types].xml|xl/macrosheets/sheet1.xml|"},
        {"odt", write_zip({odt, {"META-INF/manifest.xml"}}),
         "application/vnd.oasis.opendocument.text office: |mimetype|META-INF/manifest.xml|"},
        {"odt with macros", write_zip({odt, {"Basic/Standard/M.xml"}, {"META-INF/manifest.xml"}}),
         "application/vnd.oasis.opendocument.text macro_document: "
         "|mimetype|Basic/Standard/M.xml|META-INF/manifest.xml|"},
        {"a zip that calls itself a picture", write_zip({{"mimetype", "image/png"}, {"a.exe"}}),
         "application/zip archive container: |mimetype|a.exe|"},
        {"a zip that calls itself a document", write_zip({odt, {"a.exe"}}),
         "application/zip archive container: |mimetype|a.exe|"},
        {"epub", write_zip({{"mimetype", "application/epub+zip"}, {"META-INF/container.xml"}, {"x.js"}}),
         "application/epub+zip office: |mimetype|META-INF/container.xml|x.js|"},
        {"asice",
         write_zip({{"mimetype", "application/vnd.etsi.asic-e+zip"}, {"a.doc"}, {"META-INF/signatures.xml"}}),
         "application/vnd.etsi.asic-e+zip signature container: |mimetype|a.doc|META-INF/signatures.xml|"},
        {"jar", write_zip({{"META-INF/MANIFEST.MF"}, {"A.class"}}),
         "application/java-archive executable container: |META-INF/MANIFEST.MF|A.class|"},
        {"apk", write_zip({{"AndroidManifest.xml"}}),
         "application/vnd.android.package-archive installer container: |AndroidManifest.xml|"},
        {"cut zip", write_zip({{"a.exe"}, {"b.txt"}}).substr(0, 60),
         "application/zip archive container: |a.exe| (its directory is missing: the file is cut or damaged)"},
        {"prefixed zip", write_zip({{"a.exe"}}, {.prefix = "\1\2\3\4\5\6\7\0"s}),
         "application/zip archive container: |a.exe|"},
        {"doc", ole({"WordDocument", "1Table"}), "application/msword office"},
        {"doc, directory at the end", ole({"WordDocument"}, 128 * 700), "application/msword office"},
        {"doc with macros", ole({"WordDocument", "Macros", "VBA"}), "application/msword macro_document"},
        {"xls", ole({"Workbook"}), "application/vnd.ms-excel office"},
        {"ppt", ole({"PowerPoint Document", "Current User"}), "application/vnd.ms-powerpoint office"},
        {"doc with a table in it", ole({"ObjectPool", "Workbook", "WordDocument"}),
         "application/msword office"},
        {"msg", ole({"__nameid_version1.0", "__properties_version1.0"}),
         "application/vnd.ms-outlook message container"},
        {"locked docx", ole({"EncryptionInfo", "EncryptedPackage"}), "application/encrypted encrypted"},
        {"msi", ole({}, 0, "\x84\x10\x0C\0\0\0\0\0\xC0\0\0\0\0\0\0\x46"s), "application/x-msi installer"},
        {"other ole", ole({"Contents"}), "application/x-ole-storage office"},
        {"iso", iso_image(), "application/x-iso9660-image disk_image container (its directory is missing)"},
        {"rar", "Rar!\x1A\7\1\0"s + std::string(50, 'x'),
         "application/vnd.rar archive container (it is cut)"},
        {"tnef", "\x78\x9F\x3E\x22" + std::string(50, 'x'),
         "application/ms-tnef message container (something stands behind its end)"},
        {"lz4", "\x4\x22\x4D\x18" + std::string(50, 'x'),
         "application/x-lz4 archive container (what is in this format (application/x-lz4) is not read by "
         "this "
         "version)"},
    };
    for (const auto& row : table) {
        for (const std::size_t chunk : {1UL, 57UL, 4096UL, 1000000UL}) {
            if (chunk == 1 && row.content.size() > 50'000) continue;
            BOOST_TEST_CONTEXT(row.what << ", chunk " << chunk) {
                BOOST_TEST(summary(read_file(row.content, {}, {.chunk = chunk})) == row.expected);
            }
        }
        if (row.what != "prefixed zip")
            BOOST_TEST(read_file(row.content, {}, {.containers = false}).detected_type ==
                       read_file(row.content).detected_type);
    }
}

BOOST_AUTO_TEST_CASE(name_and_content_are_both_told) {
    const FileFinding liar = read_file("MZ\x90\0\3\0\0\0"s, {"report.pdf", "report.pdf.zip"},
                                       {.declared_type = "application/pdf"});
    BOOST_TEST(family_key(liar.family) == "executable");
    BOOST_TEST(family_key(liar.family_by_name) == "archive");
    BOOST_TEST(liar.declared_type == "application/pdf");
    BOOST_TEST(liar.bytes == 8U);
    BOOST_TEST(liar.names.size() == 2U);
    BOOST_TEST(liar.where() == "part 1.2");
    BOOST_TEST(liar.shown_name() == "report.pdf");
    BOOST_TEST(read_file("x").shown_name() == "an attachment without a name");
    BOOST_TEST(read_file("x", {"Jos\xC3\xA9\r\n.txt"}).shown_name() == "Jos\xC3\xA9\\u{000D}\\u{000A}.txt");
}

BOOST_AUTO_TEST_CASE(an_archive_by_name_alone_cannot_be_told) {
    const FileFinding unknown = read_file(noise(3000), {"secret.zip"});
    BOOST_TEST(unknown.container);
    BOOST_TEST(unknown.container_unreadable != "");
    const FileFinding text = read_file("no archive at all", {"secret.zip"});
    BOOST_TEST(!text.container);
    const FileFinding declared = read_file(noise(3000), {}, {.declared_type = "application/x-7z-compressed"});
    BOOST_TEST(declared.container);
    BOOST_TEST(!read_file(noise(3000)).container);
    BOOST_TEST(!read_file("", {"empty.zip"}).container);
}

BOOST_AUTO_TEST_CASE(nothing_is_looked_at_when_nobody_asks) {
    const FileFinding finding =
        read_file(write_zip({{"a.exe"}}), {"a.zip"}, {.by_content = false, .containers = false});
    BOOST_TEST(finding.detected_type == "");
    BOOST_TEST(finding.entries.empty());
    BOOST_TEST(family_key(finding.family_by_name) == "archive");
    BOOST_TEST(finding.bytes > 0U);
    const FileFinding container = read_file(write_zip({{"a.exe"}}), {}, {.by_content = false});
    BOOST_TEST(container.entries.size() == 1U);
}

BOOST_AUTO_TEST_CASE(pictures_of_the_text_are_marked) {
    Part part;
    part.type = "image/png";
    part.parent_type = "multipart/related";
    part.content_id = "<a@b>";
    const auto read = [&part](std::string_view content) {
        ContainerBudget budget;
        FileReader reader(part, true, true, budget);
        reader.push(content);
        return reader.finish(part).inline_image;
    };
    BOOST_TEST(read("\x89PNG\r\n\x1A\n"));
    BOOST_TEST(!read("MZ\x90\0\3\0\0\0"s));
    part.content_id.clear();
    BOOST_TEST(!read("\x89PNG\r\n\x1A\n"));
}

BOOST_AUTO_TEST_CASE(libmagic_knows_more_and_never_calls_noise_a_program) {
    BOOST_REQUIRE(magic_is_ready());
    BOOST_TEST(
        read_file("SQLite format 3\0\x10\0\1\1\0\x40\x20\x20"s + std::string(200, '\0')).detected_type ==
        "application/vnd.sqlite3");
    std::mt19937 source(11);
    for (int i = 0; i < 500; i++) {
        std::string bytes(300, '\0');
        for (char& c : bytes)
            c = static_cast<char>(source());
        bytes[0] = '\xE9';  // a jump, as old programs without a header begin
        BOOST_TEST((read_file(bytes).family != Family::executable));
    }
}

BOOST_AUTO_TEST_CASE(libmagic_serves_many_threads) {
    const std::string content = "SQLite format 3\0\x10\0\1\1\0\x40\x20\x20"s + std::string(200, '\0');
    std::vector<std::thread> threads;
    std::vector<int> good(4, 0);
    for (std::size_t i = 0; i < good.size(); i++) {
        threads.emplace_back([&, i] {
            for (int n = 0; n < 100; n++)
                good[i] += type_by_magic(content) == "application/vnd.sqlite3";
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (const int count : good)
        BOOST_TEST(count == 100);
}

BOOST_AUTO_TEST_SUITE_END()
