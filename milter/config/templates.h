#pragma once
// signatures/*.yaml to templates of signature blocks and disclaimers.

#include "base/document.h"
#include "config/files.h"
#include "inspect/templates.h"

#include <map>
#include <string>

namespace letterhead {

struct Templates {
    std::map<std::string, SignatureTemplate> signature_blocks;
    std::map<std::string, DisclaimerTemplate> disclaimers;
    std::map<std::string, Place> signature_block_places, disclaimer_places;  // where each id stands
};

// Reads one file of templates and adds to `into`. An id that is there already is a problem.
void read_templates(const std::string& path, const Place& asked_from, FileSet& files, Templates& into,
                    Problems& problems);

}  // namespace letterhead
