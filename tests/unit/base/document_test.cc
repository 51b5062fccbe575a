#include "base/document.h"

#include <boost/test/unit_test.hpp>
#include <functional>
#include <limits>

using namespace letterhead;

namespace {

Node text(std::string value, bool quoted = false) {
    return Node::scalar({nullptr, 1, 1}, std::move(value), quoted);
}

Node list(std::vector<Node> items) {
    return Node::list({nullptr, 1, 1}, std::move(items));
}

// What is said, a line each; the codes have a test of their own.
std::string said(const Problems& problems) {
    std::string lines;
    for (const Problem& problem : problems.all()) {
        std::string line = render(problem);
        line.erase(line.rfind(" [" + code_name(problem.code) + "]"));
        lines += line + "\n";
    }
    return lines;
}

const Node nothing = Node::null({nullptr, 1, 1});
const Node a_map = Node::map({nullptr, 1, 1}, {});

}  // namespace

BOOST_AUTO_TEST_SUITE(document)

BOOST_AUTO_TEST_CASE(fields_report_what_is_missing_and_what_is_unknown) {
    const Node map =
        Node::map({nullptr, 3, 5}, {{text("title"), text("T")},
                                    {Node::scalar({nullptr, 4, 5}, "acton", false), text("tag")},
                                    {Node::scalar({nullptr, 5, 5}, "zzzzzz", false), text("tag")}});
    Problems problems;
    Fields fields(map, "rule 'PVE-E.1'", problems);
    BOOST_REQUIRE(fields.find("title") != nullptr);
    BOOST_TEST(fields.find("title")->text() == "T");
    BOOST_TEST(fields.require("action") == nullptr);
    BOOST_TEST(fields.find("clause") == nullptr);
    fields.finish();
    BOOST_TEST(said(problems) ==
               "error: rule 'PVE-E.1' lacks 'action'\n"
               "error: unknown key 'acton' in rule 'PVE-E.1' (did you mean 'action'?)\n"
               "error: unknown key 'zzzzzz' in rule 'PVE-E.1' (known here: title, action, clause)\n");
    BOOST_TEST(problems.all()[0].place.line == 3);
    BOOST_TEST(problems.all()[1].place.line == 4);
}

BOOST_AUTO_TEST_CASE(fields_of_what_is_no_map_complain_once) {
    Problems problems;
    const Node word = text("x");
    Fields fields(word, "settings", problems);
    BOOST_TEST(fields.require("socket") == nullptr);
    fields.finish();
    BOOST_TEST(said(problems) ==
               "error: settings must be a map of keys and values, not 'x' (write 'key: value' in "
               "lines of their own, indented below it, or {key: value})\n");
}

BOOST_AUTO_TEST_CASE(readers_say_what_should_have_stood_there) {
    using Reader = std::function<bool(const Node&, Problems&)>;
    const std::string_view choices[] = {"tag", "hold", "reject"};
    const Reader as_text = [](const Node& n, Problems& p) { return read_text(n, "title", p).has_value(); };
    const Reader as_list = [](const Node& n, Problems& p) { return read_list(n, "names", p).has_value(); };
    const Reader as_texts = [](const Node& n, Problems& p) { return read_texts(n, "names", p).has_value(); };
    const Reader as_bool = [](const Node& n, Problems& p) {
        return read_bool(n, "authenticated", p).has_value();
    };
    const Reader as_count = [](const Node& n, Problems& p) { return read_count(n, "count", p).has_value(); };
    const Reader as_size = [](const Node& n, Problems& p) { return read_size(n, "sizes", p).has_value(); };
    const Reader as_date = [](const Node& n, Problems& p) { return read_date(n, "until", p).has_value(); };
    const Reader as_choice = [&](const Node& n, Problems& p) {
        return read_choice(n, "action", choices, p).has_value();
    };
    const std::string of_sizes = "(a whole number and one of B, KB, MB, GB)";
    const std::string of_dates = "(year, month and day, two digits each for the last two)";
    const struct {
        Reader reader;
        Node node;
        std::string expected;  // empty: no problem
    } table[] = {
        {as_text, text("x"), ""},
        {as_text, text(""), ""},
        {as_text, nothing, "'title' must be a text, not empty"},
        {as_text, a_map, "'title' must be a text, not a map of keys"},
        {as_list, text("x"), ""},
        {as_list, list({}), "'names' is an empty list (write what belongs into it, or leave the key out)"},
        {as_list, a_map,
         "'names' must be a list, not a map of keys (write ['one', 'two'], or each in a line of its own "
         "behind a "
         "'-')"},
        {as_texts, list({text("a"), text("b")}), ""},
        {as_texts, list({text("a"), list({})}), "each of 'names' must be a text, not a list"},
        {as_bool, text("true"), ""},
        {as_bool, text("yes"),
         "'authenticated' must be true or false, not 'yes' (write true, without quotes)"},
        {as_bool, text("off"),
         "'authenticated' must be true or false, not 'off' (write false, without quotes)"},
        {as_bool, text("true", true),
         "'authenticated' must be true or false, not 'true' (write true, without quotes)"},
        {as_bool, text("maybe"), "'authenticated' must be true or false, not 'maybe'"},
        {as_count, text("10"), ""},
        {as_count, text("-1"), "'count' must be a whole number, not '-1'"},
        {as_count, text("1.5"), "'count' must be a whole number, not '1.5'"},
        {as_count, text("99999999999999999999"),
         "'count' must be a whole number, not '99999999999999999999'"},
        {as_count, list({}), "'count' must be a whole number, not a list"},
        {as_size, text("10MB"), ""},
        {as_size, text("big"), "'sizes' must be a size such as 10MB, not 'big' " + of_sizes},
        {as_size, text("10QB"), "'sizes' must be a size such as 10MB, not '10QB' " + of_sizes},
        {as_size, text("MB"), "'sizes' must be a size such as 10MB, not 'MB' " + of_sizes},
        {as_size, text("99999999999TB"),
         "'sizes' must be a size such as 10MB, not '99999999999TB' " + of_sizes},
        {as_date, text("2027-06-30"), ""},
        {as_date, text("2027-02-29"),
         "'until' must be a date such as 2027-06-30, not '2027-02-29' " + of_dates},
        {as_date, text("30.6.2027"),
         "'until' must be a date such as 2027-06-30, not '30.6.2027' " + of_dates},
        {as_date, text("2027-6-30"),
         "'until' must be a date such as 2027-06-30, not '2027-6-30' " + of_dates},
        {as_choice, text("hold"), ""},
        {as_choice, text("regect"),
         "'action' must be one of tag, hold or reject, not 'regect' (did you mean 'reject'?)"},
        {as_choice, nothing, "'action' must be one of tag, hold or reject, not empty"},
    };
    for (const auto& row : table) {
        Problems problems;
        BOOST_TEST(row.reader(row.node, problems) == row.expected.empty());
        BOOST_TEST(said(problems) == (row.expected.empty() ? "" : "error: " + row.expected + "\n"));
    }
}

BOOST_AUTO_TEST_CASE(readers_give_the_value) {
    Problems problems;
    const std::string_view choices[] = {"tag", "hold", "reject"};
    BOOST_TEST(*read_bool(text("false"), "x", problems) == false);
    BOOST_TEST(*read_choice(text("hold"), "x", choices, problems) == 1U);
    BOOST_TEST(*read_date(text("1970-01-01"), "x", problems) == 0);
    BOOST_TEST(*read_date(text("2000-03-01"), "x", problems) == 11017);
    BOOST_TEST(read_texts(text("one"), "x", problems)->size() == 1U);
    const struct {
        std::string text;
        std::uint64_t expected;
    } sizes[] = {{"0", 0},
                 {"17B", 17},
                 {"512KB", 512'000},
                 {"10MB", 10'000'000},
                 {"1GB", 1000'000'000},
                 {"10 mb", 10'000'000},
                 {"64KiB", 65'536},
                 {"10MiB", 10'485'760},
                 {"18446744073709551615B", std::numeric_limits<std::uint64_t>::max()}};
    for (const auto& row : sizes)
        BOOST_TEST(*read_size(text(row.text), "x", problems) == row.expected);
    BOOST_TEST(problems.all().empty());
}

BOOST_AUTO_TEST_CASE(a_size_without_a_unit_is_bytes_and_worth_a_warning) {
    Problems problems;
    BOOST_TEST(*read_size(text("17"), "x", problems) == 17U);
    BOOST_TEST(said(problems) ==
               "warning: 'x' is 17 bytes (write a unit: 17MB, or 17B if bytes are meant)\n");
    BOOST_TEST(!problems.any_errors());
}

BOOST_AUTO_TEST_CASE(words_of_other_programs_lead_to_ours) {
    const std::string_view choices[] = {"off", "observe", "enforce"};
    for (const auto& [theirs, ours] :
         {std::pair{"on", "enforce"}, {"Observe", "observe"}, {"disabled", "off"}}) {
        Problems problems;
        BOOST_TEST(!read_choice(text(theirs), "mode", choices, problems));
        BOOST_TEST(said(problems).ends_with(std::string("(did you mean '") + ours + "'?)\n"), said(problems));
    }
}

BOOST_AUTO_TEST_SUITE_END()
