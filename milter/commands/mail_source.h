#pragma once
// Mails one after another out of files, folders, Maildirs and mbox files, however many there are: only the
// one that is being read is in memory.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace letterhead {

struct StoredMail {
    std::string name;  // the file; in an mbox also which one: "2026.mbox:17"
    std::string text;  // without the "From " line of an mbox
};

struct SourceTotals {
    std::uint64_t bytes = 0;       // read so far
    std::size_t unreadable = 0;    // files and folders
    std::size_t too_large = 0;     // mails above limits::stored_mail
    std::size_t left_alone = 0;    // files in a folder that are no mail by their name
    std::string first_unreadable;  // one of them
};

// A folder gives the *.eml, *.msg and *.mbox files in it and below; one with cur/ and new/ is a Maildir, and
// gives all that is in these. Links to folders are not followed. A file that begins with "From " is an mbox,
// whatever its name: a line "From ... 09:30:00 2026" behind an empty line begins the next mail, and one '>'
// is taken from lines like ">From " (mboxrd; also right for mboxo but for ">>From ").
class MailSource {
 public:
    explicit MailSource(std::vector<std::string> paths);
    ~MailSource();

    // False: there are no more. Safe from many threads; mails come in no order that means something.
    bool next(StoredMail& into);
    SourceTotals totals() const;
    // Of all that next() will give, by a walk of its own; for a progress bar.
    static std::uint64_t bytes_of(const std::vector<std::string>& paths);

 private:
    struct Walk;
    std::unique_ptr<Walk> walk_;
};

}  // namespace letterhead
