#pragma once
// The first look at a file's content: the formats that matter to a mail policy, told by their first bytes.
// Far below a microsecond for a binary format, a few for text, so that most files and all texts never reach
// libmagic.

#include <string_view>

namespace letterhead {

struct Sniffed {
    std::string_view type;  // a media type; empty when nothing is sure
    bool text = false;      // characters and line ends only, in whatever charset
};

// `head` is the beginning of the file, at most limits::file_head. A ZIP is "application/zip" and an OLE file
// "application/x-ole-storage" here: what they hold is told by their directories.
Sniffed sniff(std::string_view head);

// Disk images that say what they are at their end: a media type, or empty.
std::string_view type_of_tail(std::string_view last_sector);

}  // namespace letterhead
