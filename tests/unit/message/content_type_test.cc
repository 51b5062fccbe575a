#include "message/content_type.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

using namespace letterhead;

namespace {

// "value|name=value|..." and then the oddities as "!kind".
std::string parsed(std::string_view header) {
    Oddities oddities;
    const StructuredValue value = parse_structured(header, oddities, "part 1");
    std::string text = value.value;
    for (const Parameter& parameter : value.parameters)
        text += "|" + parameter.name + "=" + parameter.value;
    for (const Oddity& oddity : oddities.all())
        text += "!" + std::string(info(oddity.kind).name);
    return text;
}

struct Case {
    std::string_view header, expected;
};

constexpr Case plain[] = {
    {" text/plain", "text/plain"},
    {"TEXT/Plain; Charset=UTF-8", "text/plain|charset=UTF-8"},
    {"text / plain ; charset = \"utf-8\"", "text/plain|charset=utf-8"},
    {"text/plain (hello (nested; x)); charset=a", "text/plain|charset=a"},
    {"text/plain; charset=a (comment); format=flowed", "text/plain|charset=a|format=flowed"},
    {"text/plain;; charset=a;", "text/plain|charset=a"},
    {"text/plain; name=\"a;b\\\"c\"", "text/plain|name=a;b\"c"},
    {"text/plain; name=report(1).pdf", "text/plain|name=report(1).pdf"},
    {"", ""},
    {"attachment;\r\n filename=x.pdf", "attachment|filename=x.pdf"},
    {"filename=\"x y.pdf\"", "|filename=x y.pdf"},
    {"filename=x.pdf; size=1", "|filename=x.pdf|size=1"},
};

constexpr Case strange[] = {
    {"text/plain charset=a", "text/plain|charset=a!parameter_malformed"},
    {"text/plain; charset=a format=flowed", "text/plain|charset=a|format=flowed!parameter_malformed"},
    {"text/plain; charset", "text/plain!parameter_malformed"},
    {"text/plain; =x", "text/plain|=x!parameter_malformed"},
    {"a/b; name=my file.exe", "a/b|name=my file.exe"},
    {"a/b; name=\"x.txt\".exe", "a/b|name=x.txt|name=x.txt.exe!parameter_malformed"},
    {"a/b; name=\"x.exe; c=d", "a/b|name=x.exe|name=x.exe; c=d|c=d!unbalanced_quote"},
    {"a/b; name=\"x.exe", "a/b|name=x.exe!unbalanced_quote"},
    {"a/b; name=x\"y.exe", "a/b|name=xy.exe!unbalanced_quote"},
    {"a/b; boundary=x (c)", "a/b|boundary=x!boundary_comment"},
    {"a/b; boundary=x(c)", "a/b|boundary=x!boundary_comment"},
    {"a/b; boundary=x; boundary=y", "a/b|boundary=x|boundary=y!duplicate_boundary"},
    {"a/b; boundary*=us-ascii''x", "a/b|boundary=x!encoded_boundary"},
    {"a/b; boundary*0=x; boundary*1=y", "a/b|boundary=xy!encoded_boundary"},
    {"a/b; boundary=\"=?utf-8?Q?x?=\"", "a/b|boundary==?utf-8?Q?x?=|boundary=x!encoded_boundary"},
};

constexpr Case extended[] = {
    {"a; filename*=utf-8''caf%C3%A9.pdf", "a|filename=caf\xc3\xa9.pdf"},
    {"a; filename*=iso-8859-1'en'caf%e9.pdf", "a|filename=caf\xc3\xa9.pdf"},
    {"a; filename*=plain.pdf", "a|filename=plain.pdf"},
    {"a; filename*0=abc; filename*1=\"def.exe\"", "a|filename=abcdef.exe"},
    {"a; filename*0*=utf-8''%E2%82; filename*1*=%AC; filename*2=.exe", "a|filename=\xe2\x82\xac.exe"},
    {"a; x=1; filename*0=a; y=2; filename*1=b", "a|x=1|filename=ab|y=2"},
    {"a; filename*0=a; filename*2=c", "a|filename=ac!file_name_gap"},
    {"a; filename*1=b; filename*0=a", "a|filename=ab!file_name_gap"},
    {"a; filename*0=x.txt; filename*0=x.exe", "a|filename=x.txt|filename=x.exe!file_name_gap"},
    {"a; filename*=utf-8''%zz%4", "a|filename=%zz%4"},
    {"a; filename=\"=?utf-8?Q?caf=C3=A9.exe?=\"", "a|filename=caf\xc3\xa9.exe"},
    {"a; filename==?utf-8?B?eC4=?= =?utf-8?B?ZXhl?=", "a|filename=x.exe"},
    {"a; filename=caf\xe9.exe", "a|filename=caf\xc3\xa9.exe"},
    {"a; filename=x\xc0\xae"
     "exe",
     "a|filename=x\u00c0\u00aeexe|filename=x.exe"},
    {"a; filename*=utf-8''x%E0%80%AEexe", "a|filename=x\ufffd\ufffd\ufffdexe|filename=x.exe"},
    {"a; filename*=utf-16''%00x%00.%00e", "a|filename=\u7800\u2e00\u6500|filename=x.e"},
    {"a; filename*=utf-16''%FF%FEx%00.%00e%00", "a|filename=x.e"},
    {"a; filename=x.txt; filename*=utf-8''x.exe", "a|filename=x.txt|filename=x.exe"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(structured_values_are_read) {
    for (const Case& test : plain)
        BOOST_TEST(parsed(test.header) == test.expected);
}

BOOST_AUTO_TEST_CASE(strange_parameters_are_read_in_every_way_and_noted) {
    for (const Case& test : strange)
        BOOST_TEST(parsed(test.header) == test.expected);
}

BOOST_AUTO_TEST_CASE(rfc_2231_values_are_joined_before_they_are_decoded) {
    for (const Case& test : extended)
        BOOST_TEST(parsed(test.header) == test.expected);
}

BOOST_AUTO_TEST_CASE(transfer_encodings_take_the_most_inclusive_reading) {
    struct Encoding {
        std::string_view header;
        TransferEncoding expected;
        bool strange;
    };
    using enum TransferEncoding;
    const Encoding encodings[] = {
        {" base64", base64, false},          {"BASE64 ", base64, false},
        {"base64 (comment)", base64, false}, {"quoted-printable", quoted_printable, false},
        {"7bit", identity, false},           {"8BIT", identity, false},
        {"binary", identity, false},         {"", identity, false},
        {"(c) base64", base64, true},        {"\"base64\"", base64, true},
        {"base64; x=y", base64, true},       {": base64", base64, true},
        {"7bit, base64", base64, true},      {"base64 quoted-printable", base64, true},
        {"x-uuencode", unknown, true},       {"bas64", unknown, true},
    };
    for (const Encoding& test : encodings) {
        BOOST_TEST_CONTEXT(test.header) {
            Oddities oddities;
            BOOST_TEST((parse_transfer_encodings(test.header, oddities, "part 1").front() == test.expected));
            BOOST_TEST(oddities.has(OddityKind::unknown_transfer_encoding) == test.strange);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_media_type_is_two_tokens) {
    for (std::string_view type : {"text/plain", "a/b+c", "application/vnd.ms-excel"})
        BOOST_TEST(is_media_type(type));
    for (std::string_view type : {"", "text", "/", "a/", "/b", "a/b/c", "a b/c", "text/plain,text/html"})
        BOOST_TEST(!is_media_type(type));
}
