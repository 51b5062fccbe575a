#pragma once
// HTML, XHTML and SVG as carriers of files. Three ways are known: an address "data:" that is the file, a
// long literal that a script turns into one, and the script itself. Ordinary pages have all the parts of
// these, too - pictures and fonts in "data:" addresses, libraries that save a chart - so a page is active
// only when its own short script makes a file of letters that it brings along.

#include "inspect/container/container.h"

#include <memory>

namespace letterhead {

std::unique_ptr<ContainerReader> page_reader(const ContainerContext& context);
std::unique_ptr<ContainerReader> svg_reader(const ContainerContext& context);

}  // namespace letterhead
