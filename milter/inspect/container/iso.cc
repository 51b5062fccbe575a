// Everything that is still to be read, directories and files, waits in the order of its place.

#include "inspect/container/iso.h"

#include "base/text.h"
#include "inspect/container/listing.h"
#include "inspect/container/little_endian.h"
#include "inspect/container/utf16.h"
#include "inspect/families.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kSector = 2048, kFirst = 16, kDescriptors = 32, kRecord = 33;
constexpr std::uint32_t kFolder = 0x02, kGoesOn = 0x80;

class IsoReader final : public ContainerReader {
 public:
    explicit IsoReader(const ContainerContext& context) : listing_(context) {
        waiting_.emplace(kFirst * kSector, Extent{"", kSector, Kind::descriptor});
    }

    void push(std::string_view bytes) override {
        while (!bytes.empty() && (reading_ || next())) {
            const bool before = position_ < begin_;
            const std::uint64_t wanted = before ? begin_ - position_ : begin_ + reading_->size - position_;
            const std::string_view piece =
                bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(wanted, bytes.size())));
            bytes.remove_prefix(piece.size());
            position_ += piece.size();
            if (!before) take(piece);
        }
    }

    ContainerDirectory finish() override {
        listing_.close(false);
        const bool cut = reading_ || !waiting_.empty();
        std::string& unreadable = listing_.directory.unreadable;
        if (cut && !full_ && unreadable.empty()) unreadable = "it is cut";
        if (folders_.empty() && unreadable.empty()) unreadable = "its directory is missing";
        return std::move(listing_.directory);
    }

 private:
    enum class Kind : std::uint8_t { descriptor, folder, file };
    struct Extent {
        std::string path;
        std::uint32_t size = 0;
        Kind kind = Kind::file;
        bool joliet = false, whole = true;
    };

    // On to the next extent; one that begins before this place cannot be read any more.
    bool next() {
        while (!waiting_.empty() && !full_) {
            auto first = waiting_.extract(waiting_.begin());
            Extent& extent = first.mapped();
            begin_ = first.key();
            const bool file = extent.kind == Kind::file;
            if (begin_ < position_) {
                file ? add(extent) : missed();
                continue;
            }
            if (file) full_ = !listing_.open(listed_entry(extent.path, extent.size));
            if (full_) return false;
            reading_ = std::move(extent);
            return true;
        }
        return false;
    }

    void take(std::string_view piece) {
        if (reading_->kind == Kind::file)
            listing_.content(piece);
        else
            bytes_ += piece;
        if (position_ < begin_ + reading_->size) return;
        const Extent extent = *std::exchange(reading_, std::nullopt);
        if (extent.kind == Kind::file) return listing_.close(extent.whole);
        extent.kind == Kind::folder ? folder(extent) : descriptor();
        bytes_.clear();
    }

    void add(const Extent& extent) { full_ = !listing_.add(listed_entry(extent.path, extent.size)); }
    void missed() { listing_.directory.unreadable = "a part of its directory stands before what names it"; }

    // The volume descriptors, and behind them those of UDF, until a sector that is none.
    void descriptor() {
        const std::string_view sector = bytes_, mark = sector.substr(1, 5);
        if (mark == "NSR02" || mark == "NSR03")
            listing_.directory.unreadable =
                "it has a second directory (UDF) that is not read by this version";
        const bool known = mark == "CD001" || mark == "BEA01" || mark == "TEA01" || mark == "BOOT2" ||
                           mark.starts_with("NSR0");
        if (!known || ++descriptors_ > kDescriptors) return;
        waiting_.emplace(position_, Extent{"", kSector, Kind::descriptor});
        const std::uint32_t kind = little_endian_8(sector, 0);
        const std::string_view escape = sector.substr(88, 3);
        const bool joliet = kind == 2 && (escape == "%/@" || escape == "%/C" || escape == "%/E");
        joliet_ = joliet_ || joliet;
        if (mark == "CD001" && (kind == 1 || joliet))
            wait(little_endian_32(sector, 158), {"", little_endian_32(sector, 166), Kind::folder, joliet});
    }

    void wait(std::uint32_t sector, Extent extent) {
        const std::uint64_t at = std::uint64_t{sector} * kSector;
        if (extent.kind == Kind::folder) {
            const bool again = extent.size == 0 || !folders_.insert(sector).second;
            if (again) return;
            const bool too_many = folders_.size() > limits::container_entries;
            if (at < position_ || extent.size > limits::container_record || too_many) return missed();
            waiting_.emplace(at, std::move(extent));
            return;
        }
        // The same file in both trees: its Joliet name is the one that is shown.
        if (extent.size == 0 && joliet_ && !extent.joliet) return;
        const auto [begin, end] = waiting_.equal_range(at);
        const auto other = std::find_if(begin, end, [&](const auto& each) {
            return each.second.kind == Kind::file && each.second.joliet != extent.joliet;
        });
        if (other != end && extent.size > 0) {
            if (extent.joliet) std::swap(other->second, extent);
            if (family_of_name(extent.path) == family_of_name(other->second.path)) return;
        }
        const bool waits = at >= position_ && extent.size > 0 && waiting_.size() < limits::container_entries;
        if (waits)
            waiting_.emplace(at, std::move(extent));
        else
            add(extent);
    }

    void folder(const Extent& extent) {
        const std::string_view bytes = bytes_;
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t length = little_endian_8(bytes, at);
            if (length == 0) {
                at = (at / kSector + 1) * kSector;
                continue;
            }
            const std::string_view record = bytes.substr(at, length);
            at += length;
            if (record.size() < kRecord + 1) continue;
            const std::string_view raw = record.substr(kRecord, little_endian_8(record, 32));
            if (raw.size() == 1 && (raw[0] == '\0' || raw[0] == '\1')) continue;  // itself, and its parent
            const std::uint32_t flags = little_endian_8(record, 25);
            const bool is_folder = (flags & kFolder) != 0;
            std::string path = extent.path + name_of(record, raw, extent.joliet) + (is_folder ? "/" : "");
            if (full_) return;
            if (is_folder && (extent.joliet || !joliet_)) add({path, 0, Kind::folder});
            wait(little_endian_32(record, 2),
                 {std::move(path), little_endian_32(record, 10), is_folder ? Kind::folder : Kind::file,
                  extent.joliet, (flags & kGoesOn) == 0});
        }
    }

    static std::string name_of(std::string_view record, std::string_view raw, bool joliet) {
        if (joliet) return without_version(utf8_of(utf16_big(raw)));
        std::string long_name;
        // Behind the name, at an even place.
        std::string_view system =
            record.substr(std::min(record.size(), (kRecord + raw.size() + 1) & ~std::size_t{1}));
        while (system.size() > 5 && little_endian_8(system, 2) >= 4) {
            const std::size_t length = little_endian_8(system, 2);
            if (system.starts_with("NM")) long_name += system.substr(0, length).substr(5);
            system.remove_prefix(std::min(length, system.size()));
        }
        return long_name.empty() ? without_version(clean_utf8(raw)) : clean_utf8(long_name);
    }

    static std::string without_version(std::string name) {
        name.erase(std::min(name.find(';'), name.size()));
        if (name.ends_with('.')) name.pop_back();
        return name;
    }

    Listing listing_;
    std::uint64_t position_ = 0, begin_ = 0;
    std::optional<Extent> reading_;
    std::string bytes_;  // of a descriptor or a folder
    std::multimap<std::uint64_t, Extent> waiting_;
    std::set<std::uint32_t> folders_;
    std::size_t descriptors_ = 0;
    bool joliet_ = false, full_ = false;
};

}  // namespace

std::unique_ptr<ContainerReader> iso_reader(const ContainerContext& context) {
    return std::make_unique<IsoReader>(context);
}

}  // namespace letterhead
