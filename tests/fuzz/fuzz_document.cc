// Compound files, RTF and messages in files from hostile bytes, whole and in pieces, with their contents
// looked at: both must say the same.

#include "inspect/container/mail_file.h"
#include "inspect/container/ole_file.h"
#include "inspect/container/rtf.h"
#include "inspect/file/content.h"

#include <cstdlib>

using namespace letterhead;

namespace {

using Make = std::unique_ptr<ContainerReader> (*)(const ContainerContext&);

ContainerDirectory read(Make make, std::string_view bytes, std::size_t piece) {
    ContainerBudget budget(std::chrono::hours(1));  // time must not change an answer
    ContainerContext context{budget, {}, ""};
    context.look = [&budget](std::string_view name) {
        Content::How how;
        how.name = name;
        how.depth = 1;
        how.inside = true;
        return std::make_unique<Content>(std::move(how), budget);
    };
    const std::unique_ptr<ContainerReader> reader = make(context);
    for (std::size_t i = 0; i < bytes.size(); i += piece)
        reader->push(bytes.substr(i, piece));
    return reader->finish();
}

bool same(const ContainerDirectory& a, const ContainerDirectory& b) {
    bool all = a.entries.size() == b.entries.size() && a.unreadable == b.unreadable && a.facts == b.facts &&
               a.active == b.active && a.macros == b.macros;
    for (std::size_t i = 0; all && i < a.entries.size(); i++)
        all = a.entries[i].name == b.entries[i].name && a.entries[i].bytes == b.entries[i].bytes &&
              a.entries[i].family_by_content == b.entries[i].family_by_content;
    return all;
}

}  // namespace

// The first byte says which reader.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    constexpr Make readers[] = {ole_reader, rtf_reader, mail_reader, mbox_reader};
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const Make make = readers[data[0] % 4];
    if (!same(read(make, bytes, size), read(make, bytes, 7))) std::abort();
    return 0;
}
