#pragma once
// A stream of a compound file from its beginning to its end, in blocks.

#include "inspect/container/cfb.h"

#include <string>
#include <string_view>

namespace letterhead {

class StreamCursor {
 public:
    StreamCursor(CompoundFile& file, const CompoundFile::Node& node)
        : file_(file), stream_(file.open(node)), left_(stream_.left) {}

    std::string_view take(std::size_t bytes);    // up to a block; fewer at the end
    std::string_view piece(std::uint64_t most);  // what there is at once; empty: at the end, or damage
    void skip(std::uint64_t bytes);
    std::uint64_t left() const { return left_; }  // 0: all was read

 private:
    static constexpr std::size_t kBlock = 64 * 1024;
    void fill();

    CompoundFile& file_;
    CompoundFile::Stream stream_;
    std::uint64_t left_;
    std::string block_;
    std::size_t at_ = 0, end_ = 0;  // of the block
};

}  // namespace letterhead
