// What a run showed, as lines of "name value".
#pragma once

#include "load/session.h"

#include <array>
#include <cstdio>
#include <string>
#include <vector>

namespace letterhead::load {

struct Figures {
    std::vector<double> message_ms, end_ms;
    std::array<unsigned long, 256> verdicts{};  // by the milter's octet
    unsigned long octets = 0;
    double worst_connect_ms = 0;  // until the negotiation was answered
    double seconds = 0;
    std::string problem;  // the first that came up

    void count(const Timing& timing, std::size_t size);
    void add(const Figures& other);
    double worst_wait_ms() const;  // of any message or connection
};

// The value that a share of them (0..1) does not exceed; 0 if there are none. Sorts.
double quantile(std::vector<double>& values, double share);

void print(Figures& figures, std::FILE* to);

}  // namespace letterhead::load
