#pragma once
// The reply that the MTA gives to the client: safe to send by construction.

#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// Made by reject or tempfail only, so class of code and status always agree (smfi_setmlreply drops the text
// otherwise). Lines are printable ASCII without CR and LF, at most 500 bytes (libmilter takes 980) and 32 of
// them; '%' is single here, mta/apply doubles it.
class Reply {
 public:
    static Reply reject(const std::vector<std::string>& paragraphs);    // 550 5.7.1
    static Reply tempfail(const std::vector<std::string>& paragraphs);  // 451 4.7.1

    int code() const { return code_; }
    const std::string& status() const { return status_; }
    const std::vector<std::string>& lines() const { return lines_; }
    bool cut() const { return cut_; }  // lines were left out

 private:
    Reply(int code, std::string status, const std::vector<std::string>& paragraphs);
    int code_;
    std::string status_;
    std::vector<std::string> lines_;
    bool cut_ = false;
};

}  // namespace letterhead
