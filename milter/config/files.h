#pragma once
// Reads the files of a policy, and remembers what was read for the policy's hash.

#include "base/problem.h"
#include "base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace letterhead {

// Tells one state of a file from another: who it is, how long, and when it, or what may be done with it, was
// last changed. A file that cannot be found has a stamp too, of zeros.
struct FileStamp {
    std::string path;
    std::uint64_t device = 0, inode = 0;
    std::int64_t size = 0, changed_nanoseconds = 0;
    bool operator==(const FileStamp&) const = default;
};
FileStamp stamp_of(const std::string& path);

// Everything that was read, in order; its digest is the policy's hash.
class FileSet {
 public:
    // A regular file of at most limits::policy_file bytes that only its owner and group may write, and that
    // belongs to root, to the user who runs this, or to the one who called sudo: anybody else could change
    // the policy. A failure names file, reason and advice and is reported at `asked_from` (the place that
    // names the file; the file itself when empty).
    std::shared_ptr<const Source> read(const std::string& path, const Place& asked_from, Problems& problems);
    std::string hash() const;  // "sha256:..."; independent of paths, dependent on contents and order
    // Of all that read() was asked for, as they were just before; also of what could not be read.
    const std::vector<FileStamp>& stamps() const { return stamps_; }

 private:
    std::string digests_;  // not the texts: a list may have a hundred megabytes
    std::vector<FileStamp> stamps_;
};

// `path` as seen from the file `base` is: absolute stays; relative is taken from base's folder.
std::string relative_to(const std::string& base, const std::string& path);

}  // namespace letterhead
