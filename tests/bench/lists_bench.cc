// What lists of very many entries and many patterns cost: reading them, keeping them, looking into them, and
// ending them.
//   lists_bench ENTRIES MAIL      ENTRIES domains, addresses and phrases, each in a file, and 500 patterns,
//   over
//                                 one mail

#include "config/rules.h"
#include "filter.h"

#include <malloc.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <span>
#include <string>
#include <thread>
#include <vector>

using namespace letterhead;

namespace {

constexpr std::size_t rounds = 1'000;
constexpr std::size_t patterns = 500;
using Ms = std::chrono::duration<double, std::milli>;

double milliseconds(const std::function<void()>& what) {
    const auto begin = std::chrono::steady_clock::now();
    what();
    return Ms(std::chrono::steady_clock::now() - begin).count();
}

double resident_mib() {
    std::ifstream in("/proc/self/statm");
    std::size_t all = 0, resident = 0;
    in >> all >> resident;
    return static_cast<double>(resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE))) / 1024 / 1024;
}

// Of this thread: not what others take from it.
double cpu_milliseconds() {
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

long preemptions() {
    rusage use{};
    getrusage(RUSAGE_THREAD, &use);
    return use.ru_nivcsw;
}

struct Kind {
    const char* name;
    std::string (*entry)(std::size_t number);
    const char* rule;  // that looks into the list
    std::size_t most = static_cast<std::size_t>(-1);
};

// "0" to "9" as syllables: a word that no mail has.
std::string word_of(std::size_t number) {
    constexpr const char* syllables[] = {"ta", "ri", "mo", "ne", "lu", "ka", "vo", "pe", "si", "do"};
    std::string word;
    for (const char digit : std::to_string(number))
        word += syllables[digit - '0'];
    return word;
}

// As people write them: a word or two of their own, common ones beside, a gap.
std::string pattern_of(std::size_t number) {
    const std::string word = word_of(number);
    switch (number % 4) {
        case 0:
            return "\\b" + word + "\\W+(?:account|order|number)s?\\b";
        case 1:
            return "\\b(?:the|this)\\s+" + word + "(?:ing|ed)?\\b";
        case 2:
            return word + ".{0,40}(?:please|city|information)";
        default:
            return "\\b(?:" + word + "|" + word_of(number + 1) + ")[ -]?(?:no\\.?|number)\\s*\\d{4,}";
    }
}

constexpr Kind kinds[] = {
    {"domains", [](std::size_t number) { return "mail" + std::to_string(number) + ".example"; },
     "{third_party: {domains: {list: domains}}}"},
    {"people", [](std::size_t number) { return "person" + std::to_string(number) + "@city.example"; },
     "{sender: {group: people}}"},
    {"phrases", [](std::size_t number) { return "the project " + std::to_string(number) + " of the city"; },
     "{words: {phrases: {list: phrases}, in: [own, quoted, subject]}}"},
    {"patterns", pattern_of, "{words: {pattern: {list: patterns}, in: [own, quoted, subject]}}", patterns},
};

// A pack with a rule and a file for each kind; its path.
std::string write_pack(const std::string& folder, std::span<const Kind> chosen, std::size_t entries) {
    std::filesystem::create_directories(folder);
    std::string lists, groups, rules;
    for (const Kind& kind : chosen) {
        const std::string name = kind.name;
        std::ofstream out(folder + "/" + name + ".txt");
        for (std::size_t i = 0; i < std::min(entries, kind.most); ++i)
            out << kind.entry(i * 7'919 % 10'000'019) << "\n";
        (name == "people" ? groups : lists) += "  " + name + ": {file: " + name + ".txt}\n";
        rules += "  - {id: B-" + name + ", title: 'T', when: " + kind.rule + ", action: tag}\n";
    }
    const std::string path = folder + "/pack.yaml";
    std::ofstream(path) << "pack: {id: bench, policy: 'B', contact: 'c', own_domains: [city.example]}\n"
                        << (lists.empty() ? "" : "lists:\n" + lists)
                        << (groups.empty() ? "" : "groups:\n" + groups) << "rules:\n"
                        << rules;
    return path;
}

std::shared_ptr<const Policy> read_in(const std::string& pack) {
    Problems problems;
    auto policy = read_policy({{pack, {}}}, problems, today());
    if (policy) return policy;
    std::fputs(render(problems).c_str(), stderr);
    std::exit(1);
}

class Trips {
 public:
    explicit Trips(const std::string& text) : mail_(split_message(text)) {
        envelope_.recipients.push_back(parse_path("<somebody@example.org>"));
    }
    double one(const std::shared_ptr<const Policy>& policy) const {
        return milliseconds([&] { travel(policy, envelope_, mail_, 65'535, Detail::fired_only); });
    }
    double median(const std::shared_ptr<const Policy>& policy) const {
        std::vector<double> times;
        for (std::size_t i = 0; i < rounds; ++i)
            times.push_back(one(policy));
        std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
        return times[rounds / 2];
    }

 private:
    RawMessage mail_;
    Envelope envelope_;
};

// Trips one after the other, while something else is done or not.
class Waits {
 public:
    void take(const Trips& trips, const std::shared_ptr<const Policy>& policy) {
        const long before = preemptions();
        const double spent = trips.one(policy);
        all_.push_back(spent);
        if (preemptions() == before) undisturbed_ = std::max(undisturbed_, spent);
    }
    std::size_t count() const { return all_.size(); }
    void print(const char* when) {
        std::sort(all_.begin(), all_.end());
        std::printf("%s: %zu trips, ms: p50 %.3f, p99.9 %.3f, worst %.1f, worst that kept its core %.1f\n",
                    when, all_.size(), all_[all_.size() / 2], all_[all_.size() * 999 / 1000], all_.back(),
                    undisturbed_);
    }

 private:
    std::vector<double> all_;
    double undisturbed_ = 0;
};

void print_kind(const std::string& folder, const Kind& kind, std::size_t entries) {
    const std::string pack = write_pack(folder, std::span(&kind, 1), entries);
    malloc_trim(0);
    const double before = resident_mib(), cpu = cpu_milliseconds();
    std::shared_ptr<const Policy> policy;
    const double read_ms = milliseconds([&] { policy = read_in(pack); });
    const double read_cpu = cpu_milliseconds() - cpu;
    malloc_trim(0);
    const double memory = resident_mib() - before;
    const double free_ms = milliseconds([&] { policy.reset(); });
    std::printf("%s: read in %.0f ms (%.0f of CPU), %.1f MiB, %.1f bytes an entry, freed in %.1f ms\n",
                kind.name, read_ms, read_cpu, memory,
                memory * 1024 * 1024 / static_cast<double>(std::min(entries, kind.most)), free_ms);
}

// As a reload does it: read, swap, end the old one; in a thread of its own beside the trips.
void print_reloads(const std::string& pack, const Trips& trips) {
    constexpr int reloads = 5;
    PolicyInForce in_force(read_in(pack));
    double slowest = 0;
    std::atomic<bool> done{false};
    std::thread reader([&] {
        for (int i = 0; i < reloads; ++i) {
            slowest = std::max(slowest, milliseconds([&] {
                                   auto old = in_force.get();
                                   in_force.replace(read_in(pack));
                                   while (old.use_count() > 1)
                                       std::this_thread::sleep_for(std::chrono::milliseconds(1));
                               }));
        }
        done = true;
    });
    Waits beside, alone;
    while (!done)
        beside.take(trips, in_force.get());
    reader.join();
    while (alone.count() < beside.count())
        alone.take(trips, in_force.get());
    std::printf("the slowest of %d reloads of domains, people and patterns: %.0f ms\n", reloads, slowest);
    alone.print("trips without a reload");
    beside.print("trips beside reloads");
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("usage: lists_bench ENTRIES MAIL\n", stderr);
        return 1;
    }
    mallopt(M_MMAP_THRESHOLD, 1024 * 1024);  // as the daemon
    const std::string folder =
        (std::filesystem::temp_directory_path() / ("lists-bench-" + std::to_string(getpid()))).string();
    const std::size_t entries = std::strtoull(words[1], nullptr, 10);
    std::ifstream in(words[2], std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    const Trips trips(text);
    for (const Kind& kind : kinds)
        print_kind(folder + "/" + kind.name, kind, entries);

    const auto few = read_in(write_pack(folder + "/few", kinds, 10));
    const auto many = read_in(write_pack(folder + "/many", kinds, entries));
    double few_ms = trips.median(few), many_ms = trips.median(many);
    for (int again = 0; again < 4; ++again) {
        few_ms = std::min(few_ms, trips.median(few));
        many_ms = std::min(many_ms, trips.median(many));
    }
    std::printf("trip over lists of 10 entries %.3f ms, over these %.3f ms\n", few_ms, many_ms);
    constexpr Kind reloaded[] = {kinds[0], kinds[1], kinds[3]};
    print_reloads(write_pack(folder + "/reloaded", reloaded, entries), trips);
    std::filesystem::remove_all(folder);
    return 0;
}
