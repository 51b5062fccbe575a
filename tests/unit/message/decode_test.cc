#include "message/decode.h"

#include "message/base64_groups.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace letterhead;

namespace {

struct Decoded {
    std::string bytes;
    DecodeNotes notes;
};

Decoded decode(TransferEncoding encoding, std::string_view input, std::size_t step) {
    TransferDecoder decoder(encoding);
    ByteBuffer out;
    for (std::size_t at = 0; at < input.size(); at += step)
        decoder.push(input.substr(at, step), out);
    decoder.finish(out);
    return {std::string(out.view()), decoder.notes()};
}

struct Case {
    std::string_view input, expected;
};

void check_all_splits(TransferEncoding encoding, const std::vector<Case>& cases) {
    for (const Case& test : cases) {
        for (std::size_t step : {1U, 2U, 3U, 5U, 1000U}) {
            BOOST_TEST_CONTEXT(test.input << " by " << step) {
                BOOST_TEST(decode(encoding, test.input, step).bytes == test.expected);
            }
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(base64_decodes_whatever_it_is_given) {
    check_all_splits(TransferEncoding::base64,
                     {
                         {"", ""},
                         {"SGVsbG8sIHdvcmxkIQ==", "Hello, world!"},
                         {"SGVs\r\nbG8s\nIHdv\rcmxk IQ==\r\n", "Hello, world!"},
                         {"S G V s", "Hel"},
                         {"SGVsbG8", "Hello"},
                         {"SGVsbA", "Hell"},
                         {"SGVsb", "Hel"},
                         {"YQ==Yg==", "ab"},
                         {"TVo=\r\nkAADAAAA", std::string_view("MZ\x90\0\x03\0\0\0", 8)},
                         {"SG*V-s!", "Hel"},
                         {"====", ""},
                         {"/+//", "\xff\xef\xff"},
                     });
}

BOOST_AUTO_TEST_CASE(base64_notes_what_is_strange) {
    const auto notes = [](std::string_view input) {
        return decode(TransferEncoding::base64, input, 3).notes;
    };
    BOOST_TEST(!notes("YWJj\r\nYWI=\r\n").after_padding);
    BOOST_TEST(!notes("YWI=").truncated);
    BOOST_TEST(notes("YWI=YWJj").after_padding);
    BOOST_TEST(notes("YWJjY").truncated);
    BOOST_TEST(notes("YWJjYW").truncated);
    BOOST_TEST(notes("YWJj\r\n \tYWJj").junk == 0U);
    BOOST_TEST(notes("*YW-Jj!").junk == 3U);
    BOOST_TEST(notes("YWJj YWJj Y W I= \r\n YWJj\t\r\n").junk == 4U);
    for (std::size_t step : {1U, 2U, 4U, 5U, 1000U}) {
        const std::string_view lines = "YWJjYWJj \n\r YWJj\r YWJj YWJjY WJj\n\n \t YWJj  YWJj";
        BOOST_TEST(decode(TransferEncoding::base64, lines, step).notes.junk == 3U, step);
    }
    BOOST_TEST(notes("\r\n #YWJj").junk_first);
    BOOST_TEST(!notes("YWJj\r\n#YWJj").junk_first);
}

BOOST_AUTO_TEST_CASE(quoted_printable_decodes_by_rfc_2045) {
    check_all_splits(TransferEncoding::quoted_printable, {
                                                             {"", ""},
                                                             {"caf=C3=A9", "caf\xc3\xa9"},
                                                             {"caf=c3=a9", "caf\xc3\xa9"},
                                                             {"soft =\r\nbreak", "soft break"},
                                                             {"soft=\nbreak", "softbreak"},
                                                             {"soft= \t\r\nbreak", "softbreak"},
                                                             {"blanks \t\r\nend", "blanks\r\nend"},
                                                             {"blanks  \nend", "blanks\nend"},
                                                             {"a\r\n\r\nb", "a\r\n\r\nb"},
                                                             {"=ZZ", "=ZZ"},
                                                             {"=4", "=4"},
                                                             {"=4Z=41", "=4ZA"},
                                                             {"==41", "=A"},
                                                             {"= x", "= x"},
                                                             {"end=", "end"},
                                                             {"end=\r\n", "end"},
                                                             {"a\rb", "a\rb"},
                                                             {"a \r \nb", "a \r\nb"},
                                                             {"a\r\r\nb", "a\r\r\nb"},
                                                             {"=\rx", "=\rx"},
                                                             {"=3D=\r\n=3D", "=="},
                                                             {"tail  ", "tail"},
                                                         });
}

BOOST_AUTO_TEST_CASE(quoted_printable_counts_invalid_escapes) {
    const auto notes = [](std::string_view input) {
        return decode(TransferEncoding::quoted_printable, input, 2).notes;
    };
    BOOST_TEST(notes("a=ZZb=4").invalid_escapes == 2U);
    BOOST_TEST(notes("a=41=\r\n").invalid_escapes == 0U);
    BOOST_TEST(notes("a= \r\nb").blank_soft_breaks);
    BOOST_TEST(!notes("a=\r\nb").blank_soft_breaks);
}

BOOST_AUTO_TEST_CASE(quoted_printable_holds_back_a_bounded_run_of_blanks) {
    const std::string blanks(5000, ' ');
    for (std::size_t step : {1U, 7U, 999U, 10000U}) {
        const std::string decoded =
            decode(TransferEncoding::quoted_printable, "a" + blanks + "\r\nb", step).bytes;
        BOOST_TEST(decoded == "a" + std::string(4000, ' ') + "\r\nb");
        BOOST_TEST(decode(TransferEncoding::quoted_printable, "a" + blanks, step).bytes ==
                   "a" + std::string(4000, ' '));
        BOOST_TEST(decode(TransferEncoding::quoted_printable, "a=" + blanks + "b", step).bytes ==
                   "a=" + blanks + "b");
    }
}

BOOST_AUTO_TEST_CASE(groups_of_base64_end_at_the_first_byte_that_is_no_digit) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string line, expected;
    for (std::size_t i = 0; i < 96; i += 4) {
        std::uint32_t group = 0;
        for (std::size_t place = i; place < i + 4; ++place) {
            const std::size_t digit = (place * 37 + 11) % 64;
            line += alphabet[digit];
            group = group << 6 | static_cast<std::uint32_t>(digit);
        }
        for (const int shift : {16, 8, 0})
            expected += static_cast<char>(group >> shift);
    }
    for (std::size_t at = 0; at <= line.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string input = line;
            if (at < line.size()) input[at] = static_cast<char>(byte);
            const bool digit = at == line.size() || alphabet.find(input[at]) != std::string_view::npos;
            if (digit && at < line.size() && input[at] != line[at]) continue;  // another text
            std::string output(expected.size(), '\0');
            const std::size_t done = base64_groups(reinterpret_cast<const unsigned char*>(input.data()),
                                                   input.size() / 4, output.data());
            BOOST_TEST(done == (digit ? line.size() : at) / 4);
            BOOST_TEST((std::string_view(output).substr(0, 3 * done) ==
                        std::string_view(expected).substr(0, 3 * done)));
        }
    }
}

BOOST_AUTO_TEST_CASE(each_digit_of_base64_has_its_value_wherever_it_stands) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t digit = 0; digit < 64; ++digit) {
        const std::string input(48, alphabet[digit]);
        std::string output(36, '\0');
        BOOST_TEST(base64_groups(reinterpret_cast<const unsigned char*>(input.data()), 12, output.data()) ==
                   12U);
        const std::size_t group = digit << 18 | digit << 12 | digit << 6 | digit;
        for (std::size_t i = 0; i < output.size(); ++i)
            BOOST_TEST(static_cast<unsigned char>(output[i]) == (group >> (16 - 8 * (i % 3)) & 0xff));
    }
}

BOOST_AUTO_TEST_CASE(long_base64_decodes_the_same_by_any_step) {
    std::string encoded;
    for (int line = 0; line < 200; ++line)
        encoded += std::string(line % 80U, 'Q') + "\r\n";
    const std::string whole = decode(TransferEncoding::base64, encoded, encoded.size()).bytes;
    for (std::size_t step : {1U, 3U, 64U, 777U})
        BOOST_TEST((decode(TransferEncoding::base64, encoded, step).bytes == whole));
    BOOST_TEST(whole.size() == std::string::size_type(200 / 80 * 3160 + 780) * 3 / 4);
}
