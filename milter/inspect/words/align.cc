// Myers' bit-parallel edit distance (1999), in blocks of 64 tokens, over tokens instead of characters; only
// where a sliding window holds enough of the words. The exact extent of the best place is then read from a
// small table of distances.

#include "inspect/words/align.h"

#include "message/limits.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace letterhead {

namespace {

constexpr std::size_t block_bits = 64;

// One block of one column: the vertical differences as bits, and what goes over to the block below (-1, 0,
// 1).
struct Block {
    std::uint64_t plus = ~std::uint64_t{0}, minus = 0;

    int advance(std::uint64_t equal, int carry, std::uint64_t out_bit) {
        std::uint64_t below = carry < 0 ? 1U : 0U;
        std::uint64_t vertical = equal | minus;
        equal |= below;
        std::uint64_t horizontal = (((equal & plus) + plus) ^ plus) | equal;
        std::uint64_t horizontal_plus = minus | ~(horizontal | plus);
        std::uint64_t horizontal_minus = plus & horizontal;
        int out = (horizontal_plus & out_bit) != 0 ? 1 : (horizontal_minus & out_bit) != 0 ? -1 : 0;
        horizontal_plus = horizontal_plus << 1U | (carry > 0 ? 1U : 0U);
        horizontal_minus = horizontal_minus << 1U | below;
        plus = horizontal_minus | ~(vertical | horizontal_plus);
        minus = horizontal_plus & vertical;
        return out;
    }
};

// More than a name in a text: "City of ..." stands in a signature block as well.
constexpr std::size_t row_of_words = 6;

// That many words in a row as one number.
std::uint64_t row_at(std::span<const Token> tokens, std::size_t i) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
    std::uint64_t row = 0;
    for (const Token& token : tokens.subspan(i, row_of_words))
        row = (row ^ token.hash) * odd;
    return row;
}

}  // namespace

Wording::Wording(Tokens tokens) : tokens_(std::move(tokens)) {
    if (tokens_.all.size() > limits::tokens_of_template) tokens_.all.resize(limits::tokens_of_template);
    std::size_t size = tokens_.all.size();
    blocks_ = (size + block_bits - 1) / block_bits;
    std::size_t slots = std::bit_ceil(size * 4 + 16);
    keys_.assign(slots, 0);
    ids_.assign(slots, unknown);
    std::uint16_t next = 0;
    for (std::size_t i = 0; i < size; ++i) {
        std::uint64_t hash = tokens_.all[i].hash;
        std::size_t slot = hash & (slots - 1);
        while (ids_[slot] != unknown && keys_[slot] != hash)
            slot = (slot + 1) & (slots - 1);
        if (ids_[slot] == unknown) {
            keys_[slot] = hash;
            ids_[slot] = next++;
            equal_.resize(equal_.size() + blocks_, 0);
        }
        equal_[ids_[slot] * blocks_ + i / block_bits] |= std::uint64_t{1} << (i % block_bits);
    }
    for (std::size_t i = 0; i + row_of_words <= size; ++i)
        rows_.push_back(row_at(tokens_.all, i));
    std::sort(rows_.begin(), rows_.end());
}

Wording::Place Wording::core(std::span<const Token> text, const Place& place) const {
    auto is_ours = [&](std::size_t i) {
        return std::binary_search(rows_.begin(), rows_.end(), row_at(text, i));
    };
    std::size_t begin = place.begin, end = place.end;
    while (begin + row_of_words <= end && !is_ours(begin))
        ++begin;
    if (begin + row_of_words > end) return place;
    while (!is_ours(end - row_of_words))
        --end;
    return {place.wrong, begin, end};
}

std::uint16_t Wording::id_of(std::uint64_t hash) const {
    std::size_t mask = keys_.size() - 1, slot = hash & mask;
    while (ids_[slot] != unknown && keys_[slot] != hash)
        slot = (slot + 1) & mask;
    return ids_[slot];
}

std::optional<Wording::Place> Wording::find(std::span<const Token> text, std::size_t wrong_at_most) const {
    std::size_t size = tokens_.all.size();
    if (size == 0) return std::nullopt;
    wrong_at_most = std::min(wrong_at_most, size - 1);
    std::size_t needed = size - wrong_at_most, window = size + wrong_at_most, held = 0;
    std::vector<std::uint16_t> ids(text.size());
    std::optional<End> best;
    std::size_t begin = 0, end = 0;  // the stretch of overlapping windows that hold enough
    for (std::size_t i = 0; i < text.size(); ++i) {
        ids[i] = id_of(text[i].hash);
        if (ids[i] != unknown) ++held;
        if (i >= window && ids[i - window] != unknown) --held;
        if (held < needed) continue;
        std::size_t from = i + 1 >= window ? i + 1 - window : 0;
        if (end != 0 && from > end) {
            scan(std::span(ids).subspan(begin, end - begin), begin, best, wrong_at_most);
            end = 0;
        }
        if (end == 0) begin = from;
        end = i + 1;
    }
    if (end != 0) scan(std::span(ids).subspan(begin, end - begin), begin, best, wrong_at_most);
    if (!best) return std::nullopt;
    Place place{best->wrong, 0, best->end};
    if (best->wrong == 0) {
        place.begin = best->end - size;
        return place;
    }
    std::size_t from = best->end - std::min(best->end, size + best->wrong);
    // Backwards from the end, the first column whose distance is that of the whole: found by aligning from
    // each beginning.
    std::vector<std::uint16_t> table = distances(text, from, best->end, false);
    std::size_t columns = best->end - from + 1, row = size, column = columns - 1;
    while (row > 0) {
        std::uint16_t here = table[row * columns + column];
        if (column > 0) {
            bool same = text[from + column - 1].hash == tokens_.all[row - 1].hash;
            if (table[(row - 1) * columns + column - 1] + (same ? 0 : 1) == here) {
                --row;
                --column;
                continue;
            }
            if (table[row * columns + column - 1] + 1 == here) {
                --column;
                continue;
            }
        }
        --row;
    }
    place.begin = from + column;
    return place;
}

void Wording::scan(std::span<const std::uint16_t> ids, std::size_t offset, std::optional<End>& best,
                   std::size_t limit) const {
    std::vector<Block> blocks(blocks_);
    std::size_t size = tokens_.all.size();
    std::uint64_t last_bit = std::uint64_t{1} << ((size - 1) % block_bits);
    auto score = static_cast<std::ptrdiff_t>(size);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        int carry = 0;  // a place may begin anywhere
        for (std::size_t b = 0; b < blocks_; ++b) {
            std::uint64_t equal = ids[i] == unknown ? 0 : equal_[ids[i] * blocks_ + b];
            bool last = b + 1 == blocks_;
            carry = blocks[b].advance(equal, carry, last ? last_bit : std::uint64_t{1} << (block_bits - 1));
        }
        score += carry;
        auto wrong = static_cast<std::size_t>(score);
        if (wrong <= limit && (!best || wrong < best->wrong)) best = End{wrong, offset + i + 1};
    }
}

std::vector<std::uint16_t> Wording::distances(std::span<const Token> text, std::size_t begin, std::size_t end,
                                              bool anchored) const {
    std::size_t rows = tokens_.all.size() + 1, columns = end - begin + 1;
    std::vector<std::uint16_t> table(rows * columns);
    for (std::size_t c = 0; c < columns; ++c)
        table[c] = anchored ? static_cast<std::uint16_t>(c) : std::uint16_t{0};
    for (std::size_t r = 1; r < rows; ++r) {
        std::uint16_t* above = &table[(r - 1) * columns];
        std::uint16_t* row = &table[r * columns];
        row[0] = static_cast<std::uint16_t>(r);
        for (std::size_t c = 1; c < columns; ++c) {
            int replaced = above[c - 1] + (tokens_.all[r - 1].hash == text[begin + c - 1].hash ? 0 : 1);
            row[c] = static_cast<std::uint16_t>(std::min({replaced, above[c] + 1, row[c - 1] + 1}));
        }
    }
    return table;
}

Wording::Slip Wording::first_slip(std::span<const Token> text, const Place& place) const {
    std::vector<std::uint16_t> table = distances(text, place.begin, place.end, true);
    std::size_t columns = place.end - place.begin + 1, row = tokens_.all.size(), column = columns - 1;
    Slip slip;
    bool in_slip = false;
    while (row > 0 || column > 0) {  // backwards; the run seen last is the first one
        bool same = row > 0 && column > 0 &&
                    tokens_.all[row - 1].hash == text[place.begin + column - 1].hash &&
                    table[(row - 1) * columns + column - 1] == table[row * columns + column];
        if (same) {
            --row;
            --column;
            in_slip = false;
            continue;
        }
        if (!in_slip) slip = {row, row, place.begin + column, place.begin + column};
        in_slip = true;
        std::uint16_t here = table[row * columns + column];
        if (row > 0 && column > 0 && table[(row - 1) * columns + column - 1] + 1 == here) {
            --row;
            --column;
        } else if (row > 0 && table[(row - 1) * columns + column] + 1 == here) {
            --row;
        } else {
            --column;
        }
        slip.wanted_begin = row;
        slip.found_begin = place.begin + column;
    }
    return slip;
}

bool Wording::holds(std::span<const Token> text, const Place& place, std::span<const Token> phrase) {
    std::span<const Token> stretch = text.subspan(place.begin, place.end - place.begin);
    auto same = [](const Token& a, const Token& b) { return a.hash == b.hash; };
    return std::search(stretch.begin(), stretch.end(), phrase.begin(), phrase.end(), same) != stretch.end();
}

}  // namespace letterhead
