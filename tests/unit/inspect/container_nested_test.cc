// Containers in containers: what is found by content at any depth, and where the budget ends.

#include "file_tools.h"
#include "message/limits.h"
#include "zip_writer.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::tests;
using namespace std::string_literals;

namespace {

const std::string kProgram = "MZ\x90\0\3\0\0\0\4\0\0\0\xFF\xFF\0\0"s;

std::string octal(std::uint64_t value, std::size_t width) {
    std::string text(width, '0');
    for (std::size_t i = width; i-- > 0; value /= 8)
        text[i] = static_cast<char>('0' + value % 8);
    return text;
}

std::string tar_entry(const std::string& name, const std::string& content, char kind = '0') {
    std::string header(512, '\0');
    header.replace(0, name.size(), name);
    header.replace(124, 11, octal(content.size(), 11));
    header[156] = kind;
    header.replace(257, 8, "ustar\00000"s);
    header.replace(148, 8, "        ");
    unsigned sum = 0;
    for (const char c : header)
        sum += static_cast<unsigned char>(c);
    header.replace(148, 7, octal(sum, 6) + '\0');
    return header + content + std::string((512 - content.size() % 512) % 512, '\0');
}

std::string tar(const std::string& entries) {
    return entries + std::string(1024, '\0');
}

// "name family-by-content[flags]|", for all entries.
std::string contents(const FileFinding& finding) {
    std::string text;
    for (const ContainerEntry& entry : finding.entries) {
        text += entry.name + " " + std::string(family_key(entry.family_by_content));
        text += (entry.opened ? " opened" : "") + std::string(entry.looked ? "" : " unseen") + "|";
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(container_nested)

BOOST_AUTO_TEST_CASE(content_decides_at_any_depth_and_in_any_pieces) {
    const std::string inner = write_zip({{.name = "x.txt", .content = kProgram, .deflate = true}});
    const struct {
        std::string_view what;
        std::string content, expected;
    } table[] = {
        {"stored", write_zip({{"a.txt", kProgram}, {"b.txt", "words"}}), "a.txt executable|b.txt text|"},
        {"deflated", write_zip({{.name = "a.txt", .content = kProgram, .deflate = true}, {"b.txt", "words"}}),
         "a.txt executable|b.txt text|"},
        {"sizes behind",
         write_zip({{.name = "a.txt", .content = kProgram, .flags = 8, .deflate = true}, {"b.txt", "words"}}),
         "a.txt executable|b.txt text|"},
        {"encrypted", write_zip({{"a.txt", kProgram, 1}}), "a.txt unknown unseen|"},
        {"zip in zip", write_zip({{"i.zip", inner}}), "i.zip archive opened|i.zip/x.txt executable|"},
        {"zip in deflated zip", write_zip({{.name = "i.dat", .content = inner, .deflate = true}}),
         "i.dat archive opened|i.dat/x.txt executable|"},
        {"tar", tar(tar_entry("d/a", kProgram) + tar_entry("i.zip", inner)),
         "d/a executable|i.zip archive opened|i.zip/x.txt executable|"},
        {"zip in tar.gz", gzip(tar(tar_entry("i.zip", inner))),
         "i.zip archive opened|i.zip/x.txt executable|"},
        {"gz of a program", gzip(kProgram), "x executable|"},
        {"gz in zip", write_zip({{"p.gz", gzip(kProgram)}}), "p.gz archive opened|p.gz/p executable|"},
        {"two members", gzip(kProgram) + gzip("more"), "x executable|"},
        {"message in zip",
         write_zip({{"m.eml",
                     "Received: from a\r\nFrom: a@b\r\nTo: c@d\r\nSubject: x\r\nDate: y\r\nMIME-Version: "
                     "1.0\r\n\r\nbody"}}),
         "m.eml message opened|"},
    };
    for (const auto& row : table) {
        for (const std::size_t chunk : {1UL, 7UL, 1000UL, 1000000UL}) {
            BOOST_TEST_CONTEXT(row.what << ", chunk " << chunk) {
                BOOST_TEST(contents(read_file(row.content, {"x.gz"}, {.chunk = chunk})) == row.expected);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_document_in_an_archive_is_a_document) {
    const std::string docx = write_zip({{"[Content_Types].xml"}, {"word/document.xml"}});
    const std::string docm =
        write_zip({{"[Content_Types].xml"}, {"word/document.xml"}, {"word/vbaProject.bin"}});
    BOOST_TEST(contents(read_file(write_zip({{"a.docx", docx}, {"b.docx", docm}}))) ==
               "a.docx office|b.docx macro_document|");
}

BOOST_AUTO_TEST_CASE(depth_has_a_limit_with_a_name) {
    std::string nest = write_zip({{"x.exe", kProgram}});
    for (int depth = 1; depth <= 6; depth++) {
        const FileFinding finding = read_file(nest);
        const bool deep = depth > static_cast<int>(limits::container_depth);
        BOOST_TEST(finding.container_limit == (deep ? "too deep" : ""), depth);
        BOOST_TEST(finding.container_unreadable.empty() == !deep, depth);
        nest = write_zip({{"i.zip", nest}});
    }
}

BOOST_AUTO_TEST_CASE(bombs_end_at_a_limit) {
    const std::string zeros(20'000'000, '\0');
    std::vector<ZipEntry> many(60'000, ZipEntry{"a", ""});
    std::string nest = gzip(zeros);
    for (int i = 0; i < 3; i++)
        nest =
            write_zip(std::vector<ZipEntry>(16, ZipEntry{.name = "n.zip", .content = nest, .deflate = true}));
    const struct {
        std::string_view what;
        std::string content;
        std::string_view limit;
    } table[] = {
        {"zeros in tar.gz", gzip(tar(tar_entry("z", zeros))), "times its size"},
        {"zeros in tar.gz.gz", gzip(gzip(tar(tar_entry("z", zeros)))), "times its size"},
        {"60,000 entries", write_zip(many), "too many entries"},
        {"60,000 entries in tar", tar([] {
             std::string all;
             for (int i = 0; i < 11'000; i++)
                 all += tar_entry("a", "");
             return all;
         }()),
         "too many entries"},
        {"nest", nest, ""},
    };
    for (const auto& row : table) {
        const FileFinding finding = read_file(row.content);
        BOOST_TEST(finding.container, row.what);
        BOOST_TEST(finding.container_limit.find(row.limit) != std::string::npos,
                   row.what << ": " << finding.container_limit);
        BOOST_TEST(!finding.container_limit.empty(), row.what);
        BOOST_TEST(finding.entries.size() <= limits::container_entries, row.what);
    }
}

BOOST_AUTO_TEST_CASE(two_names_of_one_entry_are_a_fact) {
    const FileFinding finding = read_file(write_zip({{"b.exe", "words", 0, "a.txt"}}));
    BOOST_REQUIRE(finding.container_facts.size() == 1U);
    BOOST_TEST(finding.container_facts[0] == "'a.txt' is called 'b.exe' by its directory");
    BOOST_TEST(read_file(write_zip({{"a.txt", "words"}})).container_facts.empty());
}

BOOST_AUTO_TEST_CASE(tar_in_all_its_forms) {
    const std::string name(150, 'n');
    const std::string pax = "27 path=" + "long/name/x.exe\n"s;
    const struct {
        std::string_view what;
        std::string content, expected, unreadable;
    } table[] = {
        {"plain", tar(tar_entry("a.txt", "words")), "a.txt text|", ""},
        {"without an end", tar_entry("a.txt", "words"), "a.txt text|", ""},
        {"GNU long name", tar(tar_entry("././@LongLink", name + '\0', 'L') + tar_entry("cut", "words")),
         name + " text|", ""},
        {"pax name", tar(tar_entry("x", "24 path=long/name/x.exe\n", 'x') + tar_entry("cut", "words")),
         "long/name/x.exe text|", ""},
        {"two archives", tar(tar_entry("a", "words")) + tar(tar_entry("b", "words")), "a text|b text|", ""},
        {"a folder and a link", tar(tar_entry("d/", "", '5') + tar_entry("l", "", '2')),
         "d/ unknown|l unknown|", ""},
        {"sparse", tar(tar_entry("s", "words", 'S')), "s unknown unseen|", ""},
        {"cut", tar_entry("a", std::string(2000, 'w')).substr(0, 1000), "a text unseen|", "it is cut"},
        {"junk behind", tar(tar_entry("a", "words")) + std::string(512, 'j'), "a text|",
         "something that is no archive stands behind its end"},
    };
    for (const auto& row : table) {
        BOOST_TEST_CONTEXT(row.what) {
            const FileFinding finding = read_file(row.content);
            BOOST_TEST(contents(finding) == row.expected);
            BOOST_TEST(finding.container_unreadable == row.unreadable);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
