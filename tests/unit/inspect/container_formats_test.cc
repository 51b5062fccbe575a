// One small file of each format, which are the seeds of the fuzzer too: entries, content, and every damage
// survived.

#include "file_tools.h"
#include "inspect/container/tnef.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::tests;
using namespace std::string_literals;

namespace {

std::string seed(const std::string& name) {
    return content_of(std::filesystem::path(LETTERHEAD_SOURCE) / "tests/fuzz/seeds" / name);
}

std::string contents(const FileFinding& finding) {
    std::string text;
    for (const ContainerEntry& entry : finding.entries)
        text += entry.name + " " + std::string(family_key(entry.family_by_content)) +
                (entry.looked ? "|" : " unseen|");
    return text + finding.container_unreadable;
}

class Nothing final : public EntryContent {
 public:
    bool push(std::string_view) override { return true; }
    EntryLook finish() override { return {}; }
};

const std::string kZip = "zip archive|zip/a.txt text|zip/b.bin executable|";

}  // namespace

BOOST_AUTO_TEST_SUITE(container_formats)

BOOST_AUTO_TEST_CASE(each_format_lists_its_entries_by_content) {
    const std::string n120(120, 'n'), n20(20, 'n'), two = "a.txt text|b.bin executable|";
    const std::string in_tar = " text|i.zip archive|i.zip/a.txt text|i.zip/b.bin executable|";
    const struct {
        std::string name, expected;
    } table[] = {
        {"container/zip", two},
        {"container/zip_bzip2", "a.txt text|"},
        {"container/tar_ustar", "d/" + n20 + ".txt" + in_tar},
        {"container/tar_gnu", "d/" + n120 + ".txt" + in_tar},
        {"container/tar_pax", "d/" + n120 + ".txt" + in_tar},
        {"container/gzip", two},
        {"container/bzip2", two},
        {"container/xz", two},
        {"container/lzma", two},
        {"container/zstd", "winmail text|"},
        {"container/ar", "// unknown|long_name.obj text|"},
        {"container/cpio", "a.txt text|"},
        {"container/7z_plain", two},
        {"container/7z_Copy", two},
        {"container/7z_LZMA2", two},
        {"container/7z_PPMd", two},
        {"container/arj", "a.txt unknown unseen|b.bin executable|"},
        {"container/rar4", "a.txt text|"},
        {"container/rar5", "a.txt text|"},
        {"container/cab",
         "a.txt unknown unseen|d/b.exe unknown unseen|it is damaged, or packed in an unknown way"},
        {"container/iso_gzip", "d/ unknown|a.txt text|b.bin executable|d/a long name.txt text|"},
        {"container/tnef",
         "a long name.zip archive|a long name.zip/a.txt text|a long name.zip/b.bin executable|"
         "A~1.TXT archive|"},
        {"container/tnef_message_inside",
         " message|/a long name.zip archive|/a long name.zip/a.txt text|/a long name.zip/b.bin executable|"
         "/A~1.TXT archive|"},
    };
    for (const auto& row : table) {
        const std::string content = seed(row.name);
        BOOST_TEST(!content.empty(), row.name);
        for (const std::size_t chunk : {13UL, 1000000UL}) {
            const std::string found = contents(read_file(content, {"winmail.dat"}, {.chunk = chunk}));
            BOOST_TEST(found == row.expected, row.name << ": " << found);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_packed_as_a_whole_is_cut_or_damaged_and_says_so) {
    for (const char* name : {"gzip", "bzip2", "xz"}) {
        const std::string content = seed(std::string("container/") + name);
        BOOST_TEST(read_file(content.substr(0, content.size() / 2)).container_unreadable != "", name);
        BOOST_TEST(read_file(content + "junk behind").container_unreadable != "", name);
        BOOST_TEST(read_file(content + std::string(100, '\0')).container_unreadable == "", name);
    }
}

BOOST_AUTO_TEST_CASE(a_program_that_unpacks_itself_shows_what_it_holds) {
    const std::string stub = "MZ\x90" + std::string(40'000, '\1');
    const FileFinding zip = read_file(stub + seed("container/zip"));
    BOOST_TEST(family_key(zip.family) == "executable");
    BOOST_TEST(contents(zip) == "a.txt text|b.bin executable|");
    BOOST_TEST(contents(read_file(stub + seed("container/rar5"))) == "a.txt text|");
    BOOST_TEST(!read_file(stub).container);
}

BOOST_AUTO_TEST_CASE(what_libarchive_does_not_know_again_is_damaged) {
    std::string content = seed("container/cab");
    content[3] = '\0';  // of "MSCF"
    ContainerBudget budget;
    const ContainerContext context{budget, [](std::string_view) { return std::unique_ptr<EntryContent>(); },
                                   ""};
    const std::unique_ptr<ContainerReader> reader =
        container_reader("application/vnd.ms-cab-compressed", context);
    reader->push(content);
    BOOST_TEST(reader->finish().unreadable == "it is damaged, or packed in an unknown way");
}

// libzstd reads a frame that it sees whole by another way, and frames older than the standard by other
// decoders.
BOOST_AUTO_TEST_CASE(a_damaged_zstd_file_reads_alike_in_any_pieces) {
    const std::string frame = "\x28\xB5\x2F\xFD\x70"s + std::string(8, '\0') + "\1\0\0"s;
    const std::string old = "\x27\xB5\x2F\xFD"s + std::string(34, '\0') + "\x27\xB5\x2F\xFD\0"s;
    for (const std::string& content : {frame, old, seed("container/zstd") + old}) {
        const auto read = [&](std::size_t chunk) {
            ContainerBudget budget;
            const ContainerContext context{
                budget, [](std::string_view) { return std::make_unique<Nothing>(); }, "a.zst"};
            const std::unique_ptr<ContainerReader> reader = container_reader("application/zstd", context);
            for (std::size_t i = 0; i < content.size(); i += chunk)
                reader->push(std::string_view(content).substr(i, chunk));
            return reader->finish().unreadable;
        };
        BOOST_TEST(read(1000).empty() ==
                   (content == frame));  // its size is wrong, which libzstd forgives here
        for (const std::size_t chunk : {1UL, 7UL, 11UL})
            BOOST_TEST(read(chunk) == read(1000));
    }
}

BOOST_AUTO_TEST_CASE(damage_anywhere_is_survived) {
    const auto root = std::filesystem::path(LETTERHEAD_SOURCE) / "tests/fuzz/seeds/container";
    for (const auto& file : std::filesystem::directory_iterator(root)) {
        const std::string content = content_of(file.path());
        const std::size_t step = 1 + content.size() / 150;
        for (std::size_t i = 0; i < content.size(); i += step) {
            for (const int value : {0, 0x7F, 0xFF}) {
                std::string damaged = content;
                damaged[i] = static_cast<char>(value);
                (void)read_file(damaged);
            }
            (void)read_file(std::string_view(content).substr(0, i));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
