// An edit distance that may begin anywhere in the text and end anywhere: the best end, and where it began.

#include "commands/nearest.h"

#include "base/text.h"

#include <algorithm>
#include <vector>

namespace letterhead {
namespace {

constexpr std::size_t kLongest = 100;  // bytes of the run that are looked for
constexpr std::size_t kShortest = 4;   // a shorter one is near to anything
constexpr std::size_t kAround = 24;    // bytes shown before and behind, to the next blank

std::string_view longest_run(std::string_view glob) {
    std::string_view longest;
    while (!glob.empty()) {
        const std::size_t end = std::min(glob.find_first_of("*?"), glob.size());
        if (end > longest.size()) longest = glob.substr(0, end);
        glob.remove_prefix(std::min(end + 1, glob.size()));
    }
    return trim(longest).substr(0, kLongest);
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

struct Cell {
    std::size_t edits, begin;
};

std::string with_context(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t from = begin - std::min(begin, kAround), to = std::min(text.size(), end + kAround);
    while (from > 0 && text[from - 1] != ' ')
        from--;
    while (to < text.size() && text[to] != ' ')
        to++;
    return (from > 0 ? "... " : "") + std::string(text.substr(from, to - from)) +
           (to < text.size() ? " ..." : "");
}

}  // namespace

std::string nearest(std::string_view glob, std::string_view text) {
    const std::string_view run = longest_run(glob);
    if (run.size() < kShortest) return {};
    std::vector<Cell> column(run.size() + 1);  // edits of each beginning of the run, up to here in the text
    for (std::size_t i = 0; i <= run.size(); ++i)
        column[i] = {i, 0};
    Cell best = column.back();
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        Cell diagonal = column[0];
        column[0] = {0, at + 1};
        for (std::size_t i = 1; i <= run.size(); ++i) {
            const Cell left = column[i];
            Cell cell{diagonal.edits + (lower(run[i - 1]) == lower(text[at]) ? 0 : 1), diagonal.begin};
            for (const Cell& other : {left, column[i - 1]})
                if (other.edits + 1 < cell.edits) cell = {other.edits + 1, other.begin};
            diagonal = left;
            column[i] = cell;
        }
        if (column.back().edits < best.edits) {
            best = column.back();
            end = at + 1;
        }
    }
    return best.edits * 3 > run.size() ? std::string() : with_context(text, best.begin, end);
}

}  // namespace letterhead
