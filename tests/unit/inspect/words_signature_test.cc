#include "words_support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::test;

namespace {

SignatureBlockFinding find(const Words& words, std::string_view from = "Jane Doe",
                           SignatureTemplate wanted = signature_template()) {
    return find_signature_block(words, tokenize(words.own), {}, wanted, habits(), from);
}

std::string missing(const SignatureBlockFinding& finding) {
    std::string out;
    for (const std::string& label : finding.missing)
        out.append(out.empty() ? "" : ", ").append(label);
    return out;
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

std::string without(std::string_view line) {
    std::string out(block);
    std::size_t at = out.find(line);
    BOOST_REQUIRE(at != std::string::npos);
    return out.erase(at, line.size());
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_form_itself_is_present) {
    SignatureBlockFinding found = find(plain(mail(block)));
    BOOST_CHECK(found.state == BlockState::present);
    BOOST_CHECK(found.sure);
    BOOST_CHECK_EQUAL(missing(found), "");
    BOOST_CHECK_EQUAL(slot(found, "name"), "Jane Doe");
    BOOST_CHECK_EQUAL(slot(found, "title"), "Senior Planner");
    BOOST_CHECK_EQUAL(slot(found, "street"), "340 Pine Haven Drive West");
    BOOST_CHECK_EQUAL(slot(found, "phone"), "310.555-0383 Ext. 200");
    BOOST_CHECK_EQUAL(slot(found, "fax"), "310.555-7820");
    BOOST_CHECK_EQUAL(plain(mail(block)).own.substr(found.begin, 8), "Jane Doe");
}

BOOST_AUTO_TEST_CASE(other_forms_of_the_same_substance_are_present) {
    for (std::string_view signature : {
             "Jane Doe | Senior Planner | City of Pine Haven Bluffs | 340 Pine Haven Drive West, Pine Haven "
             "Bluffs, CA 90999 | "
             "310-555-0383 | www.pinehaven.example",
             "Jane Doe, AICP\nSenior Planner, Community Development\nCITY OF PINE HAVEN BLUFFS\n340 Pine "
             "Haven Dr. West | Pine "
             "Haven Bluffs, CA 90999\nT (310) 555-0383 x12 | F (310) "
             "555-7820\nhttps://www.pinehaven.example/",
             "JANE DOE\nSENIOR PLANNER\nCity of Pine Haven Bluffs\n340 Pine Haven Drive West, Pine Haven "
             "Bluffs, California "
             "90999\nOffice: 310 555 0383\npinehaven.example",
             "City of Pine Haven Bluffs\nJane Doe\nSenior Planner\n340 Pine Haven Drive West\nPine Haven "
             "Bluffs, CA 90999\n"
             "www.pinehaven.example\nPhone: +1 (310) 555-0383",
             "Jane M. Doe\nSenior Planner\n\nCity of Pine Haven Bluffs\n\n340 Pine Haven Drive West\n\nPine "
             "Haven Bluffs, CA "
             "90999-1234\n\nPhone\n310\u2011555\u20110383\n\nWeb: http://pinehaven.example",
             "Jane Doe\tSenior Planner\nCity of Pine\nHaven Bluffs\n340 Pine Haven Drv West\nPine Haven "
             "Blufs, CA 90999\n"
             "310-555-0383 (office) 310-555-7820 (fax)\nwww.pinehaven.example",
         }) {
        SignatureBlockFinding found = find(plain(mail(signature)));
        BOOST_CHECK_MESSAGE(found.state == BlockState::present, signature << "\n  misses " << missing(found));
        BOOST_CHECK_MESSAGE(slot(found, "name").find("ane") == 1 || slot(found, "name").find("ANE") == 1,
                            signature << "\n  name is " << slot(found, "name"));
    }
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
    }
}

BOOST_AUTO_TEST_CASE(near_misses_are_incomplete) {
    struct {
        std::string_view signature, labels;
    } cases[] = {
        // another number, a fax only, an address of somebody else, the host of a mail address
        {"Jane Doe\nPlanner\nCity of Pine Haven Bluffs\n341 Pine Haven Drive West\nPine Haven Bluffs, CA "
         "90999\n310-555-0383\n"
         "www.pinehaven.example",
         "Street"},
        {"Jane Doe\nPlanner\nCity of Pine Haven Bluffs\n340 Pine Haven Drive West\nPine Haven Bluffs, CA "
         "90999\nFax 310-555-0383\n"
         "www.pinehaven.example",
         "Phone number/Extension"},
        {"Jane Doe\nPlanner\nCity of Pine Haven Bluffs\n340 Pine Haven Drive West\nPine Haven Bluffs, CA "
         "90999\n310-555-0383\n"
         "jane@pinehaven.example",
         "Website"},
        {"Jane Doe\nPlanner\nCity of Pine Haven Bluffs\n340 Pine Haven Drive West\nPine Haven Bluffs, CA "
         "90999\n310-555-0383\n"
         "www.pinehaven.example.net",
         "Website"},
        {"Jane Doe\nPlanner\nCity of Pine Haven Bluffs\n340 Pine Haven Drive West\nPine Haven Bluffs, CA "
         "90998\n555-0383\n"
         "www.pinehaven.example",
         "Place, Phone number/Extension"},
    };
    for (const auto& each : cases) {
        SignatureBlockFinding found = find(plain(mail(each.signature)));
        BOOST_CHECK(found.state == BlockState::incomplete);
        BOOST_CHECK_EQUAL(missing(found), each.labels);
    }
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

BOOST_AUTO_TEST_CASE(courtesy_is_neither_name_nor_title) {
    for (std::string_view closing :
         {"Kind Regards,\n", "Thank You,\n", "Respectfully,\n", "Have a great day!\n"}) {
        std::string text = "Hi.\n\n" + std::string(closing) + without("Senior Planner\n");
        BOOST_CHECK_EQUAL(missing(find(plain(text))), "Position/Title");
        BOOST_CHECK_EQUAL(missing(find(plain(text), "")), "Position/Title");
    }
    SignatureBlockFinding found = find(plain(mail(block)), "Planning Department");
    BOOST_CHECK(found.state == BlockState::present);
    BOOST_CHECK_EQUAL(slot(found, "name"), "Jane Doe");
    BOOST_CHECK_EQUAL(slot(find(plain(mail(block)), "Doe, Jane"), "name"), "Jane Doe");
}

BOOST_AUTO_TEST_CASE(a_first_name_below_the_greeting_is_no_name_of_a_block) {
    std::string text = "Hi.\n\nThanks,\nJane\n\n" + without("Jane Doe\n");
    BOOST_CHECK_EQUAL(missing(find(plain(text))), "Name");
    text = "Hi.\n\nThanks,\nJane\n\n" + std::string(block);
    BOOST_CHECK_EQUAL(slot(find(plain(text)), "name"), "Jane Doe");
    text = "Hi.\n\nLet me know\nJane\n\n" + without("Senior Planner\n");
    BOOST_CHECK_EQUAL(missing(find(plain(text))), "Position/Title");
    text = "Hi.\n\nThanks,\nJane\n\n" + without("Senior Planner\n");
    BOOST_CHECK_EQUAL(missing(find(plain(text))), "Position/Title");
}

BOOST_AUTO_TEST_CASE(an_office_is_no_name_and_letters_behind_a_name_are_no_title) {
    std::string rest = without("Jane Doe\nSenior Planner\n");
    struct {
        std::string_view head, from, labels;
    } cases[] = {
        {"Senior Planner\nCommunity Development Department\n", "Jane Doe", "Name"},
        {"Senior Planner\nCommunity Development Department\n", "", "Name"},
        {"Jane Doe, P.E.\n", "Jane Doe", "Position/Title"},
        {"Jane Doe, AICP\n(she/her)\n", "", "Position/Title"},
        {"Jane Doe\n(she/her)\nCEO\n", "", ""},
        {"Doe, Jane\nCity Clerk\n", "", ""},
        {"Mar\u00EDa-Jos\u00E9 de la Cruz | Assistant to the City Manager\n", "Maria de la Cruz", ""},
        {"Jane Doe\nPlanning Department\n", "Planning Department", ""},
    };
    for (const auto& each : cases) {
        std::string text = "Dear Mr. Doe,\n\nFYI\n\n" + std::string(each.head) + rest;
        SignatureBlockFinding found = find(plain(text), each.from);
        BOOST_CHECK_MESSAGE(missing(found) == each.labels,
                            each.head << " from '" << each.from << "' misses " << missing(found));
    }
}

BOOST_AUTO_TEST_CASE(long_blocks_keep_their_name) {
    std::string text =
        "Hi.\n\nThanks.\n\nJane Doe, AICP\n(she/her)\nSenior Planner\nCommunity Development "
        "Department\nPlanning "
        "Division\n" +
        without("Jane Doe\nSenior Planner\n");
    SignatureBlockFinding found = find(plain(text), "Jane Doe (Planning)");
    BOOST_CHECK_EQUAL(missing(found), "");
    BOOST_CHECK_EQUAL(slot(found, "name"), "Jane Doe");
}

BOOST_AUTO_TEST_CASE(the_city_in_a_disclaimer_proves_nothing) {
    std::string text = mail(without("City of Pine Haven Bluffs\n")) +
                       "\nThe City of Pine Haven Bluffs\naccepts no liability.\n";
    Words words = plain(text);
    std::size_t at = words.own.find("The City");
    Span apart[] = {{at, words.own.size()}};
    SignatureBlockFinding found =
        find_signature_block(words, tokenize(words.own), apart, signature_template(), habits(), "Jane Doe");
    BOOST_CHECK_EQUAL(missing(found), "City");
}

BOOST_AUTO_TEST_CASE(optional_slots_count_only_beyond_what_may_lack) {
    std::string text = mail(without("Fax: 310.555-7820"));
    BOOST_CHECK(find(plain(text)).state == BlockState::present);
    SignatureTemplate strict = signature_template();
    strict.optional_missing_at_most = 0;
    SignatureBlockFinding found = find(plain(text), "Jane Doe", strict);
    BOOST_CHECK(found.state == BlockState::incomplete);
    BOOST_CHECK_EQUAL(missing(found), "Fax number");
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

BOOST_AUTO_TEST_CASE(html_blocks_are_found_in_tables_and_paragraphs) {
    Words outlook = html(
        "<p class=MsoNormal>Thanks.</p><p class=MsoNormal><b>Jane Doe</b><o:p></o:p></p><p "
        "class=MsoNormal>Senior&nbsp;Planner</p>"
        "<p class=MsoNormal>City of Pine Haven Bluffs<br>340 Pine Haven Drive West<br>Pine Haven Bluffs, "
        "CA&nbsp; 90999</p>"
        "<p class=MsoNormal>310.555.0383 ext. 200</p><p><a "
        "href='http://www.pinehaven.example/'>www.pinehaven.example</a></p>");
    BOOST_CHECK(find(outlook).state == BlockState::present);
    Words table = html(
        "<div>Thanks.</div><table><tr><td><img src=logo></td><td><b>Jane Doe</b><br>Senior Planner<br>City "
        "of Pine Haven Bluffs"
        "</td></tr><tr><td>Phone:</td><td>310-555-0383</td></tr><tr><td>Fax:</td><td>310-555-7820</td></"
        "tr><tr><td colspan=2>340 "
        "Pine Haven Drive West &bull; Pine Haven Bluffs, CA "
        "90999</td></tr><tr><td>www.pinehaven.example</td></tr></table>");
    SignatureBlockFinding found = find(table);
    BOOST_CHECK_MESSAGE(found.state == BlockState::present, missing(found));
    BOOST_CHECK_EQUAL(slot(found, "fax"), "310-555-7820");
    BOOST_CHECK_EQUAL(slot(found, "phone"), "310-555-0383");
}

BOOST_AUTO_TEST_CASE(a_guess_about_own_words_makes_a_miss_unsure) {
    Words words = plain("Hi.");
    words.sure = false;
    BOOST_CHECK(!find(words).sure);
    words.own = mail(block);
    BOOST_CHECK(find(words).sure);
}
