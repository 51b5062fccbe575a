#include "message/signed_data.h"

#include "cms_writer.h"
#include "message/limits.h"
#include "recorder.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::test;
using Kind = SignedData::Kind;

namespace {

struct Content {
    std::string text;
    Kind kind = Kind::undecided;
    bool complete = false;
    bool operator==(const Content&) const = default;
};

Content read(std::string_view bytes, std::size_t step) {
    SignedData data;
    Content content;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        std::string_view piece = bytes.substr(at, step);
        for (std::string_view part = data.next(piece); !part.empty(); part = data.next(piece))
            content.text += part;
    }
    content.kind = data.kind();
    content.complete = data.complete();
    return content;
}

const std::string entity = "Content-Type: text/plain\r\n\r\nHello Ann,\r\n";
constexpr std::string_view head = "From: a@b.org\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\n";

std::string attached(std::string_view headers, std::string_view body) {
    return "From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHi.\n--b\n" + std::string(headers) +
           "\n\n" + std::string(body) + "\n--b--\n";
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_content_comes_out_of_any_form_and_any_pieces) {
    const std::string forms[] = {signed_der(entity), signed_stream(entity, 5), signed_stream(entity, 1000),
                                 signed_der(entity) + "behind", signed_der(entity, element(6, "\x2A\5"))};
    for (const std::string& form : forms) {
        for (const std::size_t step : {1UL, 2UL, 3UL, 7UL, form.size()}) {
            const Content content = read(form, step);
            BOOST_TEST(content.text == entity);
            BOOST_TEST((content.kind == Kind::content));
            BOOST_TEST(content.complete);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_signed_content_is_told_apart) {
    const struct {
        std::string bytes;
        Kind kind;
    } cases[] = {
        {enveloped(), Kind::encrypted},
        {enveloped(cms_authenticated), Kind::encrypted},
        {enveloped(cms_compressed), Kind::compressed},
        {signed_der("x", cms_enveloped), Kind::encrypted},
        {signed_der("x", cms_compressed), Kind::compressed},
        {signed_der("x", cms_signed), Kind::unknown},
        {signed_apart(), Kind::no_content},
        {enveloped(cms_data), Kind::unknown},
        {"", Kind::undecided},
        {"0", Kind::undecided},
        {"Hello, this is no message of that kind.", Kind::unknown},
        {"0\x80\0\0"s, Kind::unknown},
        {"0\x89\1\1\1\1\1\1\1\1\1"s, Kind::unknown},
        {std::string(1000, '0'), Kind::unknown},
        {"\x24\x80"s, Kind::unknown},
    };
    for (const auto& each : cases) {
        const Content whole = read(each.bytes, each.bytes.size() + 1);
        BOOST_TEST((whole.kind == each.kind), "kind " << int(whole.kind) << " of case " << &each - cases);
        BOOST_TEST((read(each.bytes, 1) == whole));
        BOOST_TEST(whole.text.empty());
    }
}

BOOST_AUTO_TEST_CASE(content_that_is_cut_is_never_complete) {
    for (const std::string& form : {signed_der(entity), signed_stream(entity, 9)}) {
        const std::size_t end = form.find("Ann,\r\n") + 6;
        for (std::size_t size = 0; size < end; ++size)
            BOOST_TEST(!read(form.substr(0, size), size + 1).complete);
    }
}

BOOST_AUTO_TEST_CASE(a_length_beyond_what_it_stands_in_is_damage) {
    std::string form = signed_der(entity);
    form[form.find(entity) - 1] = '\x7F';
    BOOST_TEST((read(form, 1).kind == Kind::unknown));
    std::string deep = "\x24\x80";
    for (std::size_t i = 0; i < limits::asn1_depth; ++i)
        deep += "\x24\x80";
    std::string stream = signed_stream("x", 1);
    stream.insert(stream.find("\x24\x80"), deep);
    BOOST_TEST(!read(stream, 1).complete);
}

BOOST_AUTO_TEST_CASE(an_opaque_signed_message_is_opened_whatever_it_says_it_is) {
    for (const std::string& form : {signed_der(entity), signed_stream(entity, 4)}) {
        const std::string mail =
            "From: a@b.org\nContent-Type: application/pkcs7-mime; "
            "smime-type=enveloped-data; name=smime.p7m\n\n" +
            form;
        const Reading reading = read_mail(mail);
        BOOST_TEST(reading.text("1.1") == "Hello Ann,\r\n");
        BOOST_REQUIRE(reading.part("1.1"));
        BOOST_TEST(reading.part("1.1")->type == "text/plain");
        BOOST_TEST(reading.part("1.1")->parent_type == "application/pkcs7-mime");
        BOOST_TEST(reading.part("1.1")->message_depth == 0);
        BOOST_TEST(reading.oddities.empty());
        for (const std::size_t step : {1UL, 3UL, 64UL})
            BOOST_TEST(read_mail(mail, {step}).lines == reading.lines);
        BOOST_TEST(reading.opened.count("1") == 1U);
        BOOST_TEST(reading.sealed.empty());
    }
}

BOOST_AUTO_TEST_CASE(what_stays_closed_says_why) {
    const struct {
        std::string mail, why;
    } cases[] = {
        {std::string(head) + enveloped(), "1 is encrypted for its recipients"},
        {std::string(head) + enveloped(cms_compressed), "1 is compressed, and not unpacked here"},
        {std::string(head) + signed_apart(), "1 is signed, but what was signed is not in it"},
        {std::string(head) + signed_der(entity).substr(0, 80), "1 is signed, but cut or damaged"},
        {std::string(head) + "MIIB", "1 is damaged, or of a kind that is not known here"},
        {"From: a\nContent-Type: application/pkcs7-mime; smime-type=certs-only\n\n" + signed_apart(), ""},
        {"From: a\nContent-Type: application/pkcs7-mime; smime-type=certs-only\n\n" + enveloped(),
         "1 is encrypted for its recipients"},
        {"From: a\nContent-Type: application/octet-stream; name=a.P7M\n\n" + enveloped(),
         "1 is encrypted for its recipients"},
        {attached("Content-Type: application/x-pkcs7-mime", enveloped()),
         "1.2 is encrypted for its recipients"},
        {attached("Content-Type: application/octet-stream; name=a.p7m", enveloped()), ""},
        {attached("Content-Type: application/pkcs7-mime; name=a.pdf.p7m", signed_der("%PDF-1.7\r\n...")), ""},
        {std::string(head) + signed_der(std::string(head) + enveloped()),
         "1.1 is encrypted for its recipients"},
    };
    for (const auto& each : cases) {
        const Reading reading = read_mail(each.mail);
        BOOST_TEST((reading.sealed.empty() ? "" : reading.sealed.front()) == each.why);
        BOOST_TEST(read_mail(each.mail, {1}).lines == reading.lines);
    }
}

BOOST_AUTO_TEST_CASE(layers_of_signed_data_are_opened_and_counted) {
    const Reading naked = read_mail(std::string(head) + signed_der(signed_stream(signed_der(entity), 11)));
    BOOST_TEST(naked.text("1.1") == "Hello Ann,\r\n");
    std::string mail = entity;
    for (std::size_t i = 0; i <= limits::encoded_nesting; ++i)
        mail = "Content-Type: application/pkcs7-mime\r\n\r\n" + signed_der(mail);
    const Reading deep = read_mail(mail);
    BOOST_TEST(deep.has("too_deep"));
    BOOST_REQUIRE_EQUAL(deep.sealed.size(), 1U);
    BOOST_TEST(deep.sealed.front().ends_with("is signed deeper than is looked at"));
    std::string layers = entity;
    for (std::size_t i = 0; i <= limits::encoded_nesting; ++i)
        layers = signed_der(layers);
    BOOST_TEST(read_mail(std::string(head) + layers).opened.empty());
}

BOOST_AUTO_TEST_CASE(a_file_that_is_signed_is_no_message) {
    const std::string file = attached("Content-Type: application/pkcs7-mime; name=a.pdf.p7m",
                                      signed_der("%PDF-1.7\r\n1 0 obj\r\n"));
    BOOST_TEST(read_mail(file).opened.empty());
    BOOST_TEST(!read_mail(file).part("1.2.1"));
    const std::string message = attached("Content-Type: application/pkcs7-mime", signed_der(entity));
    BOOST_TEST(read_mail(message).text("1.2.1") == "Hello Ann,\r\n");
    // The whole message is shown as one, whatever it begins with.
    const Reading bare =
        read_mail(std::string(head) + signed_der("Hello Ann, how are you?\r\nI am well.\r\n"));
    BOOST_TEST(bare.text("1.1") == "Hello Ann, how are you?\r\nI am well.\r\n");
}
