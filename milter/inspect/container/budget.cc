#include "inspect/container/budget.h"

#include <ctime>

namespace letterhead {
namespace {

constexpr std::string_view kTooMany = "too many entries";

std::chrono::nanoseconds thread_time() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

}  // namespace

std::chrono::nanoseconds ContainerBudget::now() const {
    return exact_ ? thread_time() : std::chrono::steady_clock::now().time_since_epoch();
}

ContainerBudget::ContainerBudget(std::chrono::milliseconds cpu) : cpu_(cpu) {}

void ContainerBudget::spend(std::string_view limit) {
    if (spent_.empty()) spent_ = limit;
}

bool ContainerBudget::add_names(std::size_t bytes) {
    names_ += bytes;
    if (names_ > limits::container_names) spend(kTooMany);
    return !is_spent();
}

bool ContainerBudget::add_entry(std::size_t name_bytes) {
    if (entries_ == limits::container_entries) spend(kTooMany);
    if (!add_names(name_bytes)) return false;
    ++entries_;
    return true;
}

bool ContainerBudget::add_unpacked(std::uint64_t bytes) {
    unpacked_ += bytes;
    if (unpacked_ > limits::container_bytes) spend("too much to unpack");
    if (unpacked_ > limits::container_ratio_from && unpacked_ / limits::container_ratio > packed_)
        spend("it unpacks to more than " + std::to_string(limits::container_ratio) + " times its size");
    return !is_spent() && in_time();
}

bool ContainerBudget::in_time() {
    const std::chrono::nanoseconds running = working_ ? now() - started_ : std::chrono::nanoseconds(0);
    if (!exact_ && used_ + running > cpu_ / 4) {
        used_ += running;
        exact_ = true;
        started_ = now();
        return in_time();
    }
    // A step may take a while, too: a tenth is left for the last one.
    if (used_ + running > cpu_ - cpu_ / 10) spend("it takes too long");
    return !is_spent();
}

ContainerBudget::Work::Work(ContainerBudget& budget) : budget_(budget), outermost_(!budget.working_) {
    if (!outermost_) return;
    budget_.working_ = true;
    budget_.started_ = budget_.now();
}

ContainerBudget::Work::~Work() {
    if (!outermost_) return;
    budget_.used_ += budget_.now() - budget_.started_;
    budget_.working_ = false;
}

}  // namespace letterhead
