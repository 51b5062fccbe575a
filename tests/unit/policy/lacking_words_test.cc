// What must be said and is not: things with a form, words beside each other, and what lacks.

#include "policy/conditions/search.h"
#include "unit/policy/support.h"

namespace letterhead {
namespace {

using namespace testing;

BOOST_AUTO_TEST_CASE(things_are_known_by_their_form) {
    const std::vector<std::string> own{"jdoe@city.example"};
    const struct {
        std::uint32_t like;
        const char* text;
        const char* found;
    } table[] = {{like_date, "back on October 1", "October 1"},
                 {like_date, "back on Oct. 1st, early", "Oct. 1st"},
                 {like_date, "the 1st of October", "1st of Oct"},
                 {like_date, "from 10/1 to 10/12/2026", "10/1"},
                 {like_date, "2026-10-01", "2026-10-01"},
                 {like_date, "1.10.2026", "1.10.2026"},
                 {like_date, "we are here 24/7", ""},
                 {like_date, "it may take 3", ""},
                 {like_date, "version 1.2", ""},
                 {like_date, "call 310-378-0383", ""},
                 {like_duration, "for three weeks", "three weeks"},
                 {like_duration, "for 10 business days", "10 business days"},
                 {like_duration, "a two-week trip", "two-week"},
                 {like_duration, "these days", ""},
                 {like_phone, "at (310) 378-0383 ext. 5", "(310) 378-0383 ext. 5"},
                 {like_phone, "at 378-0383", "378-0383"},
                 {like_phone, "dial ext. 221", "ext. 221"},
                 {like_phone, "case 2026-0383-11", ""},
                 {like_email, "write to JDoe@City.example", ""},
                 {like_email, "jdoe@city.example or ann@city.example.", "ann@city.example"},
                 {like_email, "no address @ all", ""},
                 {like_name, "please contact Anna Lopez", "Anna"},
                 {like_name, "please contact the City Clerk", "City"},
                 {like_name, "please contact me", ""},
                 {like_name, "I will call you on Monday after 5 PM", ""},
                 {like_name, "Nothing here. Nothing there.", ""},
                 {like_date | like_duration, "three days", "three days"}};
    for (const auto& row : table)
        BOOST_TEST(find_like(row.like, row.text, own) == row.found,
                   row.text << " -> " << find_like(row.like, row.text, own));
}

BOOST_AUTO_TEST_CASE(words_can_be_asked_for_by_their_form) {
    const auto text = [](const std::string& own) { return [=](Scene& s) { s.words(own); }; };
    check({{"words: {like: phone}", text("call 310-378-0383"), Y},
           {"words: {like: phone}", text("call me"), N},
           {"words: {like: email}", text("clerk@city.example"), N},  // the sender's own
           {"words: {like: email}", text("ann@city.example"), Y},
           {"words: {phrases: return, beside: {like: date}}", text("I return on October 5."), Y},
           {"words: {phrases: return, beside: {like: date}}", text("On Oct. 5 I return."), Y},
           {"words: {phrases: return, beside: {like: date}}",
            text("I left on October 5. I reply when I return."), Y},
           {"words: {phrases: return, beside: {like: date}}",
            text("I left in October. I reply when I return."), N},
           {"words: {phrases: return, beside: {like: date}}",
            text("Closed on October 5, sadly. I reply when I return"), N},
           {"words: {phrases: return, beside: {phrases: monday}}", text("I return\non Monday"), Y},
           {"words: {phrases: return, beside: {phrases: monday}}", text("I return.\n\nMonday"), N},
           {"words: {phrases: contact, beside: {like: name}}", text("Please contact me if urgent.\nJane Doe"),
            N},
           {"words: {phrases: contact, beside: {like: name}}", text("Please contact Anna."), Y}});
}

const char* const lacks =
    "words: {in: own, lacks: [{label: length, like: [date, duration]}, {label: return, phrases: [back on, "
    "until], "
    "beside: {like: date}}, {label: cover, like: [phone, email]}]}";

BOOST_AUTO_TEST_CASE(all_that_lacks_is_told_at_once) {
    const struct {
        const char* own;
        const char* missing;
    } table[] = {{"I am away until October 5. Call Ann, 310-378-0383.", ""},
                 {"I am away until October 5.", "cover"},
                 {"I am away for two weeks. Write to ann@city.example.", "return"},
                 {"I am away.", "length, return, cover"},
                 {"", "length, return, cover"}};
    for (const auto& row : table) {
        Scene scene;
        scene.words(row.own);
        const Answer answer = scene.judge(lacks);
        BOOST_TEST((answer.truth == (*row.missing == '\0' ? N : Y)), row.own);
        if (answer.truth == Y) BOOST_TEST(value_of(answer, "words.missing") == row.missing, row.own);
    }
}

BOOST_AUTO_TEST_CASE(what_may_stand_elsewhere_is_not_lacking_for_sure) {
    const auto with = [](const std::string& own, const std::string& quoted, bool sure, bool complete) {
        return [=](Scene& s) {
            s.words(own, quoted);
            s.findings.words[0].sure = sure;
            s.findings.words[0].complete = complete;
        };
    };
    const std::string good = "Away until October 5. Call 310-378-0383.";
    check({{lacks, with("Away.", good, true, true), Y},
           {lacks, with("Away.", good, false, true), C},
           {lacks, with("Away.", "", true, false), C},
           {lacks, with(good, "", true, false), N},
           {lacks, [](Scene& s) { s.findings.opaque = true, s.findings.opaque_why = "encrypted"; }, C},
           {"words: {lacks: thanks}", with("Many thanks", "", true, true), N},
           {"words: {lacks: {phrases: thanks}}", with("Hello", "", true, true), Y}});
}

BOOST_AUTO_TEST_CASE(a_flood_of_phrases_is_a_doubt_and_costs_little) {
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += "return a@a ";
    Scene scene;
    scene.words(text);
    BOOST_TEST(
        (scene.judge("words: {phrases: return, beside: {like: [date, phone, email, name]}}").truth == C));
}

}  // namespace
}  // namespace letterhead
