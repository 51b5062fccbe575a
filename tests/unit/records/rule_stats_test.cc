// What each rule did and cost: counted without a lock, kept across reloads and restarts.

#include "records/rule_stats.h"

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

namespace {

using namespace letterhead;

std::shared_ptr<const Policy> policy_of(const std::vector<std::string>& ids, std::string hash) {
    auto pack = std::make_unique<Pack>();
    for (const std::string& id : ids) {
        Rule rule;
        rule.id = id;
        Exception exception;
        exception.sender = "clerk@city.example";
        rule.exceptions = {exception};
        pack->rules.push_back(rule);
    }
    auto policy = std::make_shared<Policy>();
    policy->packs.push_back(std::move(pack));
    policy->hash = std::move(hash);
    return policy;
}

void ask(RuleStats& stats, const Policy& policy, std::size_t number, Truth truth, std::int64_t now,
         bool excepted = false) {
    const Pack& pack = *policy.packs[0];
    RuleResult result{&pack.rules[number], &pack, truth, Action::accept, true, {}, {}};
    if (excepted) result.exception = &pack.rules[number].exceptions[0];
    RuleStats::Meter meter = stats.meter(policy, now);
    meter.begin();
    meter.asked(number, result);
}

RuleStat stat(const RuleStats& stats, std::string_view id) {
    for (const RuleStat& one : stats.all()) {
        if (one.id == id) return one;
    }
    BOOST_FAIL("no rule " << id);
    return {};
}

struct File {
    std::string path =
        (std::filesystem::temp_directory_path() / ("letterhead-rule-stats-" + std::to_string(::getpid())))
            .string();
    ~File() {
        std::error_code error;
        std::filesystem::remove(path, error);
    }
    void write(const std::string& text) const { std::ofstream(path, std::ios::binary) << text; }
};

}  // namespace

BOOST_AUTO_TEST_CASE(answers_last_hit_and_exceptions_are_counted_by_rule) {
    RuleStats stats;
    const auto policy = policy_of({"A", "B"}, "sha256:1");
    ask(stats, *policy, 0, Truth::yes, 100);
    ask(stats, *policy, 0, Truth::cannot_tell, 300);
    ask(stats, *policy, 0, Truth::yes, 200);  // came before, ended later
    ask(stats, *policy, 0, Truth::no, 400, true);
    const RuleStat a = stat(stats, "A");
    BOOST_TEST(a.since == 100);
    BOOST_TEST(a.asked == 4U);
    BOOST_TEST(a.yes == 2U);
    BOOST_TEST(a.cannot_tell == 1U);
    BOOST_TEST(a.last_hit == 300);
    BOOST_REQUIRE(a.exceptions.size() == 1U);
    BOOST_TEST(a.exceptions[0].key == "clerk@city.example -> *");
    BOOST_TEST(a.exceptions[0].uses == 1U);
    BOOST_TEST(a.exceptions[0].last_used == 400);
    BOOST_TEST(stat(stats, "B").asked == 0U);
}

BOOST_AUTO_TEST_CASE(a_reload_goes_on_counting_by_id_and_an_old_message_still_counts) {
    RuleStats stats;
    const auto before = policy_of({"A", "B"}, "sha256:1"), after = policy_of({"NEW", "B"}, "sha256:2");
    RuleStats::Meter of_old_message = stats.meter(*before, 5);
    ask(stats, *before, 1, Truth::yes, 10);
    ask(stats, *after, 1, Truth::yes, 20);
    ask(stats, *after, 0, Truth::yes, 30);
    of_old_message.begin();
    of_old_message.asked(
        0, {&before->packs[0]->rules[0], before->packs[0].get(), Truth::yes, Action::tag, true, {}, {}});
    BOOST_TEST(stat(stats, "B").yes == 2U);
    BOOST_TEST(stat(stats, "NEW").yes == 1U);
    BOOST_TEST(stat(stats, "NEW").since == 20);
    BOOST_TEST(stat(stats, "A").yes == 1U);
}

BOOST_AUTO_TEST_CASE(many_threads_lose_no_count) {
    RuleStats stats;
    const auto one = policy_of({"A", "B"}, "sha256:1"), other = policy_of({"B", "A"}, "sha256:2");
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int n = 0; n < 2000; ++n)
                    ask(stats, n % 100 == 0 ? *other : *one, n % 100 == 0 ? 1 : 0, Truth::yes, n);
            });
    }
    BOOST_TEST(stat(stats, "A").asked == 8000U);
    BOOST_TEST(stat(stats, "A").yes == 8000U);
    BOOST_TEST(stat(stats, "A").last_hit == 1999);
}

BOOST_AUTO_TEST_CASE(a_restart_goes_on_from_the_file) {
    const File file;
    RuleStats stats;
    const auto policy = policy_of({"A", "B"}, "sha256:1");
    ask(stats, *policy, 0, Truth::yes, 100);
    ask(stats, *policy, 0, Truth::no, 110, true);
    BOOST_TEST(write_rule_stats(file.path, stats.all()).empty());
    const auto found = read_rule_stats(file.path);
    BOOST_REQUIRE(found);
    RuleStats again;
    again.restore(found.value());
    ask(again, *policy, 0, Truth::yes, 200);
    ask(again, *policy, 0, Truth::no, 210, true);
    const RuleStat a = stat(again, "A");
    BOOST_TEST(a.since == 100);
    BOOST_TEST(a.yes == 2U);
    BOOST_TEST(a.asked == 4U);
    BOOST_TEST(a.exceptions.at(0).uses == 2U);
    BOOST_TEST(!std::filesystem::exists(file.path + ".new"));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_empty_and_a_damaged_one_says_where) {
    const File file;
    const auto none = read_rule_stats(file.path);
    BOOST_REQUIRE(none);
    BOOST_TEST(none.value().empty());
    const std::pair<const char*, const char*> table[] = {
        {"", ": is no file of rule statistics"},
        {"something else\n", ": is no file of rule statistics"},
        {"letterhead rule statistics 1\nrule A 1 2 3 4 5\n", ":2: cannot be understood"},
        {"letterhead rule statistics 1\nrule A 1 2 3 4 5 -6\n", ":2: cannot be understood"},
        {"letterhead rule statistics 1\nexception 1 2 a -> b\n", ":2: cannot be understood"},
        {"letterhead rule statistics 1\nrule A 1 2 3 4 5 6\nexception 1 2 \n", ":3: cannot be understood"}};
    for (const auto& [text, error] : table) {
        file.write(text);
        const auto found = read_rule_stats(file.path);
        BOOST_REQUIRE_MESSAGE(!found, text);
        BOOST_TEST(found.error() == file.path + error);
    }
    BOOST_TEST(write_rule_stats("/not/there/stats", {}) == "/not/there/stats.new: No such file or directory");
}
