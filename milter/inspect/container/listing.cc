#include "inspect/container/listing.h"

#include "base/text.h"
#include "inspect/families.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace letterhead {

void ContainerDirectory::add_fact(std::string fact) {
    if (facts.size() < limits::container_facts) facts.push_back(std::move(fact));
}

ContainerEntry listed_entry(std::string name, std::uint64_t bytes, bool encrypted) {
    // No file system takes so long a name; its end says what kind of file it is.
    if (name.size() > limits::name)
        name = clean_utf8(std::string_view(name).substr(name.size() - limits::name));
    ContainerEntry entry;
    entry.family = family_of_name(name);
    entry.name = std::move(name);
    entry.bytes = bytes;
    entry.encrypted = encrypted;
    entry.looked = bytes == 0;
    return entry;
}

void append_inner(ContainerDirectory& directory, ContainerDirectory&& inner) {
    directory.entries.insert(directory.entries.end(), std::make_move_iterator(inner.entries.begin()),
                             std::make_move_iterator(inner.entries.end()));
    directory.encrypted = directory.encrypted || inner.encrypted;
    if (directory.unreadable.empty()) directory.unreadable = std::move(inner.unreadable);
    if (directory.limit.empty()) directory.limit = std::move(inner.limit);
    for (std::string& fact : inner.facts)
        directory.add_fact(std::move(fact));
}

ContentLook::ContentLook(const ContainerContext& context, std::string_view name)
    : budget_(context.budget),
      content_(context.look && !budget_.is_spent() ? context.look(name) : nullptr),
      wanted_(content_ != nullptr) {}

ContentLook::~ContentLook() = default;

void ContentLook::push(std::string_view bytes) {
    if (!wanted_) return;
    bytes_ += bytes.size();
    if (bytes_ > limits::container_entry_bytes) budget_.spend("an entry is too large to look into");
    wanted_ = !budget_.is_spent() && content_->push(bytes);
}

void ContentLook::finish(ContainerEntry& entry, ContainerDirectory& inner) {
    if (!content_) return;
    EntryLook look = content_->finish();
    entry.family_by_content = look.family;
    entry.type = std::move(look.type);
    entry.looked = !given_up_ && !budget_.is_spent();
    if (!look.container) return;
    // One that could not be opened at all is told by its entry; one that was opened half, by its reason too.
    entry.opened = look.directory.unreadable.empty() || !look.directory.entries.empty();
    for (ContainerEntry& each : look.directory.entries) {
        if (!budget_.add_names(entry.name.size() + 1)) break;
        each.name.insert(0, entry.name + "/");
    }
    if (!look.directory.unreadable.empty())
        look.directory.unreadable =
            "'" + safe_ascii(entry.name, 60) + "' in it: " + look.directory.unreadable;
    inner = std::move(look.directory);
}

bool is_dangerous(Family family) {
    switch (family) {
        case Family::executable:
        case Family::script:
        case Family::installer:
        case Family::shortcut:
        case Family::macro_document:
        case Family::active_document:
        case Family::disk_image:
        case Family::archive:
            return true;
        default:
            return false;
    }
}

Unlisted::Unlisted(const ContainerContext& context, std::string name)
    : budget_(context.budget), name_(std::move(name)), look_(context, name_) {}

void Unlisted::push(std::string_view bytes) {
    bytes_ += bytes.size();
    look_.push(bytes);
}

void Unlisted::finish(ContainerDirectory& directory) {
    ContainerEntry entry = listed_entry(std::move(name_), bytes_);
    ContainerDirectory inner;
    look_.finish(entry, inner);
    const bool nothing = inner.entries.empty() && inner.unreadable.empty();
    if (nothing && !is_dangerous(entry.family_by_content)) return;
    if (!budget_.add_entry(entry.name.size())) return;
    directory.entries.push_back(std::move(entry));
    append_inner(directory, std::move(inner));
}

bool Listing::open(ContainerEntry entry) {
    if (open_) close();
    if (!context_.budget.add_entry(entry.name.size()) || !context_.budget.in_time()) {
        directory.limit = context_.budget.spent();
        return false;
    }
    directory.encrypted = directory.encrypted || entry.encrypted;
    look_.reset();
    if (!entry.encrypted && context_.look) look_ = std::make_unique<ContentLook>(context_, entry.name);
    entry_ = std::move(entry);
    open_ = true;
    return true;
}

void Listing::content(std::string_view bytes) {
    if (look_) look_->push(bytes);
}

void Listing::close(bool complete) {
    if (!open_) return;
    open_ = false;
    ContainerDirectory inner;
    const bool listed_as_looked = entry_.looked;
    if (look_) look_->finish(entry_, inner);
    entry_.looked = listed_as_looked || (complete && entry_.looked);
    directory.entries.push_back(std::move(entry_));
    append_inner(directory, std::move(inner));
    if (directory.limit.empty()) directory.limit = context_.budget.spent();
}

bool Listing::add(ContainerEntry entry) {
    if (!context_.budget.add_entry(entry.name.size())) {
        directory.limit = context_.budget.spent();
        return false;
    }
    directory.encrypted = directory.encrypted || entry.encrypted;
    directory.entries.push_back(std::move(entry));
    return true;
}

}  // namespace letterhead
