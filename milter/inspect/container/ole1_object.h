#pragma once
// An object as OLE 1.0 stores it, and RTF still does ([MS-OLEDS] 2.2): its class, where it is linked to, and
// its native data.

#include "inspect/container/package.h"

#include <optional>
#include <string>
#include <string_view>

namespace letterhead {

class Ole1Object {
 public:
    Ole1Object(Listing& listing, std::string name) : listing_(listing), name_(std::move(name)) {}

    void push(std::string_view bytes);  // in pieces of any size
    void finish();                      // once
    // Behind finish(): it begins as no program writes an object.
    bool is_disguised() const { return disguised_; }

 private:
    void decide();
    void link(std::string_view to);
    void content(std::string_view bytes);

    Listing& listing_;
    std::string name_, head_;
    bool decided_ = false, disguised_ = false;
    std::uint64_t left_ = 0;
    std::optional<NativeData> native_;
};

}  // namespace letterhead
