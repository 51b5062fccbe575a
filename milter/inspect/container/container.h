#pragma once
// Containers at any depth, read as they arrive.
//
// A container is anything that holds files: archives, disk images, compressed single files, winmail.dat. Each
// format has a small reader that is pushed the bytes of the file once, in pieces of any size, keeps one
// record of it at a time, and says at the end what it holds: a ContainerDirectory. A reader never sees the
// whole file, never seeks, and never trusts a length further than the next record.
//
// Where a format lets the content of an entry pass by (tar, stored and deflated ZIP entries, TNEF, gzip ...),
// the reader hands it to an EntryContent, which the floor above (inspect/file) provides: it sniffs the first
// bytes, and when they are those of another container it opens that with a reader of its own, one level
// deeper. What comes back, an EntryLook, is written into the entry: its family by content, and below its name
// its own entries, "outer.zip/inner.zip/setup.exe". gzip and its like have no directory: a layer of them is
// peeled, and what is inside stands in its place.
//
// What no reader of ours can open (7z with a packed directory, the content of RAR, CAB and 7z) is kept aside
// as it passes, alone, in memory or in an unlinked file (spool.h), and opened by libarchive (libarchive.h) at
// its end, with its formats named one by one and without any of its filters.
//
// One ContainerBudget serves a message: depth, entries, names, unpacked bytes, the ratio of unpacked to
// packed, CPU time (message/limits.h). A limit that is reached is a fact with a name in `limit`, and what
// lies behind it is not looked at. Three more facts keep the answer honest:
//   unreadable   the list of entries may lack some: damaged, cut, encrypted directory, unknown format
//   entry.looked false when only the name of an entry is known, not its content
//   facts        two readings disagree, as the names in the two directories of a ZIP; every reading is listed
// So "clean" is said only of what was read to its end; everything else is "cannot tell", for rules to decide.
//
// A reader is bytes to facts: no policy, no exceptions but for memory, linear in its input.

#include "inspect/container/budget.h"
#include "inspect/findings.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

struct ContainerDirectory {
    std::vector<ContainerEntry> entries;  // those of an opened entry right behind it
    bool encrypted = false;               // some entry, or the directory itself
    std::string unreadable;               // empty: read to its end
    std::string limit;                    // the first one reached, here or deeper
    std::vector<std::string> facts;       // at most limits::container_facts
    bool macros = false;                  // a document brings some that its names do not tell of
    std::string active;  // what a document starts or carries: "it starts a program"; empty: nothing

    void add_fact(std::string fact);
};

// What was found in the content of an entry.
struct EntryLook {
    std::string type;  // empty when nothing was sure
    Family family = Family::unknown;
    bool container = false;  // `directory` says what it holds
    ContainerDirectory directory;
};

class EntryContent {
 public:
    virtual ~EntryContent() = default;
    // False: nothing more is wanted; further bytes do not change what finish() says.
    virtual bool push(std::string_view bytes) = 0;
    virtual EntryLook finish() = 0;  // once
};

// What a reader works with. It lives as long as the message.
struct ContainerContext {
    ContainerBudget& budget;
    // Who looks at the content of an entry; not set when only names are wanted.
    std::function<std::unique_ptr<EntryContent>(std::string_view name)> look;
    std::string name;  // of the container itself, without its path; may be empty
};

// Why a directory was not read that libarchive may still open.
inline constexpr std::string_view container_directory_packed = "its directory is packed";

class ContainerReader {
 public:
    virtual ~ContainerReader() = default;
    virtual void push(std::string_view bytes) = 0;  // the whole file, in pieces of any size
    virtual ContainerDirectory finish() = 0;        // once
};

// The reader of a format by its media type (inspect/file/sniff.h); null when there is none. There are readers
// of documents, too, for the files in them: such a document is a container only when it holds some.
std::unique_ptr<ContainerReader> container_reader(std::string_view type, const ContainerContext& context);

// Formats that a first look at their bytes does not tell (inspect/file/sniff.h) or takes for text: a media
// type, or empty.
std::string_view container_type(std::string_view head);

}  // namespace letterhead
