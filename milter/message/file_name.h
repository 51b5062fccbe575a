#pragma once
// What a file name may become: on a desk, in a mail program, on a disk. Rules about names hold when any of
// these matches.

#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// The name as given, then every other name that a program or a person may take it for, each once (whatever
// the case of its ASCII letters) and not empty: encoded words and %-escapes decoded, cut at NUL, without
// invisible characters, full-width letters and look-alike dots and slashes made plain, without folders,
// streams, quotes and what a file system drops at the end. At most limits::name_readings.
std::vector<std::string> matchable_names(std::string_view raw);

// How the name misleads, as oddities say it. The worst that holds.
enum class NameTrick {
    none,
    path,       // it holds folders
    invisible,  // characters that do not show, or a dot or blank at its end; its extension stays what it was
    disguised,  // another of its readings has another extension
    control,    // NUL, control characters, or a character that turns the direction of text round
};
NameTrick trick_of(std::string_view raw, const std::vector<std::string>& readings);

// ".PDF" of "Report.PDF" as "pdf": at most ten letters and digits, one of them a letter; else empty.
std::string extension_of(std::string_view name);

// The name with every character that does not show as an escape: "a\u{202E}txt.exe". Valid UTF-8.
std::string escaped_name(std::string_view name);

}  // namespace letterhead
