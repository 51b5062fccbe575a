// From the end of the file: the end record, its 64-bit twin, the central directory; then what the local
// headers add.

#include "inspect/container/zip.h"

#include "inspect/container/little_endian.h"
#include "inspect/container/tail.h"
#include "inspect/container/zip_records.h"
#include "inspect/container/zip_walk.h"
#include "inspect/families.h"
#include "message/limits.h"

#include <algorithm>
#include <map>
#include <optional>

namespace letterhead {
namespace {

constexpr std::size_t kEndSize = 22, kLocatorSize = 20, kEnd64Size = 56;

// Where the central directory is said to be.
struct End {
    std::uint64_t count = 0, size = 0, offset = 0;
    std::size_t position = 0;  // in the tail: where the directory must have ended
    bool volumes = false;
};

// The end record nearest to the end whose comment reaches exactly there; else the last one at all (junk may
// follow).
std::optional<std::size_t> find_end(std::string_view tail) {
    std::optional<std::size_t> last;
    for (std::size_t at = tail.rfind("PK\5\6"); at != std::string_view::npos;
         at = tail.rfind("PK\5\6", at - 1)) {
        if (at + kEndSize <= tail.size()) {
            if (at + kEndSize + little_endian_16(tail, at + 20) == tail.size()) return at;
            if (!last) last = at;
        }
        if (at == 0) break;
    }
    return last;
}

End read_end(std::string_view tail, std::size_t at, std::uint64_t tail_begin) {
    End end;
    end.position = at;
    end.count = little_endian_16(tail, at + 10);
    end.size = little_endian_32(tail, at + 12);
    end.offset = little_endian_32(tail, at + 16);
    end.volumes = little_endian_16(tail, at + 4) != 0 || little_endian_16(tail, at + 6) != 0;
    if (at < kLocatorSize || !tail.substr(at - kLocatorSize).starts_with("PK\6\7")) return end;

    // 64-bit (APPNOTE 4.3.14): where the locator says, or right before the locator when bytes stand before
    // the archive.
    const std::uint64_t said = little_endian_64(tail, at - kLocatorSize + 8);
    std::size_t record = static_cast<std::size_t>(said - tail_begin);
    const auto is_record = [&](std::size_t position) {
        return position < at && tail.substr(position).starts_with("PK\6\6");
    };
    if (said < tail_begin || !is_record(record)) record = at - std::min(at, kLocatorSize + kEnd64Size);
    if (!is_record(record)) return end;
    end.position = record;
    end.volumes = little_endian_32(tail, record + 16) != 0 || little_endian_32(tail, record + 20) != 0;
    end.count = little_endian_64(tail, record + 32);
    end.size = little_endian_64(tail, record + 40);
    end.offset = little_endian_64(tail, record + 48);
    return end;
}

ContainerEntry entry_of(std::string name, std::uint64_t bytes, bool encrypted) {
    const Family family = family_of_name(name);
    return {std::move(name), bytes, encrypted, family};
}

}  // namespace

struct ZipReader::State {
    Tail tail{limits::file_tail};
    ZipWalk walk;
    ZipDirectory directory;
    std::map<std::uint64_t, std::string> central_names;  // by the place of the local header

    void add(ContainerEntry entry);
    void read_directory();
    void read_headers(std::string_view bytes, const End& end, std::uint64_t prefix);
    void add_local_headers();
};

void ZipReader::State::add(ContainerEntry entry) {
    directory.encrypted = directory.encrypted || entry.encrypted;
    if (directory.entries.size() < limits::container_entries) {
        directory.entries.push_back(std::move(entry));
    } else {
        directory.unreadable = "it has more than " + std::to_string(limits::container_entries) + " entries";
    }
}

void ZipReader::State::read_headers(std::string_view bytes, const End& end, std::uint64_t prefix) {
    std::uint64_t count = 0;
    while (const std::optional<ZipHeader> header = read_central_header(bytes)) {
        bytes.remove_prefix(header->length);
        count++;
        add(entry_of(header->name, header->unpacked, header->encrypted));
        const bool other = family_of_name(header->other_name) != family_of_name(header->name);
        if (!header->other_name.empty() && other)
            add(entry_of(header->other_name, header->unpacked, header->encrypted));
        central_names.emplace(prefix + header->local_offset, header->name);
    }
    if (count < end.count) directory.unreadable = "its directory is damaged";
}

void ZipReader::State::read_directory() {
    const std::string_view bytes = tail.bytes();
    const std::optional<std::size_t> at = find_end(bytes);
    if (!at) {
        directory.unreadable = "its directory is missing: the file is cut or damaged";
        return;
    }
    const End end = read_end(bytes, *at, tail.begin());
    if (end.volumes) {
        directory.unreadable = "it is one volume of several";
        return;
    }
    if (end.count == 0 && end.size == 0) return;

    const auto is_directory = [&](std::uint64_t position) {
        return position < end.position &&
               bytes.substr(static_cast<std::size_t>(position)).starts_with("PK\1\2");
    };
    // Right before its end record; or, with something in between, where the record says.
    std::uint64_t start = end.position - end.size;
    if (end.size > end.position || !is_directory(start)) start = end.offset - tail.begin();
    if (!is_directory(start)) {
        const bool too_large = tail.begin() > 0 && (end.size > end.position || end.offset < tail.begin());
        directory.unreadable =
            too_large ? "its directory is larger than " + std::to_string(limits::file_tail / 1024) + " KB"
                      : "its directory is encrypted or damaged";
        return;
    }
    const std::uint64_t prefix = tail.begin() + start - end.offset;
    read_headers(
        bytes.substr(static_cast<std::size_t>(start), end.position - static_cast<std::size_t>(start)), end,
        prefix);
}

void ZipReader::State::add_local_headers() {
    for (const ZipWalk::Seen& seen : walk.seen()) {
        const auto listed = central_names.find(seen.offset);
        if (listed != central_names.end() && listed->second == seen.name) continue;
        add(entry_of(seen.name, seen.unpacked, seen.encrypted));
    }
}

ZipReader::ZipReader() : state_(std::make_unique<State>()) {}

ZipReader::~ZipReader() = default;

void ZipReader::push(std::string_view bytes) {
    state_->tail.push(bytes);
    state_->walk.push(bytes);
}

ZipDirectory ZipReader::finish() {
    state_->read_directory();
    state_->add_local_headers();
    return std::move(state_->directory);
}

}  // namespace letterhead
