#pragma once
// A set of very many short texts in little memory: all texts in one piece, and a flat hash of 4-byte places
// in it. A million domains of 20 bytes are 30 MB, and are given back to the system in two pieces.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// Const members are safe from many threads. At most 4 GiB of text; std::length_error beyond.
class TextTable {
 public:
    TextTable() = default;
    TextTable(std::initializer_list<std::string_view> texts);

    void add(std::string_view text);  // once, however often
    // The text as it is kept here; its data() is null when it is not there.
    std::string_view find(std::string_view text) const;
    bool contains(std::string_view text) const { return find(text).data() != nullptr; }
    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    std::size_t memory() const;  // bytes
    void shrink();               // gives back what was kept for growing

    template <typename Visit>
    void for_each(Visit visit) const {  // in the order in which they were added
        for (std::size_t place = 0; place < texts_.size();) {
            const std::string_view text = at(place);
            place = static_cast<std::size_t>(text.data() + text.size() - texts_.data());
            visit(text);
        }
    }

 private:
    std::string_view at(std::size_t place) const;
    std::size_t slot_of(std::string_view text) const;  // where it is, or the free slot where it belongs
    void grow();

    std::string texts_;                 // each behind its length: 7 bits a byte, the lowest first
    std::vector<std::uint32_t> slots_;  // 1 + place in texts_; 0: free. A power of two, a third of it free
    std::size_t size_ = 0;
};

}  // namespace letterhead
