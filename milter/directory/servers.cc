#include "directory/servers.h"

#include <utility>

namespace letterhead {

using Kind = DirectoryFailure::Kind;

Result<DirectoryMembers, DirectoryFailure> DirectoryServers::members(const DirectoryGroup& group) {
    while (true) {
        if (const std::optional<DirectoryFailure> failure = connect()) return Failure{*failure};
        Result<DirectoryMembers, DirectoryFailure> found = members_of(group, settings_, *directory_);
        if (found || found.error().kind != Kind::unreachable) return found;
        give_up(found.error().why);
    }
}

std::optional<DirectoryFailure> DirectoryServers::connect() {
    while (!over_ && !directory_) {
        Opened opened = open_(server());
        if (opened) {
            directory_ = std::move(opened).value();
        } else if (opened.error().kind == Kind::refused) {
            over_ = DirectoryFailure{Kind::refused, server() + ": " + opened.error().why};
        } else {
            give_up(opened.error().why);
        }
    }
    return over_;
}

void DirectoryServers::give_up(const std::string& why) {
    directory_.reset();
    news_.push_back(server() + ": " + why);
    if (next_ + 1 < settings_.servers.size()) {
        next_++;
    } else {
        over_ = DirectoryFailure{Kind::unreachable, "no server answers"};
    }
}

}  // namespace letterhead
