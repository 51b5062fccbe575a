// From the end of the file: the end record, its 64-bit twin, the central directory; then what the local
// headers add.

#include "inspect/container/zip.h"

#include "base/text.h"
#include "inspect/container/little_endian.h"
#include "inspect/container/tail.h"
#include "inspect/container/zip_records.h"
#include "inspect/container/zip_walk.h"
#include "message/limits.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace letterhead {
namespace {

constexpr std::size_t kEndSize = 22, kLocatorSize = 20, kEnd64Size = 56;

// Where the central directory is said to be.
struct End {
    std::uint64_t count = 0, size = 0, offset = 0;
    std::size_t position = 0;  // in the tail: where the directory must have ended
    bool volumes = false;
};

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

// Its last place before `end`; rfind of a string_view goes byte by byte.
std::size_t last_end_mark(std::string_view tail, std::size_t end) {
    while (const void* const found = memrchr(tail.data(), 'P', end)) {
        end = static_cast<std::size_t>(static_cast<const char*>(found) - tail.data());
        if (tail.substr(end).starts_with("PK\5\6")) return end;
    }
    return std::string_view::npos;
}

}  // namespace

ZipEnd find_zip_end(std::string_view tail) {
    ZipEnd last;
    for (std::size_t at = last_end_mark(tail, tail.size()); at != std::string_view::npos;
         at = last_end_mark(tail, at)) {
        if (at + kEndSize <= tail.size()) {
            if (at + kEndSize + little_endian_16(tail, at + 20) == tail.size()) return {at, true};
            if (last.at == std::string_view::npos) last.at = at;
        }
    }
    return last;
}

struct ZipReader::State {
    explicit State(const ContainerContext& context) : walk(context), budget(context.budget) {}

    Tail tail{limits::file_tail};
    ZipWalk walk;
    ContainerBudget& budget;
    ContainerDirectory directory;
    std::map<std::uint64_t, std::size_t> by_offset;  // of walk.seen()
    bool huge = false;                               // an entry, by what its directory says
    std::vector<bool> listed;                        // of walk.seen(): under the same name

    void add(ContainerEntry entry);
    void read_directory();
    void read_headers(std::string_view bytes, const End& end, std::uint64_t prefix);
    void add_central(const ZipHeader& header, std::uint64_t prefix);
    void take_look(ContainerEntry& entry, const ZipHeader& header, std::size_t index);
    void add_local_headers();
    void add_unlisted(std::string_view bytes, std::string_view what);
};

void ZipReader::State::add(ContainerEntry entry) {
    directory.encrypted = directory.encrypted || entry.encrypted;
    huge = huge || entry.bytes > limits::container_bytes;
    if (!budget.add_entry(entry.name.size())) {
        directory.limit = budget.spent();
        return;
    }
    directory.entries.push_back(std::move(entry));
}

// What the content behind the local header showed counts for the entry when both say where it ends.
void ZipReader::State::take_look(ContainerEntry& entry, const ZipHeader& header, std::size_t index) {
    ZipWalk::Seen& seen = walk.seen()[index];
    const bool same_extent =
        seen.method == header.method && (seen.sizes_follow || seen.packed == header.packed);
    entry.family_by_content = seen.entry.family_by_content;
    if (same_extent) {
        entry.looked = entry.looked || seen.entry.looked;
        entry.opened = seen.entry.opened;
    } else {
        entry.looked = false;
        directory.add_fact("the sizes of '" + safe_ascii(header.name, 60) +
                           "' in its two directories differ");
    }
    if (seen.entry.encrypted != header.encrypted)
        directory.add_fact("'" + safe_ascii(header.name, 60) +
                           "' is encrypted by one of its directories only");
    entry.encrypted = entry.encrypted || seen.entry.encrypted;
    const std::string_view local = seen.entry.name;
    if (local == header.name)
        listed[index] = true;
    else if (local != header.other_name)
        directory.add_fact("'" + safe_ascii(local, 60) + "' is called '" + safe_ascii(header.name, 60) +
                           "' by its directory");
}

void ZipReader::State::add_central(const ZipHeader& header, std::uint64_t prefix) {
    ContainerEntry entry = listed_entry(header.name, header.unpacked, header.encrypted);
    entry.looked = entry.looked && header.packed <= zip_packed_nothing;
    const auto local = by_offset.find(prefix + header.local_offset);
    if (local != by_offset.end()) take_look(entry, header, local->second);
    ContainerEntry other = listed_entry(header.other_name, header.unpacked, header.encrypted);
    other.looked = entry.looked;
    other.family_by_content = entry.family_by_content;
    other.opened = entry.opened;
    const bool differs = !header.other_name.empty() && other.family != entry.family;
    add(std::move(entry));
    if (differs) add(std::move(other));
    if (local != by_offset.end()) {
        append_inner(directory, std::move(walk.seen()[local->second].inner));
        walk.seen()[local->second].inner = {};
    }
}

void ZipReader::State::read_headers(std::string_view bytes, const End& end, std::uint64_t prefix) {
    std::uint64_t count = 0;
    while (const std::optional<ZipHeader> header = read_central_header(bytes)) {
        bytes.remove_prefix(header->length);
        count++;
        add_central(*header, prefix);
    }
    if (count < end.count) directory.unreadable = "its directory is damaged";
}

void ZipReader::State::read_directory() {
    const std::string_view bytes = tail.bytes();
    const std::size_t at = find_zip_end(bytes).at;
    if (at == std::string_view::npos) {
        directory.unreadable = "its directory is missing: the file is cut or damaged";
        return;
    }
    const End end = read_end(bytes, at, tail.begin());
    const std::string_view rest = bytes.substr(std::min(at + kEndSize, bytes.size()));
    const std::size_t comment = std::min<std::size_t>(little_endian_16(bytes, at + 20), rest.size());
    add_unlisted(rest.substr(0, comment), "the comment of the archive");
    add_unlisted(rest.substr(comment), "behind the end of the archive");
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
        const std::uint64_t place = tail.begin() + end.position - end.size;
        if (!walk.central().empty() && walk.central_begin() == place && walk.central().size() >= end.count) {
            for (const ZipHeader& header : walk.central())
                add_central(header, place - end.offset);
            return;
        }
        const bool too_large = tail.begin() > 0 && (end.size > end.position || end.offset < tail.begin());
        directory.unreadable = too_large ? "its directory is too large, or not where it should be"
                                         : "its directory is encrypted or damaged";
        return;
    }
    const std::uint64_t prefix = tail.begin() + start - end.offset;
    read_headers(
        bytes.substr(static_cast<std::size_t>(start), end.position - static_cast<std::size_t>(start)), end,
        prefix);
}

void ZipReader::State::add_local_headers() {
    for (std::size_t i = 0; i < walk.seen().size(); i++) {
        ZipWalk::Seen& seen = walk.seen()[i];
        if (listed[i]) continue;
        add(std::move(seen.entry));
        append_inner(directory, std::move(seen.inner));
    }
}

void ZipReader::State::add_unlisted(std::string_view bytes, std::string_view what) {
    if (bytes.empty() || !walk.context().look) return;
    Unlisted unlisted(walk.context(), std::string(what));
    unlisted.push(bytes);
    unlisted.finish(directory);
}

ZipReader::ZipReader(const ContainerContext& context) : state_(std::make_unique<State>(context)) {}

ZipReader::~ZipReader() = default;

void ZipReader::push(std::string_view bytes) {
    state_->tail.push(bytes);
    state_->walk.push(bytes);
}

ContainerDirectory ZipReader::finish() {
    State& state = *state_;
    state.walk.finish();
    for (std::size_t i = 0; i < state.walk.seen().size(); i++)
        state.by_offset.emplace(state.walk.seen()[i].offset, i);
    state.listed.resize(state.walk.seen().size());
    state.read_directory();
    state.add_local_headers();
    if (state.walk.full()) state.budget.spend("too many entries");
    if (state.huge) state.budget.spend("an entry is too large to look into");
    if (state.directory.limit.empty()) state.directory.limit = state.budget.spent();
    return std::move(state.directory);
}

}  // namespace letterhead
