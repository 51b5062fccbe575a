#include "commands/table.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace letterhead {
namespace {

constexpr std::size_t kMargin = 2, kGap = 2;
constexpr std::size_t kLeastWords = 12;  // columns of a column of words, however narrow the view

void fill(std::string& out, std::size_t columns) {
    out.append(columns, ' ');
}

void trim_right(std::string& line) {
    line.resize(line.find_last_not_of(' ') + 1);
}

}  // namespace

Table::Table(std::vector<Column> columns, std::vector<std::string> titles)
    : columns_(std::move(columns)), titles_(std::move(titles)) {}

void Table::add(std::vector<Cell> row) {
    row.resize(columns_.size());
    for (Cell& cell : row)
        cell.text = showable(cell.text);
    rows_.push_back(std::move(row));
}

std::string Table::text(const View& view) const {
    std::vector<std::size_t> widths;
    for (const std::string& title : titles_)
        widths.push_back(columns_of(title));
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], columns_of(row[i].text));
    }
    std::size_t all = kMargin - kGap;
    for (const std::size_t width : widths)
        all += width == 0 ? 0 : kGap + width;
    for (std::size_t i = 0; i < widths.size() && all > view.width; ++i) {
        if (columns_[i] != Column::words && columns_[i] != Column::path) continue;
        const std::size_t less = std::min(all - view.width, widths[i] - std::min(widths[i], kLeastWords));
        widths[i] -= less;
        all -= less;
    }
    std::string out;
    const auto add_line = [&](const auto& text_of, const auto& ink_of) {
        std::string line(kMargin, ' ');
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (widths[i] == 0) continue;
            if (i > 0) fill(line, kGap);
            const std::string shown = columns_[i] == Column::path ? cut_in_the_middle(text_of(i), widths[i])
                                                                  : cut_at_the_end(text_of(i), widths[i]);
            const std::size_t blanks = widths[i] - std::min(widths[i], columns_of(shown));
            if (columns_[i] == Column::number) fill(line, blanks);
            line += painted(shown, shown.empty() ? Ink::plain : ink_of(i), view);
            if (columns_[i] != Column::number) fill(line, blanks);
        }
        trim_right(line);
        out += line + "\n";
    };
    add_line([&](std::size_t i) { return titles_[i]; }, [](std::size_t) { return Ink::faint; });
    for (const auto& row : rows_)
        add_line([&](std::size_t i) { return row[i].text; }, [&](std::size_t i) { return row[i].ink; });
    return out;
}

std::string bar(std::uint64_t part, std::uint64_t whole, std::size_t columns) {
    static constexpr std::array<std::string_view, 8> eighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    if (part == 0 || whole == 0) return {};
    const double share = std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
    const std::size_t steps =
        std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(columns) * 8));
    std::string out;
    for (std::size_t i = 0; i < steps / 8; ++i)
        out += "█";
    return out.append(eighths[steps % 8]);
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0 || part == 0) return "0 %";
    const double share = 100 * static_cast<double>(part) / static_cast<double>(whole);
    if (share < 0.1) return "< 0.1 %";
    if (part < whole && share > 99.9) return "> 99.9 %";
    std::array<char, 32> text{};
    const bool fine = share < 10 || (part < whole && share > 99);
    std::snprintf(text.data(), text.size(), fine ? "%.1f %%" : "%.0f %%", share);
    return text.data();
}

}  // namespace letterhead
