// What the scanner says, as rules see it: no answer is never a clean one.

#include "message/limits.h"
#include "policy/conditions/reading.h"
#include "unit/policy/support.h"

#include <boost/test/unit_test.hpp>

namespace letterhead {
namespace {

using namespace testing;
using State = ScanFinding::State;

Change scanned(const std::string& name, State state, Family family = Family::unknown,
               const std::string& what = "") {
    return [=](Scene& s) { s.file(name, family).scan = {state, what}; };
}

Change both_of(Change a, Change b) {
    return [=](Scene& s) {
        a(s);
        b(s);
    };
}

// An archive with one entry.
Change archive(State state, const ContainerEntry& entry, const std::string& unreadable = "") {
    return [=](Scene& s) {
        FileFinding& file = s.file("x.zip", Family::archive);
        file.container = true;
        file.entries = {entry};
        file.encrypted = entry.encrypted;
        file.container_unreadable = unreadable;
        file.scan = {state, state == State::found ? "Test.Bad-1" : ""};
    };
}

ContainerEntry entry(const std::string& name, Family family) {
    ContainerEntry made;
    made.name = name;
    made.family = made.family_by_content = family;
    return made;
}

ScanTest* test_of(const Scene& scene, std::string_view condition, ConditionPtr& keep, Needs& needs) {
    Problems problems;
    keep = read_condition(yaml(condition), {*scene.pack, problems});
    BOOST_REQUIRE_MESSAGE(keep, render(problems));
    keep->add_needs(needs);
    BOOST_REQUIRE(needs.scans.size() == 1);
    return const_cast<ScanTest*>(needs.scans[0]);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_scanner_is_believed_and_its_silence_is_not) {
    const char* const any = "scanner: {finds: malware}";
    check({{any, nothing, N},
           {any, scanned("a.doc", State::clean), N},
           {any, scanned("a.doc", State::found), Y},
           {any, scanned("a.doc", State::failed, Family::office, "no scanner is set up"), C},
           {any, scanned("a.doc", State::not_asked), C},
           {any, both_of(scanned("a.doc", State::failed, Family::office, "late"), scanned("b", State::found)),
            Y},
           {any, both_of(scanned("a.doc", State::clean), scanned("b", State::failed)), C},
           {any, scanned("a.gpg", State::clean, Family::encrypted), C},
           {any, archive(State::clean, entry("a.txt", Family::text)), N},
           {any, [](Scene& s) { s.findings.files_cut = true; }, C},
           {any, [](Scene& s) { s.findings.opaque = true; }, C},
           {any, [](Scene& s) { s.findings.oddities.add(OddityKind::partial_message, "part 1"); }, C},
           {any, [](Scene& s) { s.findings.oddities.add(OddityKind::too_many_parts, "part 1"); }, C}});
    ContainerEntry locked = entry("a.txt", Family::text);
    locked.encrypted = true;
    check({{any, archive(State::clean, locked), C}, {any, archive(State::found, locked), Y}});
}

BOOST_AUTO_TEST_CASE(only_the_attachments_that_a_rule_names_count) {
    const char* const documents = "scanner: {finds: malware, in: {family: office}}";
    check({{documents, scanned("a.png", State::not_asked, Family::image), N},
           {documents, scanned("a.png", State::found, Family::image), N},
           {documents, scanned("a.doc", State::failed, Family::office), C},
           {documents, scanned("a.doc", State::found, Family::office), Y},
           {documents, archive(State::found, entry("a.doc", Family::office)), Y},
           {documents, archive(State::failed, entry("a.doc", Family::office)), C},
           {documents, archive(State::failed, entry("a.png", Family::image)), N},
           {documents, archive(State::failed, entry("a.png", Family::image), "it is broken"), C},
           {documents, archive(State::clean, entry("a.png", Family::image), "it is broken"), N}});
    const char* const outside = "scanner: {finds: malware, in: {family: office, inside: none}}";
    check({{outside, archive(State::found, entry("a.doc", Family::office)), N},
           {outside, scanned("a.doc", State::found, Family::office), Y}});
    ContainerEntry unseen = entry("a.png", Family::image);
    unseen.looked = false;
    check({{documents, archive(State::found, unseen), Y}});
}

BOOST_AUTO_TEST_CASE(what_it_found_can_be_told_to_the_sender) {
    Scene scene;
    FileFinding& file = scene.file("report.doc", Family::office);
    file.scan = {State::found, "Test.Bad-1"};
    file.bytes = 12'000;
    const Answer answer = scene.judge("scanner: {finds: malware}");
    BOOST_REQUIRE((answer.truth == Y));
    BOOST_TEST(value_of(answer, "scanner.found") == "Test.Bad-1");
    BOOST_TEST(value_of(answer, "attachment.name") == "report.doc");
    BOOST_TEST(value_of(answer, "attachment.size") == "12 KB");
    scene.findings.files[0].scan = {State::failed, "clamd cannot be reached: Connection refused"};
    const Answer doubt = scene.judge("scanner: {finds: malware}");
    BOOST_REQUIRE((doubt.truth == C));
    BOOST_TEST(doubt.evidence[0].detail == "report.doc: clamd cannot be reached: Connection refused");
}

BOOST_AUTO_TEST_CASE(a_picture_that_no_rule_names_is_not_sent_and_whatever_is_in_doubt_is) {
    struct {
        const char* in;
        const char* name;
        Family early;
        bool sent;
    } const rows[] = {
        {"{family: office}", "a.png", Family::image, false},
        {"{family: office}", "a.png", Family::unknown, true},
        {"{family: [office, image]}", "a.png", Family::image, true},
        {"{family: executable}", "a.exe", Family::image, true},
        {"{name: '*.doc'}", "a.png", Family::image, false},
        {"{name: '*.doc'}", "a.pdf", Family::unknown, true},  // it may hold a.doc
        {"{name: '*.doc', inside: none}", "a.pdf", Family::unknown, false},
        {"{name: '*.doc', inside: none}", "a.doc", Family::unknown, true},
        {"{over: 1MB}", "a.png", Family::image, true},
        {"{over: 1MB, name: '*.doc'}", "a.png", Family::image, false},
        {"{type: 'image/*'}", "a.png", Family::image, true},
        {"{type: 'video/*'}", "a.png", Family::image, false},
        {"{encrypted: true}", "a.png", Family::image, true},
        {"{any_of: [{family: office}, {name: '*.png'}]}", "a.png", Family::image, true},
        {"{any_of: [{family: office}, {name: '*.gif'}]}", "a.png", Family::image, false},
    };
    const Scene scene;
    for (const auto& row : rows) {
        ConditionPtr keep;
        Needs needs;
        const ScanTest* const test =
            test_of(scene, "scanner: {finds: malware, in: " + std::string(row.in) + "}", keep, needs);
        FileFinding early;
        early.names = {{row.name, FileName::From::disposition}};
        early.family = row.early;
        early.family_by_name = row.name == std::string("a.exe") ? Family::executable : Family::image;
        if (row.early == Family::image) early.detected_type = "image/png";
        BOOST_TEST(test->may_want(early) == row.sent, row.in << " " << row.name);
    }
}

BOOST_AUTO_TEST_CASE(mistakes_in_a_scanner_condition_are_told) {
    const auto problem = [](std::string_view condition) {
        const Answer answer = Scene().judge(condition);
        return answer.evidence.empty() ? std::string() : answer.evidence[0].detail;
    };
    const auto has = [](const std::string& text, std::string_view words) {
        return text.find(words) != std::string::npos;
    };
    BOOST_TEST(has(problem("scanner: {finds: mallware}"), "did you mean 'malware'"));
    BOOST_TEST(has(problem("scanner: {in: {family: office}}"), "lacks 'finds'"));
    BOOST_TEST(has(problem("scanner: {finds: malware, in: {famly: office}}"), "did you mean 'family'"));
    BOOST_TEST(has(problem("scanner: {finds: malware, name: x}"), "unknown key 'name' in scanner"));
    BOOST_TEST(has(problem("scanner: true"), "scanner"));
}

}  // namespace letterhead
