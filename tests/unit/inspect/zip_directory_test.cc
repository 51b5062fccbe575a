#include "base/text.h"
#include "file_tools.h"
#include "inspect/container/zip.h"
#include "message/limits.h"
#include "zip_writer.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::tests;

namespace {

ContainerDirectory directory_of(std::string_view zip, std::size_t chunk = 1000) {
    ContainerBudget budget(std::chrono::hours(1));  // time must not change an answer
    ZipReader reader({budget, {}, ""});
    for (std::size_t i = 0; i < zip.size(); i += chunk)
        reader.push(zip.substr(i, chunk));
    return reader.finish();
}

std::string names_of(const ContainerDirectory& directory) {
    std::string names;
    for (const ContainerEntry& entry : directory.entries)
        names += entry.name + (entry.encrypted ? "*|" : "|");
    return names;
}

std::string unicode_path(std::string_view name, std::uint32_t crc) {
    std::string data = "\1";
    number(data, crc, 4);
    return extra_field(0x7075, data + std::string(name));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(zip_directory)

BOOST_AUTO_TEST_CASE(every_name_is_listed_once) {
    const struct {
        std::string_view what;
        std::vector<ZipEntry> entries;
        ZipOptions options;
        std::string expected;
    } table[] = {
        {"plain", {{"a.txt"}, {"dir/"}, {"dir/b.exe"}}, {}, "a.txt|dir/|dir/b.exe|"},
        {"empty", {}, {}, ""},
        {"comment", {{"a.txt"}}, {.comment = "a comment"}, "a.txt|"},
        {"junk behind", {{"a.txt"}}, {.behind = "junk"}, "a.txt|"},
        {"prefixed", {{"a.txt"}, {"b.txt"}}, {.prefix = std::string(3000, '#')}, "a.txt|b.txt|"},
        {"64-bit", {{"a.txt"}, {"b.txt"}}, {.zip64 = true}, "a.txt|b.txt|"},
        {"64-bit, prefixed", {{"a.txt"}}, {.prefix = "MZ", .zip64 = true}, "a.txt|"},
        {"encrypted", {{"a.txt", "x", 1}, {"b.txt"}}, {}, "a.txt*|b.txt|"},
        {"sizes behind", {{"a.txt", "content", 8}, {"b.txt", "content", 8}}, {}, "a.txt|b.txt|"},
        {"UTF-8", {{"\xC3\xA9.txt", "x", 0x800}}, {}, "\xC3\xA9.txt|"},
        {"UTF-8 without saying so", {{"\xC3\xA9.txt"}}, {}, "\xC3\xA9.txt|"},
        {"code page 437", {{"\x82.txt"}}, {}, "\xC3\xA9.txt|"},
        {"another local name", {{"b.exe", "x", 0, "a.txt"}}, {}, "b.exe|a.txt|"},
        {"only a local header", {{"a.txt"}, {"hidden.exe", "x", 0, "", "", false}}, {}, "a.txt|hidden.exe|"},
    };
    for (const auto& row : table) {
        const std::string zip = write_zip(row.entries, row.options);
        for (const std::size_t chunk : {1UL, 7UL, 1000UL, 1000000UL}) {
            const ContainerDirectory directory = directory_of(zip, chunk);
            BOOST_TEST_CONTEXT(row.what) {
                BOOST_TEST(names_of(directory) == row.expected);
                BOOST_TEST(directory.unreadable == "");
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_unicode_name_counts_beside_the_plain_one_when_they_differ_in_family) {
    constexpr std::uint32_t checksum = 0xC1EBF7BA;  // of "a.txt": the field belongs to this name
    const auto zip = [](const std::string& extra) { return write_zip({{"a.txt", "x", 0, "", extra}}); };
    // The local header has the plain name only: that is another name at the same place, and listed as well.
    BOOST_TEST(names_of(directory_of(zip(unicode_path("b.txt", checksum)))) == "b.txt|a.txt|");
    BOOST_TEST(names_of(directory_of(zip(unicode_path("b.exe", checksum)))) == "b.exe|a.txt|a.txt|");
    BOOST_TEST(names_of(directory_of(zip(unicode_path("b.exe", checksum + 1)))) == "a.txt|");
}

BOOST_AUTO_TEST_CASE(sizes_and_families_come_with_the_name) {
    const ContainerDirectory directory =
        directory_of(write_zip({{"setup.exe", "four"}, {"inner.zip", "PK"}, {"x.js", ""}, {"readme", "12"}}));
    BOOST_REQUIRE(directory.entries.size() == 4U);
    BOOST_TEST(directory.entries[0].bytes == 4U);
    BOOST_TEST(family_key(directory.entries[0].family) == "executable");
    BOOST_TEST(family_key(directory.entries[1].family) == "archive");
    BOOST_TEST(family_key(directory.entries[2].family) == "script");
    BOOST_TEST(family_key(directory.entries[3].family) == "unknown");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_said) {
    std::vector<ZipEntry> many;
    for (int i = 0; i < 2000; i++)
        many.push_back({"folder/file-" + std::to_string(i) + ".txt", ""});
    const std::string good = write_zip({{"a.txt"}, {"b.txt"}});
    const struct {
        std::string_view what;
        std::string zip;
        std::string_view reason;
    } table[] = {
        {"cut", good.substr(0, good.size() - 30), "missing"},
        {"count too high", write_zip({{"a.txt"}}, {.count_more = 3}), "damaged"},
        {"volumes", write_zip({{"a.txt"}}, {.disk = 2}), "volume"},
        {"large directory, where nobody can follow",
         write_zip(many, {.comment = std::string(65'000, 'c'), .behind = std::string(3000, 'x')}), "missing"},
        {"directory wiped", std::string(good).replace(good.find("PK\1\2"), 4, "XXXX"), "damaged"},
        {"nothing", "", "missing"},
        {"end record alone, lying",
         std::string("PK\5\6\0\0\0\0\5\0\5\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0", 22), "damaged"},
    };
    for (const auto& row : table) {
        const ContainerDirectory directory = directory_of(row.zip);
        BOOST_TEST(directory.unreadable.find(row.reason) != std::string::npos,
                   row.what << ": " << directory.unreadable);
    }
    BOOST_TEST(directory_of(write_zip(many)).entries.size() == many.size());
    BOOST_TEST(directory_of(write_zip(many)).unreadable == "");
    BOOST_TEST(directory_of(std::string("PK\5\6") + std::string(18, '\0')).unreadable == "");
}

BOOST_AUTO_TEST_CASE(entries_are_bounded) {
    std::vector<ZipEntry> many(20'000, ZipEntry{"", ""});
    const ContainerDirectory directory = directory_of(write_zip(many), 60'000);
    BOOST_TEST(directory.entries.size() == limits::container_entries);
    BOOST_TEST(directory.unreadable != "");
}

BOOST_AUTO_TEST_CASE(damage_anywhere_is_survived) {
    const std::string zip =
        write_zip({{"a.txt", "content"}, {"b.exe", "content", 1}}, {.comment = "c", .zip64 = true});
    for (std::size_t i = 0; i < zip.size(); i++) {
        for (const int value : {0, 1, 0x7F, 0xFF}) {
            std::string damaged = zip;
            damaged[i] = static_cast<char>(value);
            (void)directory_of(damaged);
        }
        (void)directory_of(zip.substr(0, i));
        (void)directory_of(zip.substr(i));
    }
}

BOOST_AUTO_TEST_CASE(plain_archives_of_the_corpus_list_what_bsdtar_lists) {
    const std::vector<std::filesystem::path> files = corpus("archives");
    if (files.empty()) return;
    const std::filesystem::path folder = files.front().parent_path();
    int compared = 0;
    const std::string contents = content_of(folder / "contents.tsv");
    for (const std::string_view line : split(contents, '\n')) {
        const std::vector<std::string_view> columns = split(line, '\t');
        if (columns.size() < 4 || !columns[0].starts_with("archives/")) continue;
        const std::string name(columns[0].substr(columns[0].rfind('/') + 1));
        const bool plain_zip = name.starts_with("zip") || name.starts_with("compat_zip");
        // bsdtar shows these names otherwise (code page 866, the local name), or cannot read them at all.
        const bool odd = name == "zip_filename_cp866.zip" || name == "zip_7075_utf8_paths.zip" ||
                         name == "zip_encryption_header.zip";
        if (!plain_zip || odd) continue;
        const ContainerDirectory directory = directory_of(content_of(folder / name));
        std::string expected;
        std::string_view rest = columns[3];
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(" | "), rest.size());
            expected += std::string(rest.substr(0, end)) + "|";
            rest.remove_prefix(std::min(end + 3, rest.size()));
        }
        std::string found;
        for (const ContainerEntry& entry : directory.entries)
            found += entry.name + "|";
        BOOST_TEST(found == expected, name);
        BOOST_TEST(directory.encrypted == (columns[2] != "no"), name);
        compared++;
    }
    BOOST_TEST(compared >= 20);
}

BOOST_AUTO_TEST_SUITE_END()
