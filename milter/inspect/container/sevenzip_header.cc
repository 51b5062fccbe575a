// Properties inside each other, each a number that says which. Counts are believed only as far as there are
// bytes for so many things.

#include "inspect/container/sevenzip_header.h"

#include "inspect/container/little_endian.h"
#include "inspect/container/utf16.h"
#include "message/limits.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace letterhead {
namespace {

enum Property : std::uint64_t {
    kEnd,
    kHeader,
    kArchive,
    kAdditional,
    kStreams,
    kFiles,
    kPackInfo,
    kUnpackInfo,
    kSubStreams,
    kSize,
    kSum,
    kFolder,
    kUnpackSize,
    kStreamCount,
    kEmptyStream,
    kEmptyFile,
    kAnti,
    kNames,
    kPackedHeader = 0x17
};
constexpr std::string_view kAes("\x06\xF1\x07\x01", 4);

class Header {
 public:
    explicit Header(std::string_view bytes) : rest_(bytes) {}

    SevenZipHeader read() {
        const std::uint64_t kind = number();
        if (kind == kPackedHeader) {
            streams();
            header_.packed = true;
            header_.encrypted = std::find(encrypted_.begin(), encrypted_.end(), true) != encrypted_.end();
        } else if (kind == kHeader) {
            all();
        } else {
            sound_ = false;
        }
        header_.sound = sound_;
        return std::move(header_);
    }

 private:
    // The high bits of the first byte count the bytes behind it, least first.
    std::uint64_t number() {
        const std::uint32_t first = byte();
        std::uint64_t value = 0;
        unsigned i = 0;
        for (; i < 8 && (first & 0x80U >> i) != 0; i++)
            value |= std::uint64_t{byte()} << 8U * i;
        return i < 8 ? value | std::uint64_t{first & ((0x80U >> i) - 1)} << 8U * i : value;
    }
    // Of things that take `size` bytes each, or eighths of one (0).
    std::size_t count(std::size_t size) {
        const std::uint64_t said = number();
        const std::uint64_t possible = size == 0 ? rest_.size() * 8 : rest_.size() / size;
        if (said > possible || said > limits::container_record) sound_ = false;
        return sound_ ? static_cast<std::size_t>(said) : 0;
    }
    std::uint32_t byte() {
        if (rest_.empty()) sound_ = false;
        const std::uint32_t value = little_endian_8(rest_, 0);
        rest_.remove_prefix(std::min<std::size_t>(1, rest_.size()));
        return value;
    }
    std::string_view take(std::uint64_t bytes) {
        if (bytes > rest_.size()) sound_ = false;
        const std::string_view taken =
            rest_.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(bytes, rest_.size())));
        rest_.remove_prefix(taken.size());
        return taken;
    }
    std::vector<bool> bits(std::size_t count) {
        const std::string_view packed = take((count + 7) / 8);
        std::vector<bool> set(sound_ ? count : 0);
        for (std::size_t i = 0; i < set.size(); i++)
            set[i] = (little_endian_8(packed, i / 8) & 0x80U >> i % 8) != 0;
        return set;
    }
    std::vector<bool> optional_bits(std::size_t count) {
        return byte() != 0 ? std::vector<bool>(count, true) : bits(count);
    }
    void sums(std::size_t count) {
        const std::vector<bool> told = optional_bits(count);
        (void)take(4 * static_cast<std::uint64_t>(std::count(told.begin(), told.end(), true)));
    }

    void all() {
        for (std::uint64_t kind = number(); sound_ && kind != kEnd; kind = number()) {
            if (kind == kArchive) {
                for (std::uint64_t each = number(); sound_ && each != kEnd; each = number())
                    (void)take(number());
            } else if (kind == kAdditional || kind == kStreams) {
                streams();
            } else if (kind == kFiles) {
                files();
            } else {
                sound_ = false;
            }
        }
    }

    void streams() {
        encrypted_.clear();
        sizes_.clear();
        for (std::uint64_t kind = number(); sound_ && kind != kEnd; kind = number()) {
            if (kind == kPackInfo)
                pack_info();
            else if (kind == kUnpackInfo)
                unpack_info();
            else if (kind == kSubStreams)
                sub_streams();
            else
                sound_ = false;
        }
        if (sizes_.empty()) one_stream_each();
    }

    void pack_info() {
        (void)number();
        const std::size_t packs = count(0);
        for (std::uint64_t kind = number(); sound_ && kind != kEnd; kind = number()) {
            if (kind == kSize) {
                for (std::size_t i = 0; sound_ && i < packs; i++)
                    (void)number();
            } else if (kind == kSum) {
                sums(packs);
            } else {
                sound_ = false;
            }
        }
    }

    // One folder: coders and how they are plugged together. Returns how many sizes it has.
    std::size_t folder() {
        std::size_t coders = count(1), in = 0, out = 0;
        bool encrypted = false;
        for (; sound_ && coders > 0; coders--) {
            const std::uint32_t flags = byte();
            encrypted = take(flags & 0xFU) == kAes || encrypted;
            const bool complex = (flags & 0x10U) != 0;
            in += complex ? count(0) : 1;
            out += complex ? count(0) : 1;
            if ((flags & 0x20U) != 0) (void)take(number());
        }
        if (out == 0) sound_ = false;
        const std::size_t bound = sound_ ? out - 1 : 0;
        for (std::size_t i = 0; sound_ && i < 2 * bound; i++)
            (void)number();
        const std::size_t packs = in > bound ? in - bound : 0;
        for (std::size_t i = 0; sound_ && packs > 1 && i < packs; i++)
            (void)number();
        encrypted_.push_back(encrypted);
        return out;
    }

    void unpack_info() {
        if (number() != kFolder) sound_ = false;
        const std::size_t folders = count(1);
        if (byte() != 0) sound_ = false;  // elsewhere
        std::vector<std::size_t> outs;
        for (std::size_t i = 0; sound_ && i < folders; i++)
            outs.push_back(folder());
        for (std::uint64_t kind = number(); sound_ && kind != kEnd; kind = number()) {
            if (kind == kUnpackSize) {
                for (const std::size_t out : outs) {
                    std::uint64_t size = 0;
                    for (std::size_t i = 0; sound_ && i < out; i++)
                        size = number();
                    folder_sizes_.push_back(size);
                }
            } else if (kind == kSum) {
                sums(folders);
            } else {
                sound_ = false;
            }
        }
        folder_sizes_.resize(encrypted_.size());
    }

    void one_stream_each() {
        for (std::size_t i = 0; i < encrypted_.size(); i++)
            sizes_.push_back({folder_sizes_[i], encrypted_[i]});
    }

    void sub_streams() {
        std::vector<std::size_t> counts(encrypted_.size(), 1);
        std::uint64_t kind = number();
        if (kind == kStreamCount) {
            for (std::size_t& each : counts)
                each = static_cast<std::size_t>(std::min<std::uint64_t>(number(), limits::container_record));
            kind = number();
        }
        const bool told = kind == kSize;
        for (std::size_t i = 0; sound_ && i < counts.size(); i++) {
            std::uint64_t left = folder_sizes_[i];
            for (std::size_t n = 0; sound_ && n < counts[i]; n++) {
                const bool last = n + 1 == counts[i];
                const std::uint64_t size = last ? left : told ? number() : 0;
                left -= std::min(left, size);
                if (sizes_.size() > limits::container_entries) {
                    header_.too_many = true;
                    sound_ = false;
                }
                sizes_.push_back({size, encrypted_[i]});
            }
        }
        // Checksums; how many there are hangs on folders with one stream. What follows them is the end.
        if (told) kind = number();
        while (sound_ && kind != kEnd) {
            if (kind != kSum)
                sound_ = false;
            else
                skip_sums(counts);
            kind = number();
        }
    }

    // Of each stream whose folder has no checksum of its own; whether it has is not kept: both ways are
    // tried.
    void skip_sums(const std::vector<std::size_t>& counts) {
        const std::size_t all = std::accumulate(counts.begin(), counts.end(), std::size_t{0});
        const auto alone = static_cast<std::size_t>(std::count(counts.begin(), counts.end(), std::size_t{1}));
        const std::string_view before = rest_;
        for (const std::size_t count : {all, all - alone}) {
            rest_ = before;
            sound_ = true;
            sums(count);
            if (sound_ && !rest_.empty() && rest_[0] == kEnd) return;
        }
    }

    void files() {
        const std::size_t files = count(0);
        header_.too_many = files > limits::container_entries;
        sound_ = sound_ && !header_.too_many;
        if (!sound_) return;
        std::vector<bool> empty(files);
        header_.files.resize(files);
        for (std::uint64_t kind = number(); sound_ && kind != kEnd; kind = number()) {
            const std::string_view value = take(number());
            const std::string_view behind = std::exchange(rest_, value);
            if (kind == kEmptyStream) empty = bits(files);
            if (kind == kNames) names();
            rest_ = behind;
        }
        empty.resize(files);
        std::size_t stream = 0;
        for (std::size_t i = 0; sound_ && i < files; i++) {
            if (empty[i]) continue;
            if (stream == sizes_.size())
                sound_ = false;
            else {
                header_.files[i].bytes = sizes_[stream].bytes;
                header_.files[i].encrypted = sizes_[stream++].encrypted;
            }
        }
    }

    void names() {
        if (byte() != 0) sound_ = false;  // elsewhere
        const std::u16string units = utf16_little(rest_);
        std::size_t begin = 0;
        for (SevenZipFile& file : header_.files) {
            const std::size_t end = units.find(u'\0', begin);
            if (end == std::u16string::npos) {
                sound_ = false;
                return;
            }
            file.name = utf8_of(std::u16string_view(units).substr(begin, end - begin));
            begin = end + 1;
        }
    }

    struct Stream {
        std::uint64_t bytes = 0;
        bool encrypted = false;
    };

    std::string_view rest_;
    bool sound_ = true;
    std::vector<bool> encrypted_;              // of each folder
    std::vector<std::uint64_t> folder_sizes_;  // of each folder, unpacked
    std::vector<Stream> sizes_;                // of each stream
    SevenZipHeader header_;
};

}  // namespace

SevenZipHeader read_sevenzip_header(std::string_view bytes) {
    return Header(bytes).read();
}

}  // namespace letterhead
