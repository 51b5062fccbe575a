#include "directory/group_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace letterhead;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
    Folder() : path_((fs::temp_directory_path() / "letterhead-groups-XXXXXX").string()) {
        BOOST_REQUIRE(::mkdtemp(path_.data()) != nullptr);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path_); }
    std::string file(const std::string& name) const { return path_ + "/" + name; }
    std::string write(const std::string& name, std::string_view text, mode_t mode = 0600) const {
        std::ofstream(file(name)) << text;
        ::chmod(file(name).c_str(), mode);
        return file(name);
    }
    std::string read(const std::string& name) const {
        std::ifstream in(file(name));
        return {std::istreambuf_iterator<char>(in), {}};
    }
    std::size_t count() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path_), fs::directory_iterator{}));
    }

 private:
    std::string path_;
};

mode_t mode_of(const std::string& path) {
    struct stat facts {};
    BOOST_REQUIRE(::stat(path.c_str(), &facts) == 0);
    return facts.st_mode & 07777U;
}

const std::chrono::system_clock::time_point noon{std::chrono::seconds{1'795'867'200}};

}  // namespace

BOOST_AUTO_TEST_SUITE(group_files)

BOOST_AUTO_TEST_CASE(a_file_says_from_where_it_is_and_reads_back_as_it_was_written) {
    const Folder folder;
    const std::string text =
        group_file_text("police: 1 person\nx", "ldaps://dc1", noon, {"ann", "ann@city.example"});
    BOOST_TEST(write_group_file(folder.file("police.txt"), text) == "");
    BOOST_TEST(folder.read("police.txt").find(shown_time(noon)) != std::string::npos);
    const auto file = read_group_file(folder.file("police.txt"));
    BOOST_REQUIRE(file);
    BOOST_TEST((file->there && file->ours));
    BOOST_TEST(file->entries.size() == 2U, "a name cannot end the comment");
}

BOOST_AUTO_TEST_CASE(a_file_by_hand_is_known_as_one) {
    const Folder folder;
    const auto file =
        read_group_file(folder.write("a.txt", "# people\nZoe@city.example   # chief\n\n ann\n"));
    BOOST_REQUIRE(file);
    BOOST_TEST(!file->ours);
    BOOST_TEST((file->entries == std::vector<std::string>{"ann", "zoe@city.example"}));
    BOOST_TEST(!read_group_file(folder.file("b.txt"))->there);
    BOOST_TEST(!read_group_file(folder.file("a.txt") + "/b.txt"));
}

BOOST_AUTO_TEST_CASE(a_new_file_takes_the_place_of_the_old_one_with_its_rights_and_leaves_nothing_else) {
    const Folder folder;
    const std::string path = folder.write("police.txt", "old\n", 0644);
    BOOST_TEST(write_group_file(path, "new\n") == "");
    BOOST_TEST(folder.read("police.txt") == "new\n");
    BOOST_TEST(mode_of(path) == 0644U);
    BOOST_TEST(write_group_file(folder.file("fresh.txt"), "new\n") == "");
    BOOST_TEST(mode_of(folder.file("fresh.txt")) == 0640U);
    ::chmod(path.c_str(), 0666);
    BOOST_TEST(write_group_file(path, "new\n") == "");
    BOOST_TEST(mode_of(path) == 0664U, "never writable by everybody");
    BOOST_TEST(folder.count() == 2U);
}

BOOST_AUTO_TEST_CASE(a_link_stays_a_link) {
    const Folder folder;
    folder.write("real.txt", "old\n");
    fs::create_symlink("real.txt", folder.file("link.txt"));
    BOOST_TEST(write_group_file(folder.file("link.txt"), "new\n") == "");
    BOOST_TEST(fs::is_symlink(folder.file("link.txt")));
    BOOST_TEST(folder.read("real.txt") == "new\n");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_is_told_and_leaves_nothing) {
    const Folder folder;
    BOOST_TEST(write_group_file(folder.file("no/police.txt"), "x").find("no such folder") !=
               std::string::npos);
    fs::create_directory(folder.file("police.txt"));
    folder.write("police.txt/x", "x");
    BOOST_TEST(write_group_file(folder.file("police.txt"), "x") != "");
    BOOST_TEST(folder.count() == 1U);
}

BOOST_AUTO_TEST_CASE(a_group_that_lost_too_much_is_not_believed) {
    struct {
        std::size_t people, minimum, before, gone, percent;
        const char* expected;
    } const cases[] = {
        {10, 5, 20, 10, 50, ""},
        {10, 5, 20, 11, 50, "11 of 20 entries would go, more than 50 %"},
        {4, 5, 20, 0, 50, "only 4 in it, and its minimum is 5"},
        {0, 1, 0, 0, 50, "nobody in it, and its minimum is 1"},
        {0, 0, 0, 0, 50, ""},
        {1, 1, 10, 1, 0, "1 of 10 entries would go, more than 0 %"},
        {1, 1, 10, 10, 100, ""},
    };
    for (const auto& c : cases)
        BOOST_TEST(refusal_to_shrink(c.people, c.minimum, c.before, c.gone, c.percent) == c.expected);
}

BOOST_AUTO_TEST_CASE(ages_are_told_in_their_largest_unit) {
    using namespace std::chrono_literals;
    BOOST_TEST(shown_age(59s) == "59 seconds");
    BOOST_TEST(shown_age(61s) == "1 minute");
    BOOST_TEST(shown_age(7199s) == "1 hour");
    BOOST_TEST(shown_age(72h) == "3 days");
    BOOST_TEST(shown_age(-5s) == "0 seconds");
}

BOOST_AUTO_TEST_CASE(a_password_that_others_can_read_or_that_is_none_is_refused) {
    const Folder folder;
    BOOST_TEST(read_password(folder.write("good", "se cret\r\nx\n")).value() == "se cret");
    for (const mode_t mode : {0640U, 0604U, 0660U, 0610U}) {
        const auto refused = read_password(folder.write("wide", "secret\n", mode));
        BOOST_REQUIRE(!refused);
        BOOST_TEST(refused.error().find("chmod 600") != std::string::npos);
    }
    BOOST_TEST(read_password(folder.write("empty", "\n")).error().find("is empty") != std::string::npos);
    BOOST_TEST(read_password(folder.write("long", std::string(2000, 'x'))).error().find("too long") !=
               std::string::npos);
    BOOST_TEST(!read_password(folder.file("absent")));
    BOOST_TEST(!read_password("/"));
}

BOOST_AUTO_TEST_SUITE_END()
