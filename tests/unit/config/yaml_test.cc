#include "config/yaml.h"

#include "unit/config/support.h"

#include <boost/test/unit_test.hpp>
#include <memory>

using namespace letterhead;
using letterhead::test::shown;

namespace {

struct Parsed {
    std::optional<Node> root;
    Problems problems;
};

Parsed parse(std::string text) {
    Parsed parsed;
    parsed.root =
        parse_yaml(std::make_shared<const Source>(Source{"x.yaml", std::move(text)}), parsed.problems);
    return parsed;
}

std::string at(const Node& node) {
    return std::to_string(node.place().line) + ":" + std::to_string(node.place().column);
}

const Node& value(const Node& map, std::string_view key) {
    for (const Node::Entry& entry : map.entries()) {
        if (entry.key.text() == key) return entry.value;
    }
    BOOST_FAIL("no key " << key);
    return map;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml)

BOOST_AUTO_TEST_CASE(every_value_knows_its_place_and_its_quotes) {
    const Parsed parsed = parse(
        "a: 1\n"
        "b:\n"
        "  - x\n"
        "  - 'y'\n"
        "c: {d: \"e\", f: [g, h: i]}\n"
        "\"j\": >-\n"
        "  two\n"
        "  lines\n"
        "k:\n"
        "l: ~\n");
    BOOST_TEST(shown(parsed.problems) == "");
    BOOST_REQUIRE(parsed.root);
    const Node& root = *parsed.root;
    BOOST_TEST(at(root) == "1:1");
    BOOST_TEST(at(value(root, "a")) == "1:4");
    BOOST_TEST(!value(root, "a").quoted());
    BOOST_TEST(at(value(root, "b")) == "3:3");
    BOOST_TEST(at(value(root, "b").items()[1]) == "4:5");
    BOOST_TEST(value(root, "b").items()[1].quoted());
    BOOST_TEST(at(value(root, "c")) == "5:4");
    BOOST_TEST(at(value(root, "c").entries()[1].key) == "5:13");
    BOOST_TEST(value(value(root, "c"), "d").quoted());
    BOOST_TEST(at(value(value(root, "c"), "f").items()[1]) == "5:20");
    BOOST_TEST(root.entries()[3].key.quoted());
    BOOST_TEST(value(root, "j").text() == "two lines");
    BOOST_TEST(value(root, "j").quoted());
    BOOST_TEST(value(root, "k").is_null());
    BOOST_TEST(at(value(root, "k")) == "9:1");  // what is not there is looked for at its key
    BOOST_TEST(value(root, "l").is_null());
    BOOST_TEST(at(value(root, "l")) == "10:4");
}

BOOST_AUTO_TEST_CASE(columns_count_bytes_and_survive_line_ends_and_a_byte_order_mark) {
    const Parsed parsed = parse(
        "\xEF\xBB\xBF"
        "a: [\xC3\xA9, b]\r\nc: d\r\n");
    BOOST_REQUIRE(parsed.root);
    BOOST_TEST(at(value(*parsed.root, "a").items()[1]) == "1:12");
    BOOST_TEST(at(value(*parsed.root, "c")) == "2:4");
    BOOST_TEST(value(*parsed.root, "c").text() == "d");
}

BOOST_AUTO_TEST_CASE(an_empty_text_is_a_null_node) {
    for (const char* const text : {"", "\n", "# only a comment\n", "---\n"}) {
        const Parsed parsed = parse(text);
        BOOST_TEST(shown(parsed.problems) == "");
        BOOST_REQUIRE(parsed.root);
        BOOST_TEST(parsed.root->is_null());
    }
}

BOOST_AUTO_TEST_CASE(duplicate_keys_are_named_and_the_rest_is_read_on) {
    const Parsed parsed = parse("a: 1\nb: {c: 1, c: 2}\na: 3\n");
    BOOST_TEST(shown(parsed.problems) ==
               "2:11 error: duplicate key 'c' (it stands in line 2 already)\n"
               "3:1 error: duplicate key 'a' (it stands in line 1 already)\n");
    BOOST_REQUIRE(parsed.root);
    BOOST_TEST(value(*parsed.root, "a").text() == "1");
}

BOOST_AUTO_TEST_CASE(what_is_refused_is_named_with_its_place) {
    struct Case {
        std::string text, expected;
    };
    const std::string reference =
        "error: a text that begins with '*' is a reference in YAML, and references are refused (put a glob "
        "in single quotes: "
        "'*.exe')\n";
    const std::string anchor =
        "error: YAML anchors ('&name') are refused (write the value where it is used, or put the text in "
        "quotes)\n";
    const std::string tag =
        "error: YAML tags ('!name') are refused (put a text that begins with '!' in quotes)\n";
    const std::string quotes = "(use single quotes: a backslash means itself there)\n";
    const std::string indentation =
        "(check the indentation, and quotes that close too early: an apostrophe within them is written "
        "twice)\n";
    const std::vector<Case> cases = {
        {"a: [*.exe]\n", "1:5 " + reference},
        {"a: &x 1\nb: *x\n", "1:4 " + anchor + "2:4 " + reference},
        {"a: &x [1]\n", "1:4 " + anchor},
        {"a: !new b\n", "1:4 " + tag},
        {"a: !!str 'b'\n", "1:4 " + tag},
        {"a: 1\n---\nb: 2\n",
         "2:1 error: a second document begins here; one file holds one (take the line out, or make two "
         "files)\n"},
        {"- a\nb: c\n",
         "2:1 error: this line fits neither the list nor the map above (check its indentation)\n"},
        {"a: 'open\nb: 1\n",
         "1:4 error: this single quote is never closed (write another one where the text ends; an apostrophe "
         "within it is written twice)\n"},
        {"a: \"open\nb: 1\n",
         "1:4 error: this double quote is never closed (write another one where the text ends)\n"},
        {"a: [1, 2\nb: 3\n", "1:4 error: this '[' is never closed (write ']' where it ends)\n"},
        {"a: {b: c\n", "1:4 error: this '{' is never closed (write '}' where it ends)\n"},
        {"a: ]\n", "1:4 error: this closes nothing that is open\n"},
        {"a: Your block: lacks\n",
         "1:14 error: a ':' where no key can stand (put a text that holds ': ' in single quotes, and check "
         "the indentation here "
         "and above)\n"},
        {"a:\n  - x\n b: 2\n", "3:2 error: this does not belong to the map above " + indentation},
        {"a: 'it's'\n", "1:8 error: this does not belong to the map above " + indentation},
        {"a: \"x\\.y\"\n", "1:8 error: a backslash in double quotes that YAML does not know " + quotes},
        {"a: @x\n",
         "1:4 error: a plain text cannot begin with this character (put the text in single quotes)\n"},
        {"[a]: b\n", "1:1 error: a key must be a word (is a quote missing, or a value before the ':'?)\n"},
        {": b\n", "1:1 error: a key must be a word (is a quote missing, or a value before the ':'?)\n"},
        {"a: \x01\n", "1:4 error: a control character (delete it; only line ends and tabs are allowed)\n"},
        {"a: b\nc: \xFF\n", "2:1 error: this line is no valid UTF-8 (save the file as UTF-8)\n"},
        {"a: x\n\tb: c\n",
         "2:1 warning: a tab where a line begins (use blanks: YAML takes no tab as indentation)\n"
         "2:1 error: a tab in the indentation (use blanks)\n"},
    };
    for (const Case& one : cases) {
        BOOST_TEST_CONTEXT(one.text) {
            const Parsed parsed = parse(one.text);
            BOOST_TEST(!parsed.root.has_value());
            BOOST_TEST(shown(parsed.problems) == one.expected);
        }
    }
}

BOOST_AUTO_TEST_CASE(traps_of_yaml_are_warnings) {
    struct Case {
        std::string text, expected;
    };
    const std::string quote = " (put it in single quotes)\n";
    const std::vector<Case> cases = {
        {"a: [yes, 'no', Off]\n",
         "1:5 warning: other YAML readers take a bare yes for true or false" + quote +
             "1:16 warning: other YAML readers take a bare Off for true or false" + quote},
        {"on: 1\n", "1:1 warning: other YAML readers take a bare on for true or false" + quote},
        {"mode: off\n", ""},
        {"socket_mode: 0660\n", "1:14 warning: some YAML readers take 0660 for an octal number" + quote},
        {"a: 0\nb: '0660'\nc: 2027-06-30\n", ""},
        {"a: \"\\bword\\b\"\n",
         "1:5 warning: in double quotes YAML replaces '\\b' by another character (use single quotes: a "
         "backslash means itself "
         "there)\n"},
        {"a: \"say \\\"so\\\"\\n\"\nb: '\\bword\\.\\b'\nc: 'it''s'\n", ""},
    };
    for (const Case& one : cases) {
        BOOST_TEST_CONTEXT(one.text) {
            const Parsed parsed = parse(one.text);
            BOOST_TEST(parsed.root.has_value());
            BOOST_TEST(shown(parsed.problems) == one.expected);
        }
    }
}

BOOST_AUTO_TEST_CASE(depth_and_size_are_bounded) {
    const std::string deep = std::string(40, '[') + std::string(40, ']');
    BOOST_TEST(shown(parse(deep).problems) == "1:33 error: nested deeper than 32 levels\n");
    BOOST_TEST(parse(std::string(32, '[') + std::string(32, ']')).root.has_value());
    const Parsed large = parse("a: '" + std::string(1024 * 1024, 'x') + "'\n");
    BOOST_TEST(!large.root.has_value());
    BOOST_TEST(shown(large.problems) ==
               "error: larger than 1 MiB (move long lists to files of their own: {file: ...})\n");
    for (const char* const piece :
         {"[", "{a: ", "- ", "? ", "a: ", "&a ", "[a,", "'", "\"", "!", "%", "\n\t"}) {
        std::string text;
        while (text.size() < 100'000)
            text += piece;
        parse(text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
