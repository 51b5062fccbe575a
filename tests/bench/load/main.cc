// milter_load: mail through a milter as fast as it goes, as Postfix would send it, and the time each message
// took.
#include "load/figures.h"
#include "load/message.h"
#include "load/session.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace letterhead::load;

constexpr const char* help =
    "milter_load [options] SOCKET FILE...\n"
    "  SOCKET               unix:PATH or inet:PORT@HOST\n"
    "  FILE                 a mail, or @LIST: a file of mails, one a line, sent in turn\n"
    "  --connections N      at the same time, a thread each (8)\n"
    "  --seconds S          begin no message later (3)\n"
    "  --per-connection N   then connect anew (0: never)\n"
    "  --steady RUNS        runs of one second; the worst wait of each, and how many exceeded 200 ms\n"
    "  --half-sent N        hold N connections that lack the last chunk; say so; end when standard input "
    "ends\n";

struct Options {
    unsigned connections = 8, seconds = 3, per_connection = 0, steady = 0, half_sent = 0;
    std::string socket;
    std::vector<std::string> files;
};

bool read_options(int count, char** words, Options& options) {
    const std::array<std::pair<std::string_view, unsigned*>, 5> numbers = {
        {{"--connections", &options.connections},
         {"--seconds", &options.seconds},
         {"--per-connection", &options.per_connection},
         {"--steady", &options.steady},
         {"--half-sent", &options.half_sent}}};
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        const auto number =
            std::find_if(numbers.begin(), numbers.end(), [&](const auto& n) { return n.first == word; });
        if (number != numbers.end() && i + 1 < count) {
            const std::string_view value = words[++i];
            const auto parsed = std::from_chars(value.data(), value.data() + value.size(), *number->second);
            if (parsed.ec != std::errc{} || parsed.ptr != value.data() + value.size()) return false;
        } else if (word.starts_with("--")) {
            return false;
        } else if (options.socket.empty()) {
            options.socket = word;
        } else {
            options.files.emplace_back(word);
        }
    }
    return !options.files.empty() && options.connections > 0 && options.seconds > 0;
}

std::string queue_id(unsigned long number) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "4L%010lX", number);
    return text.data();
}

// All connections take the next message of one list, so that two runs send the same mix.
class Run {
 public:
    Run(const Options& options, const Mail& mail, unsigned seconds)
        : options_(options), mail_(mail), end_(Clock::now() + std::chrono::seconds(seconds)) {}

    Figures whole() {
        const Clock::time_point begun = Clock::now();
        std::vector<Figures> parts(options_.connections);
        std::vector<std::thread> threads;
        for (Figures& part : parts)
            threads.emplace_back([this, &part] { connection(part); });
        for (std::thread& thread : threads)
            thread.join();
        Figures figures;
        for (const Figures& part : parts)
            figures.add(part);
        figures.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
        return figures;
    }

 private:
    void connection(Figures& figures) {
        while (Clock::now() < end_ && figures.problem.empty()) {
            const Clock::time_point begun = Clock::now();
            std::optional<Session> session = Session::open(options_.socket, figures.problem);
            const double took = std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
            figures.worst_connect_ms = std::max(figures.worst_connect_ms, took);
            if (!session) return;
            for (unsigned sent = 0; Clock::now() < end_; ++sent) {
                if (options_.per_connection > 0 && sent == options_.per_connection) break;
                const unsigned long number = next_.fetch_add(1, std::memory_order_relaxed);
                const Message& message = mail_.messages[mail_.order[number % mail_.order.size()]];
                const Timing timing = session->send(message, queue_id(number));
                figures.count(timing, message.size);
                if (!session->problem().empty()) {
                    figures.problem = session->problem();
                    return;
                }
            }
            session->quit();
        }
    }

    const Options& options_;
    const Mail& mail_;
    const Clock::time_point end_;
    std::atomic<unsigned long> next_ = 0;
};

bool failed(const Figures& figures) {
    if (!figures.problem.empty()) std::fprintf(stderr, "milter_load: %s\n", figures.problem.c_str());
    return !figures.problem.empty();
}

int steady(const Options& options, const Mail& mail) {
    constexpr double long_wait_ms = 200;
    unsigned above = 0;
    std::vector<double> worst;
    for (unsigned i = 0; i < options.steady; ++i) {
        const Figures figures = Run(options, mail, 1).whole();
        if (failed(figures)) return 1;
        worst.push_back(figures.worst_wait_ms());
        above += worst.back() > long_wait_ms ? 1 : 0;
    }
    std::printf("runs %u\nruns_above_200_ms %u\nworst_wait_ms %.1f\n", options.steady, above,
                quantile(worst, 1));
    std::printf("median_worst_wait_ms %.1f\neach", quantile(worst, 0.5));
    for (const double wait : worst)
        std::printf(" %.0f", wait);
    std::printf("\n");
    return 0;
}

int hold(const Options& options, const Mail& mail) {
    std::vector<Session> sessions;
    for (unsigned i = 0; i < options.half_sent; ++i) {
        std::string problem;
        std::optional<Session> session = Session::open(options.socket, problem);
        if (!session || !session->send_half(mail.messages[mail.order[i % mail.order.size()]], queue_id(i))) {
            std::fprintf(stderr, "milter_load: %s\n", (session ? session->problem() : problem).c_str());
            return 1;
        }
        sessions.push_back(std::move(*session));
    }
    std::printf("holding %zu\n", sessions.size());
    std::fflush(stdout);
    while (std::getchar() != EOF)
        continue;
    return 0;
}

}  // namespace

int main(int count, char** words) {
    Options options;
    if (!read_options(count, words, options)) {
        std::fputs(help, stderr);
        return 2;
    }
    std::string problem;
    const std::optional<Mail> mail = read_mail(options.files, problem);
    if (!mail) {
        std::fprintf(stderr, "milter_load: %s\n", problem.c_str());
        return 1;
    }
    if (options.half_sent > 0) return hold(options, *mail);
    if (options.steady > 0) return steady(options, *mail);
    Figures figures = Run(options, *mail, options.seconds).whole();
    if (failed(figures)) return 1;
    print(figures, stdout);
    return 0;
}
