// Problems as a person reads them: the place, what is wrong, what to do, and the line with a caret below it.

#include "base/problem.h"

#include "base/text.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kColumns = 100;
constexpr std::size_t kLongestWord = 64;

std::string_view line_of(const Source& source, int number) {
    std::string_view rest = source.text;
    for (int line = 1; line < number; line++) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) return {};
        rest.remove_prefix(end + 1);
    }
    rest = rest.substr(0, rest.find('\n'));
    if (rest.ends_with('\r')) rest.remove_suffix(1);
    return rest;
}

// Letters and punctuation that every terminal shows in one column.
bool one_column(char32_t c) {
    return (c >= 0x20 && c < 0x7F) || (c >= 0xA1 && c <= 0x17F && c != 0xAD) || (c >= 0x2010 && c <= 0x2027);
}

// The line as cells of one column each, and the cell in which the byte `column` (from 1) lies.
struct Cells {
    std::vector<std::string> cells;
    std::size_t caret = 0;
};

Cells cells_of(std::string_view line, int column) {
    Cells result;
    const std::size_t target = column > 0 ? static_cast<std::size_t>(column - 1) : 0;
    for (std::size_t position = 0; position < line.size();) {
        const std::size_t begin = position;
        const char32_t c = next_code_point(line, position);
        if (begin <= target) result.caret = result.cells.size();
        if (one_column(c)) {
            result.cells.emplace_back(line.substr(begin, position - begin));
        } else {
            result.cells.emplace_back(c == '\t' ? " " : "?");
        }
    }
    if (target >= line.size()) result.caret = result.cells.size();  // just behind the end
    return result;
}

// At most `width` cells with the caret among them; "..." where something was left out.
void cut_around_caret(Cells& line, std::size_t width) {
    constexpr std::size_t mark = 3;
    if (line.cells.size() <= width) return;
    const std::size_t last_begin = line.cells.size() - width;
    std::size_t begin = line.caret > width / 2 ? line.caret - width / 2 : 0;
    begin = std::min(begin, last_begin);
    std::vector<std::string> window(line.cells.begin() + static_cast<std::ptrdiff_t>(begin),
                                    line.cells.begin() + static_cast<std::ptrdiff_t>(begin + width));
    if (begin > 0) std::fill_n(window.begin(), mark, ".");
    if (begin < last_begin) std::fill_n(window.end() - mark, mark, ".");
    line.cells = std::move(window);
    line.caret -= begin;
}

std::string caret_lines(const Place& place) {
    const std::string_view text = line_of(*place.source, place.line);
    if (text.empty()) return {};
    const std::string number = std::to_string(place.line);
    const std::size_t gutter = 2 + number.size() + 3;

    Cells line = cells_of(text, place.column);
    cut_around_caret(line, kColumns - gutter);
    std::string shown =
        "  " + number + " | " + std::accumulate(line.cells.begin(), line.cells.end(), std::string());
    shown.erase(shown.find_last_not_of(' ') + 1);
    shown += '\n';
    if (place.column > 0) {
        shown += std::string(gutter - 2, ' ') + "| " + std::string(line.caret, ' ') + "^\n";
    }
    return shown;
}

// A message may quote the file: its control characters must not reach a terminal or break the line.
std::string one_line(std::string_view text) {
    std::string line;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t c = next_code_point(text, position);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
            line += '?';
        } else {
            append_utf8(line, c);
        }
    }
    return line;
}

// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each counting one.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    std::iota(above.begin(), above.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); i++) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); j++) {
            const std::size_t substitution = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, substitution});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

}  // namespace

void Problems::error(Code code, Place place, std::string message, std::string advice) {
    problems_.push_back({Severity::error, code, std::move(place), std::move(message), std::move(advice)});
}

void Problems::warning(Code code, Place place, std::string message, std::string advice) {
    problems_.push_back({Severity::warning, code, std::move(place), std::move(message), std::move(advice)});
}

void Problems::append(const Problems& more) {
    problems_.insert(problems_.end(), more.problems_.begin(), more.problems_.end());
}

bool Problems::any_errors() const {
    return std::any_of(problems_.begin(), problems_.end(),
                       [](const Problem& problem) { return problem.severity == Severity::error; });
}

std::string render(const Problem& problem) {
    const Place& place = problem.place;
    const bool in_line = place.source && place.line > 0;
    std::string text;
    if (place.source) text += one_line(place.source->name) + ":";
    if (in_line) text += std::to_string(place.line) + ":";
    if (in_line && place.column > 0) text += std::to_string(place.column) + ":";
    if (!text.empty()) text += ' ';
    text += problem.severity == Severity::error ? "error: " : "warning: ";
    text += one_line(problem.message);
    if (!problem.advice.empty()) text += " (" + one_line(problem.advice) + ")";
    text += " [" + code_name(problem.code) + "]\n";
    if (in_line) text += caret_lines(place);
    return text;
}

std::string render(const Problems& problems) {
    std::string text;
    for (const Problem& problem : problems.all())
        text += render(problem);
    return text;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
    if (word.size() > kLongestWord) return {};
    const std::string lower = ascii_lower(word);
    std::string_view nearest;
    std::size_t least = word.size() / 3 + 1;
    for (const std::string_view candidate : candidates) {
        if (candidate.empty() || candidate.size() > kLongestWord) continue;
        const std::size_t steps = distance(lower, ascii_lower(candidate));
        if (steps < least) {
            least = steps;
            nearest = candidate;
        }
    }
    if (nearest.empty()) return {};
    return "did you mean '" + std::string(nearest) + "'?";
}

}  // namespace letterhead
