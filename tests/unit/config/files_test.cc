#include "config/files.h"

#include "unit/config/support.h"

#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>

using namespace letterhead;
using letterhead::test::Folder;
using letterhead::test::shown;

namespace {

std::string problems_of(const std::string& path) {
    FileSet files;
    Problems problems;
    const auto source = files.read(path, {}, problems);
    BOOST_TEST((source == nullptr) == problems.any_errors());
    return render(problems);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(files)

BOOST_AUTO_TEST_CASE(a_file_is_read_whole_under_the_name_that_was_given) {
    const Folder folder;
    const std::string text(200'000, 'x');
    const std::string path = folder.write("a.yaml", text);
    FileSet files;
    Problems problems;
    const auto source = files.read(path, {}, problems);
    BOOST_REQUIRE(source);
    BOOST_TEST(source->name == path);
    BOOST_TEST((source->text == text));
}

BOOST_AUTO_TEST_CASE(a_failure_says_what_to_do) {
    const Folder folder;
    const std::string missing = folder.path("missing.yaml"), open = folder.write("open.yaml", "a: 1\n");
    ::chmod(open.c_str(), 0666);
    const std::string pipe = folder.path("pipe");
    BOOST_REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    BOOST_TEST(problems_of(missing) == missing + ": error: not found (check the path) [LH-R001]\n");
    BOOST_TEST(problems_of(folder.path(".")) ==
               folder.path(".") + ": error: a folder, not a file (name the file in it) [LH-R001]\n");
    BOOST_TEST(problems_of(pipe) == pipe + ": error: not a regular file [LH-R001]\n");
    BOOST_TEST(problems_of(open) ==
               open + ": error: writable by everyone (chmod o-w " + open + ") [LH-R001]\n");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_too_large_is_not_read) {
    const Folder folder;
    const std::string path = folder.write("large", "");
    BOOST_REQUIRE(::truncate(path.c_str(), 65 * 1024 * 1024) == 0);
    BOOST_TEST(problems_of(path) ==
               path +
                   ": error: larger than 64 MiB (split it: a list may name several files, "
                   "[{file: a.txt}, {file: b.txt}]) [LH-R002]\n");
}

BOOST_AUTO_TEST_CASE(the_owner_is_root_or_who_runs_this_or_who_called_sudo) {
    if (::geteuid() != 0) return;  // only root can give a file away
    const Folder folder;
    const std::string path = folder.write("theirs.yaml", "a: 1\n");
    BOOST_REQUIRE(::chown(path.c_str(), 65534, 65534) == 0);
    const char* const sudo_user = std::getenv("SUDO_UID");
    const std::string before = sudo_user != nullptr ? sudo_user : "";
    ::unsetenv("SUDO_UID");
    BOOST_TEST(problems_of(path) ==
               path + ": error: is owned by 'nobody', who could change the policy (chown root " + path +
                   ") [LH-R001]\n");
    ::setenv("SUDO_UID", "65534", 1);
    BOOST_TEST(problems_of(path) == "");
    ::setenv("SUDO_UID", "65534 or so", 1);
    BOOST_TEST(problems_of(path) != "");
    sudo_user != nullptr ? ::setenv("SUDO_UID", before.c_str(), 1) : ::unsetenv("SUDO_UID");
}

BOOST_AUTO_TEST_CASE(an_unreadable_file_names_the_user) {
    if (::geteuid() == 0) return;  // root reads everything
    const Folder folder;
    const std::string path = folder.write("secret.yaml", "a: 1\n");
    ::chmod(path.c_str(), 0);
    BOOST_TEST(problems_of(path).find("not readable by this user, ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_problem_stands_where_the_file_is_named) {
    FileSet files;
    Problems problems;
    const auto pack =
        std::make_shared<const Source>(Source{"pack.yaml", "lists:\n  a: {file: nowhere.txt}\n"});
    files.read("nowhere.txt", {pack, 2, 13}, problems);
    BOOST_TEST(render(problems) ==
               "pack.yaml:2:13: error: nowhere.txt: not found (check the path) [LH-R001]\n"
               "  2 |   a: {file: nowhere.txt}\n"
               "    |             ^\n");
}

BOOST_AUTO_TEST_CASE(the_hash_knows_contents_and_order_but_no_paths) {
    const Folder one, other;
    const auto hash = [](const std::vector<std::string>& paths) {
        FileSet files;
        Problems problems;
        for (const std::string& path : paths)
            files.read(path, {}, problems);
        return files.hash();
    };
    const std::string a = one.write("a", "1"), b = one.write("b", "2"), c = other.write("c", "1"),
                      d = other.write("d", "12");
    BOOST_TEST(hash({a, b}).size() == 7 + 64);
    BOOST_TEST(hash({a, b}).starts_with("sha256:"));
    BOOST_TEST(hash({a, b}) == hash({c, b}));
    BOOST_TEST(hash({a, b}) != hash({b, a}));
    BOOST_TEST(hash({a, b}) != hash({d}));
    BOOST_TEST(hash({a}) != hash({a, a}));
}

BOOST_AUTO_TEST_CASE(a_relative_path_starts_at_the_file_that_names_it) {
    BOOST_TEST(relative_to("/etc/letterhead/letterhead.yaml", "/srv/x.yaml") == "/srv/x.yaml");
    BOOST_TEST(relative_to("nowhere/letterhead.yaml", "rules/x.yaml") == "nowhere/rules/x.yaml");
    BOOST_TEST(relative_to("letterhead.yaml", "rules/x.yaml") == "rules/x.yaml");
    BOOST_TEST(relative_to("nowhere/letterhead.yaml", "../elsewhere/x.yaml") == "elsewhere/x.yaml");
}

BOOST_AUTO_TEST_CASE(a_symbolic_link_is_not_stepped_out_of_on_paper) {
    const Folder folder;
    std::filesystem::create_directories(folder.path("far/etc"));
    std::filesystem::create_directories(folder.path("far/rules"));
    std::filesystem::create_directories(folder.path("rules"));
    std::filesystem::create_directory_symlink(folder.path("far/etc"), folder.path("etc"));
    const std::string path = relative_to(folder.path("etc/letterhead.yaml"), "../rules/x.yaml");
    BOOST_TEST(path == folder.path("etc/../rules/x.yaml"));
}

BOOST_AUTO_TEST_SUITE_END()
