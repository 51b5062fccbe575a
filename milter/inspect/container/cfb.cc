// The tables are read whole, for they are small beside the file: four bytes a sector, 128 bytes an entry of
// the directory. Programs are lenient about a last sector that is not full, and so is this.

#include "inspect/container/cfb.h"

#include "inspect/container/little_endian.h"
#include "inspect/container/utf16.h"
#include "message/limits.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

constexpr std::uint32_t kLast = 0xFFFFFFFE, kNone = 0xFFFFFFFF, kHighest = 0xFFFFFFFA;
constexpr std::size_t kHeader = 512, kRecord = 128, kInHeader = 109;
constexpr std::uint64_t kMiniSector = 64, kMiniBelow = 4096;
// Places in the header.
constexpr std::size_t kOrder = 28, kShift = 30, kMiniShift = 32, kFatCount = 44, kDirectory = 48,
                      kCutoff = 56, kMiniFat = 60, kMore = 68, kMoreCount = 72, kFat = 76;
// Places in an entry of the directory.
constexpr std::size_t kNameLength = 64, kType = 66, kLeft = 68, kRight = 72, kChild = 76, kClass = 80,
                      kStart = 116, kSize = 120;
constexpr unsigned kStorage = 1, kStream = 2, kRoot = 5;

}  // namespace

CompoundFile::CompoundFile(const Spool& spool) : spool_(spool), unread_(spool.size()) {
    if (!spool.sound())
        damage_ = "it cannot be kept to be read";
    else
        (void)read_header();
}

bool CompoundFile::fail() {
    if (damage_.empty()) damage_ = "its directory is damaged";
    return false;
}

bool CompoundFile::read_header() {
    std::string bytes(kHeader, '\0');
    const bool whole = spool_.read(0, bytes) == kHeader;
    shift_ = little_endian_16(bytes, kShift);
    const bool legal = (shift_ == 9 || shift_ == 12) && little_endian_16(bytes, kOrder) == 0xFFFE &&
                       little_endian_16(bytes, kMiniShift) == 6 &&
                       little_endian_32(bytes, kCutoff) == kMiniBelow;
    if (!whole || !legal) return fail();
    sectors_ = (spool_.size() + (std::uint64_t{1} << shift_) - 1) >> shift_;
    return read_fat(bytes) && read_directory(little_endian_32(bytes, kDirectory)) && read_mini(bytes);
}

std::string CompoundFile::sector_bytes(std::uint32_t sector) const {
    std::string bytes(std::size_t{1} << shift_, '\0');
    if (spool_.read(position(sector), bytes) == 0) bytes.clear();
    return bytes;
}

bool CompoundFile::add_fat(std::uint32_t sector) {
    const std::string bytes = sector_bytes(sector);
    for (std::size_t at = 0; at < bytes.size(); at += 4)
        fat_.push_back(little_endian_32(bytes, at));
    return !bytes.empty() || fail();
}

// Where the table of sectors stands is told by the header and, of a large file, by a chain of more such
// lists.
bool CompoundFile::read_fat(std::string_view header) {
    std::uint64_t left = std::min<std::uint64_t>(little_endian_32(header, kFatCount), sectors_);
    const std::size_t in_sector = (std::size_t{1} << shift_) / 4 - 1;
    std::string list(header.substr(kFat, kInHeader * 4));
    std::uint32_t more = little_endian_32(header, kMore);
    std::uint64_t lists = std::min<std::uint64_t>(little_endian_32(header, kMoreCount), sectors_);
    for (std::size_t count = kInHeader; left > 0 && fat_.size() < sectors_;) {
        for (std::size_t i = 0; i < count && left > 0 && fat_.size() < sectors_; i++, left--) {
            const std::uint32_t sector = little_endian_32(list, i * 4);
            if (sector >= kHighest) {
                if (count == kInHeader) continue;
                return fail();
            }
            if (!add_fat(sector)) return false;
        }
        if (left == 0 || fat_.size() >= sectors_) break;
        if (lists-- == 0 || more >= kHighest) return fail();
        list = sector_bytes(more);
        if (list.empty()) return fail();
        more = little_endian_32(list, in_sector * 4);
        count = in_sector;
    }
    return !fat_.empty() || fail();
}

bool CompoundFile::chain(std::uint32_t start, Table& sectors) const {
    while (start < kHighest) {
        if (start >= fat_.size() || sectors.size() > sectors_) return false;
        sectors.push_back(start);
        start = fat_[start];
    }
    return start == kLast;
}

bool CompoundFile::read_directory(std::uint32_t start) {
    Table sectors;
    if (!chain(start, sectors) || sectors.empty()) return fail();
    if ((sectors.size() << shift_) > limits::ole_entries * kRecord) {
        damage_ = "its directory has too many entries";
        return false;
    }
    for (const std::uint32_t sector : sectors) {
        const std::string bytes = sector_bytes(sector);
        if (bytes.empty()) return fail();
        directory_ += bytes;
    }
    met_.resize(directory_.size() / kRecord);
    met_[root] = true;
    return little_endian_8(record(root), kType) == kRoot || fail();
}

bool CompoundFile::read_mini(std::string_view header) {
    const Node all = node(root);
    if (all.bytes == 0 || all.start >= kHighest) return true;
    Table tables;
    if (!chain(all.start, mini_sectors_) || !chain(little_endian_32(header, kMiniFat), tables)) return fail();
    for (const std::uint32_t sector : tables) {
        const std::string bytes = sector_bytes(sector);
        for (std::size_t at = 0; at < bytes.size(); at += 4)
            mini_fat_.push_back(little_endian_32(bytes, at));
    }
    return true;
}

std::string_view CompoundFile::record(std::uint32_t id) const {
    return std::string_view(directory_).substr(std::size_t{id} * kRecord, kRecord);
}

CompoundFile::Node CompoundFile::node(std::uint32_t id) const {
    const std::string_view bytes = record(id);
    const std::size_t length = std::min<std::size_t>(little_endian_16(bytes, kNameLength), kNameLength);
    Node node;
    if (length >= 2) node.name = utf8_of(utf16_little(bytes.substr(0, length - 2)));
    node.storage = little_endian_8(bytes, kType) != kStream;
    node.class_id = bytes.substr(kClass, 16);
    node.start = little_endian_32(bytes, kStart);
    // The upper half is not initialised by old programs.
    node.bytes = shift_ == 9 ? little_endian_32(bytes, kSize) : little_endian_64(bytes, kSize);
    return node;
}

// The children are a binary tree by name; here all of it counts, in whatever order.
std::vector<std::uint32_t> CompoundFile::children(std::uint32_t storage) {
    std::vector<std::uint32_t> found, open = {little_endian_32(record(storage), kChild)};
    while (!open.empty()) {
        const std::uint32_t id = open.back();
        open.pop_back();
        if (id == kNone) continue;
        if (id >= met_.size() || met_[id]) {
            (void)fail();
            continue;
        }
        met_[id] = true;
        const unsigned type = little_endian_8(record(id), kType);
        if (type != kStorage && type != kStream) continue;
        found.push_back(id);
        open.push_back(little_endian_32(record(id), kLeft));
        open.push_back(little_endian_32(record(id), kRight));
    }
    std::sort(found.begin(), found.end());  // mostly as they were written
    return found;
}

CompoundFile::Stream CompoundFile::open(const Node& node) {
    if (node.bytes > unread_) {
        (void)fail();
        return {};
    }
    unread_ -= node.bytes;
    return {node.start, 0, node.bytes, node.bytes < kMiniBelow};
}

// Sectors that follow each other are read at once.
std::size_t CompoundFile::read(Stream& stream, std::span<char> room) {
    const Table& table = stream.mini ? mini_fat_ : fat_;
    const std::uint64_t size = stream.mini ? kMiniSector : std::uint64_t{1} << shift_;
    if (stream.left == 0 || room.empty()) return 0;
    std::uint64_t at = position(stream.sector) + stream.offset, run = size - stream.offset;
    if (stream.mini) {
        const std::uint64_t place = stream.sector * kMiniSector;
        if ((place >> shift_) >= mini_sectors_.size()) {
            stream.left = 0;
            (void)fail();
            return 0;
        }
        const std::uint64_t within = place & ((std::uint64_t{1} << shift_) - 1);
        at = position(mini_sectors_[static_cast<std::size_t>(place >> shift_)]) + within + stream.offset;
    }
    for (std::uint32_t last = stream.sector;
         !stream.mini && run < room.size() && last < table.size() && table[last] == last + 1; last++)
        run += size;
    const std::uint64_t wanted = std::min({run, stream.left, std::uint64_t{room.size()}});
    const std::size_t got = spool_.read(at, room.first(static_cast<std::size_t>(wanted)));
    if (got == 0) {
        stream.left = 0;
        (void)fail();
    }
    advance(stream, got);
    return got;
}

void CompoundFile::skip(Stream& stream, std::uint64_t bytes) {
    advance(stream, std::min(bytes, stream.left));
}

void CompoundFile::advance(Stream& stream, std::uint64_t bytes) {
    const Table& table = stream.mini ? mini_fat_ : fat_;
    const std::uint64_t size = stream.mini ? kMiniSector : std::uint64_t{1} << shift_;
    stream.left -= bytes;
    stream.offset += bytes;
    for (; stream.offset >= size && stream.left > 0; stream.offset -= size) {
        if (stream.sector >= table.size() || table[stream.sector] >= kHighest) {
            stream.left = 0;
            (void)fail();
            return;
        }
        stream.sector = table[stream.sector];
    }
}

}  // namespace letterhead
