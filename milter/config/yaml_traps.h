#pragma once
// Where YAML means something other than what its author sees: looked for in the text itself, beside the
// parser.

#include "base/problem.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace letterhead {

// Finds the byte of a line and column in constant time.
class SourceLines {
 public:
    explicit SourceLines(std::shared_ptr<const Source> source);
    Place place(int line, int column) const { return {source_, line, column}; }
    Place place_of(std::size_t offset) const;
    std::size_t offset(const Place& place) const;  // the end of the text for a place behind it
    std::string_view rest(const Place& place) const;
    const std::shared_ptr<const Source>& source() const { return source_; }

 private:
    std::shared_ptr<const Source> source_;
    std::vector<std::size_t> begins_;
};

// Control characters and bytes that are no UTF-8: errors. Tabs where a line begins: a warning, once.
void look_at_bytes(const SourceLines& lines, Problems& problems);

// The ':' of a key or the '-' of an item without a blank behind it, in the line of `place` or the one above:
// the parser stumbles only later.
struct MissingBlank {
    Place place;
    char sign;
};
std::optional<MissingBlank> missing_blank(const SourceLines& lines, const Place& place);

enum class ScalarRole { key, value, item };

// A quote that never closes: an error, and false, since it has swallowed what follows. Warnings: backslashes
// that YAML eats in double quotes ("\b" is a backspace there), a plain yes, no, on or off as a key or in a
// list (a boolean for YAML 1.1), a plain number with a leading 0 (octal for some), a plain
// 12:30 (750 for some).
bool look_at_scalar(const SourceLines& lines, const Place& place, std::string_view text, ScalarRole role,
                    Problems& problems);

}  // namespace letterhead
