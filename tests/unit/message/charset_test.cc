#include "message/charset.h"

#include "base/text.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace letterhead;
using namespace std::string_view_literals;

namespace {

std::string convert(std::string_view charset, std::string_view bytes, std::size_t step) {
    CharsetDecoder decoder(charset);
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += step)
        decoder.push(bytes.substr(at, step), out);
    decoder.finish(out);
    return out;
}

struct Case {
    std::string_view charset, bytes, expected;
};

constexpr Case cases[] = {
    {"utf-8", "caf\xc3\xa9 \xf0\x9f\x98\x80", "caf\xc3\xa9 \xf0\x9f\x98\x80"},
    {"UTF8", "\xe2\x82\xac", "\xe2\x82\xac"},
    {"utf-8",
     "a\xff"
     "b\xe2\x82",
     "a\xef\xbf\xbd"
     "b\xef\xbf\xbd"},
    {"utf-8", "\xc0\x80\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
    {"", "caf\xe9 caf\xc3\xa9", "caf\xc3\xa9 caf\xc3\xa9"},
    {"us-ascii", "\x93quoted\x94", "\xe2\x80\x9cquoted\xe2\x80\x9d"},
    {"no-such-charset", "caf\xe9", "caf\xc3\xa9"},
    {"iso-8859-1", "\x80\xe9", "\xe2\x82\xac\xc3\xa9"},
    {"ISO-8859-15", "\xa4", "\xe2\x82\xac"},
    {"windows-1252", "\x81", "\xef\xbf\xbd"},
    {"euc-kr", "a\xa2\xe8=-b", "a=-b"},  // glibc passes that pair in silence
    {"Windows-1251", "\xcf\xf0\xe8\xe2\xe5\xf2", "\xd0\x9f\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x82"},
    {"koi8-r", "\xf0\xd2\xc9\xd7\xc5\xd4", "\xd0\x9f\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x82"},
    {"iso-8859-2", "\xb1", "\xc4\x85"},
    {"shift_jis", "\x93\xfa\x96\x7b", "\xe6\x97\xa5\xe6\x9c\xac"},
    {"euc-jp", "\xc6\xfc\xcb\xdc", "\xe6\x97\xa5\xe6\x9c\xac"},
    {"iso-2022-jp", "\x1b$BF|K\\\x1b(B!", "\xe6\x97\xa5\xe6\x9c\xac!"},
    {"gb2312", "\xc4\xe3\xba\xc3", "\xe4\xbd\xa0\xe5\xa5\xbd"},
    {"big5", "\xa7\x41\xa6\x6e", "\xe4\xbd\xa0\xe5\xa5\xbd"},
    {"euc-kr", "\xbe\xc8\xb3\xe7", "\xec\x95\x88\xeb\x85\x95"},
    {"utf-16le", "h\0i\0"sv, "hi"},
    {"utf-16be", "\0h\xd8\x3d\xde\x00"sv, "h\xf0\x9f\x98\x80"},
    {"utf-7", "a+AOk-b",
     "a\xc3\xa9"
     "b"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(charsets_become_utf8_for_any_split) {
    for (const Case& test : cases) {
        for (std::size_t step : {1U, 2U, 3U, 100U}) {
            BOOST_TEST_CONTEXT(test.charset << " by " << step) {
                BOOST_TEST(convert(test.charset, test.bytes, step) == test.expected);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_name_from_outside_is_only_compared_with_the_list) {
    for (std::string_view name :
         {"utf-8//IGNORE", "IBM1364", "../../etc/x", "iso-2022-cn-ext", "utf-8utf-8utf-8utf-8utf-8utf-8"}) {
        BOOST_TEST(!CharsetDecoder(name).known());
    }
    for (std::string_view name :
         {"", "UTF-8", "utf_8", " Latin1 ", "\"us-ascii\"", "ks_c_5601-1987", "X-SJIS"}) {
        BOOST_TEST_CONTEXT(name) {
            BOOST_TEST(CharsetDecoder(name).known());
        }
    }
    BOOST_TEST(CharsetDecoder("unicode-1-1-utf-7").is_utf7());
    BOOST_TEST(!CharsetDecoder("utf-8").is_utf7());
}

// Found by fuzz_decode: iconv's UTF-7 answered a broken shift differently when it came in two pieces.
BOOST_AUTO_TEST_CASE(stateful_charsets_with_errors_do_not_depend_on_the_split) {
    const std::string broken = "\013a+A\013\013\001a=C3=A9 \011/b= \r\n=+Z\013+\177";
    for (const char* name : {"utf-7", "iso-2022-jp", "iso-2022-kr"}) {
        const auto decode = [&](std::size_t step) {
            CharsetDecoder decoder(name);
            std::string out;
            for (std::size_t at = 0; at < broken.size(); at += step)
                decoder.push(std::string_view(broken).substr(at, step), out);
            decoder.finish(out);
            return out;
        };
        for (const std::size_t step : {1U, 2U, 3U, 7U})
            BOOST_TEST(decode(step) == decode(broken.size()), name << " in pieces of " << step);
    }
}

BOOST_AUTO_TEST_CASE(invalid_bytes_are_remembered) {
    const auto invalid = [](std::string_view charset, std::string_view bytes) {
        CharsetDecoder decoder(charset);
        std::string out;
        decoder.push(bytes, out);
        decoder.finish(out);
        BOOST_TEST(is_valid_utf8(out));
        return decoder.invalid() > 0;
    };
    BOOST_TEST(invalid("utf-8", "\xff"));
    BOOST_TEST(invalid("utf-8", "\xe2\x82"));
    BOOST_TEST(invalid("euc-jp", "\xc6"));
    BOOST_TEST(invalid("gb18030", "\xff\xff"));
    BOOST_TEST(!invalid("utf-8", "\xe2\x82\xac"));
    BOOST_TEST(!invalid("us-ascii", "caf\xe9"));
}
