#pragma once
// A line on a terminal that tells how far a long command is, ten times a second; on anything else nothing.

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>

namespace letterhead {

struct ProgressState {
    std::uint64_t bytes = 0, all_bytes = 0, mails = 0;
    double seconds = 0;
};
// "  ██████▌      43 %  12,345 mails, 2,011/s, 5 s to go"
std::string progress_line(const ProgressState& state);

class Progress {
 public:
    // `look` is called from a thread of its own, until the Progress ends; that wipes the line.
    Progress(bool shown, std::function<ProgressState()> look);

 private:
    std::jthread thread_;
};

}  // namespace letterhead
