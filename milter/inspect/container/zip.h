#pragma once
// A ZIP (PKWARE APPNOTE 6.3), read from the stream: local headers and content are followed from the start,
// and the last limits::file_tail bytes say where the central directory is. It is taken from these bytes, or,
// when it is larger, from what passed by at that place.
//
// Programs read the central directory; what stands only in the local headers, or stands there under another
// name, is listed as well, since some program may show it. What was not read is never taken for empty:
// `unreadable` says why.

#include "inspect/container/container.h"

#include <memory>
#include <string_view>

namespace letterhead {

// Where the end record of a ZIP is in the last bytes of a file: the one nearest to the end whose comment
// reaches exactly there; else the last one at all, with something behind it.
struct ZipEnd {
    std::size_t at = std::string_view::npos;
    bool exact = false;
};
ZipEnd find_zip_end(std::string_view tail);

class ZipReader final : public ContainerReader {
 public:
    explicit ZipReader(const ContainerContext& context);
    ~ZipReader() override;
    void push(std::string_view bytes) override;
    ContainerDirectory finish() override;

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace letterhead
