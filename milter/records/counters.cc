#include "records/counters.h"

namespace letterhead {

std::string Counters::line() const {
    const auto pair = [](std::string_view key, std::uint64_t count) {
        return " " + std::string(key) + "=" + std::to_string(count);
    };
    const auto decided = [this](Action action) { return decided_[static_cast<std::size_t>(action)].load(); };
    return "received=" + std::to_string(received_.load()) + pair("accepted", decided(Action::accept)) +
           pair("tagged", decided(Action::tag)) + pair("held", decided(Action::hold)) +
           pair("redirected", decided(Action::redirect)) + pair("rejected", decided(Action::reject)) +
           pair("tempfailed", decided(Action::tempfail)) + pair("aborted", aborted_.load()) +
           pair("passed", passed_.load());
}

}  // namespace letterhead
