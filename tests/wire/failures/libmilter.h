// A libmilter that takes calls and gives the answers a test wants: what cannot be provoked over a socket.
#pragma once

#include <libmilter/mfapi.h>

#include <map>
#include <set>
#include <string>
#include <vector>

// One connection. libmilter's header leaves this type to whoever implements it.
struct smfi_str {
    void* private_data = nullptr;
    std::map<std::string, std::string> macros;
    std::set<std::string> refused;   // names of the calls that fail: "insheader", "quarantine", ...
    std::vector<std::string> calls;  // "insheader X-Letterhead: pass", "addrcpt <a@b>", ...
    std::vector<std::string> reply;  // code, status, lines
};

namespace letterhead::fake {

const smfiDesc& callbacks();  // as registered

}  // namespace letterhead::fake
