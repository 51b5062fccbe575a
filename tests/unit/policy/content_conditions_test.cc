// Conditions about attachments, sizes, words, signature blocks and disclaimers, and about mail of machines.

#include "message/limits.h"
#include "policy/conditions/reading.h"
#include "unit/policy/support.h"

#include <boost/test/unit_test.hpp>
namespace letterhead {
namespace {

using namespace testing;
Change file(const std::string& name, Family by_content = Family::unknown, Family by_name = Family::unknown,
            std::size_t bytes = 0) {
    return [=](Scene& s) { s.file(name, by_content, by_name).bytes = bytes; };
}
Change odd(OddityKind kind) {
    return [=](Scene& s) { s.findings.oddities.add(kind, "part 1"); };
}
Change archive(const std::vector<ContainerEntry>& entries, const std::string& unreadable = "") {
    return [=](Scene& s) {
        FileFinding& found = s.file("x.dat", Family::archive);
        found.container = true;
        found.entries = entries;
        found.container_unreadable = unreadable;
    };
}

BOOST_AUTO_TEST_CASE(attachments_by_name) {
    const char* const names = "attachment: {name: {list: names}}";
    check({{names, nothing, N},
           {names, file("a.zip"), Y},
           {names, file("A.ZIP"), Y},
           {names, file("a.zip. . "), Y},
           {names, file("a.zip.pdf"), N},
           {names, file("azip"), N},
           {names, file("readme.txt"), Y},
           {names, file("folder/README.TXT"), Y},
           {names, file("invoice 7.doc"), Y},
           {names, file("inv\xE2\x80\x8Boice.doc"), Y},  // a zero-width space does not hide it
           {names, file("a\xEF\xBC\x8Ezip"), Y},         // a full-width full stop neither
           {names, [](Scene& s) { s.findings.files_cut = true; }, C},
           {names, odd(OddityKind::too_deep), C},
           {names, odd(OddityKind::too_many_parts), C},
           {names, odd(OddityKind::uuencode), N},  // read as an attachment
           {names, odd(OddityKind::external_body), C},
           {names, odd(OddityKind::too_many_parameters), C},
           {names, odd(OddityKind::unknown_transfer_encoding), C},
           {"attachment: {over: 1KB}", odd(OddityKind::too_many_parts), C},
           {"attachment: {over: 1KB}", odd(OddityKind::partial_message), N},
           {"size: {attachment_over: 1KB}", odd(OddityKind::too_deep), C},
           {"size: {message_over: 1MB}", odd(OddityKind::too_deep), N},
           {names,
            [](Scene& s) {
                s.findings.opaque = true;
                s.findings.opaque_why = "encrypted";
            },
            C},
           {names,
            [](Scene& s) {
                FileFinding& f = s.file("a.pdf");
                f.names.push_back({"b.zip", FileName::From::type});
            },
            Y}});
}

BOOST_AUTO_TEST_CASE(attachments_by_family_and_type) {
    check({{"attachment: {family: executable}", file("a.pdf", Family::executable), Y},
           {"attachment: {family: executable}", file("a.exe", Family::unknown, Family::executable), Y},
           {"attachment: {family: executable}", file("a.pdf", Family::pdf, Family::pdf), N},
           {"attachment: {family: [pdf, image]}", file("a.pdf", Family::pdf), Y},
           {"attachment: {family: unknown}", file("a.xyz"), Y},
           {"attachment: {family: unknown}", file("a.pdf", Family::unknown, Family::pdf), N},
           {"attachment: {type: 'image/*'}", [](Scene& s) { s.file("a").declared_type = "image/png"; }, Y},
           {"attachment: {type: 'image/*'}", [](Scene& s) { s.file("a").detected_type = "image/png"; }, Y},
           {"attachment: {type: image/png}", [](Scene& s) { s.file("a").detected_type = "image/gif"; }, N},
           {"attachment: {encrypted: true}", [](Scene& s) { s.file("a").encrypted = true; }, Y},
           {"attachment: {encrypted: true}", file("a.pdf"), N},
           {"attachment: {family: pdf, over: 1KB}", file("a.pdf", Family::pdf, Family::pdf, 1001), Y},
           {"attachment: {family: pdf, over: 1KB}", file("a.pdf", Family::pdf, Family::pdf, 1000), N},
           {"attachment: {any_of: [{family: script}, {name: '*.pdf'}]}", file("a.pdf"), Y},
           {"attachment: {any_of: [{family: script}, {name: '*.pdf'}], over: 10}", file("a.pdf"), N},
           {"attachment: {any_of: {family: script}}", file("a.js", Family::script), Y}});
}

BOOST_AUTO_TEST_CASE(attachments_inside_containers) {
    const ContainerEntry program{"docs/run.exe", 10, false, Family::executable};
    const ContainerEntry text{"a.txt", 10, false, Family::text}, locked{"a.txt", 10, true, Family::text};
    const ContainerEntry inner{"b.rar", 10, false, Family::archive};
    check({{"attachment: {family: executable}", archive({text, program}), Y},
           {"attachment: {name: '*.exe'}", archive({program}), Y},
           {"attachment: {name: 'docs/*'}", archive({program}), Y},
           {"attachment: {family: executable, inside: none}", archive({program}), N},
           {"attachment: {family: executable}", archive({text}), N},
           {"attachment: {family: executable}", archive({}, "damaged"), C},
           {"attachment: {family: executable, inside: none}", archive({}, "damaged"), N},
           {"attachment: {family: executable}", archive({program}, "damaged"), Y},  // what was read is enough
           {"attachment: {family: executable}", archive({inner}), C},
           {"attachment: {family: executable}", archive({locked}), C},
           {"attachment: {name: '*.exe'}", archive({locked}), N},  // names are told
           {"attachment: {family: executable}", file("a.docx", Family::encrypted), C},
           {"attachment: {family: executable}", file("a.gpg", Family::unknown, Family::encrypted), C},
           {"attachment: {family: executable}", file("a.gpg", Family::text, Family::encrypted), N},
           {"attachment: {name: '*.exe'}", file("a.docx", Family::encrypted), N},
           {"attachment: {family: executable, inside: none}", file("a.docx", Family::encrypted), N},
           {"attachment: {over: 1MB}", archive({}, "damaged"), N},
           {"attachment: {encrypted: true}", archive({text, locked}), Y},
           {"attachment: {family: archive}", archive({}, "damaged"), Y}});
    const ContainerEntry renamed{"a.txt", 10, false, Family::text, Family::executable};
    const ContainerEntry unseen{"a.txt", 10, false, Family::text, Family::unknown, false};
    const ContainerEntry opened{"b.rar", 10, false, Family::archive, Family::archive, true, true};
    const ContainerEntry no_archive{"b.rar", 10, false, Family::archive, Family::text};
    const ContainerEntry message{"m.eml", 10, false, Family::message, Family::text};
    const auto limited = [&](Scene& s) {
        archive({text})(s);
        s.findings.files[0].container_limit = "too many entries";
    };
    check({{"attachment: {family: executable}", archive({renamed}), Y},
           {"attachment: {family: executable}", archive({unseen}), C},
           {"attachment: {name: '*.exe'}", archive({unseen}), N},
           {"attachment: {family: executable}", archive({opened, text}), N},
           {"attachment: {family: executable}", archive({no_archive}), N},
           {"attachment: {family: executable}", archive({message}), C},
           {"attachment: {family: executable}", limited, C},
           {"attachment: {name: '*.exe'}", limited, C},
           {"attachment: {over: 1MB}", limited, N}});
    Scene scene;
    archive({text, program})(scene);
    scene.findings.files[0].bytes = 12'400'000;
    const Answer inside = scene.judge("attachment: {family: executable}");
    BOOST_TEST(value_of(inside, "attachment.name") == "run.exe");
    BOOST_TEST(value_of(inside, "attachment.where") == " inside x.dat");
    BOOST_TEST(value_of(inside, "attachment.kind") == std::string(family_words(Family::executable)));
    const Answer itself = scene.judge("attachment: {over: 10MB}");
    BOOST_TEST(value_of(itself, "attachment.where") == "");
    BOOST_TEST(value_of(itself, "attachment.size") == "12.4 MB");
    BOOST_TEST(itself.evidence.at(0).what == "attachment.size");
}

BOOST_AUTO_TEST_CASE(every_attachment_that_matches_is_told_up_to_the_limit) {
    Scene scene;
    for (int i = 0; i < 50; ++i)
        scene.file("a" + std::to_string(i) + ".zip");
    BOOST_TEST(scene.judge("attachment: {name: '*.zip'}").evidence.size() == limits::evidence_of_rule);
}

BOOST_AUTO_TEST_CASE(a_name_that_hides_another_type_can_be_asked_for) {
    const auto lie = [](Scene& s) {
        s.file("a.pdf").mismatch = "named .pdf, but its content is a ZIP archive";
    };
    check({{"attachment: {mismatch: true}", lie, Y},
           {"attachment: {mismatch: true}", file("a.pdf"), N},
           {"attachment: {mismatch: false, name: '*.pdf'}", lie, N},
           {"attachment: {any_of: [{mismatch: true}, {name: '*.exe'}]}", lie, Y}});
}

BOOST_AUTO_TEST_CASE(an_entry_is_asked_for_its_type_too) {
    ContainerEntry zip{"a.dat", 10, false, Family::unknown, Family::archive, true};
    zip.type = "application/zip";
    zip.opened = true;
    check({{"attachment: {type: application/zip}", archive({zip}), Y},
           {"attachment: {type: application/x-tar}", archive({zip}), N}});
}

BOOST_AUTO_TEST_CASE(the_sum_of_attachments_counts_each_byte_once) {
    struct {
        std::vector<const char*> paths;  // of attachments of 600,000 bytes each
        Truth expected;                  // is there more than a megabyte?
    } const rows[] = {
        {{"1.2", "1.3"}, Y},      {{"1.2", "1.2~2"}, N},  // the same bytes, read otherwise
        {{"1.2", "1~2.1"}, N},                            // in a preamble that may be none
        {{"1.2", "1~0.1"}, Y},                            // uuencoded beside the parts
        {{"1", "1.2"}, N},                                // in a signed envelope
        {{"1", "1.2", "1.3"}, N}, {{"1.2", "1.20", "1.21.1"}, Y}, {{"1.2.1", "1.2.2"}, Y},
    };
    for (const auto& row : rows) {
        Scene scene;
        for (const char* path : row.paths) {
            FileFinding& file = scene.file("a");
            file.part_path = path;
            file.bytes = 600'000;
        }
        BOOST_TEST_CONTEXT(row.paths.back()) {
            BOOST_TEST((scene.judge("size: {attachments_over: 1MB}").truth == row.expected));
        }
    }
}

BOOST_AUTO_TEST_CASE(sizes_against_limits) {
    check({{"size: {attachment_over: 1MB}", file("a", Family::unknown, Family::unknown, 1'000'001), Y},
           {"size: {attachment_over: 1MB}", file("a", Family::unknown, Family::unknown, 1'000'000), N},
           {"size: {attachments_over: 1MB}",
            [](Scene& s) {
                s.file("a").bytes = 600'000;
                s.file("b").bytes = 600'000;
            },
            Y},
           {"size: {attachment_over: 1MB}",
            [](Scene& s) {
                s.file("a").bytes = 600'000;
                s.file("b").bytes = 600'000;
            },
            N},
           {"size: {message_over: 1KiB}", [](Scene& s) { s.findings.message_bytes = 1025; }, Y},
           {"size: {message_over: 1KiB}", [](Scene& s) { s.findings.message_bytes = 1024; }, N},
           {"size: {attachment_over: 1MB}", [](Scene& s) { s.findings.files_cut = true; }, C},
           {"size: {message_over: 1MB}", [](Scene& s) { s.findings.files_cut = true; }, N}});
    Scene scene;
    scene.file("big.iso").bytes = 12'345'678;
    scene.findings.message_bytes = 10'000'001;
    const Answer answer =
        scene.judge("size: {attachment_over: 10MB, attachments_over: 20MB, message_over: 10MB}");
    BOOST_TEST(answer.evidence.size() == 2);
    BOOST_TEST(value_of(answer, "size.found") ==
               "10,000,001 bytes");  // "10 MB; the limit is 10 MB" would not help
    BOOST_TEST(value_of(answer, "size.item", 1) == "big.iso");
    BOOST_TEST(value_of(answer, "size.found", 1) == "12.3 MB");
    BOOST_TEST(value_of(answer, "size.limit", 1) == "10 MB");
}

BOOST_AUTO_TEST_CASE(numbers_as_people_read_them) {
    const struct {
        std::uint64_t bytes;
        const char* expected;
    } table[] = {{0, "0 bytes"},
                 {1, "1 byte"},
                 {999, "999 bytes"},
                 {1000, "1 KB"},
                 {12'400'000, "12.4 MB"},
                 {999'999, "999.9 KB"},
                 {1'000'000'000, "1 GB"},
                 {5'000'000'000'000'000, "5,000 TB"},
                 {~std::uint64_t{0}, "18,446,744 TB"}};
    for (const auto& row : table)
        BOOST_TEST(human_size(row.bytes) == row.expected);
    BOOST_TEST(human_count(1234567) == "1,234,567");
    BOOST_TEST(human_count(999) == "999");
}

BOOST_AUTO_TEST_CASE(phrases_are_whole_words_in_any_case) {
    const struct {
        const char* phrase;
        const char* text;
        bool found;
    } table[] = {{"confidential", "This is CONFIDENTIAL.", true},
                 {"confidential", "confidentiality", false},
                 {"confidential", "(confidential)", true},
                 {"top secret", "top  secret", true},
                 {"top secret", "a Top\nSecret b", true},
                 {"top secret", "top-secret", true},
                 {"top secret", "on top. Secret things", false},
                 {"top secret", "top, secret", false},
                 {"top secret", "laptop secret", false},
                 {"top secret", "top secretary", false},
                 {"attorney-client privileged", "Attorney Client Privileged", true},
                 {"don't", "don't", true},
                 {"U.S.", "the U.S. mail", true},
                 {"C++", "in C++ only", true},
                 {"C++", "in C only", false},
                 {"secret", "", false}};
    for (const auto& row : table) {
        Phrases phrases;
        BOOST_TEST(phrases.add(row.phrase));
        const std::string text = row.text;
        BOOST_TEST(phrases.find(text, tokenize(text)).has_value() == row.found,
                   row.phrase << " in " << row.text);
    }
    Phrases none;
    BOOST_TEST(!none.add(" - "));
}

BOOST_AUTO_TEST_CASE(all_phrases_that_stand_there_are_found_once) {
    Phrases phrases;
    for (const char* phrase : {"red", "red tape", "blue", "green"})
        phrases.add(phrase);
    const std::string text = "Red and BLUE, red; then blue again.";
    const auto found = phrases.find_all(text, tokenize(text), 10);
    BOOST_TEST((found == std::vector<std::string>{"Red", "BLUE"}));
    BOOST_TEST(phrases.find_all(text, tokenize(text), 1).size() == 1);
}

BOOST_AUTO_TEST_CASE(words_are_looked_for_where_they_are_asked) {
    const auto text = [](const char* own, const char* quoted) -> Change {
        return [=](Scene& s) { s.words(own, quoted); };
    };
    const auto changed = [](const char* own, const char* quoted, void (*change)(Words&)) -> Change {
        return [=](Scene& s) {
            s.words(own, quoted);
            change(s.findings.words[0]);
        };
    };
    const auto unsure = [](Words& w) { w.sure = false; };
    const auto cut = [](Words& w) { w.complete = false; };
    const auto attached = [](Words& w) { w.message_depth = 1; };
    check({{"words: {phrases: {list: phrases}}", text("It is Top Secret", ""), Y},
           {"words: {phrases: {list: phrases}}", text("nothing", "top secret"), N},
           {"words: {phrases: {list: phrases}, in: quoted}", text("nothing", "top secret"), Y},
           {"words: {phrases: {list: phrases}}", [](Scene& s) { s.findings.subject = "Confidential"; }, Y},
           {"words: {phrases: {list: phrases}, in: own}",
            [](Scene& s) { s.findings.subject = "Confidential"; }, N},
           {"words: {phrases: {list: phrases}, in: attachment_names}", file("top-secret.pdf"), Y},
           {"words: {phrases: secret, in: own}", changed("secret", "", unsure), C},
           {"words: {phrases: secret, in: own}", changed("x", "secret", unsure), C},
           {"words: {phrases: secret, in: own}", changed("x", "y", unsure), N},
           {"words: {phrases: secret, in: [own, quoted]}", changed("x", "secret", unsure), Y},
           {"words: {phrases: secret}", changed("x", "", cut), C},
           {"words: {phrases: secret}", changed("secret", "", cut), Y},
           {"words: {phrases: secret}", changed("secret", "", attached), N},
           {"words: {phrases: secret, in: quoted}", changed("secret", "", attached), Y},
           {"words: {phrases: secret}", [](Scene& s) { s.findings.opaque = true; }, C},
           {"words: {phrases: secret, in: subject}", [](Scene& s) { s.findings.opaque = true; }, N},
           {"words: {pattern: '[0-9]{3}-[0-9]{2}-[0-9]{4}'}", text("My number is 123-45-6789.", ""), Y},
           {"words: {pattern: 'SECRET'}", text("a secret", ""), Y},
           {"words: {pattern: 'x{3}'}", text("xx", ""), N},
           {"words: {phrases: nothing, pattern: 'sec?ret'}", text("secret", ""), Y}});
    Scene scene;
    scene.words("Confidential and top secret, CONFIDENTIAL");
    scene.words("also Confidential");
    const Answer answer = scene.judge("words: {phrases: {list: phrases}}");
    BOOST_TEST(answer.evidence.size() == 2);
    BOOST_TEST(value_of(answer, "words.found") == "Confidential");
    BOOST_TEST(value_of(answer, "words.where") == " in the text");
    BOOST_TEST(answer.evidence.at(0).where == "part 1.1");
}

BOOST_AUTO_TEST_CASE(headers_are_there_or_hold_text) {
    const auto has = [](const char* name, const char* value) -> Change {
        return [=](Scene& s) { s.findings.headers.add(name, value); };
    };
    const Change many = [](Scene& s) { s.findings.oddities.add(OddityKind::too_many_headers, "headers"); };
    check({{"header: {name: X-Priority}", nothing, N},
           {"header: {name: X-Priority}", has("x-priority", "1"), Y},
           {"header: {name: X-Priority, is: absent}", nothing, Y},
           {"header: {name: X-Priority, is: absent}", has("X-Priority", "1"), N},
           {"header: {name: X-Priority, is: absent}", many, C},
           {"header: {name: X-Priority}", many, C},
           {"header: {name: X-Mark, contains: [internal only]}", has("X-Mark", "Internal\r\n Only"), Y},
           {"header: {name: X-Mark, contains: [internal only]}", has("X-Mark", "internal"), N},
           {"header: {name: X-Mark, matches: '^a+$'}", has("X-Mark", "aaa"), Y},
           {"header: {name: X-Mark, matches: '^a+$'}", has("X-Mark", "aab"), N},
           {"header: {name: Subject, begins: ['Automatic reply:']}",
            has("Subject", " AUTOMATIC  Reply: Permit"), Y},
           {"header: {name: Subject, begins: ['Automatic reply:']}",
            has("Subject", "Re: Automatic reply: Permit"), N},
           {"header: {name: Subject, begins: ['Out of office:']}", has("Subject", "Out of office next week"),
            N}});
}

BOOST_AUTO_TEST_CASE(oddities_by_name_or_all_that_are_ambiguous) {
    const auto odd = [](OddityKind kind) -> Change {
        return [=](Scene& s) { s.findings.oddities.add(kind, "part 1.1"); };
    };
    const Change flood = [](Scene& s) {
        for (int i = 0; i < 200; ++i)
            s.findings.oddities.add(OddityKind::bare_cr, "part " + std::to_string(i));
    };
    check({{"oddity: bare_cr", nothing, N},
           {"oddity: bare_cr", odd(OddityKind::bare_cr), Y},
           {"oddity: [utf7, bare_cr]", odd(OddityKind::bare_cr), Y},
           {"oddity: {is: bare_cr}", odd(OddityKind::utf7), N},
           {"oddity: ambiguous", odd(OddityKind::duplicate_content_type), Y},
           {"oddity: ambiguous", nothing, N},
           {"oddity: bare_cr", flood, Y},
           {"oddity: utf7", flood, C}});
    Scene scene;
    odd(OddityKind::bare_cr)(scene);
    BOOST_TEST(value_of(scene.judge("oddity: bare_cr"), "oddity.name") == "bare_cr");
    BOOST_TEST(value_of(scene.judge("oddity: bare_cr"), "oddity.where") == "part 1.1");
}

BOOST_AUTO_TEST_CASE(words_asked_for_in_quoted_text_have_attached_messages_read) {
    const auto pack = example_pack();
    for (const auto& [in, wanted] : {std::pair{"own", false}, {"[own, quoted]", true}, {"subject", false}}) {
        Problems problems;
        Needs needs;
        read_condition(yaml("words: {phrases: [secret], in: " + std::string(in) + "}"), {*pack, problems})
            ->add_needs(needs);
        BOOST_TEST(needs.attached_words == wanted, in);
    }
}

}  // namespace
}  // namespace letterhead
