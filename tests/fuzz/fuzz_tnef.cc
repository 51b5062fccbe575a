// TNEF from hostile bytes, whole and in pieces: both must say the same.

#include "inspect/container/tnef.h"
#include "message/limits.h"

#include <cstdlib>

using namespace letterhead;

namespace {

ContainerDirectory read(std::string_view bytes, std::size_t piece) {
    ContainerBudget budget(std::chrono::hours(1));  // time must not change an answer
    const std::unique_ptr<ContainerReader> reader = tnef_reader({budget, {}, ""});
    for (std::size_t i = 0; i < bytes.size(); i += piece)
        reader->push(bytes.substr(i, piece));
    return reader->finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const ContainerDirectory whole = read(bytes, size + 1), pieces = read(bytes, 7);
    bool same = whole.entries.size() == pieces.entries.size() && whole.unreadable == pieces.unreadable &&
                whole.facts == pieces.facts;
    for (std::size_t i = 0; same && i < whole.entries.size(); i++)
        same = whole.entries[i].name == pieces.entries[i].name &&
               whole.entries[i].bytes == pieces.entries[i].bytes;
    if (!same) std::abort();
    return 0;
}
