// A directory of a few entries, and what it was asked.
#pragma once

#include "base/text.h"
#include "directory/directory.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace letterhead::test {

class FakeDirectory final : public Directory {
 public:
    using Values = std::map<std::string, std::vector<std::string>>;

    void add(const std::string& dn, Values values) { entries_[ascii_lower(dn)] = {dn, std::move(values)}; }
    void person(const std::string& uid) {
        add("uid=" + uid + ",o=city",
            {{"objectclass", {"person"}}, {"uid", {uid}}, {"mail", {uid + "@City.example"}}});
    }
    void group(const std::string& name, std::vector<std::string> members) {
        add(name, {{"objectclass", {"groupOfNames"}}, {"member", std::move(members)}});
    }

    Entries search(const DirectoryQuery& query) override {
        asked.push_back(query);
        if (fails_after >= 0 && static_cast<int>(asked.size()) > fails_after)
            return Failure{DirectoryFailure{DirectoryFailure::Kind::unreachable, "gone"}};
        std::vector<DirectoryEntry> found;
        if (query.below) {
            for (const auto& [key, entry] : entries_) {
                if (matches && matches(entry, query.filter)) found.push_back(entry);
            }
            return found;
        }
        const auto entry = entries_.find(ascii_lower(query.base));
        if (entry == entries_.end())
            return Failure{DirectoryFailure{DirectoryFailure::Kind::absent, "no such object"}};
        return std::vector<DirectoryEntry>{piece(entry->second, query)};
    }

    std::vector<DirectoryQuery> asked;
    int fails_after = -1;  // questions
    bool (*matches)(const DirectoryEntry&, const std::string& filter) = nullptr;
    std::size_t longest = 0;  // values of an attribute at once, as Active Directory does it; 0: all

 private:
    DirectoryEntry piece(const DirectoryEntry& entry, const DirectoryQuery& query) const {
        const auto member = entry.values.find("member");
        if (longest == 0 || member == entry.values.end()) return entry;
        std::size_t from = 0;
        for (const std::string& name : query.attributes) {
            if (name.starts_with("member;range=")) from = std::stoul(name.substr(13));
        }
        const std::size_t to = std::min(from + longest, member->second.size());
        DirectoryEntry part = entry;
        const auto begin = member->second.begin();
        const std::string last = to == member->second.size() ? "*" : std::to_string(to - 1);
        part.values.erase("member");
        part.values["member;range=" + std::to_string(from) + "-" + last] = {
            begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(to)};
        return part;
    }

    std::map<std::string, DirectoryEntry> entries_;
};

}  // namespace letterhead::test
