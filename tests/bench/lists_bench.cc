// What lists of very many entries cost: reading them, keeping them, looking into them, and ending them.
//   lists_bench ENTRIES MAIL      ENTRIES domains, addresses and phrases, each in a file, over one mail

#include "config/rules.h"
#include "filter.h"

#include <malloc.h>
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
#include <thread>

using namespace letterhead;

namespace {

constexpr std::size_t rounds = 1'000;
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

void write_policy(const std::string& folder, std::size_t entries) {
    std::ofstream domains(folder + "/domains.txt"), people(folder + "/people.txt"),
        phrases(folder + "/phrases.txt");
    for (std::size_t i = 0; i < entries; ++i) {
        const std::string number = std::to_string(i * 7'919 % 10'000'019);
        domains << "mail" << number << ".example\n";
        people << "person" << number << "@city.example\n";
        phrases << "the project " << number << " of " << i % 1'000 << "\n";
    }
    std::ofstream(folder + "/pack.yaml")
        << "pack: {id: bench, policy: 'B', contact: 'c@city.example', own_domains: [city.example]}\n"
           "lists: {domains: {file: domains.txt}, phrases: {file: phrases.txt}}\n"
           "groups: {people: {file: people.txt}}\n"
           "rules:\n"
           "  - {id: B-1, title: 'T', when: {third_party: {domains: {list: domains}}}, action: tag}\n"
           "  - {id: B-2, title: 'T', when: {sender: {group: people}}, action: tag}\n"
           "  - {id: B-3, title: 'T', when: {words: {phrases: {list: phrases}, in: [own, quoted, subject]}}, "
           "action: tag}\n";
}

std::shared_ptr<const Policy> read_in(const std::string& folder) {
    Problems problems;
    auto policy = read_policy({{folder + "/pack.yaml", {}}}, problems, today());
    if (!policy) std::fputs(render(problems).c_str(), stderr);
    return policy;
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

}  // namespace

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("usage: lists_bench ENTRIES MAIL\n", stderr);
        return 1;
    }
    mallopt(M_MMAP_THRESHOLD, 1024 * 1024);  // as the daemon
    const std::string folder =
        (std::filesystem::temp_directory_path() / ("lists-bench-" + std::to_string(getpid()))).string();
    std::filesystem::create_directories(folder + "/few");
    write_policy(folder, std::strtoull(words[1], nullptr, 10));
    write_policy(folder + "/few", 10);
    std::ifstream in(words[2], std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    const Trips trips(text);
    const auto few = read_in(folder + "/few");

    const double before = resident_mib();
    std::shared_ptr<const Policy> many;
    const double read_ms = milliseconds([&] { many = read_in(folder); });
    malloc_trim(0);
    const double memory = resident_mib() - before;
    if (!few || !many) return 1;
    double few_ms = trips.median(few), many_ms = trips.median(many);
    for (int again = 0; again < 2; ++again) {
        few_ms = std::min(few_ms, trips.median(few));
        many_ms = std::min(many_ms, trips.median(many));
    }
    std::atomic<bool> read{false};
    double worst = 0, worst_alone = 0;
    for (std::size_t i = 0; i < rounds; ++i)
        worst_alone = std::max(worst_alone, trips.one(many));
    std::shared_ptr<const Policy> next;
    std::thread reader([&] {
        next = read_in(folder);
        read = true;
    });
    while (!read)
        worst = std::max(worst, trips.one(many));
    reader.join();
    const double free_ms = milliseconds([&] { many.reset(); });
    std::filesystem::remove_all(folder);
    std::printf("lists_read_ms %.0f\nlists_memory_mib %.0f\nlists_free_ms %.2f\n", read_ms, memory, free_ms);
    std::printf("lists_trip_few_ms %.3f\nlists_trip_many_ms %.3f\n", few_ms, many_ms);
    std::printf("lists_worst_alone_ms %.1f\nlists_worst_while_reading_ms %.1f\n", worst_alone, worst);
    return 0;
}
