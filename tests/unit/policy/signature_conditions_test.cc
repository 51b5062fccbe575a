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
    BOOST_TEST(answer.evidence.size() == 1);  // the same in both forms is one problem
    BOOST_TEST(value_of(answer, "signature_block.where") == "");
    scene.findings.signature_blocks.clear();
    BOOST_TEST(value_of(scene.judge("signature_block: {template: city}"), "signature_block.missing") ==
               "Name, Phone");
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

}  // namespace
}  // namespace letterhead
