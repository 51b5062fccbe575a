// Counting, and the few numbers that say most: rate, median, tail, worst.
#include "load/figures.h"

#include <algorithm>
#include <cmath>

namespace letterhead::load {

void Figures::count(const Timing& timing, std::size_t size) {
    message_ms.push_back(timing.message_ms);
    end_ms.push_back(timing.end_ms);
    ++verdicts[static_cast<unsigned char>(timing.verdict)];
    octets += size;
}

void Figures::add(const Figures& other) {
    message_ms.insert(message_ms.end(), other.message_ms.begin(), other.message_ms.end());
    end_ms.insert(end_ms.end(), other.end_ms.begin(), other.end_ms.end());
    for (std::size_t i = 0; i < verdicts.size(); ++i)
        verdicts[i] += other.verdicts[i];
    octets += other.octets;
    worst_connect_ms = std::max(worst_connect_ms, other.worst_connect_ms);
    if (problem.empty()) problem = other.problem;
}

double Figures::worst_wait_ms() const {
    const auto worst = std::max_element(message_ms.begin(), message_ms.end());
    return worst == message_ms.end() ? worst_connect_ms : std::max(worst_connect_ms, *worst);
}

double quantile(std::vector<double>& values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const double place = std::ceil(share * static_cast<double>(values.size()));
    return values[static_cast<std::size_t>(std::max(place, 1.0)) - 1];
}

void print(Figures& figures, std::FILE* to) {
    const double messages = static_cast<double>(figures.message_ms.size());
    std::fprintf(to, "messages %.0f\nseconds %.3f\n", messages, figures.seconds);
    std::fprintf(to, "messages_per_second %.1f\n", messages / figures.seconds);
    std::fprintf(to, "megabytes_per_second %.1f\n",
                 static_cast<double>(figures.octets) / 1e6 / figures.seconds);
    for (auto* times : {&figures.message_ms, &figures.end_ms}) {
        const char* name = times == &figures.message_ms ? "message" : "end";
        std::fprintf(to, "%s_p50_ms %.3f\n%s_p99_ms %.3f\n%s_worst_ms %.3f\n", name, quantile(*times, 0.5),
                     name, quantile(*times, 0.99), name, quantile(*times, 1));
    }
    std::fprintf(to, "connect_worst_ms %.3f\n", figures.worst_connect_ms);
    for (std::size_t i = 0; i < figures.verdicts.size(); ++i) {
        if (figures.verdicts[i] == 0) continue;
        const std::string name(wire::name_of(static_cast<wire::Final>(i)));
        std::fprintf(to, "verdict_%s %lu\n", name.c_str(), figures.verdicts[i]);
    }
}

}  // namespace letterhead::load
