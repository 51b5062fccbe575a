// What a replay counts, and how it tells it.

#include "commands/progress.h"
#include "commands/replay_view.h"
#include "commands/table.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace letterhead;

// A policy of rules that are only named: the tally looks at results.
struct Rules {
    std::shared_ptr<Policy> policy = std::make_shared<Policy>();
    const Pack* pack = nullptr;

    explicit Rules(std::string hash) {
        auto made = std::make_unique<Pack>();
        for (const auto& [id, title] : {std::pair{"X-1", "Signature block"}, std::pair{"X-2", "Programs"}}) {
            made->rules.emplace_back();
            made->rules.back().id = id;
            made->rules.back().title = title;
        }
        pack = made.get();
        policy->packs.push_back(std::move(made));
        policy->hash = "sha256:" + hash;
    }

    Verdict verdict(Action action, std::vector<std::size_t> fired, Truth truth = Truth::yes) const {
        Verdict verdict;
        verdict.action = action;
        for (const std::size_t at : fired)
            verdict.fired.push_back({&pack->rules[at], pack, truth, action, true, {}, {}});
        return verdict;
    }
};

const Rules old_rules("aaaaaaaaaaaabbbb"), new_rules("ccccccccccccdddd");

Replayed replayed(ReplayTally tally, bool against) {
    Replayed all;
    all.tally = std::move(tally);
    all.now = new_rules.policy;
    if (against) all.before = old_rules.policy;
    return all;
}

ReplayTally against_tally(const std::vector<int>& order) {
    ReplayTally tally(2);
    for (const int mail : order) {
        const std::string name = "mail/" + std::to_string(mail) + ".eml";
        const Verdict passes = old_rules.verdict(Action::accept, {});
        if (mail < 4)
            tally.add(name, "police", new_rules.verdict(Action::reject, {0}), &passes);
        else if (mail == 4)
            tally.add(name, "", new_rules.verdict(Action::hold, {1}, Truth::cannot_tell), &passes);
        else if (mail == 5) {
            const Verdict refused = old_rules.verdict(Action::reject, {0});
            tally.add(name, "", new_rules.verdict(Action::accept, {}), &refused);
        } else if (mail == 6) {
            const Verdict refused = old_rules.verdict(Action::reject, {0});
            tally.add(name, "", new_rules.verdict(Action::reject, {1}), &refused);
        } else
            tally.add(name, "", new_rules.verdict(Action::accept, {}), &passes);
    }
    return tally;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_replay_against_old_rules_tells_what_turns) {
    const std::string text = to_text(replayed(against_tally({1, 2, 3, 4, 5, 6, 7, 8}), true), View{});
    BOOST_TEST(text ==
               "8 mails replayed: policy cccccccccccc against aaaaaaaaaaaa\n"
               "                 mails\n"
               "  newly refused      3  38 %  ███████▌\n"
               "  newly held         1  12 %  ██▌\n"
               "  newly passed       1  12 %  ██▌\n"
               "  other rules        1  12 %  ██▌\n"
               "  the same           2  25 %  █████\n"
               "\n"
               "By rule\n"
               "  rule                   before  now  newly  no longer\n"
               "  X-1   Signature block       2    3     +3         -2  ███▊\n"
               "  X-2   Programs              -    2     +2          -  ██▌\n"
               "\n"
               "By the sender's department\n"
               "  department  mails  newly refused  newly held  newly passed  other rules\n"
               "  (none)          5              -           1             1            1\n"
               "  police          3              3           -             -            -\n"
               "\n"
               "Newly refused, 2 of 3 (--examples N names more)\n"
               "  mail/1.eml  accept -> reject  X-1\n"
               "  mail/2.eml  accept -> reject  X-1\n"
               "\n"
               "Newly held\n"
               "  mail/4.eml  accept -> hold  X-2\n"
               "\n"
               "Newly passed\n"
               "  mail/5.eml  reject -> accept  X-1\n"
               "\n"
               "Other rules\n"
               "  mail/6.eml  reject -> reject  X-2\n");
}

BOOST_AUTO_TEST_CASE(the_order_of_mails_and_the_threads_that_took_them_do_not_show) {
    ReplayTally parts = against_tally({8, 3, 6});
    parts.merge(against_tally({5, 1}));
    parts.merge(against_tally({7, 2, 4}));
    const Replayed once = replayed(against_tally({1, 2, 3, 4, 5, 6, 7, 8}), true);
    BOOST_TEST(to_text(replayed(parts, true), View{}) == to_text(once, View{}));
    BOOST_TEST(to_json(replayed(parts, true)) == to_json(once));
}

BOOST_AUTO_TEST_CASE(a_replay_of_new_rules_alone_tells_what_becomes_of_mails) {
    ReplayTally tally(1);
    tally.add("a", "", new_rules.verdict(Action::reject, {0, 1}), nullptr);
    tally.add("b", "", new_rules.verdict(Action::redirect, {1}), nullptr);
    tally.add("c", "", new_rules.verdict(Action::tag, {1}), nullptr);
    tally.add("d", "", new_rules.verdict(Action::accept, {}), nullptr);
    Replayed all = replayed(tally, false);
    all.source.left_alone = 1;
    BOOST_TEST(to_text(all, View{}) ==
               "4 mails replayed: policy cccccccccccc\n"
               "           mails\n"
               "  refused      1  25 %  █████\n"
               "  held         1  25 %  █████\n"
               "  passes       2  50 %  ██████████\n"
               "  1 file left alone: no .eml, .msg or .mbox.\n"
               "\n"
               "By rule\n"
               "  rule                   fires  cannot tell  decides\n"
               "  X-2   Programs             3            -        3  ███████▌\n"
               "  X-1   Signature block      1            -        1  ██▌\n"
               "\n"
               "Refused\n"
               "  a  reject  X-1 X-2\n"
               "\n"
               "Held\n"
               "  b  redirect  X-2\n"
               "\n"
               "Passes with a mark\n"
               "  c  tag  X-2\n");
    const std::string json = to_json(all);
    BOOST_TEST(json.find("\"against\":null") != std::string::npos);
    BOOST_TEST(json.find("{\"id\":\"X-2\",\"fires\":3,\"cannot_tell\":0,\"decides\":3}") !=
               std::string::npos);
    BOOST_TEST(json.ends_with("}\n"));
}

BOOST_AUTO_TEST_CASE(bars_and_shares_show_what_is_not_nothing) {
    BOOST_TEST(bar(0, 10, 4).empty());
    BOOST_TEST(bar(1, 0, 4).empty());
    BOOST_TEST(bar(1, 1'000'000, 4) == "▏");
    BOOST_TEST(bar(1, 2, 4) == "██");
    BOOST_TEST(bar(7, 2, 4) == "████");
    BOOST_TEST(percent(0, 10) == "0 %");
    BOOST_TEST(percent(1, 0) == "0 %");
    BOOST_TEST(percent(1, 100'000) == "< 0.1 %");
    BOOST_TEST(percent(1, 30) == "3.3 %");
    BOOST_TEST(percent(1, 1) == "100 %");
}

BOOST_AUTO_TEST_CASE(a_table_that_is_too_wide_shortens_its_words) {
    Table table({Table::Column::text, Table::Column::words, Table::Column::number}, {"id", "title", "n"});
    table.add({{"X-1"}, {"a title that goes on and on and on and on"}, {"1,234"}});
    table.add({{"X-2\x1b[31m"}, {"short"}, {"5"}});
    View view;
    view.width = 40;
    for (std::size_t begin = 0; begin < table.text(view).size();) {
        const std::string text = table.text(view);
        const std::size_t end = text.find('\n', begin);
        BOOST_TEST(columns_of(text.substr(begin, end - begin)) <= 40U);
        begin = end + 1;
    }
    BOOST_TEST(table.text(view).find('\x1b') == std::string::npos);
    BOOST_TEST(table.text(view).find("…") != std::string::npos);
    view.width = 100;
    BOOST_TEST(table.text(view).find("…") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(progress_tells_the_rate_and_what_is_left) {
    BOOST_TEST(progress_line({50, 100, 1000, 2.0}) ==
               "  ████████████              50 %  1,000 mails, 500/s, 2 s to go");
    BOOST_TEST(progress_line({0, 100, 0, 0.1}) == "                            0 %  0 mails");
    BOOST_TEST(progress_line({200, 100, 1, 1}).find("100 %") != std::string::npos);
}
