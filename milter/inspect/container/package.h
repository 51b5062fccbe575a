#pragma once
// What a document embeds as the native data of an OLE object: a file wrapped by the Packager of Windows, or
// the data of another program as they are.

#include "inspect/container/named_content.h"

#include <optional>
#include <string>
#include <string_view>

namespace letterhead {

// Fed with native data (behind its length), in pieces of any size.
class NativeData {
 public:
    // `name`: of the object, when it names no file.
    NativeData(Listing& listing, std::string name) : listing_(listing), name_(std::move(name)) {}

    void push(std::string_view bytes);
    void finish(bool complete);  // once; complete: nothing of it is missing

 private:
    void decide();
    void content(std::string_view bytes);

    Listing& listing_;
    std::string name_, head_;
    bool packed_ = false, starts_ = false;
    std::uint64_t left_ = 0;  // of the file in a package
    std::optional<NamedContent> content_;
};

}  // namespace letterhead
