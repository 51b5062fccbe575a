// clamd at its best and at its worst: a scan always ends in time, and is clean only when clamd said so of all
// of it.

#include "scan/clamd.h"

#include "message/limits.h"
#include "unit/scan/fake_clamd.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using namespace letterhead::testing;
using namespace std::chrono_literals;
using State = ScanFinding::State;

namespace {

Clamd::How how(const std::string& socket, std::chrono::milliseconds patience = 5s) {
    Clamd::How made;
    made.socket = socket;
    made.patience = patience;
    return made;
}

// One attachment, in pieces of some size.
ScanFinding scan(Clamd& clamd, std::string_view bytes, std::size_t piece, std::chrono::nanoseconds& waited) {
    const auto one = clamd.begin(waited);
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        one->push(bytes.substr(at, piece));
    one->end();
    return one->finish();
}

ScanFinding scan(Clamd& clamd, std::string_view bytes, std::size_t piece = 65'536) {
    std::chrono::nanoseconds waited{};
    return scan(clamd, bytes, piece, waited);
}

std::string told(const ScanFinding& finding) {
    const char* const states[] = {"not asked", "clean", "found", "failed"};
    return std::string(states[static_cast<int>(finding.state)]) +
           (finding.what.empty() ? "" : ": " + finding.what);
}

bool has(std::string_view text, std::string_view words) {
    return text.find(words) != std::string_view::npos;
}

// Finds every stream that has "bad" in it.
void honest(Visit& visit) {
    const auto stream = visit.stream();
    if (stream) visit.answer(has(*stream, "bad") ? "stream: Test.Bad-1 FOUND" : "stream: OK");
}

using Clock = std::chrono::steady_clock;

}  // namespace

BOOST_AUTO_TEST_SUITE(clamd)

BOOST_AUTO_TEST_CASE(its_answers_are_read_with_care) {
    const struct {
        const char *answer, *expected;
    } rows[] = {
        {"stream: OK", "clean"},
        {"stream: Win.Test-1 FOUND", "found: Win.Test-1"},
        {"stream: Two words FOUND", "found: Two words"},
        {"stream: \x1b[31m FOUND", "found: ?[31m"},
        {"stream:  FOUND", "failed: clamd said 'stream:  FOUND'"},
        {"stream: FOUND", "failed: clamd said 'stream: FOUND'"},
        {"stream: OK ", "failed: clamd said 'stream: OK '"},
        {"OK", "failed: clamd said 'OK'"},
        {"", "failed: clamd said ''"},
        {"stream: Can't allocate memory ERROR", "failed: clamd said 'stream: Can't allocate memory ERROR'"},
        {"INSTREAM size limit exceeded. ERROR", "failed: it is larger than clamd takes (StreamMaxLength)"},
        {"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND",
         "failed: clamd did not read it to its end (Heuristics.Limits.Exceeded.MaxFileSize)"},
        {"stream: Heuristics.Encrypted.Zip FOUND",
         "failed: clamd cannot read what is encrypted (Heuristics.Encrypted.Zip)"},
    };
    for (const auto& row : rows)
        BOOST_TEST(told(read_clamd_answer(row.answer)) == row.expected);
}

BOOST_AUTO_TEST_CASE(it_gets_every_byte_in_chunks_of_a_bounded_size) {
    std::mutex mutex;
    std::vector<std::string> streams;
    std::size_t largest = 0;
    FakeClamd fake([&](Visit& visit) {
        const auto stream = visit.stream();
        const std::lock_guard lock(mutex);
        streams.push_back(stream.value_or("(cut)"));
        largest = std::max(largest, visit.largest_chunk);
        visit.answer("stream: OK");
    });
    Clamd clamd(how(fake.socket()));
    std::string big;
    for (int i = 0; big.size() < 300'000; ++i)
        big += std::to_string(i) + " ";
    const std::string chunk(limits::scan_chunk, 'c');
    std::vector<std::string> sent;
    for (const std::string& bytes : {std::string(), std::string("x"), chunk, chunk + "x", big}) {
        for (const std::size_t piece : {std::size_t{7}, std::size_t{65'536}, std::size_t{1'000'000}}) {
            BOOST_TEST(told(scan(clamd, bytes, piece)) == "clean");
            sent.push_back(bytes);
        }
    }
    const std::lock_guard lock(mutex);
    BOOST_TEST((streams == sent));
    BOOST_TEST(largest == limits::scan_chunk);
    BOOST_TEST(clamd.counters() == "scanned=15 found=0 unscanned=0");
}

BOOST_AUTO_TEST_CASE(what_it_finds_has_a_name) {
    FakeClamd fake(honest);
    Clamd clamd(how(fake.socket()));
    BOOST_TEST(told(scan(clamd, "something bad")) == "found: Test.Bad-1");
    BOOST_TEST(told(scan(clamd, "something good")) == "clean");
    BOOST_TEST(clamd.counters() == "scanned=2 found=1 unscanned=0");
}

BOOST_AUTO_TEST_CASE(many_attachments_are_judged_at_the_same_time) {
    FakeClamd fake([](Visit& visit) {
        const auto stream = visit.stream();
        std::this_thread::sleep_for(50ms);
        if (stream) visit.answer(has(*stream, "bad") ? "stream: Test.Bad-1 FOUND" : "stream: OK");
    });
    Clamd clamd(how(fake.socket()));
    std::chrono::nanoseconds waited{};
    std::vector<std::unique_ptr<Scan>> scans;
    for (int i = 0; i < 20; ++i) {
        scans.push_back(clamd.begin(waited));
        scans.back()->push(i % 2 == 0 ? "good" : "bad");
        scans.back()->end();
    }
    for (std::size_t i = 0; i < scans.size(); ++i)
        BOOST_TEST(told(scans[i]->finish()) == (i % 2 == 0 ? "clean" : "found: Test.Bad-1"));
    BOOST_TEST((waited < 20 * 50ms), "one after the other");
    BOOST_TEST((waited > 10ms));
}

BOOST_AUTO_TEST_CASE(many_messages_are_scanned_from_many_threads) {
    FakeClamd fake(honest);
    Clamd clamd(how(fake.socket()));
    std::atomic<int> right{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 20; ++i)
                right += told(scan(clamd, i % 2 == 0 ? "good" : "bad")) ==
                                 (i % 2 == 0 ? "clean" : "found: Test.Bad-1")
                             ? 1
                             : 0;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    BOOST_TEST(right == 80);
    BOOST_TEST(clamd.counters() == "scanned=80 found=40 unscanned=0");
}

BOOST_AUTO_TEST_CASE(nothing_but_a_whole_answer_to_the_whole_stream_is_clean) {
    const std::string big(5'000'000, 'x');
    const struct {
        const char* what;
        FakeClamd::Manners manners;
        const char* expected;
    } rows[] = {
        {"closes at once", [](Visit&) {}, "clamd closed the connection without an answer"},
        {"closes after some bytes", [](Visit& visit) { visit.read(100'000); },
         "clamd closed the connection without an answer"},
        {"closes after all", [](Visit& visit) { visit.stream(); },
         "clamd closed the connection without an answer"},
        {"answers before it has all",
         [](Visit& visit) {
             visit.read(100'000);
             visit.answer("stream: OK");
         },
         "clamd answered before it had all of it"},
        {"has enough",
         [](Visit& visit) {
             visit.read(100'000);
             visit.answer("INSTREAM size limit exceeded. ERROR");
         },
         "it is larger than clamd takes (StreamMaxLength)"},
        {"is cut short",
         [](Visit& visit) {
             visit.stream();
             visit.say("stream: OK");
         },
         "clamd gave no whole answer"},
        {"has no end",
         [](Visit& visit) {
             visit.stream();
             visit.say(std::string(1'000'000, 'a'));
         },
         "clamd gave no whole answer"},
        {"makes no sense",
         [](Visit& visit) {
             visit.stream();
             visit.answer("HTTP/1.1 400 Bad Request\r\n");
         },
         "clamd said 'HTTP/1.1 400 Bad Request  '"},
    };
    for (const auto& row : rows) {
        FakeClamd fake(row.manners);
        Clamd clamd(how(fake.socket()));
        const ScanFinding finding = scan(clamd, big);
        BOOST_TEST((finding.state == State::failed), row.what << ": " << told(finding));
        BOOST_TEST(finding.what == row.expected, row.what << ": " << told(finding));
        BOOST_TEST(clamd.counters() == "scanned=0 found=0 unscanned=1");
    }
}

BOOST_AUTO_TEST_CASE(what_it_found_counts_before_it_has_all) {
    FakeClamd fake([](Visit& visit) {
        visit.read(100'000);
        visit.answer("stream: Test.Bad-1 FOUND");
    });
    Clamd clamd(how(fake.socket()));
    BOOST_TEST(told(scan(clamd, std::string(5'000'000, 'x'))) == "found: Test.Bad-1");
}

BOOST_AUTO_TEST_CASE(where_nobody_listens_the_scan_fails_at_once_and_is_tried_again) {
    std::vector<std::string> news;
    std::string socket;
    {
        FakeClamd gone(honest);
        socket = gone.socket();
    }
    Clamd::How quiet = how(socket);
    quiet.tell = [&](const std::string& words) { news.push_back(words); };
    Clamd clamd(quiet);
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(told(scan(clamd, "good")) == "failed: clamd cannot be reached: No such file or directory");
    BOOST_TEST(clamd.ping() == "No such file or directory");
    BOOST_REQUIRE(news.size() == 1);
    BOOST_TEST(has(news[0], "does not answer: No such file or directory"));
    for (const char* const nonsense : {"", "unix:", "inet:3310", "inet:x@127.0.0.1", "fd:3", "inet:1@host"}) {
        Clamd lost(how(nonsense));
        BOOST_TEST((scan(lost, "good").state == State::failed), nonsense);
    }
    Clamd closed(how("inet:1@127.0.0.1"));
    BOOST_TEST(told(scan(closed, "good")) == "failed: clamd cannot be reached: Connection refused");
}

BOOST_AUTO_TEST_CASE(a_message_waits_no_longer_than_its_patience_for_all_attachments) {
    FakeClamd fake([&](Visit& visit) {
        visit.stream();
        visit.sleep();
    });
    Clamd clamd(how(fake.socket(), 100ms));
    std::chrono::nanoseconds waited{};
    const auto begun = Clock::now();
    std::vector<std::unique_ptr<Scan>> scans;
    for (int i = 0; i < 4; ++i) {
        scans.push_back(clamd.begin(waited));
        scans.back()->push("good");
        scans.back()->end();
    }
    for (const auto& one : scans)
        BOOST_TEST(told(one->finish()) ==
                   "failed: clamd gave no answer in time (0.1 s for all attachments of a message)");
    const auto spent = Clock::now() - begun;
    BOOST_TEST((spent >= 100ms));
    BOOST_TEST((spent < 1s));
}

BOOST_AUTO_TEST_CASE(one_that_never_reads_costs_no_more) {
    FakeClamd fake([](Visit& visit) { visit.sleep(); });
    Clamd clamd(how(fake.socket(), 100ms));
    const auto begun = Clock::now();
    BOOST_TEST(has(scan(clamd, std::string(20'000'000, 'x')).what, "no answer in time"));
    BOOST_TEST((Clock::now() - begun < 2s));
}

BOOST_AUTO_TEST_CASE(one_whose_queue_is_full_costs_no_more) {
    FakeClamd fake(nullptr, 0);  // accepts nobody
    Clamd clamd(how(fake.socket(), 50ms));
    Clamd::How eager = how(fake.socket(), 50ms);
    eager.pause = 0ms;
    Clamd other(eager);
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(has(scan(other, "good").what, "no answer in time"));
    BOOST_TEST(has(scan(clamd, "good").what, "no answer in time"));
}

BOOST_AUTO_TEST_CASE(after_no_answer_it_is_left_alone_and_then_one_message_tries) {
    std::atomic<bool> hangs{true};
    FakeClamd fake([&](Visit& visit) {
        if (hangs)
            visit.sleep();
        else
            honest(visit);
    });
    std::vector<std::string> news;
    Clamd::How made = how(fake.socket(), 100ms);
    made.pause = 300ms;
    made.tell = [&](const std::string& words) { news.push_back(words); };
    Clamd clamd(made);
    BOOST_TEST(has(scan(clamd, "good").what, "no answer in time"));
    const int visits = fake.visits();
    const auto begun = Clock::now();
    for (int i = 0; i < 50; ++i)
        BOOST_TEST(told(scan(clamd, "good")) ==
                   "failed: clamd was not asked, for it gave no answer a moment ago");
    BOOST_TEST((Clock::now() - begun < 250ms));
    BOOST_TEST(fake.visits() == visits);
    std::this_thread::sleep_for(350ms);
    hangs = false;
    std::chrono::nanoseconds waited{};
    const auto first = clamd.begin(waited), second = clamd.begin(waited);
    first->end();
    second->end();
    BOOST_TEST(has(second->finish().what, "was not asked"));
    BOOST_TEST(told(first->finish()) == "clean");
    BOOST_TEST(told(scan(clamd, "bad")) == "found: Test.Bad-1");
    BOOST_REQUIRE(news.size() == 2);
    BOOST_TEST(has(news[0], "does not answer: no answer within 0.1 s"));
    BOOST_TEST(has(news[1], "answers again"));
}

BOOST_AUTO_TEST_CASE(one_file_that_takes_its_time_does_not_keep_others_from_it) {
    FakeClamd fake([&](Visit& visit) {
        const auto stream = visit.stream();
        if (stream && has(*stream, "slow")) visit.sleep();
        visit.answer("stream: OK");
    });
    Clamd clamd(how(fake.socket(), 300ms));
    std::chrono::nanoseconds waited{};
    const auto slow = clamd.begin(waited);
    slow->push("slow");
    slow->end();
    int clean = 0;
    std::thread others([&] {
        for (int i = 0; i < 30; ++i) {
            clean += scan(clamd, "good").state == State::clean ? 1 : 0;
            std::this_thread::sleep_for(10ms);
        }
    });
    BOOST_TEST(has(slow->finish().what, "no answer in time"));
    others.join();
    BOOST_TEST(clean == 30);
    BOOST_TEST(told(scan(clamd, "good")) == "clean");
}

BOOST_AUTO_TEST_CASE(a_message_that_is_given_up_leaves_nothing_behind) {
    std::atomic<int> cut{0};
    {
        FakeClamd fake([&](Visit& visit) { cut += visit.stream() ? 0 : 1; });
        Clamd clamd(how(fake.socket()));
        std::chrono::nanoseconds waited{};
        clamd.begin(waited)->push("never sent");
        clamd.begin(waited)->push(std::string(200'000, 'x'));
        BOOST_TEST(clamd.counters() == "scanned=0 found=0 unscanned=0");
        while (fake.visits() < 1)
            std::this_thread::sleep_for(1ms);
        BOOST_TEST(fake.visits() == 1);
    }
    BOOST_TEST(cut == 1);
}

BOOST_AUTO_TEST_CASE(a_ping_is_answered_or_says_why_not) {
    FakeClamd good(
        [](Visit& visit) { visit.answer(visit.read(6) == std::string("zPING\0", 6) ? "PONG" : "?"); });
    BOOST_TEST(Clamd(how(good.socket())).ping() == "");
    FakeClamd other([](Visit& visit) {
        visit.read(6);
        visit.answer("220 mail.example ESMTP");
    });
    BOOST_TEST(Clamd(how(other.socket())).ping() == "clamd said '220 mail.example ESMTP'");
}

BOOST_AUTO_TEST_SUITE_END()
