// A header name is short, so the beginning of each line is enough.

#include "message/part_probe.h"

#include "message/header_block.h"

#include <algorithm>

namespace letterhead {

bool PartProbe::begins_part() const {
    return structural_header({line_.data(), size_}).has_value();
}

std::size_t PartProbe::look(std::string_view text) {
    std::size_t at = 0;
    while (!found_ && at < text.size()) {
        const std::size_t end = text.find('\n', at);
        const std::string_view line = text.substr(at, end - at);
        const std::size_t more = std::min(line.size(), line_.size() - size_);
        std::copy_n(line.begin(), more, line_.begin() + static_cast<std::ptrdiff_t>(size_));
        size_ += more;
        found_ = begins_part();
        if (found_) return at + more;
        if (end == std::string_view::npos) break;
        blank_line_ = blank_line_ || size_ == 0 || (size_ == 1 && line_[0] == '\r');
        size_ = 0;
        at = end + 1;
    }
    return text.size();
}

}  // namespace letterhead
