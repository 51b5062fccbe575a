#pragma once
// A compound file ([MS-CFB]), which is a small file system: storages, and streams in chains of sectors. It is
// kept aside (spool.h) and read here; every chain is followed no further than the file is long.

#include "inspect/container/spool.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

class CompoundFile {
 public:
    static constexpr std::uint32_t root = 0;

    explicit CompoundFile(const Spool& spool);

    // Why it, or a stream of it that was read, is not sound; empty: it is.
    const std::string& damage() const { return damage_; }

    // Of the directory, by its number.
    struct Node {
        std::string name;  // UTF-8
        bool storage = false;
        std::string_view class_id;  // 16 bytes, as long as the file lives
        std::uint32_t start = 0;
        std::uint64_t bytes = 0;
    };
    Node node(std::uint32_t id) const;
    // Of a storage; each node comes once in the life of this object, for one that is met again is damage.
    std::vector<std::uint32_t> children(std::uint32_t storage);

    struct Stream {
        std::uint32_t sector = 0;
        std::uint64_t offset = 0;  // in the sector
        std::uint64_t left = 0;
        bool mini = false;
    };
    Stream open(const Node& node);
    std::size_t read(Stream& stream, std::span<char> room);  // 0: at its end, or damage
    void skip(Stream& stream, std::uint64_t bytes);

 private:
    using Table = std::vector<std::uint32_t>;

    bool read_header();
    bool read_fat(std::string_view header);
    bool add_fat(std::uint32_t sector);
    bool read_directory(std::uint32_t start);
    bool read_mini(std::string_view header);
    std::string sector_bytes(std::uint32_t sector) const;
    bool chain(std::uint32_t start, Table& sectors) const;
    void advance(Stream& stream, std::uint64_t bytes);
    std::uint64_t position(std::uint32_t sector) const { return (std::uint64_t{sector} + 1) << shift_; }
    bool fail();
    std::string_view record(std::uint32_t id) const;

    const Spool& spool_;
    unsigned shift_ = 9;
    std::uint64_t sectors_ = 0;  // of the file
    std::uint64_t unread_ = 0;   // no more than the file is long can stand in all its streams
    Table fat_, mini_fat_, mini_sectors_;
    std::string directory_, damage_;
    std::vector<bool> met_;
};

}  // namespace letterhead
