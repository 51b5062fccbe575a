// Open addressing: a look-up reads neighbouring slots until a free one, and compares the texts they lead to.

#include "base/text_table.h"

#include <functional>
#include <limits>
#include <stdexcept>

namespace letterhead {

TextTable::TextTable(std::initializer_list<std::string_view> texts) {
    for (const std::string_view text : texts)
        add(text);
}

void TextTable::add(std::string_view text) {
    if ((size_ + 1) * 3 > slots_.size() * 2) grow();
    const std::size_t slot = slot_of(text);
    if (slots_[slot] != 0) return;
    constexpr std::size_t length_bytes = 5;
    if (texts_.size() + length_bytes + text.size() >= std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("a list of more than 4 GiB");
    slots_[slot] = static_cast<std::uint32_t>(texts_.size()) + 1;
    std::size_t length = text.size();
    for (; length >= 0x80; length >>= 7)
        texts_.push_back(static_cast<char>(0x80U | (length & 0x7FU)));
    texts_.push_back(static_cast<char>(length));
    texts_ += text;
    ++size_;
}

std::string_view TextTable::find(std::string_view text) const {
    if (size_ == 0) return {};
    const std::uint32_t place = slots_[slot_of(text)];
    return place == 0 ? std::string_view() : at(place - 1);
}

std::size_t TextTable::memory() const {
    return texts_.capacity() + slots_.capacity() * sizeof(slots_[0]);
}

void TextTable::shrink() {
    texts_.shrink_to_fit();
}

std::string_view TextTable::at(std::size_t place) const {
    std::size_t length = 0;
    for (unsigned shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(texts_[place++]);
        length |= std::size_t{byte & 0x7FU} << shift;
        if (byte < 0x80) return std::string_view(texts_).substr(place, length);
    }
}

std::size_t TextTable::slot_of(std::string_view text) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(text)&mask;
    while (slots_[slot] != 0 && at(slots_[slot] - 1) != text)
        slot = (slot + 1) & mask;
    return slot;
}

void TextTable::grow() {
    constexpr std::size_t first = 16;
    std::vector<std::uint32_t> old(slots_.empty() ? first : slots_.size() * 2);
    old.swap(slots_);
    for (const std::uint32_t place : old) {
        if (place != 0) slots_[slot_of(at(place - 1))] = place;
    }
}

}  // namespace letterhead
