// Signature blocks: what is found, what lacks, what stands there wrongly. The shapes of real blocks are in
// words_signature_shapes_test.cc.

#include "base/text.h"
#include "words_support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::test;

namespace {

SignatureBlockFinding find(const Words& words, std::string_view from = "Jane Doe",
                           const SignatureTemplate& wanted = signature_template()) {
    static const std::vector<Address> jane = {{"Jane Doe", "jdoe", "pinehaven.example"}};
    return find_signature_block(words, tokenize(words.own), {}, wanted, habits(), {from, jane});
}

std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts)
        out.append(out.empty() ? "" : ", ").append(text);
    return out;
}
std::string missing(const SignatureBlockFinding& finding) {
    return joined(finding.missing);
}
std::string wrong(const SignatureBlockFinding& finding) {
    return joined(finding.wrong);
}

std::string slot(const SignatureBlockFinding& finding, std::string_view id) {
    for (const SlotFinding& each : finding.slots)
        if (each.id == id) return each.value;
    return "no such slot";
}

constexpr std::string_view block =
    "Jane Doe\nSenior Planner\nCity of Pine Haven Bluffs\n340 Pine Haven Drive West\nPine Haven Bluffs, CA "
    "90999\n"
    "310.555-0383 Ext. 200  Fax: 310.555-7820\nwww.pinehaven.example\n";

std::string mail(std::string_view signature) {
    return "Dear Mr. Smith,\n\nPlease find the permit attached.\n\nThank you,\n\n" + std::string(signature);
}

std::string with(std::string_view line, std::string_view instead) {
    std::string out(block);
    std::size_t at = out.find(line);
    BOOST_REQUIRE(at != std::string::npos);
    return out.replace(at, line.size(), instead);
}
std::string without(std::string_view line) {
    return with(line, "");
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_form_itself_is_present) {
    SignatureBlockFinding found = find(plain(mail(block)));
    BOOST_CHECK(found.state == BlockState::present);
    BOOST_CHECK(found.sure);
    BOOST_CHECK_EQUAL(found.score, 100);
    BOOST_CHECK_EQUAL(missing(found), "");
    BOOST_CHECK_EQUAL(wrong(found), "");
    BOOST_CHECK_EQUAL(slot(found, "name"), "Jane Doe");
    BOOST_CHECK_EQUAL(slot(found, "title"), "Senior Planner");
    BOOST_CHECK_EQUAL(slot(found, "street"), "340 Pine Haven Drive West");
    BOOST_CHECK_EQUAL(slot(found, "phone"), "310.555-0383 Ext. 200");
    BOOST_CHECK_EQUAL(slot(found, "fax"), "310.555-7820");
    BOOST_CHECK_EQUAL(plain(mail(block)).own.substr(found.begin, 8), "Jane Doe");
}

BOOST_AUTO_TEST_CASE(what_lacks_is_named) {
    struct {
        std::string_view line, label;
    } cases[] = {
        {"Jane Doe\n", "Name"},
        {"Senior Planner\n", "Position/Title"},
        {"City of Pine Haven Bluffs\n", "City"},
        {"340 Pine Haven Drive West\n", "Street"},
        {"Pine Haven Bluffs, CA 90999\n", "Place"},
        {"310.555-0383 Ext. 200  ", "Phone number/Extension"},
        {"www.pinehaven.example\n", "Website"},
    };
    for (const auto& each : cases) {
        SignatureBlockFinding found = find(plain(mail(without(each.line))));
        BOOST_CHECK_MESSAGE(found.state == BlockState::incomplete, each.label);
        BOOST_CHECK_EQUAL(missing(found), each.label);
        BOOST_CHECK_EQUAL(wrong(found), "");
        BOOST_CHECK_EQUAL(found.score, 85);
    }
}

BOOST_AUTO_TEST_CASE(what_is_nearly_right_is_told_as_wrong) {
    struct {
        std::string_view line, instead, told;
    } cases[] = {
        {"340 Pine Haven Drive West", "341 Pine Haven Drive West",
         "Street reads '341 Pine Haven Drive West' instead of '340 Pine Haven Drive West'"},
        {"340 Pine Haven Drive West", "340 Pine Haven Drive East",
         "Street reads '340 Pine Haven Drive East' instead of '340 Pine Haven Drive West'"},
        {"CA 90999", "CA 90998",
         "Place reads 'Pine Haven Bluffs, CA 90998' instead of 'Pine Haven Bluffs, CA 90999'"},
        {"CA 90999", "CA", "Place reads 'Pine Haven Bluffs, CA' instead of 'Pine Haven Bluffs, CA 90999'"},
        {"City of Pine Haven Bluffs", "City of Pine Haven",
         "City reads 'City of Pine Haven' instead of 'City of Pine Haven Bluffs'"},
        {"www.pinehaven.example", "www.pineheaven.example",
         "Website reads 'www.pineheaven.example' instead of 'www.pinehaven.example'"},
        {"www.pinehaven.example", "www.pinehaven.org",
         "Website reads 'www.pinehaven.org' instead of 'www.pinehaven.example'"},
        {"www.pinehaven.example", "http://www.pinehaven.example.net/",
         "Website reads 'www.pinehaven.example.net' instead of 'www.pinehaven.example'"},
        {"310.555-0383 Ext. 200  ", "555-0383  ",
         "Phone number/Extension reads '555-0383' without the area code"},
    };
    for (const auto& each : cases) {
        SignatureBlockFinding found = find(plain(mail(with(each.line, each.instead))));
        BOOST_CHECK_MESSAGE(found.state == BlockState::incomplete, each.instead);
        BOOST_CHECK_EQUAL(missing(found), "");
        BOOST_CHECK_EQUAL(wrong(found), each.told);
    }
}

BOOST_AUTO_TEST_CASE(what_is_something_else_is_missing) {
    struct {
        std::string_view line, instead, labels;
    } cases[] = {
        {"340 Pine Haven Drive West", "12 Main Street", "Street"},
        {"340 Pine Haven Drive West", "P.O. Box 340", "Street"},
        {"310.555-0383 Ext. 200  ", "", "Phone number/Extension"},  // the fax alone
        {"www.pinehaven.example", "jane@pinehaven.example", "Website"},
        {"www.pinehaven.example", "www.facebook.com", "Website"},
        {"City of Pine Haven Bluffs", "City of Rolling Meadows", "City"},
    };
    for (const auto& each : cases) {
        SignatureBlockFinding found = find(plain(mail(with(each.line, each.instead))));
        BOOST_CHECK_EQUAL(missing(found), each.labels);
        BOOST_CHECK_EQUAL(wrong(found), "");
    }
}

BOOST_AUTO_TEST_CASE(the_threshold_counts_the_rest_of_the_form) {
    const std::string name_to_phone = "Jane Doe\nPlanner\nCity of Pine Haven Bluffs\n310-555-0383\n";
    const std::string street = "340 Pine Haven Drive West\n", place = "Pine Haven Bluffs, CA 90999\n",
                      web = "www.pinehaven.example\n", bad = "341 Pine Haven Drive West\n";
    struct {
        std::string rest, missing, wrong;
        BlockState state;
    } cases[] = {
        {street + place + web, "", "", BlockState::present},
        {street + place, "", "", BlockState::present},
        {street + web, "", "", BlockState::present},
        {place + web, "", "", BlockState::present},
        {web, "Street or Place", "", BlockState::incomplete},
        {street, "Place or Website", "", BlockState::incomplete},
        {"", "2 of (Street, Place, Website)", "", BlockState::incomplete},
        {bad + place + web, "",
         "Street reads '341 Pine Haven Drive West' instead of '340 Pine Haven Drive West'",
         BlockState::present},
        {bad + web, "", "Street reads '341 Pine Haven Drive West' instead of '340 Pine Haven Drive West'",
         BlockState::incomplete},
        {bad, "Place or Website",
         "Street reads '341 Pine Haven Drive West' instead of '340 Pine Haven Drive West'",
         BlockState::incomplete},
    };
    for (const auto& each : cases) {
        SignatureBlockFinding found =
            find(plain(mail(name_to_phone + each.rest)), "Jane Doe", comparable_template());
        BOOST_CHECK_MESSAGE(found.state == each.state, each.rest);
        BOOST_CHECK_EQUAL(missing(found), each.missing);
        BOOST_CHECK_EQUAL(wrong(found), each.wrong);
    }
    SignatureTemplate lenient = signature_template();
    lenient.missing_at_most = 1;
    BOOST_CHECK(find(plain(mail(without("Senior Planner\n"))), "Jane Doe", lenient).state ==
                BlockState::present);
    SignatureBlockFinding two =
        find(plain(mail("Jane Doe\nCity of Pine Haven Bluffs\n" + street + place + "310-555-0383")),
             "Jane Doe", lenient);
    BOOST_CHECK_EQUAL(missing(two), "Position/Title, Website");
}

BOOST_AUTO_TEST_CASE(slots_have_variants_extensions_and_patterns) {
    SignatureTemplate wanted = signature_template();
    BOOST_CHECK_EQUAL(missing(find(plain(mail(with("340 Pine Haven Drive West", "P.O. Box 7"))), "", wanted)),
                      "Street");
    slot_named(wanted, "street").texts = {"340 Pine Haven Drive West", "P.O. Box 7"};
    BOOST_CHECK_EQUAL(missing(find(plain(mail(with("340 Pine Haven Drive West", "P.O. Box 7"))), "", wanted)),
                      "");

    slot_named(wanted, "phone").extension = Extension::required;
    BOOST_CHECK(find(plain(mail(block)), "", wanted).state == BlockState::present);
    BOOST_CHECK_EQUAL(wrong(find(plain(mail(without(" Ext. 200"))), "", wanted)),
                      "Phone number/Extension reads '310.555-0383' without an extension");
    slot_named(wanted, "phone").extension = Extension::forbidden;
    BOOST_CHECK_EQUAL(wrong(find(plain(mail(block)), "", wanted)),
                      "Phone number/Extension reads '310.555-0383 Ext. 200' with an extension");

    SignatureTemplate more = signature_template();
    more.slots.push_back(slot_of("email", SlotType::email, "E-mail"));
    more.slots.back().of_sender = true;
    more.slots.push_back(slot_of("license", SlotType::pattern, "License"));
    more.slots.back().pattern = Pattern::compile("Lic\\. \\d{4}", PatternCase::insensitive).value();
    std::string text(block);
    BOOST_CHECK_EQUAL(missing(find(plain(mail(text)), "", more)), "E-mail, License");
    BOOST_CHECK_EQUAL(missing(find(plain(mail(text + "JDoe@pinehaven.example | LIC. 1234\n")), "", more)),
                      "");
    BOOST_CHECK_EQUAL(
        wrong(find(plain(mail(text + "desk@pinehaven.example\nLic. 1234\n")), "", more)),
        "E-mail reads 'desk@pinehaven.example' instead of the sender's own 'jdoe@pinehaven.example'");
}

BOOST_AUTO_TEST_CASE(what_is_forbidden_is_found) {
    SignatureTemplate wanted = signature_template();
    for (auto [id, type, label] : {std::tuple{"motto", SlotType::quote, "A quotation"},
                                   std::tuple{"picture", SlotType::picture, "A picture"},
                                   std::tuple{"cell", SlotType::phone, "A private number"}}) {
        wanted.slots.push_back(slot_of(id, type, label));
        wanted.slots.back().use = SlotUse::forbidden;
    }
    wanted.slots.back().labels = {"home"};
    struct {
        std::string_view added, told;
    } cases[] = {
        {"", ""},
        {"\n\"Be the change that you wish to see in the world.\"\n",
         "A quotation may not stand there: '\"Be the change that you wish to see in the world.\"'"},
        {"\n\u201CWell done is better\nthan well said.\u201D\n",
         "A quotation may not stand there: '\u201CWell done is better than well said.\u201D'"},
        {"\nNever a failure, always a lesson.\n- Rihanna\n",
         "A quotation may not stand there: 'Never a failure, always a lesson. - Rihanna'"},
        {"\nKindness costs nothing at all\n\u2014 Jane Austen, Emma\n",
         "A quotation may not stand there: 'Kindness costs nothing at all \u2014 Jane Austen, Emma'"},
        {"Home: 310-555-1212\n", "A private number may not stand there: '310-555-1212'"},
        {"Follow us on Facebook\n", ""},
        {"Office hours: \"flexible\"\n", ""},
    };
    for (const auto& each : cases) {
        SignatureBlockFinding found =
            find(plain(mail(std::string(block) + std::string(each.added))), "Jane Doe", wanted);
        BOOST_CHECK_EQUAL(wrong(found), each.told);
        BOOST_CHECK((found.state == BlockState::present) == each.told.empty());
    }
    Words words = plain(mail(block));
    words.pictures = {{static_cast<std::uint32_t>(words.own.find("www")), "Logo"}};
    BOOST_CHECK_EQUAL(wrong(find(words, "Jane Doe", wanted)), "A picture may not stand there");
    words.pictures = {{static_cast<std::uint32_t>(words.own.size()), "Logo"}};
    BOOST_CHECK_EQUAL(wrong(find(words, "Jane Doe", wanted)), "A picture may not stand there");
    words.pictures = {{3, "Map"}};
    BOOST_CHECK_EQUAL(wrong(find(words, "Jane Doe", wanted)), "");
}

BOOST_AUTO_TEST_CASE(a_picture_is_no_signature_block) {
    Words words = plain("Hello,\n\nsee you on Monday.\n\nThanks,\nJane\n");
    BOOST_CHECK(find(words).wrong.empty());
    words.pictures = {{static_cast<std::uint32_t>(words.own.size()), "Jane Doe, Senior Planner"}};
    SignatureBlockFinding found = find(words);
    BOOST_CHECK(found.state == BlockState::missing);
    BOOST_CHECK_EQUAL(wrong(found), "the picture at the end does not count, for it must be written as text");
    words.pictures = {{0, "A banner"}};
    words.own += "\nAnd so much more is to be said below the banner that it is surely no signature.";
    BOOST_CHECK(find(words).wrong.empty());
}

BOOST_AUTO_TEST_CASE(sentences_are_no_signature_block) {
    for (std::string_view text : {
             "I work for the City of Pine Haven Bluffs and can be reached at 310-555-0383 during the week.",
             "Jane Doe told me that the City of Pine Haven Bluffs accepts the plan.",
             "Please visit us at 340 Pine Haven Drive West.",
             "Hello,\n\nwhat is the plan?\n\nJane Doe\nSenior Planner",
             "",
         }) {
        SignatureBlockFinding found = find(plain(text));
        BOOST_CHECK_MESSAGE(found.state == BlockState::missing, text);
        BOOST_CHECK_EQUAL(found.missing.size(), 7U);
    }
    // A sentence just above the block lends it nothing.
    std::string signature =
        "Please come to our office at 340 Pine Haven Drive West.\n" + without("340 Pine Haven Drive West\n");
    BOOST_CHECK_EQUAL(missing(find(plain(mail(signature)))), "Street");
    signature =
        "You can reach me at 310-555-0000 if you have questions.\n" + without("310.555-0383 Ext. 200  ");
    BOOST_CHECK_EQUAL(missing(find(plain(mail(signature)))), "Phone number/Extension");
}

BOOST_AUTO_TEST_CASE(a_number_in_a_sentence_or_above_a_signature_mark_is_not_the_writers_phone) {
    std::string rest = without("310.555-0383 Ext. 200  Fax: 310.555-7820\n");
    for (std::string_view body : {"Please call Edison at\n(800) 655-4555 about the line.\n\n",
                                  "Edison: (800) 655-4555\n\n-- \n", "(800) 655-4555\n--\n"})
        BOOST_CHECK_MESSAGE(missing(find(plain(std::string(body) + rest))) == "Phone number/Extension", body);
}

BOOST_AUTO_TEST_CASE(the_block_of_a_colleague_is_not_the_writers) {
    struct {
        std::string_view name, from, local;
        bool wrong;
    } rows[] = {
        {"Priya Ramaswamy", "Doe, Jane", "jdoe", true},
        {"Priya Ramaswamy", "Jane Doe", "jdoe", true},
        {"Jose Pena", "Jos\u00e9 Pe\u00f1a", "jpena", false},        // marks left out
        {"Bill Parks", "William Parks", "wparks", false},            // a nickname
        {"Maria Lopez", "Maria Garcia", "mgarcia", false},           // married
        {"Priya Ramaswamy", "Pine Haven Bluffs", "info", false},     // From names nobody
        {"Priya Ramaswamy", "City Clerk", "cityclerk", false},       // an office
        {"Priya Ramaswamy", "Mailroom Three", "pramaswamy", false},  // her own address
        {"Priya Ramaswamy", "", "jdoe", false},
        {"Priya Ramaswamy", "PVE Finance", "finance", false},
        {"Priya Ramaswamy", "PVE Finance", "pvefinance", false},
        {"Priya Ramaswamy", "Building Permits (do not call)", "permits", false},
        {"Priya Ramaswamy", "St. James, Brandon", "bstjames", true},
        {"Priya Ramaswamy", "Jane Doe", "jane.doe", true},
    };
    for (const auto& row : rows) {
        std::vector<Address> from = {{std::string(row.from), std::string(row.local), "pinehaven.example"}};
        Words words = plain(mail(with("Jane Doe", row.name)));
        SignatureBlockFinding found = find_signature_block(words, tokenize(words.own), {},
                                                           signature_template(), habits(), {row.from, from});
        BOOST_CHECK_MESSAGE((found.state == BlockState::incomplete) == row.wrong,
                            row.name << " from " << row.from);
        BOOST_CHECK_MESSAGE(wrong(found).empty() != row.wrong, wrong(found));
    }
}

BOOST_AUTO_TEST_CASE(boxes_and_abbreviations_are_no_prose) {
    std::string boxed;
    for (std::string_view line : split(block, '\n'))
        if (!line.empty()) boxed += "\u2502 " + std::string(line) + " \u2502\n";
    BOOST_CHECK_EQUAL(missing(find(plain(mail(boxed)))), "");
    Words words = plain(mail(with("Jane Doe", "Carlos Pe\u00f1a Jr.")));
    SignatureBlockFinding found = find_signature_block(words, tokenize(words.own), {}, signature_template(),
                                                       habits(), {"Carlos Pe\u00f1a Jr.", {}});
    BOOST_CHECK_EQUAL(slot(found, "name"), "Carlos Pe\u00f1a Jr.");
}

BOOST_AUTO_TEST_CASE(the_city_in_a_disclaimer_proves_nothing) {
    std::string text = mail(without("City of Pine Haven Bluffs\n")) +
                       "\nThe City of Pine Haven Bluffs\naccepts no liability.\n";
    Words words = plain(text);
    std::size_t at = words.own.find("The City");
    Span apart[] = {{at, words.own.size()}};
    SignatureBlockFinding found =
        find_signature_block(words, tokenize(words.own), apart, signature_template(), habits(), {"Jane Doe"});
    BOOST_CHECK_EQUAL(missing(found), "City");
}

BOOST_AUTO_TEST_CASE(a_block_is_compact) {
    std::string scattered =
        "City of Pine Haven Bluffs\n340 Pine Haven Drive West\n" +
        std::string(
            "one\n\ntwo\n\nthree\n\nfour\n\nfive\n\nsix\n\nseven\n\neight\n\nnine\n\nten\n\neleven\n\ntwelve"
            "\n\nthirteen\n\nfourteen\n\n") +
        "Jane Doe\nPlanner\nPine Haven Bluffs, CA 90999\n310-555-0383\nwww.pinehaven.example\n";
    BOOST_CHECK_EQUAL(missing(find(plain(scattered))), "City, Street");
}

BOOST_AUTO_TEST_CASE(what_was_not_read_is_not_missing_for_certain) {
    Words words = plain("Hi.");
    words.complete = false;
    BOOST_CHECK(!find(words).sure);
    words.own = mail(block);
    BOOST_CHECK(find(words).sure);
}
