#pragma once
// Files for one test, and what was reported about them.

#include "base/problem.h"

#include <string>
#include <string_view>

namespace letterhead::test {

// A folder of its own under the temporary folder; gone with the object.
class Folder {
 public:
    Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder();

    std::string path(std::string_view name) const { return path_ + "/" + std::string(name); }
    std::string write(std::string_view name, std::string_view text) const;  // its path

 private:
    std::string path_;
};

// The messages alone, one a line: "3:7 error: unknown key ...".
std::string shown(const Problems& problems);

}  // namespace letterhead::test
