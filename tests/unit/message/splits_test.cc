// Any split of the body gives the same calls and the same oddities.

#include "recorder.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

using namespace letterhead;
using namespace letterhead::test;

namespace {

constexpr std::size_t longest_mail = 200'000;  // of the corpus, to stay quick under sanitizers

bool same_for_any_split(const std::string& mail, std::mt19937& random) {
    const Reading whole = read_mail(mail);
    std::vector<std::vector<std::size_t>> splits = {{7}, {1000}};
    if (mail.size() < 30'000) splits.push_back({1});
    if (mail.size() < 10'000) splits.insert(splits.end(), {{2}, {3}});
    std::vector<std::size_t> sizes(50);
    for (std::size_t& size : sizes)
        size = 1 + random() % 90U;
    splits.push_back(sizes);
    for (const auto& split : splits) {
        const Reading reading = read_mail(mail, split);
        if (reading.lines != whole.lines || reading.oddities != whole.oddities) return false;
    }
    return true;
}

const std::string awkward[] = {
    "From: a\n\n",
    "From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\na\n--x\n\n\n\n--x--\nepilogue\n--x--\n",
    "From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x \t\nA: b\n c\n\n-\n--\n--y\n- -x\n "
    "--x\n--xx\n--x-\n--x--z\n--x--",
    "From: a\nContent-Type: multipart/mixed; boundary=x\n\nContent-Type: b\n--x\nno header\nA: "
    "b\n\n\n--x--\nContent-type: c",
    "From: a\nContent-Type: multipart/mixed; boundary=x--\n\n--x----\n--x--\n\na\n--x----\n",
    "From: a\nContent-Type: multipart/mixed\n\n- a\n-- b\n--b "
    "c\n--hunted\n\none\n--hunted\n\ntwo\r\r\n\r--hunted--\r\n",
    "From: a\nContent-Type: multipart/mixed; boundary=x\nContent-Transfer-Encoding: "
    "quoted-printable\n\n=2D-x\n\na=\n\n--=78--\n",
    "From: a\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n\r\nRnJvbTogYgoKaGVsbG8K\n",
    "From: a\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n\n"
    "Content-Transfer-Encoding: base64\n\nRnJvbTogYgoKaGVsbG8K\n",
    "From: a\nContent-Type: multipart/digest; boundary=x\n\n--x\ngarbage\nB: c\n\n--x\n>From me\nB: "
    "c\n\nd\n--x--",
    "From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\nX-Y: " + std::string(3000, 'y') + "\n\n" +
        std::string(3000, 'z') + "\n--x" + std::string(1200, ' ') + "\n--x\n" + std::string(2000, 'h') +
        "\n--x--",
    "From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Transfer-Encoding: "
    "quoted-printable\n\na  \n=  \nb=\r\n=4\n=\n--x--",
    "From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nbegin 644 "
    "a\n#0V%T\n\n`\nend\r\nbegin-base64 "
    "644 b\nQ2F0\n====\n=ybegin size=1 name=c\n=y=}k\n=yend\n--x\nContent-Type: a/b\nContent-Type: c/d\n"
    "Content-Transfer-Encoding: base64\nContent-Transfer-Encoding: x\n\nQ2F0\n--x--\nbegin 644 a\n#0V%T",
    "From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x y\nA: b\n\none\n--x\n\ntwo\r--x\r--x--\n "
    "--x\nno "
    "colon\nContent-Type: message/rfc822\n\nnone\nContent-Transfer-Encoding: base64\n\nQ2F0\n--x --\n--x--",
    "From: a\nContent-Type: multipart/mixed; boundary=x\n\n-x--\r--x--\n--y\r--x\r--x\n\r--x\n "
    "--x\r--x\n--x\n-\r-\r--\r--x",
    "From: a\n\nno colon\nContent-Type: message/partial\nno colon\n\nA: b\nContent-Type: "
    "text/plain\n\nbegin 644 a\n#0V%T\n",
    "From: a\nContent-Type: multipart/mixed; boundary=x\nContent-Type: text/plain\n\nContent-Type: "
    "a/b\n\none\n"
    "--y\n\ntwo\n--x\n\nthree\n--x--\nContent-Type: c/d\n\nfour\n--y\n\nfive",
    // As many readings as a part may have, and then headers in the body.
    "From: a\nContent-Type: text/plain\nContent-Type: a/b\nContent-Type: c/d\nContent-Transfer-Encoding: "
    "x\n\n<b>\nContent-Type: e/f\n\nQ2F0\nQ2F0\n",
    "From: a\nContent-Type: multipart/mixed; boundary=x\n\n\r--x\r\n\r\r\n--x\r\n\r\na\r\r\n--x\r\r\nA: "
    "b\r\r\n\r\n--x--",
};

}  // namespace

BOOST_AUTO_TEST_CASE(awkward_mails_read_the_same_for_any_split) {
    std::mt19937 random(1);
    for (const std::string& mail : awkward) {
        BOOST_TEST_CONTEXT(mail.substr(0, 400)) {
            BOOST_TEST(same_for_any_split(mail, random));
            BOOST_TEST(same_for_any_split(with_crlf(mail), random));
        }
    }
}

BOOST_AUTO_TEST_CASE(mails_of_the_wild_read_the_same_for_any_split) {
    namespace files = std::filesystem;
    const files::path corpus = LETTERHEAD_SOURCE "/../shared/corpus/mime";
    if (!files::exists(corpus)) return;  // it stands beside the project, or not at all
    std::mt19937 random(2);
    std::size_t mails = 0;
    for (const auto& entry : files::recursive_directory_iterator(corpus)) {
        if (!entry.is_regular_file() || entry.file_size() > longest_mail) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string mail((std::istreambuf_iterator<char>(file)), {});
        ++mails;
        BOOST_TEST_CONTEXT(entry.path().string()) {
            BOOST_TEST(same_for_any_split(mail, random));
            BOOST_TEST(same_for_any_split(with_crlf(mail), random));
        }
    }
    BOOST_TEST(mails > 100U);
}
