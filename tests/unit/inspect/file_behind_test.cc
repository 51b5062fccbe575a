// What stands behind the end of a file that is something else at its beginning.

#include "file_tools.h"
#include "inspect/file/picture_end.h"
#include "message/limits.h"
#include "zip_writer.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::tests;
using namespace std::string_literals;

namespace {

const std::string kProgram = "MZ\x90\0\3\0\0\0\4\0\0\0\xFF\xFF\0\0"s;
const std::string kGif = "GIF89a\1\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"s;
const std::string kPng =
    "\x89PNG\r\n\x1A\n\0\0\0\4IHDR\0\0\0\0\0\0\0\0\0\0\0\3IDATabc\0\0\0\0\0\0\0\0IEND\xAE\x42\x60\x82"s;
const std::string kJpeg =
    "\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xFF\xFF\xDA\0\2points\xFF\0more\xFF\xD3more\xFF\xFF\xDA\0"
    "\3"
    "-again\xFF\xD9"s;
const std::string kWebp = "RIFF\x0C\0\0\0WEBPVP8 \0\0\0\0"s;
const std::string kPdf = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n";
const std::string kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(2000, '\0');

std::string contents(const FileFinding& finding) {
    std::string text;
    for (const ContainerEntry& entry : finding.entries)
        text += entry.name + " " + std::string(family_key(entry.family_by_content)) +
                (entry.looked ? "|" : " unseen|");
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(file_behind)

BOOST_AUTO_TEST_CASE(a_picture_ends_where_it_says) {
    const struct {
        std::string_view type;
        std::string picture;
    } table[] = {{"image/gif", kGif}, {"image/png", kPng}, {"image/jpeg", kJpeg}, {"image/webp", kWebp}};
    for (const auto& row : table) {
        for (const std::size_t chunk : {1UL, 2UL, 7UL, 1000UL}) {
            for (const std::string& behind : {""s, "x"s, kJpeg}) {
                const std::string file = row.picture + behind;
                PictureEnd end(row.type);
                std::size_t belonging = 0;
                for (std::size_t i = 0; i < file.size() && end.waiting(); i += chunk)
                    belonging += end.push(std::string_view(file).substr(i, chunk));
                BOOST_TEST_CONTEXT(row.type << ", chunk " << chunk << ", behind " << behind.size()) {
                    BOOST_TEST(end.ended());
                    BOOST_TEST(belonging == row.picture.size());
                }
            }
        }
        PictureEnd cut(row.type);
        cut.push(std::string_view(row.picture).substr(0, row.picture.size() - 1));
        BOOST_TEST(cut.waiting(), row.type);
    }
    for (const std::string_view type : {"image/gif", "image/jpeg"}) {
        PictureEnd odd(type);
        odd.push((type == "image/gif" ? kGif.substr(0, 19) : kJpeg.substr(0, 20)) + "?????");
        BOOST_TEST(!odd.waiting(), type);
        BOOST_TEST(!odd.ended(), type);
    }
}

BOOST_AUTO_TEST_CASE(what_a_recipient_could_open_is_an_entry) {
    const std::string zip = write_zip({{"a.exe", kProgram}});
    const std::string large = write_zip({{"a.dat", kProgram + std::string(100'000, 'x')}});
    const std::string locked = write_zip({{"a.dat", kProgram, 1}});
    const std::string program = "behind the end of the picture executable|";
    const struct {
        std::string_view what;
        std::string content, expected;
    } table[] = {
        {"zip behind gif", kGif + zip,
         "behind the end of the picture archive|behind the end of the picture/a.exe executable|"},
        {"zip behind pdf", kPdf + zip, "a.exe executable|"},
        {"zip and more behind pdf", kPdf + zip + "more", "a.exe executable|"},
        {"zip behind ole", kOle + zip, "a.exe executable|"},
        {"zip behind much", kPdf + std::string(200'000, ' ') + zip, "a.exe executable|"},
        {"zip behind text", std::string(20'000, 'x') + zip, "a.exe executable|"},
        {"a large one", kPdf + large, "a.dat unknown unseen|"},
        {"a locked one", kPdf + locked, "a.dat unknown unseen|"},
        {"program behind jpeg", kJpeg + kProgram, program},
        {"program behind png", kPng + kProgram, program},
        {"program behind webp", kWebp + kProgram, program},
        {"program behind zip", write_zip({{"a"}}, {.behind = kProgram}),
         "behind the end of the archive executable|a text|"},
        {"program as comment", write_zip({{"a"}}, {.comment = kProgram}),
         "the comment of the archive executable|a text|"},
        {"tar.gz behind jpeg", kJpeg + gzip(kProgram),
         "behind the end of the picture archive|behind the end of the picture/behind the end of the picture "
         "executable|"},
        {"nothing", kJpeg, ""},
        {"a picture behind a picture", kJpeg + kPng + kGif, ""},
        {"text behind a picture", kPng + "\r\nsome notes\r\n", ""},
        {"zeros behind a picture", kPng + std::string(70'000, '\0'), ""},
        {"a zip of one's own in a pdf", kPdf + write_zip({{"a.txt", "words"}}) + kPdf, ""},
        {"a damaged zip in an ole file", kOle + zip.substr(50) + std::string(512, '\0'), ""},
    };
    for (const auto& row : table) {
        for (const std::size_t chunk : {1UL, 1000UL, 1000000UL}) {
            BOOST_TEST_CONTEXT(row.what << ", chunk " << chunk) {
                BOOST_TEST(contents(read_file(row.content, {}, {.chunk = chunk})) == row.expected);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(inside_a_container_the_beginning_is_watched) {
    const std::string zip = write_zip({{"a.exe", kProgram}});
    const auto packed_in = [](const std::string& content) {
        return write_zip({{.name = "p.png", .content = content, .deflate = true}});
    };
    BOOST_TEST(contents(read_file(packed_in(kPng + zip))) ==
               "p.png image|p.png/behind the end of the picture archive|p.png/behind the end of the "
               "picture/a.exe executable|");
    BOOST_TEST(contents(read_file(packed_in(kPng + std::string(limits::behind_inside, 'x') + zip))) ==
               "p.png image|");
}

BOOST_AUTO_TEST_CASE(pictures_behind_each_other_end_at_the_depth_of_containers) {
    std::string row;
    for (int i = 0; i < 50'000; i++)
        row += kGif;
    BOOST_TEST(contents(read_file(row + kProgram)) == "");
    BOOST_TEST(contents(read_file(kGif + kGif + kProgram)) ==
               "behind the end of the picture image|behind the end of the picture/behind the end of the "
               "picture executable|");
}

BOOST_AUTO_TEST_CASE(a_disk_image_may_begin_as_another_file) {
    std::string image = kPdf + std::string(16 * 2048 - kPdf.size(), '\0');
    image +=
        "\xFF"
        "CD001\1"s +
        std::string(2041, '\0');
    BOOST_TEST(read_file(image).detected_type == "application/x-iso9660-image");
    BOOST_TEST(family_key(read_file(image).family) == "disk_image");
}

BOOST_AUTO_TEST_CASE(what_a_directory_calls_empty_is_seen) {
    std::string zip = write_zip({{"a.dat", kProgram}});
    zip.replace(zip.rfind("PK\1\2") + 20, 8, 8, '\0');
    BOOST_TEST(contents(read_file(zip)) == "a.dat executable unseen|");
}

BOOST_AUTO_TEST_CASE(an_ole_file_without_a_directory_cannot_be_judged) {
    BOOST_TEST(read_file(kOle).container_unreadable == "its directory is damaged");
}

BOOST_AUTO_TEST_SUITE_END()
