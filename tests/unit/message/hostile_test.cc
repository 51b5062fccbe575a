// What is made to cost much: memory stays constant, time linear, the stack flat.

#include "message/limits.h"
#include "recorder.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <string>

using namespace letterhead;
using namespace letterhead::test;

namespace {

// Counts what a reader gives and keeps nothing.
class Counter : public PartSink {
 public:
    void message_headers(const HeaderList&, const Part&) override {}
    void part_begin(const Part&) override { ++parts; }
    void part_bytes(const Part&, std::string_view decoded) override {
        bytes += decoded.size();
        longest = std::max(longest, decoded.size());
    }
    void part_end(const Part&) override { ++ended; }

    std::size_t parts = 0, ended = 0, bytes = 0, longest = 0;
};

Counter read(std::string_view headers, std::string_view piece, std::size_t times) {
    Counter counter;
    Oddities oddities;
    Reader reader(counter, oddities);
    for (const Header& header : split_message(headers).headers)
        reader.header(header.name, header.value);
    reader.end_of_headers();
    for (std::size_t i = 0; i < times; ++i)
        reader.body(piece);
    reader.finish();
    BOOST_TEST(counter.parts == counter.ended);
    return counter;
}

constexpr std::string_view mixed = "From: a\nContent-Type: multipart/mixed; boundary=a\n\n";

std::string repeated(std::string_view text, std::size_t size) {
    std::string out;
    while (out.size() < size)
        out += text;
    return out;
}

// Memory of this process in use, in bytes.
std::size_t resident() {
    std::size_t total = 0, pages = 0;
    std::ifstream("/proc/self/statm") >> total >> pages;
    return pages * 4096;
}

}  // namespace

BOOST_AUTO_TEST_CASE(fifty_megabytes_of_anything_cost_no_memory) {
    const std::string_view base64 = "--a\nContent-Transfer-Encoding: base64\n\n";
    for (std::string_view start :
         {base64, std::string_view("--a\n\n"), std::string_view("--a\nX: "), std::string_view()}) {
        Counter counter;
        Oddities oddities;
        Reader reader(counter, oddities);
        for (const Header& header : split_message(mixed).headers)
            reader.header(header.name, header.value);
        reader.end_of_headers();
        reader.body(start);
        const std::string piece = repeated(std::string(76, 'Q').append("\r\n "), 500'000);
        reader.body(piece);
        const std::size_t before = resident();
        for (int i = 0; i < 100; ++i)
            reader.body(piece);
        BOOST_TEST(resident() < before + 4'000'000U);
        reader.finish();
    }
}

BOOST_AUTO_TEST_CASE(a_million_delimiters_open_a_bounded_number_of_parts) {
    const Counter counter = read(mixed, repeated("--a\n", 40'000), 100);
    BOOST_TEST(counter.parts == limits::parts);
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_multiparts_open_a_bounded_number) {
    std::string body;
    for (int i = 0; i < 100'000; ++i) {
        const std::string boundary = "b" + std::to_string(i);
        body += (i == 0 ? "--a\n" : "") + ("Content-Type: multipart/mixed; boundary=" + boundary) + "\n\n--" +
                boundary + "\n";
    }
    // "--b12" is nearly a delimiter of b1 and so is read in other ways too.
    constexpr std::size_t others = limits::readings_open * limits::reading_parts;
    BOOST_TEST(read(mixed, body, 1).parts <= limits::nesting + 1 + others);
    std::string messages = "--a\n";
    for (int i = 0; i < 100'000; ++i)
        messages += "Content-Type: message/rfc822\n\n";
    BOOST_TEST(read(mixed, messages, 1).parts == limits::nesting + 1);
}

BOOST_AUTO_TEST_CASE(encoded_messages_in_encoded_messages_are_bounded) {
    std::string inside = "Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n";
    std::string body = inside;
    // Each level escapes "=" once more; a header without one needs no escape, so all levels can stand in a
    // row.
    for (int i = 0; i < 200; ++i)
        body += inside;
    const Counter counter = read("From: a\nContent-Type: message/rfc822\n\n", body, 1);
    BOOST_TEST(counter.parts <= limits::encoded_nesting + 4);
}

BOOST_AUTO_TEST_CASE(bytes_come_in_small_pieces_whatever_the_part) {
    const std::string lines = repeated(std::string(76, 'Q').append("\r\n"), 60'000);
    const Counter encoded =
        read("From: a\nContent-Type: a/b\nContent-Transfer-Encoding: base64\n\n", lines, 100);
    BOOST_TEST(encoded.bytes > 4'000'000U);
    BOOST_TEST(encoded.longest <= limits::decode_slice);
    const Counter blanks =
        read("From: a\nContent-Transfer-Encoding: quoted-printable\n\n", repeated(" ", 50'000), 100);
    BOOST_TEST(blanks.bytes + limits::trailing_blanks == 5'000'000U);
}

BOOST_AUTO_TEST_CASE(lines_without_end_pass_through) {
    for (std::string_view text :
         {"-", "--", "--a", " ", "\r", "x", "--a ", "=", "\n", "\r\n-", "A:", "\n "}) {
        for (std::string_view start :
             {"", "--a\n", "--a\n\n", "--a\nContent-Transfer-Encoding: quoted-printable\n\n"}) {
            BOOST_TEST_CONTEXT(start << text) {
                Counter counter;
                Oddities oddities;
                Reader reader(counter, oddities);
                for (const Header& header : split_message(mixed).headers)
                    reader.header(header.name, header.value);
                reader.end_of_headers();
                reader.body(start);
                const std::string piece = repeated(text, 60'000);
                for (int i = 0; i < 10; ++i)
                    reader.body(piece);
                reader.finish();
                BOOST_TEST(counter.parts == counter.ended);
                BOOST_TEST(counter.longest <= std::max(piece.size(), limits::header + 2));
            }
        }
    }
}
