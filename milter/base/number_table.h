#pragma once
// A flat hash from 64-bit hashes to 32-bit numbers: 12 bytes a slot, and two pieces of memory in all.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace letterhead {

// Keys are good hashes already. Const members are safe from many threads.
class NumberTable {
 public:
    // The number of a key; 0 when it is not there.
    std::uint32_t find(std::uint64_t key) const;
    // Keeps `number`, which is not 0, for the key, in the place of another.
    void set(std::uint64_t key, std::uint32_t number);

 private:
    std::size_t slot_of(std::uint64_t key) const;
    void grow();

    std::vector<std::uint64_t> keys_;
    std::vector<std::uint32_t> numbers_;  // 0: the slot is free. A power of two, a third of it free
    std::size_t size_ = 0;
};

}  // namespace letterhead
