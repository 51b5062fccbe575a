#pragma once
// Several servers of one directory: the first that answers is asked, the next when it stops answering.

#include "directory/directory.h"
#include "directory/members.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace letterhead {

class DirectoryServers {
 public:
    using Opened = Result<std::unique_ptr<Directory>, DirectoryFailure>;
    using Open = std::function<Opened(const std::string& server)>;

    DirectoryServers(const DirectorySettings& settings, Open open)
        : settings_(settings), open_(std::move(open)) {}

    // A refused login is asked of one server only, and once: the directory counts attempts. After that, and
    // when no server is left, every group fails in the same way.
    Result<DirectoryMembers, DirectoryFailure> members(const DirectoryGroup& group);
    const std::string& server() const { return settings_.servers[next_]; }  // that answered last
    const std::vector<std::string>& news() const { return news_; }  // servers that were given up, and why

 private:
    std::optional<DirectoryFailure> connect();
    void give_up(const std::string& why);

    const DirectorySettings& settings_;
    const Open open_;
    std::size_t next_ = 0;
    std::unique_ptr<Directory> directory_;
    std::optional<DirectoryFailure> over_;
    std::vector<std::string> news_;
};

}  // namespace letterhead
