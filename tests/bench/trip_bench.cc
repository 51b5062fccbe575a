// How long one message takes on its way from bytes to Outcome, in one thread and without a wire:
//   trip_bench PACK MAIL...      the median and the slowest tenth of each mail, in microseconds; and the
//   median
//                                when every rule is counted, as the daemon does. Both take turns.

#include "config/rules.h"
#include "filter.h"
#include "records/rule_stats.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>

using namespace letterhead;

namespace {

constexpr std::size_t rounds = 2'000;

double trip_us(const std::shared_ptr<const Policy>& policy, const Envelope& envelope, const RawMessage& mail,
               RuleStats* stats) {
    constexpr std::size_t chunk = 65'535;  // as libmilter hands it over
    const auto begin = std::chrono::steady_clock::now();
    std::optional<RuleStats::Meter> meter;
    if (stats != nullptr) meter = stats->meter(*policy, 1);
    const Journey journey =
        travel(policy, envelope, mail, chunk, Detail::fired_only, nullptr, meter ? &*meter : nullptr);
    const auto end = std::chrono::steady_clock::now();
    if (journey.findings.parts.empty()) std::fputs("trip_bench: nothing was read\n", stderr);
    return std::chrono::duration<double, std::micro>(end - begin).count();
}

}  // namespace

int main(int count, char** words) {
    if (count < 3) {
        std::fputs("usage: trip_bench PACK MAIL...\n", stderr);
        return 1;
    }
    Problems problems;
    const std::shared_ptr<const Policy> policy = read_policy({{words[1], {}}}, problems, today());
    if (!policy) {
        std::fprintf(stderr, "trip_bench: '%s' cannot be read; try letterhead check\n", words[1]);
        return 1;
    }
    for (int i = 2; i < count; ++i) {
        std::ifstream in(words[i], std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(in), {});
        const RawMessage mail = split_message(text);
        Envelope envelope;
        envelope.recipients.push_back(parse_path("<somebody@example.org>"));
        std::vector<double> times, counted;
        RuleStats stats;
        for (std::size_t round = 0; round < rounds; ++round) {
            times.push_back(trip_us(policy, envelope, mail, nullptr));
            counted.push_back(trip_us(policy, envelope, mail, &stats));
        }
        std::sort(times.begin(), times.end());
        std::sort(counted.begin(), counted.end());
        std::printf("trip_us_p50 %.1f\ntrip_us_p90 %.1f\ncounted_us_p50 %.1f\nbytes %zu\n", times[rounds / 2],
                    times[rounds * 9 / 10], counted[rounds / 2], text.size());
    }
    return 0;
}
