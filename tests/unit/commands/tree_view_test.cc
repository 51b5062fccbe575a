// The tree of parts and containers as explain draws it.

#include "commands/tree_view.h"

#include "commands/tree.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace letterhead;

Part part(std::string path, std::string type, std::vector<std::string> names = {}, std::size_t bytes = 0) {
    Part made;
    made.path = std::move(path);
    made.type = std::move(type);
    made.leaf = !made.type.starts_with("multipart/");
    made.bytes = bytes;
    for (std::string& name : names)
        made.names.push_back({std::move(name), FileName::From::disposition});
    return made;
}

// The file of the last part.
FileFinding& add_file(Findings& findings, const Part& part) {
    findings.parts.push_back(part);
    FileFinding file;
    file.part_path = part.path;
    file.names = part.names;
    file.declared_type = part.type;
    file.bytes = part.bytes;
    findings.files.push_back(std::move(file));
    return findings.files.back();
}

ContainerEntry entry(std::string name, Family by_name = Family::text, Family by_content = Family::text) {
    ContainerEntry made;
    made.name = std::move(name);
    made.bytes = 1'234;
    made.family = by_name;
    made.family_by_content = by_content;
    return made;
}

std::string drawn(const Findings& findings, const Verdict& verdict = {}, std::size_t width = 100) {
    View view;
    view.width = width;
    std::string out;
    add_tree(out, findings, verdict, view);
    return out;
}

bool has(const std::string& text, const std::string& piece) {
    const bool found = text.find(piece) != std::string::npos;
    if (!found) BOOST_TEST_MESSAGE(piece << " is not in\n" << text);
    return found;
}

std::size_t count_lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

BOOST_AUTO_TEST_CASE(parts_and_entries_stand_in_one_tree) {
    Findings findings;
    findings.parts = {part("1", "multipart/mixed"), part("1.1", "text/plain", {}, 1083)};
    FileFinding& zip = add_file(findings, part("1.2", "application/zip", {"outer.zip"}, 4633));
    zip.family = Family::archive;
    zip.detected_type = "application/zip";
    zip.container = true;
    ContainerEntry inner = entry("inner.zip", Family::archive, Family::archive);
    inner.opened = true;
    ContainerEntry secret = entry("secret.doc", Family::office, Family::unknown);
    secret.encrypted = true;
    secret.looked = false;
    zip.entries = {entry("readme.txt"), inner,
                   entry("inner.zip/a/setup.exe", Family::executable, Family::executable), secret};
    BOOST_TEST(drawn(findings) ==
               "\n  The message                 bytes  said to be       found to be\n"
               "    1                                multipart/mixed\n"
               "    ├─ 1.1                    1,083  text/plain\n"
               "    └─ 1.2  outer.zip         4,633  application/zip  archive\n"
               "       ├─ readme.txt          1,234  text             text\n"
               "       ├─ inner.zip           1,234  archive          archive\n"
               "       │  └─ a/setup.exe      1,234  executable       executable\n"
               "       └─ secret.doc          1,234  office document  encrypted\n");
}

BOOST_AUTO_TEST_CASE(a_name_that_does_not_show_as_it_is_is_escaped) {
    Findings findings;
    FileFinding& file = add_file(findings, part("1", "text/plain", {"a\xE2\x80\xAEtxt.exe", "a.exe"}, 3));
    file.family_by_name = Family::executable;
    const std::string out = drawn(findings);
    BOOST_TEST(has(out, "1  a\\u{202E}txt.exe"));
    BOOST_TEST(has(out, "! named like an executable program\n"));
    BOOST_TEST(has(out, "  also named 'a.exe'\n"));
}

BOOST_AUTO_TEST_CASE(what_could_not_be_opened_is_told_with_its_reason) {
    Findings findings;
    FileFinding& file = add_file(findings, part("1", "application/octet-stream", {"x.7z"}, 3));
    file.family = Family::archive;
    file.detected_type = "application/x-7z-compressed";
    file.container = file.encrypted = true;
    file.container_unreadable = "its directory is encrypted";
    file.container_limit = "too deep";
    file.container_facts = {"two directories"};
    file.mismatch = "named .7z, but that is not so";
    const std::string out = drawn(findings);
    for (const char* piece :
         {"archive: application/x-7z-compressed\n", "! encrypted as a whole\n", "! two directories\n",
          "! cannot be read to its end: its directory is encrypted\n", "! named .7z, but that is not so\n",
          "! not looked into to its end: too deep\n"})
        BOOST_TEST(has(out, piece));
}

BOOST_AUTO_TEST_CASE(other_readings_stand_below_the_first_and_oddities_at_their_part) {
    Findings findings;
    findings.parts = {part("1", "multipart/mixed"), part("1.1", "text/plain"), part("1~2", "multipart/mixed"),
                      part("1~2.1", "text/plain", {}, 9), part("1~3.1", "text/html", {}, 10)};
    findings.oddities.add(OddityKind::boundary_missing, "part 1.1", "why");
    const std::string out = drawn(findings);
    BOOST_TEST(has(out, "text/plain\n    │     ! boundary_missing: why\n"));
    BOOST_TEST(has(out,
                   "    ├─ 1~2                           multipart/mixed\n"
                   "    │  │    the same bytes, as another program may read them\n"
                   "    │  └─ 1~2.1                   9  text/plain\n"
                   "    └─ 1~3.1                     10  text/html\n"));
}

BOOST_AUTO_TEST_CASE(of_many_entries_those_that_matter_are_kept) {
    Findings findings;
    FileFinding& zip = add_file(findings, part("1", "application/zip", {"many.zip"}));
    zip.container = true;
    for (int i = 0; i < 10'000; ++i)
        zip.entries.push_back(entry("file" + std::to_string(i) + ".txt"));
    zip.entries[7'000] = entry("x/setup.exe", Family::executable, Family::unknown);
    zip.entries[8'000].looked = false;
    zip.entries[9'000].name = "folder/asked.txt";
    Verdict verdict;
    RuleResult fired;
    fired.evidence.push_back({"attachment.name", "part 1", "", {{"attachment.name", "asked.txt"}}});
    verdict.fired.push_back(fired);
    const std::string out = drawn(findings, verdict);
    BOOST_TEST(count_lines(out) < 40U);
    for (const char* piece : {"x/setup.exe", "file8000.txt", "text, not looked into", "folder/asked.txt",
                              "└─ … and 9,977 more\n"})
        BOOST_TEST(has(out, piece));
}

BOOST_AUTO_TEST_CASE(rows_keep_within_the_width_and_names_keep_their_ends) {
    Findings findings;
    const std::string type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    std::string path = "1";
    for (int i = 0; i < 60; ++i, path += ".1")
        findings.parts.push_back(part(path, "message/rfc822"));
    FileFinding& file =
        add_file(findings, part(path, type, {std::string(300, 'x') + ".docx"}, 1'000'000'000));
    file.family = Family::office;
    file.detected_type = type + "x";
    file.mismatch = std::string(100, 'y') + " " + std::string(90, 'z');
    for (const std::size_t width : {80U, 100U, 160U}) {
        const std::string out = drawn(findings, {}, width);
        std::size_t begin = 0;
        for (std::size_t end = out.find('\n'); end != out.npos; begin = end + 1, end = out.find('\n', begin))
            BOOST_TEST(columns_of(std::string_view(out).substr(begin, end - begin)) <= width);
    }
    Findings one;
    add_file(one, part("1", type, {std::string(300, 'x') + ".docx"}));
    BOOST_TEST(has(drawn(one), "xx.docx"));
}

BOOST_AUTO_TEST_CASE(an_entry_cannot_pretend_to_stand_in_another_part) {
    Findings findings;
    findings.parts = {part("1", "multipart/mixed")};
    FileFinding& zip = add_file(findings, part("1.1", "application/zip"));
    zip.container = true;
    zip.entries = {entry("inner.zip/x"), entry(""), entry("a\nb")};
    const std::vector<TreeRow> rows = tree_of(findings, {}, 80);
    BOOST_TEST(rows.size() == 6U);
    BOOST_TEST(rows[2].children.size() == 3U);
    const std::string out = drawn(findings);
    BOOST_TEST(has(out, "(no name)"));
    BOOST_TEST(has(out, "a\\u{000A}b"));
}
