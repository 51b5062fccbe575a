// Searching goes by memchr for '-': base64 has none, so a block of it is passed in one step.

#include "message/delimiter.h"

#include "message/limits.h"

#include <algorithm>
#include <cstring>

namespace letterhead {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}
// What may stand before a delimiter without a person noticing.
bool is_leading(char c) {
    return static_cast<unsigned char>(c) <= ' ' && c != '\n';
}

std::size_t leading_size(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && size <= limits::delimiter_leading && is_leading(text[size]))
        ++size;
    return size;
}

// A line that is too long counts as complete and as having text behind the boundary.
struct Rest {
    DelimiterFit hyphens = DelimiterFit::none;
    std::string_view text;  // behind the hyphens
    bool leading = false;
    bool complete = false;
    bool too_long = false;
};

Rest rest_of(LineStart line) {
    Rest rest;
    const std::size_t leading = leading_size(line.text);
    if (leading > limits::delimiter_leading) return rest;
    std::string_view text = line.text;
    rest.complete = line.complete;
    if (text.ends_with('\r')) text.remove_suffix(1);  // of the line end, seen or still to come
    rest.too_long = text.size() > limits::delimiter_line;
    if (!line.complete) text = line.text;
    text.remove_prefix(std::min(leading, text.size()));
    rest.leading = leading > 0;
    if (text.size() < 2) {
        const bool may_be = !line.complete && (text.empty() || text[0] == '-');
        rest.hyphens = may_be ? DelimiterFit::undecided : DelimiterFit::none;
        return rest;
    }
    if (!text.starts_with("--")) return rest;
    rest.hyphens = DelimiterFit::open;
    rest.text = text.substr(2);
    return rest;
}

DelimiterFit fit_rest(const Rest& rest, std::string_view boundary) {
    const bool decided = rest.complete || rest.too_long;
    if (rest.text.size() < boundary.size())
        return !decided && boundary.starts_with(rest.text) ? DelimiterFit::undecided : DelimiterFit::none;
    if (!rest.text.starts_with(boundary)) return DelimiterFit::none;
    if (rest.too_long) return DelimiterFit::trailing_text;
    std::string_view after = rest.text.substr(boundary.size());
    const bool close = after.starts_with("--");
    if (close) after.remove_prefix(2);
    if (!close && !decided && after == "-") return DelimiterFit::undecided;
    if (!std::all_of(after.begin(), after.end(), is_blank)) return DelimiterFit::trailing_text;
    if (!decided) return DelimiterFit::undecided;
    return close ? DelimiterFit::close : DelimiterFit::open;
}

}  // namespace

DelimiterFit fit_hyphens(LineStart line) {
    return rest_of(line).hyphens;
}

DelimiterFit fit_delimiter(LineStart line, std::string_view boundary) {
    const Rest rest = rest_of(line);
    if (rest.hyphens != DelimiterFit::open) return rest.hyphens;
    const DelimiterFit fit = fit_rest(rest, boundary);
    if (!rest.leading || fit == DelimiterFit::none || fit == DelimiterFit::undecided) return fit;
    return fit == DelimiterFit::trailing_text ? DelimiterFit::none : DelimiterFit::leading_text;
}

std::string_view line_word(std::string_view line) {
    const std::size_t hyphens = line.find("--");
    if (hyphens == npos) return {};
    line.remove_prefix(hyphens + 2);
    return line.substr(0, line.find_first_of(" \t\r\n"));
}

DelimiterFit fit_any_delimiter(LineStart line) {
    const Rest rest = rest_of(line);
    if (rest.hyphens != DelimiterFit::open) return rest.hyphens;
    const std::string_view word = line_word(line.text);
    if (rest.leading || rest.too_long || word.size() > limits::boundary) return DelimiterFit::none;
    const std::string_view after = rest.text.substr(std::min(word.size(), rest.text.size()));
    if (!std::all_of(after.begin(), after.end(), is_blank)) return DelimiterFit::none;
    if (!rest.complete) return DelimiterFit::undecided;
    return word.empty() ? DelimiterFit::none : DelimiterFit::open;
}

std::size_t find_delimiter_line(std::string_view block, bool at_line_start) {
    std::size_t from = 0;
    while (from < block.size()) {
        const void* found = std::memchr(block.data() + from, '-', block.size() - from);
        if (!found) return npos;
        const auto hyphen = static_cast<std::size_t>(static_cast<const char*>(found) - block.data());
        std::size_t begin = hyphen;
        while (begin > from && hyphen - begin < limits::delimiter_leading && is_leading(block[begin - 1]))
            --begin;
        const bool starts_line = begin == 0 ? at_line_start : block[begin - 1] == '\n';
        if (starts_line && (hyphen + 1 == block.size() || block[hyphen + 1] == '-')) return begin;
        const std::size_t line_end = block.find('\n', hyphen);
        if (line_end == npos) return npos;
        from = line_end + 1;
    }
    return npos;
}

std::size_t undecided_line(std::string_view block, bool at_line_start) {
    std::size_t begin = block.size();
    while (begin > 0 && block.size() - begin <= limits::delimiter_leading && is_leading(block[begin - 1]))
        --begin;
    if (block.size() - begin > limits::delimiter_leading) return block.size();
    const bool starts_line = begin == 0 ? at_line_start : block[begin - 1] == '\n';
    return starts_line ? begin : block.size();
}

}  // namespace letterhead
