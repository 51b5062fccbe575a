// A header name is short, so the beginning of each line is enough.

#include "message/part_probe.h"

#include "base/text.h"

#include <algorithm>

namespace letterhead {

bool PartProbe::begins_part() const {
    const std::string_view line(line_.data(), size_);
    return istarts_with(line, "content-type:") || istarts_with(line, "content-transfer-encoding:") ||
           istarts_with(line, "content-disposition:");
}

bool PartProbe::look(std::string_view text) {
    while (!found_ && !text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        const std::size_t more = std::min(line.size(), line_.size() - size_);
        std::copy_n(line.begin(), more, line_.begin() + static_cast<std::ptrdiff_t>(size_));
        size_ += more;
        found_ = begins_part();
        if (end == std::string_view::npos) break;
        size_ = 0;
        text.remove_prefix(end + 1);
    }
    return found_;
}

}  // namespace letterhead
