// A file has changed when its stamp is another than that of the moment it was read: no change falls between.

#include "config/watch.h"

#include <algorithm>
#include <utility>

namespace letterhead {

std::string FileWatch::news() {
    std::vector<FileStamp> now;
    now.reserve(read_.size());
    for (const FileStamp& stamp : read_)
        now.push_back(stamp_of(stamp.path));
    const bool quiet = now == before_;
    before_ = std::move(now);
    if (!quiet || before_ == read_) return "";
    const auto first = std::ranges::mismatch(before_, read_).in1;
    std::size_t changed = 0;
    for (std::size_t i = 0; i < read_.size(); ++i)
        changed += before_[i] == read_[i] ? 0 : 1;
    if (changed == 1) return first->path + " has changed";
    return first->path + " and " + std::to_string(changed - 1) + " more have changed";
}

}  // namespace letterhead
