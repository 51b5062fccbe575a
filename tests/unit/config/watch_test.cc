#include "config/watch.h"

#include "unit/config/support.h"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>

using namespace letterhead;
using letterhead::test::Folder;

namespace {

std::vector<FileStamp> read(const std::vector<std::string>& paths) {
    FileSet files;
    Problems problems;
    for (const std::string& path : paths)
        files.read(path, {}, problems);
    return files.stamps();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(watching_files)

BOOST_AUTO_TEST_CASE(files_that_stay_as_they_were_read_are_no_news) {
    const Folder folder;
    FileWatch watch(read({folder.write("a", "1"), folder.path("absent")}));
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(watch.news() == "");
}

BOOST_AUTO_TEST_CASE(a_change_is_news_once_it_has_settled_and_until_it_was_read) {
    const Folder folder;
    const std::string a = folder.write("a", "1"), b = folder.write("b", "1");
    FileWatch watch(read({a, b}));
    folder.write("a", "12");
    BOOST_TEST(watch.news() == "", "who saves may not be done");
    folder.write("b", "12");
    BOOST_TEST(watch.news() == "");
    BOOST_TEST(watch.news() == a + " and 1 more have changed");
    BOOST_TEST(watch.news() != "");
    watch.look_at(read({a, b}));
    BOOST_TEST(watch.news() == "");
    BOOST_TEST(watch.news() == "");
}

BOOST_AUTO_TEST_CASE(a_change_while_the_files_are_read_is_not_lost) {
    const Folder folder;
    const std::string a = folder.write("a", "1");
    const std::vector<FileStamp> before = read({a});
    folder.write("a", "12");
    FileWatch watch(before);
    watch.news();
    BOOST_TEST(watch.news() == a + " has changed");
}

BOOST_AUTO_TEST_CASE(
    another_file_of_the_same_name_and_size_is_a_change_and_so_are_its_rights_and_its_absence) {
    const Folder folder;
    const std::string a = folder.write("a", "1");
    FileWatch watch({});
    const auto is_news = [&] {
        watch.news();
        const bool news = watch.news() == a + " has changed";
        watch.look_at(read({a}));
        return news;
    };
    watch.look_at(read({a}));
    std::filesystem::rename(folder.write("new", "2"), a);
    BOOST_TEST(is_news());
    ::chmod(a.c_str(), 0666);
    BOOST_TEST(is_news());
    std::filesystem::remove(a);
    BOOST_TEST(is_news());
    folder.write("a", "2");
    BOOST_TEST(is_news());
    BOOST_TEST(!is_news());
}

BOOST_AUTO_TEST_SUITE_END()
