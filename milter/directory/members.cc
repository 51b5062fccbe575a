// Breadth first, and each entry is looked at once: so cycles end, and a person in two groups is one person.

#include "directory/members.h"

#include "base/text.h"
#include "directory/ldap.h"
#include "directory/limits.h"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <set>
#include <utility>

namespace letterhead {
namespace {

using Kind = DirectoryFailure::Kind;

constexpr std::array<std::string_view, 2> member_attributes = {"member", "uniquemember"};
constexpr std::size_t longest_address = 254;  // RFC 5321, 4.5.3.1.3, without the brackets

// "2 members are not there: a, b": how many, and some of them.
class Left {
 public:
    void add(const std::string& name) {
        if (++count_ <= 3) names_ += (names_.empty() ? "" : ", ") + safe_ascii(name, 100);
    }
    void tell(const std::string& one, const std::string& many, std::vector<std::string>& into) const {
        if (count_ == 0) return;
        into.push_back((count_ == 1 ? "1 " + one : std::to_string(count_) + " " + many) + ": " + names_ +
                       (count_ > 3 ? " ..." : ""));
    }

 private:
    std::size_t count_ = 0;
    std::string names_;
};

bool is_group(const DirectoryEntry& entry) {
    constexpr std::array<std::string_view, 5> classes = {"group", "groupofnames", "groupofuniquenames",
                                                         "groupofmembers", "posixgroup"};
    const auto found = entry.values.find("objectclass");
    return found != entry.values.end() && std::ranges::any_of(found->second, [&](const std::string& name) {
               return std::ranges::find(classes, ascii_lower(name)) != classes.end();
           });
}

class Gathering {
 public:
    Gathering(const DirectoryGroup& group, const DirectorySettings& settings, Directory& directory)
        : group_(group), settings_(settings), directory_(directory) {}

    Result<DirectoryMembers, DirectoryFailure> run() {
        const std::optional<DirectoryFailure> failure = group_.dn.empty() ? match(group_.filter) : follow();
        if (failure) return Failure{*failure};
        DirectoryMembers members;
        members.entries.assign(entries_.begin(), entries_.end());
        members.people = people_;
        absent_.tell("member is not there", "members are not there", members.remarks);
        nameless_.tell("member has none of the attributes", "members have none of the attributes",
                       members.remarks);
        unusable_.tell("value is no address and no login", "values are no addresses and no logins",
                       members.remarks);
        return members;
    }

 private:
    using MaybeFailure = std::optional<DirectoryFailure>;

    struct Open {
        std::string dn;
        std::size_t depth;
    };

    std::vector<std::string> wanted(bool of_group) const {
        std::vector<std::string> names = group_.attributes;
        if (of_group) names.insert(names.end(), {"objectClass", "member", "uniqueMember", "memberUid"});
        return names;
    }

    MaybeFailure match(const std::string& filter) {
        const auto found = directory_.search({settings_.base, true, filter, wanted(false)});
        if (!found) return found.error();
        for (const DirectoryEntry& entry : found.value())
            add_person(entry);
        return {};
    }

    MaybeFailure follow() {
        open_.push_back({group_.dn, 0});
        seen_.insert(ascii_lower(group_.dn));
        while (!open_.empty()) {
            const Open next = std::move(open_.front());
            open_.pop_front();
            if (MaybeFailure failure = look_at(next)) return failure;
            if (seen_.size() > limits::directory_entries)
                return DirectoryFailure{
                    Kind::other, "more than " + std::to_string(limits::directory_entries) + " members"};
        }
        return {};
    }

    MaybeFailure look_at(const Open& next) {
        const auto found = directory_.search({next.dn, false, "(objectClass=*)", wanted(true)});
        const bool first = next.depth == 0;
        if (!found && found.error().kind != Kind::absent) return found.error();
        if (!found || found->empty()) {
            if (first)
                return DirectoryFailure{Kind::absent, "there is no " + group_.dn + ", or " +
                                                          settings_.bind_dn + " may not see it"};
            absent_.add(next.dn);
            return {};
        }
        const DirectoryEntry& entry = found->front();
        // The same entry by another spelling of its name.
        const std::string name = ascii_lower(entry.dn);
        if (name != ascii_lower(next.dn) && !seen_.insert(name).second) return {};
        if (!is_group(entry)) {
            if (first)
                return DirectoryFailure{Kind::other,
                                        group_.dn + " is no group; for one person, write the group by hand"};
            add_person(entry);
            return {};
        }
        if (settings_.active_directory)
            return match("(&(objectCategory=person)(memberOf:1.2.840.113556.1.4.1941:=" +
                         filter_value(entry.dn) + "))");
        return open_members(entry, next.depth + 1);
    }

    MaybeFailure open_members(const DirectoryEntry& group, std::size_t depth) {
        for (const std::string_view attribute : member_attributes) {
            Result<std::vector<std::string>, DirectoryFailure> members = all_values(group, attribute);
            if (!members) return members.error();
            if (!members->empty() && depth > limits::directory_depth)
                return DirectoryFailure{Kind::other, "groups stand in groups more than " +
                                                         std::to_string(limits::directory_depth) +
                                                         " deep: " + group.dn};
            for (const std::string& dn : members.value()) {
                if (seen_.insert(ascii_lower(dn)).second) open_.push_back({dn, depth});
            }
        }
        const auto names = group.values.find("memberuid");
        if (names == group.values.end()) return {};
        for (const std::string& name : names->second) {
            if (MaybeFailure failure = add_by_uid(name)) return failure;
        }
        return {};
    }

    // Active Directory hands out long lists in pieces: "member;range=0-1499", and "*" with the last of them.
    Result<std::vector<std::string>, DirectoryFailure> all_values(const DirectoryEntry& entry,
                                                                  std::string_view attribute) {
        std::vector<std::string> values;
        if (const auto plain = entry.values.find(std::string(attribute)); plain != entry.values.end())
            values = plain->second;
        DirectoryEntry piece = entry;
        const std::string prefix = std::string(attribute) + ";range=";
        while (true) {
            const auto found = piece.values.lower_bound(prefix);
            if (found == piece.values.end() || !found->first.starts_with(prefix)) return values;
            values.insert(values.end(), found->second.begin(), found->second.end());
            if (found->first.ends_with("*") || found->second.empty() ||
                values.size() > limits::directory_entries)
                return values;
            const auto next = directory_.search(
                {entry.dn, false, "(objectClass=*)", {prefix + std::to_string(values.size()) + "-*"}});
            if (!next) return Failure{next.error()};
            if (next->empty()) return values;
            piece = next->front();
        }
    }

    MaybeFailure add_by_uid(const std::string& name) {
        if (!seen_.insert("uid " + ascii_lower(name)).second) return {};
        const auto found =
            directory_.search({settings_.base, true, "(uid=" + filter_value(name) + ")", wanted(false)});
        if (!found) return found.error();
        if (found->empty()) absent_.add(name);
        for (const DirectoryEntry& entry : found.value()) {
            if (seen_.insert(ascii_lower(entry.dn)).second) add_person(entry);
        }
        return {};
    }

    void add_person(const DirectoryEntry& person) {
        bool any = false;
        for (const std::string& attribute : group_.attributes) {
            const auto found = person.values.find(ascii_lower(attribute));
            if (found == person.values.end()) continue;
            for (const std::string_view value : found->second)
                any = add_value(attribute, trim(value)) || any;
        }
        if (any) {
            people_++;
        } else {
            nameless_.add(person.dn);
        }
    }

    // proxyAddresses says of each address what it is for: "SMTP:" the first, "smtp:" a further one, "x500:",
    // "sip:" ...
    bool add_value(const std::string& attribute, std::string_view value) {
        if (iequals(attribute, "proxyAddresses")) {
            if (!istarts_with(value, "smtp:")) return false;
            value.remove_prefix(5);
        }
        if (!is_person_entry(value)) {
            unusable_.add(attribute + " '" + std::string(value) + "'");
            return false;
        }
        entries_.insert(ascii_lower(value));
        return true;
    }

    const DirectoryGroup& group_;
    const DirectorySettings& settings_;
    Directory& directory_;
    std::deque<Open> open_;
    std::set<std::string> seen_, entries_;
    std::size_t people_ = 0;
    Left absent_, nameless_, unusable_;
};

}  // namespace

Result<DirectoryMembers, DirectoryFailure> members_of(const DirectoryGroup& group,
                                                      const DirectorySettings& settings,
                                                      Directory& directory) {
    return Gathering(group, settings, directory).run();
}

bool is_person_entry(std::string_view text) {
    constexpr std::string_view never = " <>(),;:\"*?/#";
    const auto bad = [&](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || never.find(c) != std::string_view::npos;
    };
    if (text.empty() || text.size() > longest_address || std::ranges::any_of(text, bad) ||
        !is_valid_utf8(text))
        return false;
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos) return true;
    const std::string_view domain = text.substr(at + 1);
    return at > 0 && !domain.empty() && domain.find('@') == std::string_view::npos &&
           !domain.starts_with('.') && domain.find("..") == std::string_view::npos;
}

}  // namespace letterhead
