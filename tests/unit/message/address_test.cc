#include "message/address.h"

#include "message/limits.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace letterhead;

namespace {

std::string shown(const AddressList& list) {
    std::string text;
    for (const Address& address : list.addresses)
        text += (text.empty() ? "" : ", ") + address.display_name + "<" + address.local + "@" +
                address.domain + ">";
    return text + (list.malformed ? " malformed" : "") + (list.cut ? " cut" : "");
}

struct Case {
    std::string_view header, expected;
};

constexpr Case good[] = {
    {" a@b.org", "<a@b.org>"},
    {"<a@b.org>", "<a@b.org>"},
    {"John Doe <john@B.Org>", "John Doe<john@b.org>"},
    {"\"Doe, John\" <john@b.org>, x@y.org", "Doe, John<john@b.org>, <x@y.org>"},
    {"john@b.org (John Doe)", "John Doe<john@b.org>"},
    {"John (the (old) one) <john@b.org>", "John<john@b.org>"},
    {"Team: a@b.org, C <c@d.org>;, e@f.org", "<a@b.org>, C<c@d.org>, <e@f.org>"},
    {"undisclosed-recipients:;", ""},
    {"", ""},
    {",, a@b.org,", "<a@b.org>"},
    {"\"john smith\"@b.org", "<john smith@b.org>"},
    {"john . doe @ b . org", "<john.doe@b.org>"},
    {"<@x.org,@y.org:a@b.org>", "<a@b.org>"},
    {"a@[192.0.2.1]", "<a@[192.0.2.1]>"},
    {"=?utf-8?Q?Caf=C3=A9?= <a@b.org>", "Caf\xc3\xa9<a@b.org>"},
    {"=?utf-8?Q?Doe,_John?= <a@b.org>", "Doe, John<a@b.org>"},
    {"=?utf-8?Q?Jo?=\r\n =?utf-8?Q?hn?= <a@b.org>", "John<a@b.org>"},
    {"postmaster", "<postmaster@>"},
    {"a@b.org; c@d.org", "<a@b.org>, <c@d.org>"},
    {"a@b\xc3\xbc"
     "cher.example",
     "<a@xn--bcher-kva.example>"},
};

constexpr Case bad[] = {
    {"a@b@c.org", "<a@b@c.org> malformed"},
    {"a@b.org <c@d.org>", "a@b.org<c@d.org>"},
    {"John Doe john@b.org", "John Doe<john@b.org> malformed"},
    {"John Doe", " malformed"},
    {"<a@b.org", "<a@b.org> malformed"},
    {"<a@b.org> tail, c@d.org", "<a@b.org>, <c@d.org> malformed"},
    {"\"open <a@b.org>", " malformed"},
    {"@b.org", "<@b.org> malformed"},
    {"a@", "<a@> malformed"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(addresses_are_read) {
    for (const Case& test : good) {
        BOOST_TEST_CONTEXT(test.header) {
            BOOST_TEST(shown(parse_addresses(test.header)) == test.expected);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_noted_and_the_rest_is_kept) {
    for (const Case& test : bad) {
        BOOST_TEST_CONTEXT(test.header) {
            BOOST_TEST(shown(parse_addresses(test.header)) == test.expected);
        }
    }
}

BOOST_AUTO_TEST_CASE(no_shape_of_header_nests_or_takes_long) {
    for (std::string_view piece : {"a:", "<", "(", "\"", "a@", "a,", "a ", "@a,", "=?", "[", "(a) "}) {
        std::string header;
        while (header.size() < limits::header)
            header += piece;
        BOOST_TEST(parse_addresses(header).addresses.size() <= limits::addresses);
    }
    std::string many;
    for (std::size_t i = 0; i < limits::addresses + 5; ++i)
        many += "a@b.org,";
    BOOST_TEST(parse_addresses(many).cut);
    BOOST_TEST(parse_addresses(many).addresses.size() == limits::addresses);
}

BOOST_AUTO_TEST_CASE(envelope_paths_are_read) {
    struct Path {
        std::string_view path, key;
    };
    const Path paths[] = {
        {"<User@Example.ORG> SIZE=1", "user@example.org"},
        {"user@example.org", "user@example.org"},
        {"user@example.org BODY=8BITMIME", "user@example.org"},
        {"<>", ""},
        {"", ""},
        {"<@a,@b:user@example.org>", "user@example.org"},
        {"<postmaster>", "postmaster"},
        {"<\"a b>c\"@example.org>", "a b>c@example.org"},
        {"<a@b@example.org>", "a@b@example.org"},
        {"<user@example.org.>", "user@example.org"},
        {"<user@example.org", "user@example.org"},
    };
    for (const Path& test : paths) {
        BOOST_TEST_CONTEXT(test.path) {
            BOOST_TEST(parse_path(test.path).key() == test.key);
        }
    }
    BOOST_TEST(parse_path("<>").empty());
}

BOOST_AUTO_TEST_CASE(a_domain_holds_itself_and_what_is_below_it) {
    BOOST_TEST(in_domain("example.org", "example.org"));
    BOOST_TEST(in_domain("mail.example.org", "example.org"));
    BOOST_TEST(!in_domain("badexample.org", "example.org"));
    BOOST_TEST(!in_domain("example.org", "mail.example.org"));
    BOOST_TEST(!in_domain("example.org", ""));
    BOOST_TEST(!in_domain("", ""));
}
