#pragma once
// The directory of a ZIP (PKWARE APPNOTE 6.3), read from the stream: the last limits::file_tail bytes hold
// the central directory, and the local headers are followed from the start as far as their sizes allow.
// Nothing is unpacked.
//
// Programs read the central directory; what stands only in the local headers, or stands there under another
// name, is listed as well, since some program may show it. What was not read is never taken for empty:
// `unreadable` says why.

#include "inspect/findings.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

struct ZipDirectory {
    std::vector<ContainerEntry> entries;  // limits::container_entries
    bool encrypted = false;               // some entry, or the directory itself
    std::string unreadable;               // empty: the central directory was read to its end
};

class ZipReader {
 public:
    ZipReader();
    ~ZipReader();
    void push(std::string_view bytes);  // the whole file, in pieces of any size
    ZipDirectory finish();              // once

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace letterhead
