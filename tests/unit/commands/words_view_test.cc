// The words of a message as explain shows them.

#include "commands/words_view.h"

#include "commands/render.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace letterhead;

Words text(std::string own, std::string quoted = "") {
    Words words;
    words.part_path = "1";
    words.type = "text/plain";
    words.own = std::move(own);
    words.quoted = std::move(quoted);
    return words;
}

std::string shown(const Findings& findings, bool all_words = false) {
    View view;
    view.width = 60;
    view.all_words = all_words;
    std::string out;
    add_words(out, findings, nullptr, view);
    return out;
}

std::string shown(Words words) {
    Findings findings;
    findings.words.push_back(std::move(words));
    return shown(findings);
}

bool has(const std::string& text, const std::string& piece) {
    const bool found = text.find(piece) != std::string::npos;
    if (!found) BOOST_TEST_MESSAGE(piece << " is not in\n" << text);
    return found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(own_words_come_before_quoted_ones_when_no_order_is_told) {
    Words words = text("Yes.\n\nJane", "When?");
    words.cut_by = "blockquote";
    words.confidence = 60;
    words.sure = false;
    BOOST_TEST(shown(words) ==
               "\n  The words of part 1, text/plain: 10 bytes own, 5 quoted\n"
               "    cut by blockquote, 60% sure: a guess\n"
               "         own | Yes.\n"
               "             |\n"
               "             | Jane\n"
               "      quoted > When?\n");
}

BOOST_AUTO_TEST_CASE(words_stand_in_the_order_in_which_they_are_read) {
    Words words = text("above\nbelow", "first\nsecond");
    words.order = {{false, 0, 5}, {true, 0, 5}, {false, 6, 11}, {true, 6, 12}};
    BOOST_TEST(has(shown(words),
                   "         own | above\n"
                   "      quoted > first\n"
                   "         own | below\n"
                   "      quoted > second\n"));
    words.order = {{false, 0, 999}, {true, 7, 3}, {true, 400, 500}};  // places beyond the text do no harm
    BOOST_TEST(has(shown(words), "         own | above\n             | below\n"));
}

BOOST_AUTO_TEST_CASE(signature_block_and_disclaimers_are_marked) {
    Findings findings;
    findings.words.push_back(text("Hi\nJane Doe\nFor you. Only you."));
    SignatureBlockFinding block;
    block.template_id = "city";
    block.part_path = "1";
    block.state = BlockState::incomplete;
    block.score = 50;
    block.slots = {{"name", SlotState::found, "Jane Doe", 3, 11},
                   {"phone", SlotState::missing, "", 0, 0},
                   {"place", SlotState::wrong, "Elsewhere", 0, 0},
                   {"motto", SlotState::forbidden, "Carpe diem", 0, 0}};
    block.wrong = {"place reads 'Elsewhere'"};
    block.begin = 3, block.end = 11;
    findings.signature_blocks.push_back(block);
    DisclaimerFinding found;
    found.template_id = "one";
    found.part_path = "1";
    found.state = DisclaimerState::present;
    found.wrong_percent = 0;
    found.begin = 12, found.end = 19;
    findings.disclaimers.push_back(found);
    found.template_id = "two";
    found.state = DisclaimerState::altered;
    found.wrong_percent = 7;
    found.difference = "'Only you' instead of 'All of you'";
    found.begin = 21, found.end = 29;
    findings.disclaimers.push_back(found);
    const std::string out = shown(findings);
    BOOST_TEST(has(out,
                   "         own | Hi\n"
                   "   signature = Jane Doe\n"
                   "  disclaimer # For you.\n"
                   "  disclaimer # Only you.\n"));
    BOOST_TEST(has(out, "Signature block city, part 1: incomplete, 50%\n"));
    BOOST_TEST(has(out, "    + name                      Jane Doe\n"));
    BOOST_TEST(has(out, "    - phone                     missing\n"));
    BOOST_TEST(has(out, "    ! place                     Elsewhere  (wrong)\n"));
    BOOST_TEST(has(out, "    ! motto                     Carpe diem  (must not stand there)\n"));
    BOOST_TEST(has(out, "    ! place reads 'Elsewhere'\n"));
    BOOST_TEST(has(out, "    + one                         part 1: present\n"));
    BOOST_TEST(has(
        out,
        "    ! two                         part 1: altered, 7% of its words differ: 'Only you' instead of "
        "'All of you'\n"));
}

BOOST_AUTO_TEST_CASE(long_quotes_are_shortened_unless_all_is_asked_for) {
    Findings findings;
    std::string quoted;
    for (int i = 1; i <= 219; ++i)
        quoted += "line " + std::to_string(i) + "\n";
    findings.words.push_back(text("Yes.", quoted));
    BOOST_TEST(has(shown(findings),
                   "             > line 5\n             > ... 214 more quoted lines; --all-words shows\n"));
    BOOST_TEST(!shown(findings).ends_with("line 219\n"));
    BOOST_TEST(shown(findings, true).ends_with("             > line 219\n"));
}

BOOST_AUTO_TEST_CASE(a_look_is_told_where_it_changes) {
    Words words = text("Hello you there\nfine print");
    words.type = "text/html";
    words.families = {"", "arial", "times new roman"};
    words.looks = {
        {}, {1100, 1, 0, 0xFFFFFF, 2100}, {800, 2, 0x999999, 0xFFFFFF, 285}, {0, 0, 0, 0xFFFFFF, 0}};
    words.runs = {{0, 6, 1}, {6, 9, 2}, {9, 15, 1}, {16, 21, 2}, {22, 27, 3}};
    const std::string out = shown(words);
    BOOST_TEST(has(
        out, "         own | [11 pt arial, #000000 on #FFFFFF]\n             | Hello [8 pt times new roman"));
    BOOST_TEST(has(out, "contrast 2.8]"));
    BOOST_TEST(has(out, "over a picture]"));
    BOOST_TEST(look_words({750, 0, 0, 0xFFFFFF, 2100}, words) == "7.5 pt, #000000 on #FFFFFF");
    BOOST_TEST(look_words({825, 9, 0, 0xFFFFFF, 2100}, words) ==
               "8.25 pt, #000000 on #FFFFFF");  // no such family
    words.runs.push_back({20, 90, 99});
    shown(words);  // a look that does not exist does no harm
}

BOOST_AUTO_TEST_CASE(hidden_words_and_pictures_are_shown_as_such) {
    Words words = text("above\nbelow");
    words.hidden = "psst";
    words.pictures = {{6, "the City's seal"}, {400, ""}};
    const std::string out = shown(words);
    BOOST_TEST(has(out, "[picture: the City's seal]"));
    BOOST_TEST(has(out, "[picture]"));
    BOOST_TEST(has(out, "      hidden ~ psst\n"));
    BOOST_TEST(has(shown(text("")), "         own | (no words)\n"));
}

BOOST_AUTO_TEST_CASE(a_message_cannot_paint_the_terminal) {
    Findings findings;
    findings.words.push_back(text("a\x1b[2Jb",
                                  "\x9b"
                                  "31m"));
    findings.words[0].cut_by = "\x1b[1m";
    findings.words[0].hidden = "\x07";
    SignatureBlockFinding block;
    block.part_path = "1";
    block.slots = {{"name", SlotState::found, "\x1b]0;x\x07", 0, 1}};
    findings.signature_blocks.push_back(block);
    for (const char c : shown(findings))
        BOOST_TEST((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
}

BOOST_AUTO_TEST_CASE(json_tells_of_the_words_and_shows_them_only_when_asked) {
    Explained explained;
    explained.file = "a.eml";
    Findings& findings = explained.journey.findings;
    findings.words.push_back(text("own secret", "quoted secret"));
    findings.words[0].hidden = "hidden secret";
    SignatureBlockFinding block;
    block.template_id = "city";
    block.part_path = "1";
    block.slots = {{"name", SlotState::found, "Jane Secret", 0, 1}};
    findings.signature_blocks.push_back(block);
    DisclaimerFinding found;
    found.template_id = "one";
    found.part_path = "1";
    found.state = DisclaimerState::hidden;
    found.looks = {0, 1, 77};
    findings.words[0].looks = {{}, {800, 0, 0x999999, 0xFFFFFF, 285}};
    findings.disclaimers.push_back(found);
    const std::string without = to_json(explained, false), with = to_json(explained, true);
    BOOST_TEST(has(without, R"("own_bytes":10,"quoted_bytes":13,"hidden_bytes":13)"));
    BOOST_TEST(has(without, R"("signature_blocks":[{"template":"city","part":"1","state":"missing")"));
    BOOST_TEST(has(without, R"("slots":[{"id":"name","label":"name","state":"found"}])"));
    BOOST_TEST(has(without, R"("state":"hidden","wrong_percent":100)"));
    BOOST_TEST(has(
        without,
        R"("looks":[{"size":8.0,"family":"","color":"#999999","background":"#FFFFFF","contrast":2.85}])"));
    BOOST_TEST(without.find("ecret") == std::string::npos);
    BOOST_TEST(has(with, R"("own":"own secret","quoted":"quoted secret","hidden":"hidden secret")"));
    BOOST_TEST(has(with, R"("value":"Jane Secret")"));
}
