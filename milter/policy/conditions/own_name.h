#pragma once
// One person's names at different addresses: "ann.lee@city", "lee.ann77@webmail" and "Lee, Ann".

#include "message/address.h"
#include "policy/conditions/reading.h"

#include <string>
#include <string_view>

namespace letterhead {

// Names as they are compared: folded, without marks on letters, in either order, with and without what stands
// between the first and the last part. A name is at least 3 letters.
class Names {
 public:
    void add_local_part(std::string_view local);      // "+tag" and digits at the end are none of the name
    void add_display_name(std::string_view display);  // of two parts or more: a first name alone names no one
    void add_person(std::string_view key);            // of a list or group: "ann.lee@example.org", "Ann Lee"
    bool meets(const Names& other) const;
    // The name that stands in a line such as "Lee, Ann (City Clerk)", in two words or more; empty: none.
    std::string find_in(std::string_view line) const;
    bool empty() const { return names_.empty(); }

 private:
    void add_parts(std::string_view text, bool alone);
    TextSet names_;
};

// The one who sends a message, by the names that login, envelope and From give, and whoever of its recipients
// is the same person by local part or by what To and Cc call it. Of one message, which it must not outlive.
class Oneself {
 public:
    explicit Oneself(const Facts& facts);
    bool is(const std::string& recipient) const;  // Address::key()

 private:
    Names sender_;
    std::unordered_multimap<std::string, std::string_view> shown_;  // display names of To and Cc
};

}  // namespace letterhead
