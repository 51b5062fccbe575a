// Files of lists and groups: one entry a line, as people and programs write them.

#include "config/lists.h"
#include "config/rules.h"
#include "config/yaml.h"
#include "message/limits.h"
#include "policy/evaluate.h"
#include "unit/config/support.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>

using namespace letterhead;
using letterhead::test::Folder;

namespace {

struct Entries {
    std::vector<std::string> words;
    Problems problems;
};

// What the list that is written so, in `folder`, consists of.
Entries entries_of(const Folder& folder, const std::string& written) {
    Entries found;
    const auto source =
        std::make_shared<const Source>(Source{folder.path("pack.yaml"), "x: " + written + "\n"});
    const std::optional<Node> root = parse_yaml(source, found.problems);
    BOOST_REQUIRE(root);
    FileSet files;
    const WordList list = read_word_list(root->entries().front(), files, found.problems);
    list.for_each([&](const Node& word) { found.words.push_back(word.text()); }, found.problems);
    return found;
}

Entries entries_of_file(const std::string& text) {
    const Folder folder;
    folder.write("list.txt", text);
    return entries_of(folder, "{file: list.txt}");
}

using Lines = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(list_files)

BOOST_AUTO_TEST_CASE(a_file_has_one_entry_a_line_however_it_was_saved) {
    const std::vector<std::pair<std::string, Lines>> cases = {
        {"", {}},
        {"\n\n", {}},
        {"# nothing yet\n", {}},
        {"a.example\nb.example\n", {"a.example", "b.example"}},
        {"a.example\nb.example", {"a.example", "b.example"}},
        {"a.example\r\nb.example\r\n", {"a.example", "b.example"}},
        {"\xEF\xBB\xBF"
         "a.example\r\nb.example\r\n",
         {"a.example", "b.example"}},
        {"\xEF\xBB\xBF", {}},
        {"  a.example  \n\tb.example\t\n", {"a.example", "b.example"}},
        {"a.example # why\n#b.example\nc#d.example\n", {"a.example", "c#d.example"}},
        {"a.example\na.example\n", {"a.example", "a.example"}},
        {"caf\xC3\xA9.example\n", {"caf\xC3\xA9.example"}},
    };
    for (const auto& [text, words] : cases) {
        BOOST_TEST_CONTEXT(text) {
            const Entries found = entries_of_file(text);
            BOOST_TEST(found.words == words);
            BOOST_TEST(render(found.problems) == "");
        }
    }
}

BOOST_AUTO_TEST_CASE(words_stand_beside_files_and_a_list_has_several_files) {
    const Folder folder;
    folder.write("a.txt", "a.example\n");
    folder.write("b.txt", "b.example\n");
    const Entries found = entries_of(folder, "[{file: a.txt}, c.example, {file: b.txt}]");
    BOOST_TEST(found.words == (Lines{"c.example", "a.example", "b.example"}));
    BOOST_TEST(render(found.problems) == "");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_text_is_not_read_at_all) {
    for (const std::string& text :
         {std::string("a.example\nb\xFF.example\n"), std::string("a.example\0\n", 11),
          std::string("a.example\rb.example\r")}) {
        const Entries found = entries_of_file(text);
        BOOST_TEST(found.words.empty());
        BOOST_REQUIRE(found.problems.all().size() == 1U);
        BOOST_CHECK(found.problems.all()[0].code == Code::not_plain_text);
    }
}

BOOST_AUTO_TEST_CASE(an_entry_has_at_most_a_few_kilobytes) {
    const std::string longest(limits::list_entry, 'a');
    BOOST_TEST(entries_of_file(longest + "\n").words == Lines{longest});
    const Entries found = entries_of_file("a.example\n  " + longest + "b\nc.example\n");
    BOOST_TEST(found.words == (Lines{"a.example", "c.example"}));
    BOOST_REQUIRE(found.problems.all().size() == 1U);
    BOOST_CHECK(found.problems.all()[0].code == Code::list_entry_too_long);
    BOOST_TEST(found.problems.all()[0].place.line == 2);
    BOOST_TEST(found.problems.all()[0].place.column == 3);
}

BOOST_AUTO_TEST_CASE(a_file_over_the_limit_is_refused_with_a_way_out) {
    const Folder folder;
    const std::string path = folder.write("list.txt", "a.example\n");
    std::filesystem::resize_file(path, limits::policy_file + 1);  // a hole: nothing is written
    const Entries found = entries_of(folder, "{file: list.txt}");
    BOOST_TEST(found.words.empty());
    BOOST_REQUIRE(found.problems.all().size() == 1U);
    BOOST_CHECK(found.problems.all()[0].code == Code::file_too_large);
    BOOST_TEST(found.problems.all()[0].message.find("64 MiB") != std::string::npos);
    BOOST_TEST(found.problems.all()[0].advice.find("several files") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_a_condition_finds_wrong_stands_in_the_file_of_the_list) {
    const Folder folder;
    folder.write("a.txt", "a.example\n");
    folder.write("b.txt", "\xEF\xBB\xBF# none\r\n@b.example\r\n");
    Problems problems;
    read_policy({{folder.write("pack.yaml",
                               "pack: {id: x, policy: 'X', contact: 'IT', own_domains: [city.example]}\n"
                               "lists: {x: ['c.example', {file: a.txt}, {file: b.txt}]}\n"
                               "rules:\n  - {id: X-1, title: 'T', action: tag, when: {third_party: "
                               "{domains: {list: x}}}}\n"),
                  {}}},
                problems, 10);
    BOOST_REQUIRE(problems.all().size() == 1U);
    BOOST_TEST(problems.all()[0].place.source->name == folder.path("b.txt"));
    BOOST_TEST(problems.all()[0].place.line == 2);
}

BOOST_AUTO_TEST_CASE(two_conditions_and_a_named_one_look_into_one_list_and_it_is_forgotten_then) {
    const Folder folder;
    folder.write("base.txt", "a.example\n");
    folder.write("more.txt", "b.example\n");
    folder.write("base.yaml",
                 "pack: {id: x, policy: 'X', contact: 'IT', own_domains: [city.example]}\n"
                 "lists: {x: {file: base.txt}}\n"
                 "conditions: {named: {third_party: {domains: {list: x}}}}\n"
                 "rules:\n"
                 "  - {id: X-1, title: 'T', action: tag, when: {condition: named}}\n"
                 "  - {id: X-2, title: 'T', action: tag, when: {recipients: {domain: {list: x}}}}\n");
    const std::string local = folder.write(
        "pack.yaml",
        "base: base.yaml\nlists: {x: {override: append, entries: [c.example, {file: more.txt}]}}\n");
    Problems problems;
    const auto policy = read_policy({{local, {}}}, problems, 10);
    BOOST_TEST(render(problems) == "");
    BOOST_REQUIRE(policy);
    const WordList& list = policy->packs[0]->lists.at("x");
    BOOST_TEST(list.used);
    BOOST_TEST(list.entries.empty());
    BOOST_TEST(list.files.empty());

    Envelope envelope;
    Findings findings;
    for (const auto& [recipient, fired] :
         {std::pair{"<x@a.example>", true}, std::pair{"<x@b.example>", true},
          std::pair{"<x@sub.c.example>", true}, std::pair{"<x@d.example>", false}}) {
        envelope.recipients = {parse_path(recipient)};
        const Verdict verdict = evaluate(*policy, envelope, findings, Detail::fired_only);
        BOOST_TEST(verdict.fired.empty() != fired, recipient);
    }
}

BOOST_AUTO_TEST_SUITE_END()
