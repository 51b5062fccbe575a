// Open addressing, as in base/text_table.

#include "base/number_table.h"

namespace letterhead {

std::uint32_t NumberTable::find(std::uint64_t key) const {
    return size_ == 0 ? 0 : numbers_[slot_of(key)];
}

void NumberTable::set(std::uint64_t key, std::uint32_t number) {
    if ((size_ + 1) * 3 > numbers_.size() * 2) grow();
    const std::size_t slot = slot_of(key);
    if (numbers_[slot] == 0) ++size_;
    keys_[slot] = key;
    numbers_[slot] = number;
}

std::size_t NumberTable::slot_of(std::uint64_t key) const {
    const std::size_t mask = numbers_.size() - 1;
    std::size_t slot = (key ^ key >> 32) & mask;
    while (numbers_[slot] != 0 && keys_[slot] != key)
        slot = (slot + 1) & mask;
    return slot;
}

void NumberTable::grow() {
    constexpr std::size_t first = 16;
    const std::size_t slots = numbers_.empty() ? first : numbers_.size() * 2;
    std::vector<std::uint64_t> keys(slots);
    std::vector<std::uint32_t> numbers(slots);
    keys.swap(keys_);
    numbers.swap(numbers_);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i] == 0) continue;
        const std::size_t slot = slot_of(keys[i]);
        keys_[slot] = keys[i];
        numbers_[slot] = numbers[i];
    }
}

}  // namespace letterhead
