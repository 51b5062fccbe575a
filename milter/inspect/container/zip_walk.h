#pragma once
// Follows a ZIP from its beginning, in the stream: local headers, the content behind them, the central
// directory. Where the way is lost (a size that is not told, bytes before the archive or between its entries)
// it looks for the next header.

#include "inspect/container/listing.h"
#include "inspect/container/unpack.h"
#include "inspect/container/zip_records.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

class ZipWalk {
 public:
    struct Seen {
        std::uint64_t offset = 0;  // of the local header
        std::uint64_t packed = 0;
        std::uint32_t method = 0;
        bool sizes_follow = false;
        ContainerEntry entry;
        ContainerDirectory inner;  // what is inside the entry
    };

    explicit ZipWalk(const ContainerContext& context) : context_(context) {}

    void push(std::string_view bytes);
    void finish();

    const ContainerContext& context() const { return context_; }
    std::vector<Seen>& seen() { return seen_; }
    // The last directory that was met, headers without raw_name, and where it began.
    const std::vector<ZipHeader>& central() const { return central_; }
    std::uint64_t central_begin() const { return central_begin_; }
    // limits::container_entries or container_names reached: the walk ended there.
    bool full() const { return full_; }

 private:
    enum class State : std::uint8_t { record, skip, content, search };

    void collect(std::string_view& bytes);
    void read_record();
    void read_signature();
    void read_local();
    void read_central();
    void next(std::size_t wanted);
    bool room_for(std::size_t name_bytes);
    void begin_content(const ZipHeader& header);
    void content(std::string_view& bytes);
    std::size_t unpack(std::string_view bytes);
    void end_content(bool complete);
    void search(std::string_view& bytes);
    static std::size_t find_header(std::string_view text);
    bool prepare(std::uint32_t method);

    ContainerContext context_;
    State state_ = State::record;
    std::string pending_;         // a record not yet complete, or what may be the beginning of one
    std::size_t wanted_ = 4;      // bytes of it needed to go on
    std::uint64_t position_ = 0;  // in the file
    std::uint64_t record_ = 0;    // where the record began
    std::uint64_t left_ = 0;      // of content, or to skip
    bool searched_ = false;       // the record was found by search
    bool unpacking_ = false, ended_ = false;
    std::unique_ptr<ContentLook> look_;
    std::unique_ptr<Unpacker> unpacker_;
    std::uint32_t unpacker_method_ = 0;
    std::unique_ptr<std::array<char, 32 * 1024>> room_;
    std::vector<Seen> seen_;
    std::vector<ZipHeader> central_;
    std::uint64_t central_begin_ = 0, central_end_ = 0;
    std::size_t name_bytes_ = 0, names_ = 0;
    bool full_ = false;
};

}  // namespace letterhead
