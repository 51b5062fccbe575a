#pragma once
// Reads the files of a policy, and remembers what was read for the policy's hash.

#include "base/problem.h"
#include "base/result.h"

#include <memory>
#include <string>
#include <vector>

namespace letterhead {

// Everything that was read, in order; its digest is the policy's hash.
class FileSet {
 public:
    // A regular file of at most 64 MiB that only its owner and group may write, and that belongs to root, to
    // the user who runs this, or to the one who called sudo: anybody else could change the policy. A failure
    // names file, reason and advice and is reported at `asked_from` (the place that names the file; the file
    // itself when empty).
    std::shared_ptr<const Source> read(const std::string& path, const Place& asked_from, Problems& problems);
    std::string hash() const;  // "sha256:..."; independent of paths, dependent on contents and order

 private:
    std::vector<std::shared_ptr<const Source>> sources_;
};

// `path` as seen from the file `base` is: absolute stays; relative is taken from base's folder.
std::string relative_to(const std::string& base, const std::string& path);

}  // namespace letterhead
