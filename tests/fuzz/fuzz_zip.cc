// A ZIP directory from hostile bytes, whole and in pieces: both must say the same.

#include "inspect/container/zip.h"
#include "message/limits.h"

#include <cstdlib>

using namespace letterhead;

namespace {

ContainerDirectory read(std::string_view bytes, std::size_t piece) {
    ContainerBudget budget(std::chrono::hours(1));  // time must not change an answer
    ZipReader reader({budget, {}, ""});
    for (std::size_t i = 0; i < bytes.size(); i += piece)
        reader.push(bytes.substr(i, piece));
    return reader.finish();
}

bool same(const ContainerDirectory& a, const ContainerDirectory& b) {
    if (a.entries.size() != b.entries.size() || a.encrypted != b.encrypted || a.unreadable != b.unreadable)
        return false;
    for (std::size_t i = 0; i < a.entries.size(); i++) {
        if (a.entries[i].name != b.entries[i].name || a.entries[i].bytes != b.entries[i].bytes) return false;
    }
    return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const ContainerDirectory whole = read(bytes, size + 1);
    if (!same(whole, read(bytes, 13)) || whole.entries.size() > limits::container_entries) std::abort();
    return 0;
}
