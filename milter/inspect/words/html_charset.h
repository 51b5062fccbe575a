#pragma once
// The charset that HTML names itself.

#include <string>
#include <string_view>

namespace letterhead {

// From <meta charset=x> or <meta http-equiv=Content-Type content="...; charset=x"> in the first bytes of a
// page (WHATWG HTML, "prescan a byte stream"); empty: none. What was read
// as ASCII cannot be UTF-16, so that means UTF-8.
std::string charset_of_html(std::string_view head);

}  // namespace letterhead
