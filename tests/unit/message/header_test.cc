#include "message/header.h"

#include "message/limits.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace letterhead;

namespace {

std::string decoded(std::string_view value) {
    Oddities oddities;
    return decode_text(value, oddities, "header Subject");
}

struct Case {
    std::string_view value, expected;
};

}  // namespace

BOOST_AUTO_TEST_CASE(folds_are_removed) {
    BOOST_TEST(unfold(" a\r\n b\n\tc \r\n") == "a b\tc");
    BOOST_TEST(unfold("") == "");
    BOOST_TEST(unfold("plain") == "plain");
}

BOOST_AUTO_TEST_CASE(header_text_is_decoded_as_a_person_sees_it) {
    const Case cases[] = {
        {" Hello", "Hello"},
        {" =?utf-8?Q?caf=C3=A9?=", "caf\xc3\xa9"},
        {"=?UTF-8?b?Y2Fmw6k=?= noir", "caf\xc3\xa9 noir"},
        {"=?utf-8?B?YQ==?= =?utf-8?B?Yg==?=", "ab"},
        {"=?utf-8?B?YQ==?=\r\n =?utf-8?Q?b?=", "ab"},
        {"=?iso-8859-1?Q?a?= =?utf-8?Q?b?= c", "ab c"},
        {"=?utf-8?Q?=E2=82?= =?utf-8?Q?=AC?=", "\xe2\x82\xac"},
        {"=?utf-8?B?4oI=?= =?utf-8?Q?=AC?=", "\xe2\x82\xac"},
        {"a =?utf-8?Q?b_c?= d", "a b c d"},
        {"=?utf-8?Q?b_?= =?utf-8?Q?c?=", "b c"},
        {"x=?utf-8?Q?y?=z", "xyz"},
        {"\"=?utf-8?Q?quoted?=\"", "\"quoted\""},
        {"=?utf-8*en?Q?lang?=", "lang"},
        {"=?utf-8?X?no?=", "=?utf-8?X?no?="},
        {"=?utf-8?Q?open", "=?utf-8?Q?open"},
        {"=?utf-8?Q?a?b?=", "a?b"},
        {"=?utf-8?Q?a", "=?utf-8?Q?a"},
        {"=?a?Q?b =?utf-8?Q?c?=", "=?a?Q?b c"},
        {"=?utf-8?B?YQ?=", "a"},
        {"=?utf-8?B?YQ==?=b", "ab"},
        {"=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "\xe6\x97\xa5\xe6\x9c\xac"},
        {"raw caf\xe9", "raw caf\xc3\xa9"},
        {"raw caf\xc3\xa9", "raw caf\xc3\xa9"},
        {"tab\there", "tab here"},
        {"=?utf-8?Q?a=0D=0AX:_b?=", "a  X: b"},
        {"nul=?utf-8?Q?=00?=", "nul\xef\xbf\xbd"},
        {"=?", "=?"},
    };
    for (const Case& test : cases) {
        BOOST_TEST_CONTEXT(test.value) {
            BOOST_TEST(decoded(test.value) == test.expected);
        }
    }
}

BOOST_AUTO_TEST_CASE(too_many_encoded_words_are_noted) {
    std::string value;
    for (std::size_t i = 0; i < limits::encoded_words + 10; ++i)
        value += "=?utf-8?Q?a?= ";
    Oddities oddities;
    const std::string text = decode_text(value, oddities, "header Subject");
    BOOST_TEST(oddities.has(OddityKind::too_many_encoded_words));
    BOOST_TEST(text.substr(0, limits::encoded_words) == std::string(limits::encoded_words, 'a'));
    BOOST_TEST(text.ends_with("=?utf-8?Q?a?="));
}

BOOST_AUTO_TEST_CASE(the_first_token_is_lower_case_and_alone) {
    const Case cases[] = {
        {" Auto-Replied; why=\"x\"", "auto-replied"},     {"no", "no"},
        {"(a comment) Auto-Generated", "auto-generated"}, {"", ""},
        {"auto-generated (rejected)", "auto-generated"},  {"(open", ""},
    };
    for (const Case& test : cases)
        BOOST_TEST(first_token(test.value) == test.expected);
}

BOOST_AUTO_TEST_CASE(a_header_list_is_bounded_and_compares_names_without_case) {
    HeaderList list;
    BOOST_TEST(list.add("From", " a"));
    BOOST_TEST(list.add("FROM", " b"));
    BOOST_TEST(list.count("from") == 2U);
    BOOST_TEST(list.first("from")->value == " a");
    BOOST_TEST(list.first("to") == nullptr);
    for (std::size_t i = 2; i < limits::headers_count; ++i)
        BOOST_TEST(list.add("X", "y"));
    BOOST_TEST(!list.add("X", "y"));
    HeaderList large;
    BOOST_TEST(large.add("X", std::string(limits::headers_total - 1, 'y')));
    BOOST_TEST(!large.add("Y", ""));
}
