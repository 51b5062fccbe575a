#pragma once
// ClamAV's clamd as the scanner: each attachment goes to it over a connection of its own (INSTREAM), while
// the rest of the message arrives. Not reachable, late, or any answer that is none: the scan has failed, and
// nothing else happens.

#include "inspect/scanner.h"
#include "scan/line.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace letterhead {

// What clamd answered to a whole stream: "stream: OK", "stream: Win.Test-1 FOUND", "... ERROR". What it has
// found but could not look into, or not to its end (Heuristics.Encrypted, Heuristics.Limits.Exceeded), has
// failed.
ScanFinding read_clamd_answer(std::string_view answer);

// A clamd that answers nobody is left alone for a while: then one message tries it, and pays for the others.
// No locks.
class Clamd final : public Scanner {
 public:
    struct How {
        std::string socket;                          // see service_address
        std::chrono::milliseconds patience{10'000};  // for all attachments of a message
        std::chrono::milliseconds pause{5'000};
        // Told when it no longer answers, and when it answers again; from any thread.
        std::function<void(const std::string& news)> tell;
    };
    explicit Clamd(How how);
    ~Clamd() override;

    std::unique_ptr<Scan> begin(std::chrono::nanoseconds& waited) override;
    std::string counters() const override;
    // Empty when it answers; else why not.
    std::string ping() const;

 private:
    class OneScan;
    using Clock = std::chrono::steady_clock;

    bool may_ask();
    void answered();
    void refused(const std::string& why);
    void late();
    void lost(const std::string& why);
    std::string too_late() const;

    const How how_;
    const ServiceAddress address_;
    std::atomic<Clock::rep> paused_until_{0};  // 0: not paused
    std::atomic<Clock::rep> last_answer_{0};
    std::atomic<bool> silent_{false};
    std::atomic<std::uint64_t> scanned_{0}, found_{0}, unscanned_{0};
};

}  // namespace letterhead
