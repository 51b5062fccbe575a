// Whole texts judged, with words built by hand: cuts that are a guess, looks, parts that read as one.

#include "inspect/judge.h"

#include "words_support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::test;

namespace {

const std::string block =
    "Jane Doe\nSenior Planner\nCity of Pine Haven Bluffs\n340 Pine Haven Drive West\nPine Haven Bluffs, CA "
    "90999\n310-555-0383\nwww.pinehaven.example\n";

struct Bench {
    SignatureTemplate signature = signature_template();
    DisclaimerTemplate disclaimer = viruses();
    Findings findings;

    void add(Words words) {
        Part part;
        part.path = words.part_path = "1." + std::to_string(findings.words.size() + 1);
        if (findings.parts.empty()) {
            Part root;
            root.path = "1";
            root.type = "multipart/mixed";
            findings.parts.push_back(root);
        }
        findings.parts.push_back(part);
        findings.words.push_back(std::move(words));
    }
    const SignatureBlockFinding& found_block() {
        run();
        return findings.signature_blocks.at(0);
    }
    const DisclaimerFinding& found_disclaimer() {
        run();
        return findings.disclaimers.at(0);
    }
    void run() {
        Needs needs;
        needs.words = true;
        needs.habits = &habits();
        needs.signature_blocks = {&signature};
        needs.disclaimers = {&disclaimer};
        Oddities oddities;
        findings.signature_blocks.clear();
        findings.disclaimers.clear();
        judge_texts(needs, findings, oddities);
    }
};

Words words_of(std::string own, std::string quoted = "", bool sure = true) {
    Words words;
    words.type = "text/plain";
    words.own = std::move(own);
    words.quoted = std::move(quoted);
    words.sure = sure;
    return words;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_both_readings_of_a_doubtful_cut_say_is_sure) {
    const std::string notice = viruses().text;
    struct {
        std::string own, quoted;
        BlockState state;
        bool sure;
        DisclaimerState wording;
        bool wording_sure;
    } cases[] = {
        {"Hi.\n", "Nothing here.\n", BlockState::missing, true, DisclaimerState::missing, true},
        {"Hi.\n", block + notice, BlockState::missing, false, DisclaimerState::quoted_only, false},
        {"Hi.\n" + block + notice, "Nothing here.\n", BlockState::present, true, DisclaimerState::present,
         true},
        {"Hi.\nJane Doe\nCity of Pine Haven Bluffs\n310-555-0383\n", block, BlockState::incomplete, false,
         DisclaimerState::missing, true},
        {"Hi.\n", notice, BlockState::missing, true, DisclaimerState::quoted_only, false},
    };
    for (const auto& each : cases) {
        Bench bench;
        bench.add(words_of(each.own, each.quoted, false));
        const SignatureBlockFinding& found = bench.found_block();
        BOOST_CHECK(found.state == each.state);
        BOOST_CHECK_MESSAGE(found.sure == each.sure, each.own << " / " << each.quoted);
        BOOST_CHECK(bench.findings.disclaimers.at(0).state == each.wording);
        BOOST_CHECK_EQUAL(bench.findings.disclaimers.at(0).sure, each.wording_sure);
        bench.findings.words[0].sure = true;
        BOOST_CHECK(bench.found_block().sure);
        BOOST_CHECK(bench.found_disclaimer().sure);
    }
}

BOOST_AUTO_TEST_CASE(the_other_reading_follows_the_order_of_the_text) {
    // As cut, the notice stands above the block; in the order of the text it stands below.
    const std::string own = "Hi.\n" + block;
    Words words = words_of(own, "Bye.", false);
    words.order = {{true, 0, 4}, {false, 0, static_cast<std::uint32_t>(own.size())}};
    Bench bench;
    bench.add(words);
    BOOST_CHECK(bench.found_block().state == BlockState::present);
    BOOST_CHECK(bench.found_block().sure);
}

BOOST_AUTO_TEST_CASE(a_disclaimer_has_the_looks_of_its_own_words) {
    Words words = words_of("Hi Jane.\n- " + viruses().text + "\nBye.");
    words.type = "text/html";
    words.looks.resize(5);
    auto at = [&](std::string_view text) { return static_cast<std::uint32_t>(words.own.find(text)); };
    auto end = static_cast<std::uint32_t>(words.own.size());
    words.runs = {{0, at("WARNING") - 2, 1},
                  {at("WARNING") - 2, at("The recipient") - 1, 2},
                  {at("The recipient") - 1, at("The recipient"), 3},  // a blank alone
                  {at("The recipient"), at("The CITY"), 2},
                  {at("\nBye"), end, 4}};
    Bench bench;
    bench.add(words_of("First part."));
    bench.add(words);
    const DisclaimerFinding& found = bench.found_disclaimer();
    BOOST_CHECK(found.state == DisclaimerState::present);
    BOOST_CHECK_EQUAL(found.part_path, "1.2");
    BOOST_REQUIRE_EQUAL(found.looks.size(), 1U);
    BOOST_CHECK_EQUAL(found.looks[0], 2);
    bench.findings.words[1].runs.clear();
    BOOST_CHECK(bench.found_disclaimer().looks.empty());
}

BOOST_AUTO_TEST_CASE(places_of_slots_are_places_of_their_part) {
    Bench bench;
    bench.add(words_of("First part."));
    bench.add(words_of("Hi.\n" + block));
    const SignatureBlockFinding& found = bench.found_block();
    BOOST_CHECK_EQUAL(found.part_path, "1.2");
    for (const SlotFinding& slot : found.slots)
        if (slot.found())
            BOOST_CHECK_EQUAL(bench.findings.words[1].own.substr(slot.begin, slot.end - slot.begin),
                              slot.value);
}

BOOST_AUTO_TEST_CASE(names_of_office_are_names_when_from_says_so) {
    Bench bench;
    std::string text = block;
    text.replace(0, 8, "Bill Parks");
    bench.add(words_of("Hi.\n" + text));
    BOOST_CHECK(bench.found_block().state == BlockState::incomplete);
    bench.findings.from.addresses = {{"Bill Parks", "bparks", "pinehaven.example"}};
    BOOST_CHECK(bench.found_block().state == BlockState::present);
    bench.findings.from.addresses = {{"", "bill.parks", "pinehaven.example"}};
    BOOST_CHECK(bench.found_block().state == BlockState::present);
}
