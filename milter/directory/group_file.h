#pragma once
// Files that `letterhead groups pull` writes: a header that says from where, and one entry a line, sorted.

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// "2026-11-23 09:30 UTC".
std::string shown_time(std::chrono::system_clock::time_point time);
// "3 days", "5 minutes": the largest unit, rounded down.
std::string shown_age(std::chrono::system_clock::duration age);

// A line without its comment and blanks; empty: it holds no entry.
std::string_view entry_of_line(std::string_view line);

struct GroupFile {
    bool there = false;
    bool ours = false;                              // written by us, and not by a person
    std::vector<std::string> entries;               // in lower case, sorted
    std::chrono::system_clock::time_point checked;  // when the directory last said what it holds
};

// A file that cannot be read is a failure, one that does not exist is not.
Result<GroupFile, std::string> read_group_file(const std::string& path);

// `what` is told in the header's first line: "police: 57 people from CN=...".
std::string group_file_text(const std::string& what, const std::string& server,
                            std::chrono::system_clock::time_point now,
                            const std::vector<std::string>& entries);

// A file of that text under a name of its own, synced, then renamed: whoever reads sees the old or the new
// one, and a power cut leaves one of them. It keeps mode and group of the old file; a new one is readable by
// its folder's group. A link stays, and what it points to is replaced. Empty, or why it failed.
std::string write_group_file(const std::string& path, std::string_view text);
// The directory says what the file says: its time of change becomes now.
std::string confirm_group_file(const std::string& path);

struct EntryChanges {
    std::vector<std::string> added, gone;
};
EntryChanges changes(const std::vector<std::string>& before, const std::vector<std::string>& now);

// Why that many people, or what goes of so many entries, are not believed; empty when they are.
std::string refusal_to_shrink(std::size_t people, std::size_t minimum, std::size_t entries_before,
                              std::size_t entries_gone, std::size_t shrink_percent);

// The first line of a file that is its owner's alone. A failure says what to do.
Result<std::string, std::string> read_password(const std::string& path);

}  // namespace letterhead
