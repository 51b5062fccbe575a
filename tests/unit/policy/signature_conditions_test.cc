// Signature blocks and disclaimers, in every form of the message.

#include "unit/policy/support.h"

#include <boost/test/unit_test.hpp>

namespace letterhead {
namespace {

using namespace testing;

// ----------------------------------------------------------------------------------------

SignatureBlockFinding block(const std::string& path, BlockState state, std::vector<std::string> missing = {},
                            bool sure = true) {
    SignatureBlockFinding found;
    found.template_id = "city";
    found.part_path = path;
    found.state = state;
    found.missing = std::move(missing);
    found.sure = sure;
    return found;
}

DisclaimerFinding notice(const std::string& path, const std::string& id, DisclaimerState state,
                         bool sure = true) {
    DisclaimerFinding found;
    found.template_id = id;
    found.part_path = path;
    found.state = state;
    found.sure = sure;
    return found;
}

void two_forms(Scene& scene) {
    scene.words("plain");
    scene.words("html");
    scene.findings.words[1].type = "text/html";
    for (Words& words : scene.findings.words)
        words.alternative = true;
}

BOOST_AUTO_TEST_CASE(signature_blocks_are_there_in_every_form) {
    const char* const any = "signature_block: {template: city}";
    const auto one = [](BlockState state, bool sure = true) -> Change {
        return [=](Scene& s) {
            s.words("text");
            s.findings.signature_blocks = {block("1.1", state, {"phone"}, sure)};
        };
    };
    const auto forms = [](BlockState plain, BlockState html) -> Change {
        return [=](Scene& s) {
            two_forms(s);
            s.findings.signature_blocks = {block("1.1", plain, {"phone"}), block("1.2", html, {"phone"})};
        };
    };
    constexpr BlockState present = BlockState::present, incomplete = BlockState::incomplete,
                         missing = BlockState::missing;
    check({{any, one(present), N},
           {any, one(incomplete), Y},
           {any, one(missing), Y},
           {any, one(missing, false), C},
           {any, one(present, false), C},
           {"signature_block: {template: city, is: missing}", one(incomplete), N},
           {"signature_block: {template: city, is: incomplete}", one(missing), N},
           {"signature_block: {template: city, is: incomplete}", one(incomplete), Y},
           {any, forms(present, present), N},
           {any, forms(present, missing), Y},
           {any, forms(incomplete, present), Y},
           {any, nothing, Y},  // no own text carries no block
           {any,
            [](Scene& s) {
                s.words("");
                s.findings.words[0].sure = false;
            },
            C},
           {any,
            [](Scene& s) {
                s.findings.opaque = true;
                s.findings.opaque_why = "encrypted";
            },
            C},
           {any,
            [](Scene& s) {
                s.words("the words of somebody else");
                s.findings.words[0].message_depth = 1;
                s.findings.words[0].sure = false;
            },
            Y},
           {any,
            [](Scene& s) {
                s.findings.opaque = true;
                s.findings.signature_blocks = {block("1.1", present)};
            },
            N},
           {any,
            [](Scene& s) {
                s.findings.opaque = true;
                s.findings.signature_blocks = {block("1.1", missing)};
            },
            C}});
}

BOOST_AUTO_TEST_CASE(signature_blocks_say_what_is_missing) {
    Scene scene;
    two_forms(scene);
    scene.findings.signature_blocks = {block("1.1", BlockState::incomplete, {"Phone", "City"}),
                                       block("1.2", BlockState::present)};
    Answer answer = scene.judge("signature_block: {template: city}");
    BOOST_TEST(value_of(answer, "signature_block.missing") == "Phone, City");
    BOOST_TEST(value_of(answer, "signature_block.form") == "Name / Phone / City");
    BOOST_TEST(value_of(answer, "signature_block.where") == " in the plain text version");
    BOOST_TEST(answer.evidence.at(0).what == "signature_block.incomplete");
    BOOST_TEST(answer.evidence.at(0).where == "part 1.1");

    scene.findings.signature_blocks[1] = block("1.2", BlockState::incomplete, {"Phone", "City"});
    answer = scene.judge("signature_block: {template: city}");
    BOOST_TEST(answer.evidence.size() == 1U);  // the same in both forms is one problem
    BOOST_TEST(value_of(answer, "signature_block.where") == "");
    scene.findings.signature_blocks.clear();
    BOOST_TEST(value_of(scene.judge("signature_block: {template: city}"), "signature_block.missing") ==
               "Name, Phone");
}

BOOST_AUTO_TEST_CASE(signature_blocks_say_what_is_wrong_and_what_each_slot_came_to) {
    Scene scene;
    scene.words("text");
    SignatureBlockFinding found = block("1.1", BlockState::incomplete, {"Phone"});
    found.slots = {{"name", SlotState::found, "Jane Doe", 0, 8},
                   {"phone", SlotState::missing, "", 0, 0},
                   {"zip", SlotState::wrong, "CA 90275", 9, 17}};
    const std::string wrong = "ZIP reads 'CA 90275' instead of 'CA 90274'";
    found.wrong = {wrong};
    scene.findings.signature_blocks = {found};
    Answer answer = scene.judge("signature_block: {template: city}");
    BOOST_TEST(value_of(answer, "signature_block.missing") == "Phone; and " + wrong);
    BOOST_TEST(answer.evidence.size() == 4U);
    BOOST_TEST(answer.evidence.at(1).detail == "name found: Jane Doe");
    BOOST_TEST(answer.evidence.at(2).detail == "phone missing");
    BOOST_TEST(answer.evidence.at(3).detail == "zip wrong: CA 90275");
    BOOST_TEST(answer.evidence.at(3).where == "part 1.1");
    scene.findings.signature_blocks[0].missing.clear();
    answer = scene.judge("signature_block: {template: city}");
    BOOST_TEST(value_of(answer, "signature_block.missing") == "nothing, but " + wrong);
}

BOOST_AUTO_TEST_CASE(disclaimers_are_there_complete_and_below_the_signature) {
    const auto one = [](DisclaimerState state, bool sure = true) -> Change {
        return [=](Scene& s) {
            s.words("text");
            s.findings.disclaimers = {notice("1.1", "city", state, sure),
                                      notice("1.1", "virus", DisclaimerState::present)};
        };
    };
    constexpr DisclaimerState present = DisclaimerState::present, altered = DisclaimerState::altered,
                              before = DisclaimerState::before_signature,
                              quoted = DisclaimerState::quoted_only, missing = DisclaimerState::missing;
    check({{"disclaimer: {all_of: [city, virus]}", one(present), N},
           {"disclaimer: {all_of: [city, virus]}", one(altered), Y},
           {"disclaimer: {all_of: [city, virus]}", one(before), Y},
           {"disclaimer: {all_of: [city, virus]}", one(quoted), Y},
           {"disclaimer: {all_of: [city, virus]}", one(missing), Y},
           {"disclaimer: {all_of: virus}", one(missing), N},
           {"disclaimer: {all_of: city, is: [altered]}", one(missing), N},
           {"disclaimer: {all_of: city, is: missing}", one(quoted), Y},
           {"disclaimer: {all_of: city, is: missing}", one(before), N},
           {"disclaimer: {all_of: city, is: before_signature}", one(before), Y},
           {"disclaimer: {all_of: city}", one(missing, false), C},
           {"disclaimer: {all_of: city}", one(DisclaimerState::hidden), Y},
           {"disclaimer: {all_of: city, is: hidden}", one(DisclaimerState::hidden), Y},
           {"disclaimer: {all_of: city, is: hidden}", one(missing), N},
           {"disclaimer: {all_of: city, is: [missing, altered, before_signature]}",
            one(DisclaimerState::hidden), N},
           {"disclaimer: {all_of: city}", [](Scene& s) { s.findings.opaque = true; }, C}});
    Scene scene;
    two_forms(scene);
    scene.findings.disclaimers = {notice("1.1", "city", missing), notice("1.2", "city", missing),
                                  notice("1.1", "virus", present), notice("1.2", "virus", altered)};
    scene.findings.disclaimers[3].difference = "'some' instead of 'no'";
    const Answer answer = scene.judge("disclaimer: {all_of: [city, virus]}");
    BOOST_TEST(answer.evidence.size() == 2);
    BOOST_TEST(value_of(answer, "disclaimer.title") == "confidentiality disclaimer");
    BOOST_TEST(value_of(answer, "disclaimer.state") == "missing");
    BOOST_TEST(value_of(answer, "disclaimer.where") == "");
    BOOST_TEST(value_of(answer, "disclaimer.where", 1) == " in the HTML version");
    BOOST_TEST(value_of(answer, "disclaimer.difference", 1) == ": 'some' instead of 'no'");
    BOOST_TEST(answer.evidence.at(1).what == "disclaimer.altered");
}

BOOST_AUTO_TEST_CASE(disclaimers_say_where_they_stand) {
    Scene scene;
    scene.words("text");
    scene.findings.disclaimers = {notice("1.1", "city", DisclaimerState::quoted_only)};
    Answer answer = scene.judge("disclaimer: {all_of: city}");
    BOOST_TEST(value_of(answer, "disclaimer.state") == "missing");
    BOOST_TEST(value_of(answer, "disclaimer.difference") == ": it stands only in the quoted message below");
    scene.findings.disclaimers[0].state = DisclaimerState::hidden;
    BOOST_TEST(value_of(scene.judge("disclaimer: {all_of: city}"), "disclaimer.state") ==
               "there, but hidden");
}

BOOST_AUTO_TEST_CASE(disclaimers_stand_in_the_order_that_a_rule_asks_for) {
    const auto at = [](std::size_t city, std::size_t virus) -> Change {
        return [=](Scene& s) {
            s.words("text");
            s.findings.disclaimers = {notice("1.1", "city", DisclaimerState::present),
                                      notice("1.1", "virus", DisclaimerState::present)};
            s.findings.disclaimers[0].begin = city;
            s.findings.disclaimers[1].begin = virus;
        };
    };
    check({{"disclaimer: {all_of: [city, virus]}", at(50, 10), N},
           {"disclaimer: {all_of: [city, virus], in_order: true}", at(50, 10), Y},
           {"disclaimer: {all_of: [city, virus], in_order: true}", at(10, 50), N},
           {"disclaimer: {all_of: [virus, city], in_order: true}", at(50, 10), N},
           {"disclaimer: {all_of: [city, virus], in_order: false}", at(50, 10), N}});
    Scene scene;
    at(50, 10)(scene);
    const Answer answer = scene.judge("disclaimer: {all_of: [city, virus], in_order: true}");
    BOOST_TEST(answer.evidence.size() == 1U);
    BOOST_TEST(answer.evidence.at(0).what == "disclaimer.order");
    BOOST_TEST(value_of(answer, "disclaimer.title") == "virus warning");
    BOOST_TEST(value_of(answer, "disclaimer.state") ==
               "above the confidentiality disclaimer instead of below it");
}

// One disclaimer whose words show like this.
Change looking(Look look, std::string family = "", DisclaimerState state = DisclaimerState::present) {
    return [=](Scene& s) {
        s.words("text");
        Words& words = s.findings.words[0];
        words.families = {"", family};
        words.looks = {Look{}, look};
        if (!family.empty()) words.looks[1].family = 1;
        s.findings.disclaimers = {notice("1.1", "city", state)};
        s.findings.disclaimers[0].looks = {1};
    };
}

Look points(std::uint16_t hundredths) {
    Look look;
    look.size = hundredths;
    return look;
}

Look pale(std::uint16_t contrast) {
    Look look;
    look.color = 0xEEEEEE;
    look.contrast = contrast;
    return look;
}

BOOST_AUTO_TEST_CASE(disclaimers_can_be_read) {
    const char* const size = "disclaimer: {all_of: city, legible: {size_below: 7.5pt}}";
    const char* const contrast = "disclaimer: {all_of: city, legible: {contrast_below: 2}}";
    const char* const fonts = "disclaimer: {all_of: city, legible: {family_in: {list: fonts}}}";
    const char* const allowed =
        "disclaimer: {all_of: city, legible: {family_not: [Arial, 'Times New Roman']}}";
    const Change doubtful = [](Scene& s) {
        looking(points(1100))(s);
        s.findings.words[0].looks_doubtful = true;
    };
    check({{size, looking(points(750)), N},
           {size, looking(points(749)), N},  // 10px, whatever a program makes of it
           {size, looking(points(748)), Y},
           {size, looking(points(600)), Y},
           {size, looking(points(0)), N},
           {size, looking(points(1200)), N},
           {size, looking(points(600), "", DisclaimerState::altered), Y},
           {size, looking(points(600), "", DisclaimerState::before_signature), Y},
           {size, looking(points(600), "", DisclaimerState::missing), N},
           {size, looking(points(600), "", DisclaimerState::quoted_only), N},
           {size, looking(points(1200), "", DisclaimerState::hidden), Y},
           {size, looking(points(1200), "", DisclaimerState::altered), N},
           {size, doubtful, C},
           {"disclaimer: {all_of: city}", doubtful, N},
           {size, nothing, N},
           {contrast, looking(pale(119)), Y},
           {contrast, looking(pale(200)), N},
           {contrast, looking(pale(0)), N},
           {fonts, looking(points(1200), "webdings"), Y},
           {fonts, looking(points(1200), "brush script mt"), Y},
           {fonts, looking(points(1200), "arial"), N},
           {fonts, looking(points(1200)), N},
           {allowed, looking(points(1200), "arial"), N},
           {allowed, looking(points(1200), "times new roman"), N},
           {allowed, looking(points(1200), "calibri"), Y},
           {"disclaimer: {all_of: city, is: missing, legible: {size_below: 7.5pt}}", nothing, Y}});
    const std::string all =
        "disclaimer: {all_of: city, legible: {size_below: 7.5pt, contrast_below: 2, family_in: {list: "
        "fonts}}}";
    const auto style = [&](const Change& change) {
        Scene scene;
        change(scene);
        return value_of(scene.judge(all), "disclaimer.style");
    };
    Look bad = pale(119);
    bad.size = 600;
    BOOST_TEST(style(looking(bad, "webdings")) ==
               "6 points, the font Webdings, #EEEEEE on #FFFFFF (contrast 1.1)");
    BOOST_TEST(style(looking(points(675))) == "6.75 points");
    BOOST_TEST(style(looking(points(1200), "", DisclaimerState::hidden)) == "hidden");
    Scene scene;
    looking(points(600))(scene);
    const Answer answer = scene.judge(all);
    BOOST_TEST(answer.evidence.at(0).what == "disclaimer.illegible");
    BOOST_TEST(answer.evidence.at(0).detail == "confidentiality disclaimer: 6 points");
}

}  // namespace
}  // namespace letterhead
