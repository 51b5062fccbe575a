// Archives from the wild, when they are at hand: the entries that bsdtar lists, and where not, why.

#include "base/text.h"
#include "file_tools.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

using namespace letterhead;
using namespace letterhead::tests;

namespace {

std::vector<std::string> pieces(std::string_view text, std::string_view separator) {
    std::vector<std::string> all;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        all.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + separator.size(), text.size()));
    }
    return all;
}

std::string without_slash(std::string name) {
    if (name.ends_with('/')) name.pop_back();
    return name;
}

// What is listed otherwise than bsdtar does, and why: our names, sorted.
const std::map<std::string, std::string> kOtherwise = {
    {"read_filter_gzip_recursive.gz", "read_filter_gzip_recursive|"},  // it holds itself; bsdtar hangs
    {"cab_multi.p1.cab", "ones|"},                                     // one of several: said so, and listed
    {"cpio_svr4_gzip_rpm.rpm", ""},                                    // an installer, known as such
    {"iso_joliet.iso.Z", "dir|hardlink|long-joliet-file-name.textfile|symlink|"},  // "." is no entry
    // More than a hundred times its size: cut by the limit, and said so.
    {"iso_rockridge.iso.Z", "dir|file|symlink|symlink2|symlink3|symlink4|symlink5|symlink6|"},
    {"rar5_zip_in_rar.rar",  // bsdtar takes the first stored file for the archive
     "payload|payload/inner.zip|payload/inner.zip/THIS_IS_INSIDE_THE_ZIP.txt|payload/real_after.txt|"},
    {"tar_concatenated.tar", "file1|file2|"},  // some programs read behind the first end
    {"tar_empty_filename.tar", "|"},           // listed without a name
    // The last name is another one in the two directories.
    {"zip_7075_utf8_paths.zip",
     "File 1.txt|File 2 - \xC3\xB6.txt|File 3 - \xC3\xA4.txt|File 4 - xx.txt|File 4 - \xC3\xA5.txt|"},
    {"zip_encryption_header.zip", "1|2|"},                                 // what the local headers call them
    {"zip_nested.zip", "file.txt|small.zip|small.zip/another_file.txt|"},  // one level deeper
};

// As the labels have it, without the texts of messages; upstream names no file where only MAPI properties do.
const std::map<std::string, std::string> kTnef = {
    {"MAPI_ATTACH_DATA_OBJ.tnef", "VIA_Nytt_1402.doc office|VIA_Nytt_1402.pdf pdf|VIA_Nytt_14021.htm text|"},
    {"body.tnef", ""},
    {"data-before-name.tnef", "AUTOEXEC.BAT unknown|CONFIG.SYS unknown|boot.ini text|"},
    {"garbage-at-end.tnef", ""},
    {"long-filename.tnef", "allproductsmar2000.dat text|"},
    {"missing-filenames.tnef",
     "generpts.src text|TechlibDEC99.doc office|TechlibDEC99-JAN00.doc office|TechlibNOV99.doc office|"},
    {"multi-name-property.tnef", ""},
    {"multi-value-attribute.tnef", "208225__5_seconds__Voice_Mail.mp3 audio|"},
    {"one-file.tnef", "AUTHORS text|"},
    {"rtf.tnef", ""},
    {"triples.tnef", ""},
    {"two-files.tnef", "AUTHORS text|README text|"},
    {"unicode-mapi-attr-name.tnef",
     "spaconsole2.cfg text|image001.png image|image002.png image|image003.png image|"},
    {"unicode-mapi-attr.tnef", "example.dat unknown|"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(container_corpus)

BOOST_AUTO_TEST_CASE(archives_list_what_bsdtar_lists) {
    const std::vector<std::filesystem::path> files = corpus("archives");
    if (files.empty()) return;
    const std::filesystem::path folder = files.front().parent_path();
    const std::string contents = content_of(folder / "contents.tsv");
    for (const std::string_view line : split(contents, '\n')) {
        const std::vector<std::string_view> columns = split(line, '\t');
        if (columns.size() < 5 || !columns[0].starts_with("archives/")) continue;
        const std::string name(columns[0].substr(columns[0].rfind('/') + 1));
        const FileFinding finding = read_file(content_of(folder / name), {name});
        std::multiset<std::string> names, listed;
        for (const std::string& each : pieces(columns[3], " | "))
            names.insert(without_slash(each));
        for (const ContainerEntry& entry : finding.entries)
            listed.insert(without_slash(entry.name));
        std::string expected, found;
        for (const std::string& each : names)
            expected += each + "|";
        for (const std::string& each : listed)
            found += each + "|";
        if (name == "zip_filename_cp866.zip") {  // no program can know the code page of its names
            BOOST_TEST(finding.entries.size() == 2U);
            continue;
        }
        const auto otherwise = kOtherwise.find(name);
        BOOST_TEST(found == (otherwise == kOtherwise.end() ? expected : otherwise->second),
                   name << ": " << summary(finding));
        const bool locked = columns[2] != "no";
        BOOST_TEST(finding.encrypted == locked, name);
        bool whole = finding.container_unreadable.empty() && finding.container_limit.empty();
        const bool installer = finding.family == Family::installer;  // known as such, and not opened
        const bool listed_nothing = columns[3].empty() && otherwise == kOtherwise.end() && !installer;
        if (!columns[4].empty() && listed_nothing) BOOST_TEST(!whole, name);
    }
}

BOOST_AUTO_TEST_CASE(tnef_files_list_their_attachments_with_long_names) {
    std::size_t seen = 0;
    for (const std::filesystem::path& path : corpus("tnef")) {
        const auto row = kTnef.find(path.filename().string());
        if (row == kTnef.end()) continue;
        const FileFinding finding = read_file(content_of(path), {"winmail.dat"});
        std::string found;
        for (const ContainerEntry& entry : finding.entries)
            found += entry.name + " " + std::string(family_key(entry.family_by_content)) + "|";
        BOOST_TEST(found == row->second, path.filename());
        BOOST_TEST(finding.container_unreadable == "", path.filename());
        seen++;
    }
    if (!corpus("tnef").empty()) BOOST_TEST(seen == kTnef.size());
}

BOOST_AUTO_TEST_CASE(cut_anywhere_nothing_breaks) {
    for (const char* folder : {"archives", "tnef"}) {
        for (const std::filesystem::path& path : corpus(folder)) {
            if (path.extension() == ".tsv") continue;
            const std::string content = content_of(path);
            const std::size_t step = std::max<std::size_t>(97, content.size() / 60 / 97 * 97);
            for (std::size_t size = 0; size < content.size(); size += step)
                (void)read_file(std::string_view(content).substr(0, size), {path.filename().string()});
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
