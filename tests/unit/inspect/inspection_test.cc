#include "unit/message/cms_writer.h"
#include "words_support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::test;

namespace {

struct Setup {
    SignatureTemplate block = signature_template();
    DisclaimerTemplate first = transmission(), second = viruses();
    Needs needs;
    Setup() {
        needs.words = true;
        needs.signature_blocks = {&block};
        needs.disclaimers = {&first, &second};
    }
};

const std::string block_text =
    "Jane Doe\nSenior Planner\nCity of Pine Haven Bluffs\n340 Pine Haven Drive West\nPine Haven Bluffs, CA "
    "90999\n310-555-0383\n"
    "www.pinehaven.example\n";

std::string mail(std::string_view type, std::string_view body) {
    return "From: \"Jane Doe\" <jane@pinehaven.example>\nTo: a@example.org, b@example.org\nCc: "
           "c@example.org\nReply-To: "
           "desk@pinehaven.example\nSubject: =?utf-8?q?Caf=C3=A9?=\nMessage-ID: "
           "<1@pinehaven.example>\nMIME-Version: 1.0\n"
           "Content-Type: " +
           std::string(type) + "\n\n" + std::string(body);
}

std::string with_parts(std::string_view type, std::initializer_list<std::string> parts) {
    std::string body;
    for (const std::string& part : parts)
        body += "--b\n" + part + "\n";
    return mail(std::string(type) + "; boundary=b", body + "--b--\n");
}

const std::string in_base64 = "\nContent-Transfer-Encoding: base64";

std::string text(std::string_view body) {
    return "Content-Type: text/plain\n\n" + std::string(body);
}

}  // namespace

BOOST_AUTO_TEST_CASE(headers_become_fields) {
    Needs nothing;
    Findings found = inspect(mail("text/plain", "x\n"), nothing);
    BOOST_CHECK_EQUAL(found.subject, "Caf\u00E9");
    BOOST_REQUIRE_EQUAL(found.from.addresses.size(), 1U);
    BOOST_CHECK_EQUAL(found.from.addresses[0].display_name, "Jane Doe");
    BOOST_CHECK_EQUAL(found.to.addresses.size(), 2U);
    BOOST_CHECK_EQUAL(found.cc.addresses.size(), 1U);
    BOOST_CHECK_EQUAL(found.reply_to.addresses.size(), 1U);
    BOOST_CHECK_EQUAL(found.message_id, "<1@pinehaven.example>");
    BOOST_CHECK_EQUAL(found.parts.size(), 1U);
    BOOST_CHECK_GT(found.message_bytes, 0U);
    BOOST_CHECK(found.words.empty());
    BOOST_CHECK(found.files.empty());
}

BOOST_AUTO_TEST_CASE(every_from_header_counts) {
    Needs nothing;
    Findings found = inspect("From: a@b.org\nFrom: c@d.org\nSubject: x\n\nx\n", nothing);
    BOOST_CHECK_EQUAL(found.from.addresses.size(), 2U);
}

BOOST_AUTO_TEST_CASE(each_form_of_the_text_is_judged) {
    Setup setup;
    std::string good = "Hi.\n\n" + block_text + "\n" + setup.first.text + "\n\n" + setup.second.text + "\n";
    Findings found = inspect(with_parts("multipart/alternative",
                                        {text(good), "Content-Type: text/html\n\n<p>Hi.</p><p>Jane Doe</p>"}),
                             setup.needs);
    BOOST_REQUIRE_EQUAL(found.words.size(), 2U);
    BOOST_CHECK(found.words[0].alternative);
    BOOST_REQUIRE_EQUAL(found.signature_blocks.size(), 2U);
    BOOST_CHECK(found.signature_blocks[0].state == BlockState::present);
    BOOST_CHECK_EQUAL(found.signature_blocks[0].part_path, "1.1");
    BOOST_CHECK(found.signature_blocks[1].state == BlockState::missing);
    BOOST_CHECK_EQUAL(found.signature_blocks[1].part_path, "1.2");
    BOOST_REQUIRE_EQUAL(found.disclaimers.size(), 4U);
    BOOST_CHECK(found.disclaimers[0].state == DisclaimerState::present);
    BOOST_CHECK(found.disclaimers[1].state == DisclaimerState::present);
    BOOST_CHECK(found.disclaimers[2].state == DisclaimerState::missing);
}

BOOST_AUTO_TEST_CASE(a_text_in_two_parts_around_a_picture_is_one_text) {
    Setup setup;
    std::string picture =
        "Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n";
    Findings found = inspect(
        with_parts("multipart/mixed", {text("Hi.\n"), picture, text(block_text + "\n" + setup.first.text)}),
        setup.needs);
    BOOST_REQUIRE_EQUAL(found.words.size(), 2U);
    BOOST_REQUIRE_EQUAL(found.signature_blocks.size(), 1U);
    BOOST_CHECK(found.signature_blocks[0].state == BlockState::present);
    BOOST_CHECK_EQUAL(found.signature_blocks[0].part_path, "1.3");
    BOOST_CHECK_EQUAL(found.words[1].own.substr(found.signature_blocks[0].begin, 8), "Jane Doe");
    BOOST_CHECK_EQUAL(found.disclaimers[0].part_path, "1.3");
    BOOST_CHECK(found.disclaimers[0].state == DisclaimerState::present);
    BOOST_CHECK(found.disclaimers[1].state == DisclaimerState::missing);
    BOOST_CHECK_EQUAL(found.disclaimers[1].part_path, "1.1");
}

BOOST_AUTO_TEST_CASE(a_disclaimer_above_the_block_is_told_apart) {
    Setup setup;
    Findings found = inspect(
        mail("text/plain", "Hi.\n\n" + setup.first.text + "\n\n" + block_text + "\n" + setup.second.text),
        setup.needs);
    BOOST_CHECK(found.disclaimers[0].state == DisclaimerState::before_signature);
    BOOST_CHECK(found.disclaimers[1].state == DisclaimerState::present);
}

BOOST_AUTO_TEST_CASE(the_city_in_the_disclaimers_is_no_part_of_the_block) {
    Setup setup;
    std::string block = block_text;
    block.erase(block.find("City of"), 26);
    Findings found =
        inspect(mail("text/plain", "Hi.\n\n" + block + "\n" + setup.first.text + "\n" + setup.second.text),
                setup.needs);
    BOOST_REQUIRE_EQUAL(found.signature_blocks[0].missing.size(), 1U);
    BOOST_CHECK_EQUAL(found.signature_blocks[0].missing[0], "City");
}

BOOST_AUTO_TEST_CASE(attached_texts_and_messages_are_not_own_words) {
    Setup setup;
    setup.needs.files = true;
    Findings found = inspect(
        with_parts("multipart/mixed",
                   {text("Hi.\n"),
                    "Content-Type: text/plain; name=x.txt\nContent-Disposition: attachment\n\n" + block_text,
                    "Content-Type: message/rfc822\n\nFrom: x@y.org\nSubject: y\n\n" + block_text}),
        setup.needs);
    BOOST_REQUIRE_EQUAL(found.words.size(), 1U);
    BOOST_CHECK_EQUAL(found.words[0].own, "Hi.");
    BOOST_CHECK(found.signature_blocks[0].state == BlockState::missing);
    BOOST_CHECK_EQUAL(found.subject, "Caf\u00E9");
    BOOST_REQUIRE_GE(found.files.size(), 1U);
    BOOST_CHECK_EQUAL(found.files[0].part_path, "1.2");
}

BOOST_AUTO_TEST_CASE(a_mail_without_text_has_empty_own_words) {
    Setup setup;
    setup.needs.files = true;
    Findings found = inspect(mail("application/pdf; name=x.pdf", "%PDF-1.4\n"), setup.needs);
    BOOST_REQUIRE_EQUAL(found.words.size(), 1U);
    BOOST_CHECK_EQUAL(found.words[0].part_path, "1");
    BOOST_REQUIRE_EQUAL(found.signature_blocks.size(), 1U);
    BOOST_CHECK(found.signature_blocks[0].state == BlockState::missing);
    BOOST_CHECK(found.signature_blocks[0].sure);
    BOOST_CHECK_EQUAL(found.files.size(), 1U);
}

BOOST_AUTO_TEST_CASE(a_single_text_with_a_name_is_shown_all_the_same) {
    Setup setup;
    Findings found = inspect(mail("text/plain; name=\"message.txt\"", "Hi.\n"), setup.needs);
    BOOST_CHECK_EQUAL(found.words[0].own, "Hi.");
}

BOOST_AUTO_TEST_CASE(what_nobody_here_can_read_is_opaque) {
    Setup setup;
    struct {
        std::string message, why;
    } cases[] = {
        {mail("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "x\n"),
         "part 1 is damaged, or of a kind that is not known here (S/MIME)"},
        {mail("application/pkcs7-mime; smime-type=signed-data" + in_base64, base64(enveloped())),
         "part 1 is encrypted for its recipients (S/MIME)"},
        {mail("application/octet-stream; name=smime.p7m" + in_base64, base64(enveloped())),
         "part 1 is encrypted for its recipients (S/MIME)"},
        {mail("application/pkcs7-mime" + in_base64,
              base64(signed_der("\r\nHi." + std::string(200, 'x')).substr(0, 150))),
         "part 1 is signed, but cut or damaged (S/MIME)"},
        {with_parts("multipart/mixed", {text("\n"), "Content-Type: application/pgp-encrypted\n\nVersion: 1\n",
                                        "Content-Type: application/octet-stream; name=encrypted.asc\n\nx\n"}),
         "part 1.2 is encrypted (application/pgp-encrypted)"},
        {mail("text/html", "<p>-----BEGIN PGP MESSAGE-----<br>hQEMA<br>-----END PGP MESSAGE-----</p>\n"),
         "part 1 is encrypted (PGP message in the text)"},
        {with_parts("multipart/encrypted; protocol=\"application/pgp-encrypted\"",
                    {"Content-Type: application/pgp-encrypted\n\nVersion: 1\n",
                     "Content-Type: application/octet-stream\n\nx\n"}),
         "part 1 is encrypted (multipart/encrypted)"},
        {with_parts("multipart/mixed",
                    {text("Protected.\n"),
                     "Content-Type: application/x-microsoft-rpmsg-message; name=message.rpmsg\n\nx\n"}),
         "part 1.2 is rights-protected (application/x-microsoft-rpmsg-message)"},
        {with_parts("multipart/mixed", {text("Protected.\n"),
                                        "Content-Type: application/octet-stream; name=message.RPMSG\n\nx\n"}),
         "part 1.2 is rights-protected (application/octet-stream)"},
        {mail("text/plain", "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"),
         "part 1 is encrypted (PGP message in the text)"},
    };
    for (const auto& each : cases) {
        Findings found = inspect(each.message, setup.needs);
        BOOST_CHECK(found.opaque);
        BOOST_CHECK_EQUAL(found.opaque_why, each.why);
        for (const SignatureBlockFinding& block : found.signature_blocks)
            BOOST_CHECK(!block.sure);
        for (const DisclaimerFinding& disclaimer : found.disclaimers)
            BOOST_CHECK(!disclaimer.sure);
    }
    Findings clear = inspect(
        with_parts("multipart/signed; protocol=\"application/pkcs7-signature\"",
                   {text("Hi.\n"), "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nx\n"}),
        setup.needs);
    BOOST_CHECK(!clear.opaque);
    BOOST_CHECK_EQUAL(clear.words.at(0).own, "Hi.");
}

BOOST_AUTO_TEST_CASE(what_hides_no_text_is_not_opaque) {
    Setup setup;
    setup.needs.files = setup.needs.file_types = setup.needs.containers = true;
    const std::string pdf = "%PDF-1.7\n1 0 obj\n" + std::string(100, 'x');
    const std::string named =
        "Content-Type: application/pkcs7-mime; name=contract.pdf.p7m" + in_base64 + "\n\n";
    const std::string encrypted =
        "Content-Type: application/octet-stream; name=a.pdf.p7m" + in_base64 + "\n\n";
    const std::string pgp =
        "Content-Type: application/pgp-encrypted; name=a.pdf.gpg\n\n" + std::string(200, 'x');
    const std::string cases[] = {
        mail("text/plain",
             "> -----BEGIN PGP MESSAGE-----\n>\n> hQEMA\n> -----END PGP MESSAGE-----\n\nNot here.\n"),
        with_parts("multipart/mixed", {text("Hi.\n"), named + base64(signed_der(pdf))}),
        with_parts("multipart/mixed", {text("Hi.\n"), encrypted + base64(enveloped())}),
        with_parts("multipart/mixed", {text("Hi.\n"), pgp}),
        mail("application/pkcs7-mime; smime-type=certs-only" + in_base64, base64(signed_apart())),
    };
    for (const std::string& each : cases) {
        const Findings found = inspect(each, setup.needs);
        BOOST_CHECK_EQUAL(found.opaque_why, "");
    }
    const FileFinding contract = inspect(cases[1], setup.needs).files.at(0);
    BOOST_CHECK(contract.container);
    BOOST_CHECK(contract.family == Family::signature);
    BOOST_REQUIRE_EQUAL(contract.entries.size(), 1U);
    BOOST_CHECK_EQUAL(contract.entries[0].name, "contract.pdf");
    BOOST_CHECK(contract.entries[0].family_by_content == Family::pdf);
    BOOST_CHECK(contract.entries[0].looked);
    BOOST_CHECK_EQUAL(contract.container_unreadable, "");
    BOOST_CHECK(inspect(cases[2], setup.needs).files.at(0).family == Family::encrypted);
}

BOOST_AUTO_TEST_CASE(an_opaque_signed_message_is_judged_like_a_clear_one) {
    Setup setup;
    setup.needs.files = setup.needs.file_types = setup.needs.containers = true;
    const std::string entity =
        "Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nHi.\r\n\r\n" +
        with_crlf(block_text + "\n" + setup.first.text + "\n\n" + setup.second.text) +
        "\r\n--c\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nMZ\x90\r\n--c--\r\n";
    for (const std::string& form : {signed_der(entity), signed_stream(entity, 100)}) {
        for (const std::size_t chunk : {1UL, 100UL, 65'535UL}) {
            const Findings found = inspect(
                mail("application/pkcs7-mime; name=smime.p7m" + in_base64, base64(form)), setup.needs, chunk);
            BOOST_CHECK(!found.opaque);
            BOOST_CHECK(found.oddities.all().empty());
            BOOST_CHECK(found.signature_blocks.at(0).state == BlockState::present);
            BOOST_CHECK_EQUAL(found.signature_blocks.at(0).part_path, "1.1.1");
            BOOST_CHECK(found.disclaimers.at(0).state == DisclaimerState::present);
            BOOST_CHECK(found.disclaimers.at(1).state == DisclaimerState::present);
            BOOST_REQUIRE_EQUAL(found.files.size(), 1U);
            BOOST_CHECK_EQUAL(found.files[0].part_path, "1.1.2");
        }
    }
}

BOOST_AUTO_TEST_CASE(text_signed_by_pgp_is_judged_without_its_armour) {
    Setup setup;
    std::string block = block_text;
    const std::string body = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nHi.\n- - one\n\n- -- \n" +
                             block + "\n" + setup.first.text + "\n\n" + setup.second.text +
                             "\n-----BEGIN PGP SIGNATURE-----\nVersion: GnuPG v2\n\niQEzBAEBCgAdFiEE\n=abcd\n"
                             "-----END PGP SIGNATURE-----\n";
    const Findings found = inspect(mail("text/plain", body), setup.needs);
    BOOST_CHECK(!found.opaque);
    BOOST_CHECK(found.words.at(0).own.starts_with("Hi.\n- one\n\n--\n"));
    BOOST_CHECK(found.words.at(0).own.ends_with("transmitted by this e-mail."));
    BOOST_CHECK(found.signature_blocks.at(0).state == BlockState::present);
    BOOST_CHECK(found.disclaimers.at(0).state == DisclaimerState::present);
    BOOST_CHECK(found.disclaimers.at(1).state == DisclaimerState::present);
}

BOOST_AUTO_TEST_CASE(text_over_all_parts_is_bounded_and_what_was_left_is_unsure) {
    Setup setup;
    std::string line = "All work and no play makes Jack a dull boy, and Jane a dull planner in the city.\n",
                body;
    while (body.size() < 200'000)
        body += line;
    Findings found =
        inspect(with_parts("multipart/mixed", {text(body), text(body), text(body), text(body)}), setup.needs);
    std::size_t kept = 0;
    for (const Words& words : found.words)
        kept += words.own.size() + words.quoted.size();
    BOOST_CHECK_LE(kept, limits::text_of_message);
    BOOST_CHECK(found.oddities.has(OddityKind::text_too_long));
    BOOST_CHECK(!found.signature_blocks[0].sure);
}

BOOST_AUTO_TEST_CASE(needs_are_added_up_once_each) {
    Setup setup;
    Needs all;
    all.add(setup.needs);
    all.add(setup.needs);
    BOOST_CHECK(all.words);
    BOOST_CHECK_EQUAL(all.signature_blocks.size(), 1U);
    BOOST_CHECK_EQUAL(all.disclaimers.size(), 2U);
}

BOOST_AUTO_TEST_CASE(words_of_attached_texts_are_read_when_some_rule_asks) {
    const std::string message =
        with_parts("multipart/mixed",
                   {text("shown"), "Content-Type: text/plain; name=a.txt\n\nin a text\n",
                    "Content-Type: application/octet-stream; name=list.csv" + in_base64 + "\n\nYSwxCg==\n",
                    "Content-Type: application/pdf; name=a.pdf\n\nno text\n"});
    Needs needs;
    needs.words = true;
    BOOST_TEST(inspect(message, needs).attached_texts.empty());
    needs.attached_text = true;
    const Findings found = inspect(message, needs);
    BOOST_REQUIRE_EQUAL(found.attached_texts.size(), 2U);
    BOOST_CHECK_EQUAL(found.attached_texts[0].own, "in a text");
    BOOST_CHECK_EQUAL(found.attached_texts[1].own, "a,1");
    BOOST_CHECK_EQUAL(found.words.size(), 1U);
}

BOOST_AUTO_TEST_CASE(attached_texts_beyond_a_limit_are_not_taken_for_read) {
    std::string body;
    for (int i = 0; i < 6; i++)
        body +=
            "--b\nContent-Type: text/plain; name=a.txt\n\n" + std::string(limits::text_of_part, 'x') + "\n";
    Needs needs;
    needs.attached_text = true;
    const Findings found = inspect(mail("multipart/mixed; boundary=b", body + "--b--\n"), needs);
    BOOST_TEST(found.attached_unread);
    BOOST_TEST(found.attached_texts.size() < 6U);
}
