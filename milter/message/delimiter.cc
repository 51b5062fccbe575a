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
// What may stand before a delimiter without a person noticing. Of bytes beyond ASCII, there are byte order
// marks and blanks of many kinds.
bool is_leading(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte <= ' ' && c != '\n') || byte >= 0x7f;
}

std::size_t leading_size(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && size <= limits::delimiter_leading && is_leading(text[size]))
        ++size;
    return size;
}

}  // namespace

DelimiterLine::DelimiterLine(LineStart line) : complete_(line.complete) {
    std::string_view text = line.text;
    const std::size_t leading = leading_size(text);
    if (leading > limits::delimiter_leading) return;
    // The line end may have a CR, seen or still to come; it does not count.
    too_long_ = text.size() - (text.ends_with('\r') ? 1 : 0) > limits::delimiter_line;
    if (complete_ && text.ends_with('\r')) text.remove_suffix(1);
    text.remove_prefix(std::min(leading, text.size()));
    leading_ = leading > 0;
    if (text.size() < 2) {
        const bool may_be = !complete_ && (text.empty() || text[0] == '-');
        if (may_be) hyphens_ = DelimiterFit::undecided;
    } else if (text[0] == '-' && text[1] == '-') {
        hyphens_ = DelimiterFit::open;
        text_ = text.substr(2);
    }
}

DelimiterFit DelimiterLine::fit(std::string_view boundary) const {
    if (hyphens_ != DelimiterFit::open) return hyphens_;
    const bool decided = complete_ || too_long_;
    if (text_.size() < boundary.size())
        return !decided && boundary.starts_with(text_) ? DelimiterFit::undecided : DelimiterFit::none;
    if (!text_.starts_with(boundary)) return DelimiterFit::none;
    std::string_view after = text_.substr(boundary.size());
    const bool close = after.starts_with("--");
    if (close) after.remove_prefix(2);
    if (!close && !decided && after == "-") return DelimiterFit::undecided;
    if (too_long_ || !std::all_of(after.begin(), after.end(), is_blank))
        return leading_ ? DelimiterFit::leading_text : DelimiterFit::trailing_text;
    if (!decided) return DelimiterFit::undecided;
    if (leading_) return DelimiterFit::leading_text;
    return close ? DelimiterFit::close : DelimiterFit::open;
}

DelimiterFit DelimiterLine::lenient_fit(std::string_view boundary) const {
    if (hyphens_ != DelimiterFit::open) return hyphens_;
    if (too_long_) return DelimiterFit::none;
    if (!complete_ && (boundary.starts_with(text_) || text_.starts_with(boundary)))
        return DelimiterFit::undecided;
    if (!text_.starts_with(boundary)) return DelimiterFit::none;
    return text_.substr(boundary.size()).starts_with("--") ? DelimiterFit::close : DelimiterFit::open;
}

DelimiterFit DelimiterLine::fit_any() const {
    if (hyphens_ != DelimiterFit::open) return hyphens_;
    const std::string_view first = word();
    if (leading_ || too_long_ || first.size() > limits::boundary) return DelimiterFit::none;
    const std::string_view after = text_.substr(first.size());
    if (!std::all_of(after.begin(), after.end(), is_blank)) return DelimiterFit::none;
    if (!complete_) return DelimiterFit::undecided;
    return first.empty() ? DelimiterFit::none : DelimiterFit::open;
}

std::string_view DelimiterLine::word() const {
    return text_.substr(0, text_.find_first_of(" \t\r"));
}

bool DelimiterLine::has_bare_cr() const {
    return text_.find('\r') != npos;
}

std::size_t find_delimiter_line(std::string_view block, BlockStart start, const ByteSet& first) {
    const auto may_follow = [&](std::size_t at) {
        return at >= block.size() || first[static_cast<unsigned char>(block[at])];
    };
    std::size_t from = 0;
    while (from < block.size()) {
        const void* found = std::memchr(block.data() + from, '-', block.size() - from);
        if (!found) return npos;
        const auto hyphen = static_cast<std::size_t>(static_cast<const char*>(found) - block.data());
        from = hyphen + 1;
        if (from < block.size() && (block[from] != '-' || !may_follow(from + 1))) continue;
        std::size_t begin = hyphen;
        while (begin > 0 && hyphen - begin < limits::delimiter_leading && is_leading(block[begin - 1]))
            --begin;
        if (begin == 0 ? start.at_line_start : block[begin - 1] == '\n') return begin;
        if (hyphen == 0 ? start.after_cr : block[hyphen - 1] == '\r') return hyphen;
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
