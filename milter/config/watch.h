#pragma once
// Notices that files were changed, by looking at them again and again: that works for every way to save
// (in place, by rename, by a link that is turned), on every file system, and for a file that is not there
// yet.

#include "config/files.h"

#include <string>
#include <vector>

namespace letterhead {

// One thread. A look costs a call of the system for each file.
class FileWatch {
 public:
    explicit FileWatch(std::vector<FileStamp> read) : read_(std::move(read)) {}
    // The files as they were read last, whatever came of it.
    void look_at(std::vector<FileStamp> read) { read_ = std::move(read); }

    // To be called about once a second. What has changed since it was read, in words; "" when nothing has, or
    // when something changed since the last call: who saves several files, or a long one, is not done yet.
    std::string news();

 private:
    std::vector<FileStamp> read_, before_;
};

}  // namespace letterhead
