// A PDF, a page or a section of OneNote from hostile bytes, whole and in pieces: both must say the same. The
// first byte chooses which.

#include "inspect/container/onenote.h"
#include "inspect/container/page.h"
#include "inspect/container/pdf.h"
#include "message/limits.h"

#include <cstdlib>

using namespace letterhead;

namespace {

ContainerDirectory read(char which, std::string_view bytes, std::size_t piece) {
    ContainerBudget budget(std::chrono::hours(1));  // time must not change an answer
    const ContainerContext context{budget, {}, ""};
    const std::unique_ptr<ContainerReader> reader = which % 3 == 0   ? pdf_reader(context)
                                                    : which % 3 == 1 ? page_reader(context)
                                                                     : onenote_reader(context);
    for (std::size_t i = 0; i < bytes.size(); i += piece)
        reader->push(bytes.substr(i, piece));
    return reader->finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view all(reinterpret_cast<const char*>(data), size), bytes = all.substr(1);
    const ContainerDirectory whole = read(all[0], bytes, size), pieces = read(all[0], bytes, 7);
    // The ratio of unpacked to packed hangs on how much has come so far.
    if (!whole.limit.empty() || !pieces.limit.empty()) return 0;
    bool same = whole.entries.size() == pieces.entries.size() && whole.unreadable == pieces.unreadable &&
                whole.facts == pieces.facts && whole.active == pieces.active;
    for (std::size_t i = 0; same && i < whole.entries.size(); i++)
        same = whole.entries[i].name == pieces.entries[i].name &&
               whole.entries[i].bytes == pieces.entries[i].bytes &&
               whole.entries[i].looked == pieces.entries[i].looked;
    if (!same) std::abort();
    return 0;
}
