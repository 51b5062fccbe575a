#pragma once
// One content with all the names it has, as mails and objects in documents carry it: looked at first, and
// listed when it is worth an entry.

#include "inspect/container/listing.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

class NamedContent {
 public:
    // The name that says the most dangerous kind of file leads; `otherwise` when there is none.
    NamedContent(const ContainerContext& context, std::vector<std::string> names, std::string otherwise);

    void push(std::string_view bytes);
    bool wanted() const { return look_.wanted(); }
    // Once all has passed that there is; complete: nothing is missing.
    ContainerEntry& finish(bool complete);

    // Behind finish(): nothing that a person could start, open or unpack, such as a picture or a table of an
    // office program.
    bool is_harmless() const;
    // As an entry, once more for each name that says another kind of file, and what is in it behind it.
    void list(Listing& listing);
    // Or without an entry: only what is known of its inside.
    void leave(Listing& listing);

 private:
    std::vector<std::string> names_;
    ContainerEntry entry_;
    ContainerDirectory inner_;
    ContentLook look_;
    std::uint64_t bytes_ = 0;
};

}  // namespace letterhead
