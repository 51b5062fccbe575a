// The main thread opens the socket, hands libmilter a thread, and then does what signals ask for. It drains
// before libmilter is told anything: once libmilter stops, it serves no open message any more (its workers
// leave, its controller destroys the lock). So it is never stopped: the process ends under it.

#include "mta/server.h"

#include "mta/callbacks.h"
#include "mta/signals.h"
#include "mta/socket.h"

#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>
#include <utility>
#include <vector>

namespace letterhead {
namespace {

constexpr std::size_t largest_packet =
    1024 * 1024;              // Postfix sends headers of up to 102,400 bytes; libmilter drops above 65,535
constexpr int a_look = 1000;  // milliseconds between two looks at files
constexpr std::chrono::minutes keep_stats_every{1};
constexpr std::chrono::milliseconds last_answer{
    100};  // for libmilter to write an answer after our callback returned

// Messages come and go in bursts. Without these glibc returns memory after each and asks for it again, and
// keeps an arena per thread of a pool that grows and shrinks.
void set_up_memory() {
    mallopt(M_TRIM_THRESHOLD, 128 * 1024 * 1024);
    mallopt(M_MMAP_THRESHOLD, 1024 * 1024);
    mallopt(M_ARENA_MAX, 4);
}

// When descriptors run out, libmilter tries again without a pause: have as many as we may.
void raise_file_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

void say(const ServerParts& parts, LogLevel level, const std::string& words) {
    parts.log.write(level, "letterhead: " + words);
}

std::string describe(const Policy& policy) {
    return "policy=" + policy.short_hash() + " rules=" + std::to_string(policy.rule_count());
}

// Line by line; problems begin at the left margin, what explains them is indented.
std::size_t write_report(const Log& log, std::string_view report) {
    std::size_t problems = 0;
    while (!report.empty()) {
        const std::size_t end = std::min(report.find('\n'), report.size());
        if (end > 0) log.write(LogLevel::error, report.substr(0, end));
        if (end > 0 && report.front() != ' ') ++problems;
        report.remove_prefix(std::min(end + 1, report.size()));
    }
    return problems;
}

// Policies that are not in force any more. Messages still use them; whoever is the last must not pay for
// taking lists of a million entries apart, so they end here, in the thread that waits for signals.
class Retired {
 public:
    void add(std::shared_ptr<const Policy> policy) { policies_.push_back(std::move(policy)); }
    bool any() const { return !policies_.empty(); }
    void free_unused() {
        std::erase_if(policies_, [](const auto& policy) { return policy.use_count() == 1; });
    }

 private:
    std::vector<std::shared_ptr<const Policy>> policies_;
};

// `news`: why, when nobody asked for it. Files that were touched, and say what they said, are not worth a
// line.
void reload(ServerParts& parts, Retired& retired, const std::string& news = {}) {
    std::string report;
    std::shared_ptr<const Policy> policy;
    try {
        policy = parts.reload(report);
    } catch (const std::exception& error) {
        report = error.what();
    }
    const bool same = policy && policy->hash == parts.policy.get()->hash;
    if (same && !news.empty()) return;
    if (!news.empty()) say(parts, LogLevel::notice, news);
    const std::size_t problems = write_report(parts.log, report);
    if (!policy) {
        say(parts, LogLevel::error,
            "reload refused, the policy in force stays: " + std::to_string(problems) +
                (problems == 1 ? " problem" : " problems"));
        return;
    }
    retired.add(parts.policy.get());
    parts.policy.replace(policy);
    say(parts, LogLevel::notice, "reloaded " + describe(*policy));
}

// Until somebody wants us to stop; returns what it was.
int serve(ServerParts& parts) {
    Retired retired;
    auto kept = std::chrono::steady_clock::now();
    for (;;) {
        const int signal = next_signal(a_look);
        retired.free_unused();
        if (signal == SIGUSR1) {
            reload(parts, retired);
        } else if (signal != 0) {
            return signal;
        } else if (const std::string news = parts.changed ? parts.changed() : ""; !news.empty()) {
            reload(parts, retired, news);
        }
        const auto now = std::chrono::steady_clock::now();
        if (!parts.keep_stats || now - kept < keep_stats_every) continue;
        parts.keep_stats();
        kept = now;
    }
}

void drain(Service& service) {
    const auto& settings = service.parts.settings;
    service.stopping = true;
    say(service.parts, LogLevel::notice,
        "stopping: draining " + std::to_string(service.in_hand) +
            (service.in_hand == 1 ? " message" : " messages"));
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(settings.drain_seconds);
    while (service.in_hand > 0 && std::chrono::steady_clock::now() < end) {
        const int signal = next_signal(10);
        if (signal == SIGTERM || signal == SIGINT) break;  // asked twice
    }
    for (int left = service.in_hand; left > 0; --left)
        service.parts.counters.aborted();
    std::this_thread::sleep_for(last_answer);
}

}  // namespace

int run_server(ServerParts& parts) {
    block_signals();
    set_up_memory();
    raise_file_limit();
    static Service* service =
        new Service{parts};  // outlives every thread of libmilter's, for none of them is ever joined
    if (smfi_setmaxdatasize(largest_packet) == 0 || !register_callbacks(*service)) {
        say(parts, LogLevel::error, "libmilter or the system refused the first steps of the start");
        return 1;
    }
    if (const auto opened = open_socket(parts.settings); !opened) {
        say(parts, LogLevel::error, opened.error());
        return 1;
    }
    say(parts, LogLevel::notice,
        "listening on " + parts.settings.socket + " " + describe(*parts.policy.get()));
    service->wake.start(own_address(parts.settings.socket));
    static std::atomic<bool> listener_gone{false};
    std::thread([] {
        listener_gone = smfi_main() != MI_SUCCESS;
        kill(getpid(), SIGTERM);
    }).detach();

    const int signal = serve(parts);
    if (signal == SIGHUP) say(parts, LogLevel::notice, "SIGHUP stops Letterhead; SIGUSR1 reloads the rules");
    if (listener_gone) say(parts, LogLevel::error, "libmilter stopped listening: it told syslog why");
    drain(*service);
    remove_socket(parts.settings);
    if (parts.keep_stats) parts.keep_stats();
    say(parts, LogLevel::notice,
        "stopped " + parts.counters.line() +
            (parts.scanner == nullptr ? "" : " " + parts.scanner->counters()));
    std::fflush(nullptr);
    _exit(listener_gone ? 1 : 0);  // without destructors: libmilter's threads still run
}

}  // namespace letterhead
