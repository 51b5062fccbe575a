// Shouting, and all that is in capitals for another reason.

#include "unit/policy/support.h"

namespace letterhead {
namespace {

using namespace testing;

struct Said {
    const char* text;
    Truth expected;
};

void check_said(const char* condition, const std::vector<Said>& table) {
    for (const Said& row : table) {
        Scene scene;
        scene.words(row.text);
        const Answer answer = scene.judge(condition);
        BOOST_TEST((answer.truth == row.expected), row.text << " -> " << truth_name(answer.truth));
    }
}

BOOST_AUTO_TEST_CASE(whole_sentences_in_capitals_are_shouting) {
    check_said("capitals: {words_at_least: 5}",
               {{"PLEASE SEND ME THE REPORT NOW.", Y},
                {"Hello Ann.\n\nWHY HAS NOBODY ANSWERED MY MAIL?\n\nThanks", Y},
                {"Thank you. I NEED THE FORMS BY FRIDAY! Regards", Y},
                {"I WROTE TO YOU THREE TIMES AND NOBODY IN YOUR OFFICE HAS ANSWERED ME YET", Y},
                {"THIS SENTENCE WAS WRAPPED BY THE MAIL PROGRAM\nINTO TWO LINES OF TEXT.", Y},
                {"\xC3\x96"
                 "FFNEN SIE SOFORT DIE T\xC3\x9C"
                 "R BITTE!",
                 Y},
                {"\"STOP SENDING ME THESE LETTERS AGAIN.\"", Y},
                {"PLEASE READ WHAT the COUNCIL DECIDED ABOUT THE PERMIT.", Y},
                {"STOP IT NOW! I MEAN IT!", Y}});  // the paragraph, though no sentence
}

BOOST_AUTO_TEST_CASE(other_capitals_are_not_shouting) {
    check_said(
        "capitals: {words_at_least: 5}",
        {{"", N},
         {"Please send me the report now.", N},
         {"Please send it TODAY. It is VERY important.", N},
         {"THANK YOU!", N},
         {"AGENDA\n\nCALL TO ORDER\nPUBLIC COMMENT", N},
         {"NOTICE OF PUBLIC HEARING BEFORE THE PLANNING COMMISSION\n\nThe hearing is on Monday.", N},
         {"CITY HALL\n340 PALOS VERDES DRIVE WEST\nPALOS VERDES ESTATES CA 90274", N},
         {"REGULAR MEETING OF THE CITY COUNCIL TUESDAY AT 7:00 P.M.", N},
         {"We work with FEMA, NOAA, USGS, FHWA, HUD and EPA.", N},
         {"FEMA, NOAA, USGS, FHWA, HUD, EPA.", N},
         {"Case PL-2026-0031, APN 7542-012-003, ZONE R-1-A.", N},
         {"WARNING: Computer viruses can be transmitted by e-mail. The CITY OF X accepts no liability.", N},
         {"A. B. C. D. E. F.", N},
         {"\xE4\xBB\x8A\xE6\x97\xA5 \xE4\xBB\x8A\xE6\x97\xA5 \xE4\xBB\x8A\xE6\x97\xA5 "
          "\xE4\xBB\x8A\xE6\x97\xA5 \xE4\xBB\x8A\xE6\x97\xA5 \xE4\xBB\x8A\xE6\x97\xA5.",
          N},  // a script without capitals
         {"MAIL@CITY.EXAMPLE WWW.CITY.EXAMPLE/FORMS A_B C_D E_F G_H.", N}});
}

BOOST_AUTO_TEST_CASE(figures_and_units_are_the_authors) {
    check_said("capitals: {words_at_least: 3, unit: sentence}", {{"CALL ME NOW!", Y}, {"CALL ME!", N}});
    check_said("capitals: {words_at_least: 5, unit: sentence}", {{"STOP IT NOW! I MEAN IT!", N}});
    check_said("capitals: {words_at_least: 5, unit: paragraph}",
               {{"STOP IT NOW! I MEAN IT!", Y},
                {"Thank you for your letter of yesterday. I NEED THE FORMS BY FRIDAY!", N}});
    check_said("capitals: {share_over: 50}", {{"PLEASE send THE whole REPORT.", Y}});
    check_said("capitals: {share_over: 90}", {{"PLEASE send THE whole REPORT.", N}});
    check_said("capitals: {except: ['intended recipient']}",
               {{"IF YOU ARE NOT THE INTENDED RECIPIENT, DELETE THIS MAIL AT ONCE.", N},
                {"IF YOU ARE NOT THE OWNER, DELETE THIS MAIL AT ONCE.", Y}});
}

BOOST_AUTO_TEST_CASE(known_signature_blocks_and_disclaimers_do_not_count) {
    const std::string own = "Dear Ann,\n\nTHIS IS A TRANSMISSION FROM THE CITY OF LIGHT.\n\nRegards";
    const auto answer = [&](std::size_t begin, std::size_t end, bool block) {
        Scene scene;
        scene.words(own);
        if (block) {
            SignatureBlockFinding found;
            found.part_path = "1.1", found.begin = begin, found.end = end;
            scene.findings.signature_blocks.push_back(found);
        } else {
            DisclaimerFinding found;
            found.part_path = "1.1", found.begin = begin, found.end = end;
            scene.findings.disclaimers.push_back(found);
        }
        return scene.judge("capitals: {words_at_least: 5}").truth;
    };
    const std::size_t begin = own.find("THIS"), end = own.find("\n\nRegards");
    BOOST_TEST((answer(begin, end, false) == N));
    BOOST_TEST((answer(begin, end, true) == N));
    BOOST_TEST((answer(0, 9, true) == Y));
    BOOST_TEST((answer(begin, own.size() + 99, false) == N));  // a place beyond the text does no harm
}

BOOST_AUTO_TEST_CASE(what_is_not_sure_is_a_doubt) {
    const char* const shout = "I NEED THE FORMS BY FRIDAY!";
    const auto with = [&](void (*change)(Words&)) {
        return [=](Scene& s) {
            s.words(shout);
            change(s.findings.words[0]);
        };
    };
    const char* const capitals = "capitals: {words_at_least: 5}";
    check({{capitals, with([](Words& w) { w.sure = false; }), C},
           {capitals, with([](Words& w) { w.message_depth = 1; }), N},
           {capitals, with([](Words& w) { std::swap(w.own, w.quoted); }), N},
           {capitals, with([](Words& w) { w.complete = false; }), Y},
           {capitals, with([](Words& w) { w.own = "quiet", w.complete = false; }), C},
           {capitals, [](Scene& s) { s.findings.opaque = true, s.findings.opaque_why = "encrypted"; }, C}});
}

BOOST_AUTO_TEST_CASE(evidence_shows_the_sentence_once_and_not_more_than_60_bytes) {
    Scene scene;
    const std::string shout = "WHY HAS NOBODY IN THE WHOLE CITY HALL ANSWERED ANY OF MY MANY LETTERS?";
    scene.words(shout);
    scene.words(shout);
    const Answer answer = scene.judge("capitals: {words_at_least: 5}");
    BOOST_TEST(answer.evidence.size() == 1U);
    BOOST_TEST(value_of(answer, "capitals.found").size() <= 60U);
    BOOST_TEST(value_of(answer, "capitals.found").starts_with("WHY HAS NOBODY"));
    BOOST_TEST(value_of(answer, "capitals.words") == "14");
    Scene other;
    other.words("I AM NOT AT ALL AMUSED!");
    BOOST_TEST(value_of(other.judge("capitals: {words_at_least: 5}"), "capitals.found") ==
               "I AM NOT AT ALL AMUSED!");
}

}  // namespace
}  // namespace letterhead
