#pragma once
// Tables and bars for a terminal.

#include "commands/paint.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

struct Cell {
    std::string text;  // as it came: the table makes it safe to show
    Ink ink = Ink::plain;
};

// Columns as wide as what is in them, and none for nothing; when that is too much for the view, columns of
// words and paths give way: words are cut at their end, paths in the middle.
class Table {
 public:
    enum class Column : std::uint8_t { text, words, path, number };  // numbers stand at the right

    Table(std::vector<Column> columns, std::vector<std::string> titles);
    void add(std::vector<Cell> row);
    bool empty() const { return rows_.empty(); }
    std::string text(const View& view) const;  // indented by two; lines ended by '\n'

 private:
    std::vector<Column> columns_;
    std::vector<std::string> titles_;
    std::vector<std::vector<Cell>> rows_;
};

// `part` of `whole` as a bar of at most so many columns, in steps of an eighth; what is not nothing shows.
std::string bar(std::uint64_t part, std::uint64_t whole, std::size_t columns);
std::string percent(std::uint64_t part, std::uint64_t whole);  // "12 %", "0.3 %", "< 0.1 %"; 100 % is all

}  // namespace letterhead
