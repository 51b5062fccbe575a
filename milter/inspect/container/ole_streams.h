#pragma once
// The streams of Office 97 in which something hides: sheets of macros, objects between slides.

#include "inspect/container/listing.h"
#include "inspect/container/stream_cursor.h"

namespace letterhead {

// "Workbook" or "Book" of Excel ([MS-XLS]): does it name a sheet of Excel 4.0 macros?
bool has_macro_sheet(StreamCursor& stream, ContainerBudget& budget);

// "PowerPoint Document" ([MS-PPT]): the compound files in it, mostly packed, are looked at: objects, and the
// project of its macros.
void look_at_slides(StreamCursor& stream, Listing& listing);

// "\1Ole" ([MS-OLEDS]): what the object is linked to, when that is more than a file in a folder; or empty.
std::string_view suspicious_link(std::string_view stream);

}  // namespace letterhead
