#pragma once
// What a ZIP is, by the names in it: a document, a program, or just an archive.

#include "inspect/container/container.h"

#include <string_view>

namespace letterhead {

// A media type; "application/zip" for all that is nothing else. `head` is the beginning of the file:
// OpenDocument, EPUB and ASiC name themselves in a first entry "mimetype".
std::string_view type_of_zip(std::string_view head, const ContainerDirectory& directory);

// Of a document: macros of Microsoft Office or OpenDocument.
bool has_macros(const ContainerDirectory& directory, std::string_view type);

// A document holds pictures, styles and data; one with a program, script, shortcut or archive in it is to be
// judged as a container too.
bool holds_dangerous_files(const ContainerDirectory& directory, std::string_view type);

}  // namespace letterhead
