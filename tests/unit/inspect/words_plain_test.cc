#include "words_support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::test;

namespace {

Words flowed(std::string_view text, bool delsp = false) {
    Part part = text_part("text/plain", "flowed");
    part.delsp = delsp;
    return read_words(part, text);
}

}  // namespace

BOOST_AUTO_TEST_CASE(plain_text_keeps_its_lines) {
    BOOST_CHECK_EQUAL(plain("a\r\nb\n\n\n\nc\n").own, "a\nb\n\nc");
    BOOST_CHECK_EQUAL(plain("  a   b  \n").own, "a b");
    BOOST_CHECK_EQUAL(plain("name\ttitle      phone").own, "name\ttitle\tphone");
    BOOST_CHECK_EQUAL(plain("a\u00A0b\u2003c\u200Bd").own, "a b cd");
    BOOST_CHECK_EQUAL(plain("").own, "");
    BOOST_CHECK_EQUAL(plain("\r\n\r\n").own, "");
}

BOOST_AUTO_TEST_CASE(angle_marks_are_quoted_and_removed) {
    Words words = plain("> old\n>> older\n> > older too\nnew\n");
    BOOST_CHECK_EQUAL(words.own, "new");
    BOOST_CHECK_EQUAL(words.quoted, "old\nolder\nolder too");
    BOOST_CHECK_EQUAL(words.cut_by, ">");
    BOOST_CHECK(words.sure);
}

BOOST_AUTO_TEST_CASE(the_armour_of_signed_text_is_nobodys_words) {
    const std::string begin = "-----BEGIN PGP SIGNED MESSAGE-----\n",
                      signature = "-----BEGIN PGP SIGNATURE-----\n", end = "-----END PGP SIGNATURE-----\n";
    const struct {
        std::string text, own;
    } cases[] = {
        {begin + "Hash: SHA256\n\nHi.\n" + signature + "\niQEz\n=Ab/+\n" + end, "Hi."},
        {"Above.\n" + begin + "\nHi.\n" + signature + "\niQEz\n" + end + "Below.\n",
         "Above.\n\nHi.\n\nBelow."},
        {begin + "\n- - a list\n- -----BEGIN PGP MESSAGE-----\n-not escaped\n" + signature + end,
         "- a list\n-----BEGIN PGP MESSAGE-----\n-not escaped"},
        {begin + "\nHi.\n", "Hi."},
        // Prose in the armour is prose.
        {begin + "Dear Ann,\nHi.\n" + signature + "iQEz\nYou are fired.\n" + end,
         "Dear Ann,\nHi.\n\nYou are fired.\n-----END PGP SIGNATURE-----"},
        {signature + "\niQEz\n" + end, "-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----"},
        {"They write -----BEGIN PGP SIGNED MESSAGE-----\n- here\n",
         "They write -----BEGIN PGP SIGNED MESSAGE-----\n- here"},
    };
    for (const auto& each : cases)
        BOOST_CHECK_EQUAL(plain(each.text).own, each.own);
    BOOST_CHECK_EQUAL(plain("> " + begin + "> Hash: SHA256\n>\n> - -- \nNew.\n").own, "New.");
    BOOST_CHECK_EQUAL(flowed(begin + "\na \nb\n- -- \nJane\n" + signature + end).own, "a b\n--\nJane");
}

BOOST_AUTO_TEST_CASE(flowed_lines_are_joined) {
    BOOST_CHECK_EQUAL(flowed("a \nb \nc\nd").own, "a b c\nd");
    BOOST_CHECK_EQUAL(flowed("a \nb\n", true).own, "ab");
    BOOST_CHECK_EQUAL(flowed(" >x\n From y\n").own,
                      "From y");  // stuffed; a line that begins with '>' even so reads as quoted
    BOOST_CHECK_EQUAL(flowed("a \n-- \nJane").own, "a\n--\nJane");
    Words words = flowed("> a \n> b\n>> c \nd\n");
    BOOST_CHECK_EQUAL(words.quoted, "a b\nc");
    BOOST_CHECK_EQUAL(words.own, "d");
}

BOOST_AUTO_TEST_CASE(any_split_of_plain_text_gives_the_same_words) {
    std::string_view text =
        "Dear J\u00F6rg, \r\nthis flows \r\non.\r\n\r\nOn 1 Jan 2024 at 10:00, A <a@b.c> wrote:\r\n> old "
        "\r\n> text\r\n-- \r\nX";
    Part part = text_part("text/plain", "flowed");
    Words whole = read_words(part, text);
    for (std::size_t chunk : {1, 2, 3, 7}) {
        Words split = read_words(part, text, chunk);
        BOOST_CHECK_EQUAL(split.own, whole.own);
        BOOST_CHECK_EQUAL(split.quoted, whole.quoted);
    }
}

BOOST_AUTO_TEST_CASE(text_beyond_the_cap_is_not_complete) {
    std::string long_line(400'000, 'x');
    BOOST_CHECK(!plain(long_line).complete);
    BOOST_CHECK_LE(plain(long_line).own.size(), limits::text_of_part);
    std::string many_lines;
    for (int i = 0; i < 100'000; ++i)
        many_lines += "a\n";
    BOOST_CHECK(!plain(many_lines).complete);
    std::string quotes(100'000, '>');
    BOOST_CHECK_EQUAL(plain(quotes + "x").own, "");
}

BOOST_AUTO_TEST_CASE(charsets_are_decoded_and_oddities_told) {
    Part part = text_part("text/plain");
    part.charset = "iso-8859-1";
    BOOST_CHECK_EQUAL(read_words(part, "caf\xE9").own, "caf\u00E9");
    Oddities oddities;
    part.charset = "no-such-charset";
    WordsReader reader(part, habits(), oddities);
    reader.push("x\n");
    reader.finish();
    BOOST_CHECK(oddities.has(OddityKind::charset_unknown));
    BOOST_CHECK(!oddities.has(OddityKind::charset_invalid));
}

BOOST_AUTO_TEST_CASE(a_stray_byte_hides_nothing_and_a_text_full_of_them_cannot_be_read) {
    const auto read = [](std::size_t good, std::string_view bad) {
        Part part = text_part("text/plain");
        part.charset = "utf-8";
        return read_words(part, std::string(good, 'a') + std::string(bad)).complete;
    };
    BOOST_TEST(read(0, ""));
    BOOST_TEST(read(100, "\xff"));
    BOOST_TEST(read(1'000, "\xff \xff \xff"));
    BOOST_TEST(!read(10, "\xff"));
    BOOST_TEST(!read(100, "\xcf\xf0\xe8\xe2\xe5\xf2"));  // windows-1251
}
