#include "commands/progress.h"

#include "commands/table.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <mutex>

namespace letterhead {
namespace {

constexpr std::size_t kBar = 24;
constexpr std::chrono::milliseconds kPause{100};
constexpr const char* kWipe = "\r\x1b[K";

void show(const std::function<ProgressState()>& look, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any asked;
    std::unique_lock lock(mutex);
    while (!asked.wait_for(lock, stop, kPause, [&] { return stop.stop_requested(); })) {
        const std::string line = kWipe + progress_line(look());
        std::fwrite(line.data(), 1, line.size(), stderr);
    }
    std::fputs(kWipe, stderr);
}

}  // namespace

std::string progress_line(const ProgressState& state) {
    const std::uint64_t done = std::min(state.bytes, state.all_bytes);
    std::string drawn = bar(done, state.all_bytes, kBar);
    drawn.append(kBar - std::min(kBar, columns_of(drawn)), ' ');
    std::string line =
        "  " + drawn + "  " + percent(done, state.all_bytes) + "  " + counted(state.mails, "mail");
    if (state.seconds < 0.5 || done == 0) return line;
    const double rate = static_cast<double>(state.mails) / state.seconds;
    const double left =
        state.seconds * static_cast<double>(state.all_bytes - done) / static_cast<double>(done);
    return line + ", " + with_commas(static_cast<std::uint64_t>(rate)) + "/s, " +
           with_commas(static_cast<std::uint64_t>(std::ceil(left))) + " s to go";
}

Progress::Progress(bool shown, std::function<ProgressState()> look) {
    if (shown)
        thread_ = std::jthread([look = std::move(look)](const std::stop_token& stop) { show(look, stop); });
}

}  // namespace letterhead
