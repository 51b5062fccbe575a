// The longest common run of words, by the table of dynamic programming: texts of rules are short. What both
// texts begin and end with is put aside first.

#include "commands/word_diff.h"

#include "base/text.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace letterhead {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kLargestTable = 4'000'000;  // cells
constexpr std::size_t kContext = 4;               // words kept on each side of a change

Words words_of(std::string_view text) {
    Words words;
    std::string word;
    for (const char c : std::string(text) + " ") {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank)
            word += c;
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    return words;
}

enum class Step : std::uint8_t { stays, goes, comes };

struct Run {
    Step step;
    Words words;
};

void add(std::vector<Run>& runs, Step step, const std::string& word) {
    if (runs.empty() || runs.back().step != step) runs.push_back({step, {}});
    runs.back().words.push_back(word);
}

// a[from, a_end) against b[from, b_end), which begin and end differently.
void compare(const Words& a, const Words& b, std::size_t from, std::size_t a_end, std::size_t b_end,
             std::vector<Run>& runs) {
    const std::size_t rows = a_end - from + 1, columns = b_end - from + 1;
    if (rows * columns > kLargestTable) {
        for (std::size_t i = from; i < a_end; ++i)
            add(runs, Step::goes, a[i]);
        for (std::size_t i = from; i < b_end; ++i)
            add(runs, Step::comes, b[i]);
        return;
    }
    // common[i, j]: of the words of a from i and of b from j.
    std::vector<std::uint32_t> table(rows * columns, 0);
    const auto common = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
        return table[(i - from) * columns + (j - from)];
    };
    for (std::size_t i = a_end; i-- > from;) {
        for (std::size_t j = b_end; j-- > from;)
            common(i, j) =
                a[i] == b[j] ? common(i + 1, j + 1) + 1 : std::max(common(i + 1, j), common(i, j + 1));
    }
    std::size_t i = from, j = from;
    while (i < a_end || j < b_end) {
        if (i < a_end && j < b_end && a[i] == b[j]) {
            add(runs, Step::stays, a[i]);
            ++i, ++j;
        } else if (j == b_end || (i < a_end && common(i + 1, j) >= common(i, j + 1))) {
            add(runs, Step::goes, a[i++]);
        } else {
            add(runs, Step::comes, b[j++]);
        }
    }
}

std::vector<Run> runs_of(const Words& a, const Words& b) {
    const std::size_t least = std::min(a.size(), b.size());
    std::size_t from = 0, tail = 0;
    while (from < least && a[from] == b[from])
        ++from;
    while (tail < least - from && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    std::vector<Run> runs;
    for (std::size_t i = 0; i < from; ++i)
        add(runs, Step::stays, a[i]);
    compare(a, b, from, a.size() - tail, b.size() - tail, runs);
    for (std::size_t i = a.size() - tail; i < a.size(); ++i)
        add(runs, Step::stays, a[i]);
    return runs;
}

// Its ends, where changes stand beside them.
std::string shortened(const Words& words, bool after_change, bool before_change) {
    const std::size_t head = after_change ? kContext : 0, tail = before_change ? kContext : 0;
    if (words.size() <= head + tail + 1) return join(words, " ");
    const Words first(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(head));
    const Words last(words.end() - static_cast<std::ptrdiff_t>(tail), words.end());
    return join(first, " ") + (head > 0 ? " " : "") + "…" + (tail > 0 ? " " : "") + join(last, " ");
}

}  // namespace

std::string word_diff(std::string_view before, std::string_view now, const View& view) {
    const std::vector<Run> runs = runs_of(words_of(before), words_of(now));
    std::string out;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (i > 0) out += ' ';
        switch (runs[i].step) {
            case Step::stays:
                out += showable(shortened(runs[i].words, i > 0, i + 1 < runs.size()));
                break;
            case Step::goes:
                out += painted("[-" + showable(join(runs[i].words, " ")) + "-]", Ink::bad, view);
                break;
            case Step::comes:
                out += painted("{+" + showable(join(runs[i].words, " ")) + "+}", Ink::good, view);
                break;
        }
    }
    return out;
}

}  // namespace letterhead
