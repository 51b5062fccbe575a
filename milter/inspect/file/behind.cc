// The end of a picture may be followed by thumbnails, a film, a few bytes of its maker: only what a
// recipient could start or open is worth a word.

#include "inspect/file/behind.h"

#include "inspect/container/zip.h"
#include "message/limits.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

bool has_dangerous(const ContainerDirectory& directory) {
    return std::any_of(directory.entries.begin(), directory.entries.end(), [](const ContainerEntry& entry) {
        return is_dangerous(entry.family) || is_dangerous(entry.family_by_content);
    });
}

bool is_all_seen(const ContainerDirectory& directory) {
    const bool looked = std::all_of(directory.entries.begin(), directory.entries.end(),
                                    [](const ContainerEntry& entry) { return entry.looked; });
    return looked && directory.unreadable.empty() && directory.limit.empty();
}

}  // namespace

Behind::Behind(std::string_view type, const ContainerContext& context)
    : type_(type), context_(context), tail_(limits::file_tail), picture_(type) {}

void Behind::push(std::string_view bytes) {
    tail_.push(bytes);
    if (picture_.waiting()) bytes.remove_prefix(picture_.push(bytes));
    if (!picture_.ended() || bytes.empty()) return;
    if (!unlisted_) unlisted_ = std::make_unique<Unlisted>(context_, "behind the end of the picture");
    unlisted_->push(bytes);
}

ContainerDirectory Behind::finish() {
    ContainerDirectory directory;
    if (unlisted_) unlisted_->finish(directory);
    if (directory.entries.empty()) finish_zip(directory);
    return directory;
}

// A document may hold a ZIP of its own near its end: an OLE file in any of its sectors, a PDF before its end
// mark. Of such a one only what was read is told.
void Behind::finish_zip(ContainerDirectory& directory) {
    const std::string_view tail = tail_.bytes();
    const ZipEnd end = find_zip_end(tail);
    if (end.at == std::string_view::npos) return;
    ZipReader zip(context_);
    zip.push(tail);
    ContainerDirectory found = zip.finish();
    const bool within =
        type_ == "application/x-ole-storage" || tail.find("%%EOF", end.at) != std::string_view::npos;
    const bool counts = end.exact ? !found.entries.empty() || !found.unreadable.empty()
                        : within  ? is_all_seen(found) && has_dangerous(found)
                                  : !found.entries.empty() && found.unreadable.empty();
    if (counts) directory = std::move(found);
}

}  // namespace letterhead
