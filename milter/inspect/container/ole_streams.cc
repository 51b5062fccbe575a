// Records with their kind and length first, hopped over from one to the next.

#include "inspect/container/ole_streams.h"

#include "inspect/container/little_endian.h"
#include "inspect/container/named_content.h"
#include "inspect/container/unpack.h"

#include <algorithm>
#include <array>
#include <utility>

namespace letterhead {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t kBegin = 0x0809, kEnd = 0x000A, kPassword = 0x002F, kSheet = 0x0085, kMacroSheet = 1;
constexpr std::uint32_t kObject = 0x1011;
constexpr std::size_t kZlibHeader = 2;
constexpr std::size_t kInTimeEvery = 4096;  // records

// Identifiers of the classes of monikers, as they are stored.
constexpr std::string_view kAddress = "\xE0\xC9\xEA\x79\xF9\xBA\xCE\x11\x8C\x82\x00\xAA\x00\x4B\xA9\x0B"sv;
constexpr std::string_view kStarting[] = {
    "\xD3\x0B\x29\x06\xAA\x48\xD2\x11\x84\x32\x00\x60\x08\xC3\xFB\xFC"sv,  // a script
    "\xC6\xAF\xAB\xEC\x19\x7F\xD2\x11\x97\x8E\x00\x00\xF8\x75\x7E\x2A"sv,  // a new object of any class
    "\xC7\xB0\xAB\xEC\x19\x7F\xD2\x11\x97\x8E\x00\x00\xF8\x75\x7E\x2A"sv,  // a service (SOAP)
};

// One object of the slides, behind the header of its record. True: all of it is known.
bool push_packed(StreamCursor& stream, std::uint64_t bytes, NamedContent& content, ContainerBudget& budget) {
    const std::unique_ptr<Unpacker> unpacker = raw_inflater();
    const auto room = std::make_unique<std::array<char, 64 * 1024>>();
    stream.skip(4 + kZlibHeader);
    bytes -= 4 + kZlibHeader;
    while (bytes > 0) {
        std::string_view piece = stream.piece(bytes);
        if (piece.empty()) return false;
        bytes -= piece.size();
        for (;;) {
            const Unpacker::Step step = unpacker->step(piece, *room);
            piece.remove_prefix(step.taken);
            content.push({room->data(), step.given});
            if (!budget.add_unpacked(step.given) || !content.wanted()) return true;
            if (step.state != Unpacker::State::going) {
                stream.skip(bytes);
                return step.state == Unpacker::State::ended;
            }
            if (step.given == 0) break;
        }
    }
    return false;
}

bool push_plain(StreamCursor& stream, std::uint64_t bytes, NamedContent& content) {
    while (bytes > 0 && content.wanted()) {
        const std::string_view piece = stream.piece(bytes);
        if (piece.empty()) return false;
        content.push(piece);
        bytes -= piece.size();
    }
    stream.skip(bytes);
    return true;
}

}  // namespace

bool has_macro_sheet(StreamCursor& stream, ContainerBudget& budget) {
    for (std::size_t count = 0; count % kInTimeEvery != 0 || budget.in_time(); count++) {
        const std::string_view header = stream.take(4);
        const std::uint32_t kind = little_endian_16(header, 0), length = little_endian_16(header, 2);
        const bool over = header.size() < 4 || kind == kEnd || kind == kPassword;
        if (over || (count == 0 && kind != kBegin)) return false;
        const std::string_view sheet = kind == kSheet ? stream.take(std::min<std::size_t>(length, 6)) : "";
        if (sheet.size() == 6 && little_endian_8(sheet, 5) == kMacroSheet) return true;
        stream.skip(length - sheet.size());
    }
    return false;
}

void look_at_slides(StreamCursor& stream, Listing& listing) {
    ContainerBudget& budget = listing.context().budget;
    int objects = 0;
    for (std::size_t count = 0; count % kInTimeEvery != 0 || budget.in_time(); count++) {
        const std::string_view header = stream.take(8);
        if (header.size() < 8) return;
        const bool packed = little_endian_16(header, 0) >> 4U == 1;
        const std::uint64_t length = std::min<std::uint64_t>(little_endian_32(header, 4), stream.left());
        if (little_endian_16(header, 2) != kObject || length < 4 + kZlibHeader) {
            stream.skip(length);
            continue;
        }
        if (!budget.in_time()) return;
        NamedContent content(listing.context(), {}, "object " + std::to_string(++objects));
        const std::uint64_t end = stream.left() - length;
        const bool complete =
            packed ? push_packed(stream, length, content, budget) : push_plain(stream, length, content);
        stream.skip(stream.left() - std::min(end, stream.left()));
        const ContainerEntry& entry = content.finish(complete);
        if (entry.family_by_content == Family::macro_document) listing.directory.macros = true;
        if (content.is_harmless())
            content.leave(listing);
        else
            content.list(listing);
    }
}

std::string_view suspicious_link(std::string_view stream) {
    for (const std::string_view moniker : kStarting) {
        if (stream.find(moniker) != std::string_view::npos) return "an object in it starts a script";
    }
    return stream.find(kAddress) != std::string_view::npos ? "an object in it is fetched from a web address"
                                                           : "";
}

}  // namespace letterhead
