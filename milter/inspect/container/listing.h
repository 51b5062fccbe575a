#pragma once
// The list of entries that a reader is making: counts them, looks into the content of the one that passes by,
// and puts what is inside it right behind it.

#include "inspect/container/container.h"

#include <memory>

namespace letterhead {

// Looks into one content and keeps count of it.
class ContentLook {
 public:
    ContentLook(const ContainerContext& context, std::string_view name);
    ~ContentLook();

    void push(std::string_view bytes);
    bool wanted() const { return wanted_; }                // false: the rest need not be unpacked
    void give_up() { wanted_ = false, given_up_ = true; }  // what follows cannot be unpacked
    // Writes what was found into `entry`; the entries inside it go to `inner`, with its name before theirs.
    void finish(ContainerEntry& entry, ContainerDirectory& inner);

 private:
    ContainerBudget& budget_;
    std::unique_ptr<EntryContent> content_;
    bool wanted_, given_up_ = false;
    std::uint64_t bytes_ = 0;
};

// Bytes that no directory tells of, as those behind the end of a file. They make an entry when they are a
// program, an archive or something of the kind; else they are nothing.
class Unlisted {
 public:
    Unlisted(const ContainerContext& context, std::string name);
    void push(std::string_view bytes);
    void finish(ContainerDirectory& directory);

 private:
    ContainerBudget& budget_;
    std::string name_;
    ContentLook look_;
    std::uint64_t bytes_ = 0;
};

// Of a kind that does something when it is opened, or holds other files.
bool is_dangerous(Family family);

class Listing {
 public:
    explicit Listing(const ContainerContext& context) : context_(context) {}

    // An entry whose content may follow by content(); false: a limit was reached, reading on is of no use.
    bool open(ContainerEntry entry);
    void content(std::string_view bytes);
    bool wants_content() const { return look_ && look_->wanted(); }
    ContainerEntry& entry() { return entry_; }  // of the open one: a name may come late
    void close(bool complete = true);           // complete: all of its content was pushed, or none is needed
    bool is_open() const { return open_; }

    // An entry of which no content passes by.
    bool add(ContainerEntry entry);

    ContainerDirectory directory;
    const ContainerContext& context() const { return context_; }

 private:
    ContainerContext context_;
    ContainerEntry entry_;
    std::unique_ptr<ContentLook> look_;
    bool open_ = false;
};

// An entry as a directory tells of it; its content has not been looked at, unless there is none.
ContainerEntry listed_entry(std::string name, std::uint64_t bytes, bool encrypted = false);

// Takes over what is inside an entry.
void append_inner(ContainerDirectory& directory, ContainerDirectory&& inner);

}  // namespace letterhead
