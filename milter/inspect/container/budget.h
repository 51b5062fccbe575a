#pragma once
// What all containers of one message together may cost. The first limit that is reached has a name and ends
// every further look.

#include "message/limits.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace letterhead {

class ContainerBudget {
 public:
    explicit ContainerBudget(
        std::chrono::milliseconds cpu = std::chrono::milliseconds(limits::container_milliseconds));

    // Each says whether there is room for it; when there is not, spent() names the limit.
    bool add_entry(std::size_t name_bytes);
    bool add_names(std::size_t bytes);
    bool add_unpacked(std::uint64_t bytes);
    void add_packed(std::uint64_t bytes) { packed_ += bytes; }  // of attachments, as they were sent
    void spend(std::string_view limit);                         // a limit that was found elsewhere

    bool is_spent() const { return !spent_.empty(); }
    const std::string& spent() const { return spent_; }  // "too many entries"; empty: there is room

    // While one lives, the CPU time of this thread is charged; one inside another counts once.
    class Work {
     public:
        explicit Work(ContainerBudget& budget);
        ~Work();
        Work(const Work&) = delete;
        Work& operator=(const Work&) = delete;

     private:
        ContainerBudget& budget_;
        bool outermost_;
    };
    bool in_time();  // asked between steps of 64 KB or of an entry

 private:
    std::chrono::nanoseconds now() const;

    std::chrono::nanoseconds cpu_, used_{}, started_{};
    bool working_ = false;
    // The clock of a thread costs a system call: the first quarter is measured on the wall, which is never
    // less.
    bool exact_ = false;
    std::size_t entries_ = 0, names_ = 0;
    std::uint64_t unpacked_ = 0, packed_ = 0;
    std::string spent_;
};

}  // namespace letterhead
