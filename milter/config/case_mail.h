#pragma once
// Mail that a test writes in a few words: {from: ..., to: ..., subject: ..., text: ..., attach: [...]}.

#include "base/document.h"
#include "config/files.h"

#include <string>

namespace letterhead {

// What the mail of a case may lean on.
struct CaseMailReading {
    const std::string& path;  // of the case file: `file` of an attachment is looked for beside it
    FileSet& files;
    Problems& problems;
};

// The message as a mail program would write it (RFC 5322, 2045, 2047, 2231), with LF. `from` is used when
// the map has none. Problems are reported at their place; the result has no worth then.
std::string write_case_mail(const Node& node, const std::string& from, const CaseMailReading& reading);

}  // namespace letterhead
