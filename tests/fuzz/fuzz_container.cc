// Any container from hostile bytes, whole and in pieces: both must say the same, and never more than the
// limits.

#include "inspect/file/file.h"
#include "message/limits.h"

#include <cstdlib>

using namespace letterhead;

namespace {

FileFinding read(std::string_view bytes, std::size_t piece) {
    Part part;
    part.path = "1";
    part.type = "application/octet-stream";
    part.names.push_back({"a.zip", FileName::From::disposition});
    ContainerBudget budget(std::chrono::hours(1));  // time must not change an answer
    FileReader reader(part, true, true, budget);
    for (std::size_t i = 0; i < bytes.size(); i += piece)
        reader.push(bytes.substr(i, piece));
    return reader.finish(part);
}

bool same(const FileFinding& a, const FileFinding& b) {
    if (a.entries.size() != b.entries.size() || a.encrypted != b.encrypted || a.container != b.container ||
        a.container_unreadable != b.container_unreadable || a.container_facts != b.container_facts)
        return false;
    for (std::size_t i = 0; i < a.entries.size(); i++) {
        const ContainerEntry &one = a.entries[i], &other = b.entries[i];
        if (one.name != other.name || one.family_by_content != other.family_by_content ||
            one.looked != other.looked || one.opened != other.opened)
            return false;
    }
    return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const FileFinding whole = read(bytes, size + 1);
    if (whole.entries.size() > limits::container_entries) std::abort();
    // The ratio of unpacked to packed hangs on how much has come so far: no comparison behind that limit.
    if (!whole.container_limit.empty()) return 0;
    const FileFinding pieces = read(bytes, 13);
    if (pieces.container_limit.empty() && !same(whole, pieces)) std::abort();
    return 0;
}
