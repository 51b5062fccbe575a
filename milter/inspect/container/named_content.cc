// A name leads by the danger of its extension, so that the look at the content knows the worst of them.

#include "inspect/container/named_content.h"

#include "base/text.h"
#include "inspect/families.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

// The leading one first, and of the others one for each kind of file.
std::vector<std::string> sorted_names(std::vector<std::string> names, std::string otherwise) {
    std::erase_if(names, [](const std::string& name) { return name.empty(); });
    if (names.empty()) return {std::move(otherwise)};
    const auto more_dangerous = [](const std::string& a, const std::string& b) {
        const Family first = family_of_name(a), second = family_of_name(b);
        return first != second && worse(first, second) == first;
    };
    std::stable_sort(names.begin(), names.end(), more_dangerous);
    const auto alike = [](const std::string& a, const std::string& b) {
        return family_of_name(a) == family_of_name(b);
    };
    names.erase(std::unique(names.begin(), names.end(), alike), names.end());
    return names;
}

}  // namespace

NamedContent::NamedContent(const ContainerContext& context, std::vector<std::string> names,
                           std::string otherwise)
    : names_(sorted_names(std::move(names), std::move(otherwise))),
      entry_(listed_entry(names_.front(), 0)),
      look_(context, entry_.name) {}

void NamedContent::push(std::string_view bytes) {
    bytes_ += bytes.size();
    look_.push(bytes);
}

ContainerEntry& NamedContent::finish(bool complete) {
    entry_.bytes = bytes_;
    entry_.looked = false;
    look_.finish(entry_, inner_);
    entry_.looked = complete && (entry_.looked || bytes_ == 0);
    return entry_;
}

bool NamedContent::is_harmless() const {
    switch (entry_.family_by_content) {
        case Family::unknown:
        case Family::office:
        case Family::image:
        case Family::audio:
        case Family::video:
        case Family::text:
            return entry_.looked && !entry_.opened;
        default:
            return false;
    }
}

void NamedContent::list(Listing& listing) {
    const ContainerEntry entry = entry_;
    if (!listing.add(std::move(entry_))) return;
    leave(listing);
    for (std::size_t i = 1; i < names_.size(); i++) {
        listing.directory.add_fact("'" + safe_ascii(entry.name, 60) + "' is also called '" +
                                   safe_ascii(names_[i], 60) + "'");
        ContainerEntry other = listed_entry(names_[i], entry.bytes, entry.encrypted);
        other.family_by_content = entry.family_by_content;
        other.looked = entry.looked;
        other.opened = entry.opened;
        if (!listing.add(std::move(other))) return;
    }
}

void NamedContent::leave(Listing& listing) {
    append_inner(listing.directory, std::move(inner_));
    if (listing.directory.limit.empty()) listing.directory.limit = listing.context().budget.spent();
}

}  // namespace letterhead
