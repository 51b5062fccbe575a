// A file of hostile bytes through the whole inspector, in two ways of cutting: both must say the same. The
// first byte chooses a name.

#include "inspect/file/file.h"

#include <array>
#include <cstdlib>

using namespace letterhead;

namespace {

FileFinding read(const Part& part, std::string_view bytes, std::size_t piece) {
    ContainerBudget budget(std::chrono::hours(1));  // time must not change an answer
    FileReader reader(part, true, true, budget);
    for (std::size_t i = 0; i < bytes.size(); i += piece)
        reader.push(bytes.substr(i, piece));
    return reader.finish(part);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    if (size == 0) return 0;
    constexpr std::array<const char*, 4> names = {"a.zip", "b.docx", "", "c.exe::$DATA"};
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    Part part;
    part.path = "1.2";
    part.names.push_back({names[data[0] % names.size()], FileName::From::disposition});
    // The content decides the name too: hostile names are read by the same functions.
    part.names.push_back({std::string(bytes.substr(0, 64)), FileName::From::type});

    const std::string_view content = bytes.substr(1);
    const FileFinding whole = read(part, content, size), pieces = read(part, content, 11);
    const bool same = whole.detected_type == pieces.detected_type && whole.family == pieces.family &&
                      whole.container == pieces.container && whole.entries.size() == pieces.entries.size() &&
                      whole.container_unreadable == pieces.container_unreadable;
    if (!same || whole.bytes != content.size()) std::abort();
    (void)whole.shown_name();
    return 0;
}
