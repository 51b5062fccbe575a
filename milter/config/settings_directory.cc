// Which directory servers are asked for groups, and for which.

#include "base/text.h"
#include "config/files.h"
#include "config/settings_parts.h"
#include "directory/members.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace letterhead {
namespace {

constexpr std::uint64_t longest_timeout = 300;
constexpr const char* default_ca_file = "/etc/ssl/certs/ca-certificates.crt";
constexpr std::array<std::string_view, 5> default_attributes = {"mail", "proxyAddresses", "userPrincipalName",
                                                                "sAMAccountName", "uid"};

bool is_server(std::string_view text) {
    const bool known = text.starts_with("ldaps://") || text.starts_with("ldap://");
    const std::string_view host = text.substr(std::min(text.find("//") + 2, text.size()));
    return known && !host.empty() && host.find_first_of("/?@ ,") == std::string_view::npos;
}

void read_servers(const Node& node, DirectorySettings& into, Problems& problems) {
    for (const Node& item : read_list(node, "servers", problems).value_or(std::vector<Node>{})) {
        const std::optional<std::string> text = read_text(item, "a server", problems);
        if (text && !is_server(*text)) {
            problems.error(
                Code::wrong_form, item.place(), "'" + *text + "' names no directory server",
                "write ldaps://dc1.example.org, or ldap://dc1.example.org, which then must know StartTLS");
        } else if (text) {
            into.servers.push_back(*text);
        }
    }
}

std::string read_dn(const Node& node, std::string_view what, Problems& problems) {
    const std::optional<std::string> text = read_text(node, what, problems);
    if (!text || text->find('=') != std::string::npos) return text.value_or("");
    problems.error(Code::wrong_form, node.place(),
                   "'" + std::string(what) + "' must be a distinguished name, not '" + *text + "'",
                   "such as 'CN=Police,OU=Groups,DC=city,DC=example'");
    return "";
}

// The rest of its grammar is the server's to judge.
std::string read_filter(const Node& node, Problems& problems) {
    const std::optional<std::string> text = read_text(node, "filter", problems);
    if (!text) return "";
    if (text->starts_with('(') && text->ends_with(')') &&
        std::ranges::count(*text, '(') == std::ranges::count(*text, ')'))
        return *text;
    problems.error(Code::wrong_form, node.place(), "'" + *text + "' is no filter",
                   "such as '(&(objectClass=person)(department=Police))'");
    return "";
}

std::optional<std::uint64_t> read_number(const Node& node, std::string_view what, std::uint64_t least,
                                         std::uint64_t most, Problems& problems) {
    const std::optional<std::uint64_t> number = read_count(node, what, problems);
    if (!number || (*number >= least && *number <= most)) return number;
    problems.error(
        Code::out_of_range, node.place(),
        "'" + std::string(what) + "' is from " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
}

void read_source(Fields& fields, DirectoryGroup& into, Problems& problems) {
    const Node* const dn = fields.find("dn");
    const Node* const filter = fields.find("filter");
    if (dn != nullptr) into.dn = read_dn(*dn, "dn", problems);
    if (filter != nullptr) into.filter = read_filter(*filter, problems);
    if ((dn == nullptr) == (filter == nullptr))
        problems.error(Code::keys_do_not_fit, into.place,
                       "group '" + into.id + "' needs either 'dn' or 'filter'",
                       "dn: a group in the directory; filter: whoever matches");
}

DirectoryGroup read_group(const Node::Entry& entry, const std::string& settings_file, Problems& problems) {
    DirectoryGroup group;
    group.id = entry.key.text();
    group.place = entry.key.place();
    group.attributes.assign(default_attributes.begin(), default_attributes.end());
    Fields fields(entry.value, "group '" + group.id + "'", problems);
    if (const Node* value = fields.require("file")) {
        if (const auto path = read_text(*value, "file", problems))
            group.file = relative_to(settings_file, *path);
    }
    read_source(fields, group, problems);
    if (const Node* value = fields.find("attributes")) {
        if (auto names = read_texts(*value, "attributes", problems)) group.attributes = std::move(*names);
    }
    if (const Node* value = fields.find("minimum"))
        group.minimum = read_count(*value, "minimum", problems).value_or(group.minimum);
    fields.finish();
    return group;
}

void read_directory_groups(const Node& node, const std::string& settings_file, DirectorySettings& into,
                           Problems& problems) {
    if (!node.is_map() || node.entries().empty()) {
        problems.error(Code::wrong_type, node.place(), "'groups' must be a map of names",
                       "police: {file: groups/police.txt, dn: 'CN=...'}");
        return;
    }
    std::map<std::string, std::string> by_file;
    for (const Node::Entry& entry : node.entries()) {
        into.groups.push_back(read_group(entry, settings_file, problems));
        const DirectoryGroup& group = into.groups.back();
        const auto [first, is_new] = by_file.emplace(group.file, group.id);
        if (!is_new && !group.file.empty())
            problems.error(Code::twice, group.place,
                           "groups '" + first->second + "' and '" + group.id + "' have the same file");
    }
}

}  // namespace

std::optional<DirectorySettings> read_directory(const Node& node, const std::string& settings_file,
                                                Problems& problems) {
    constexpr std::array<std::string_view, 2> nested = {"by_member", "active_directory"};
    DirectorySettings directory;
    directory.place = node.place();
    directory.ca_file = default_ca_file;
    Fields fields(node, "directory", problems);
    if (const Node* value = fields.require("servers")) read_servers(*value, directory, problems);
    if (const Node* value = fields.require("bind_dn"))  // Active Directory takes user@domain, too
        directory.bind_dn = read_text(*value, "bind_dn", problems).value_or("");
    if (const Node* value = fields.require("password_file"))
        directory.password_file =
            relative_to(settings_file, read_text(*value, "password_file", problems).value_or(""));
    if (const Node* value = fields.find("ca_file"))
        directory.ca_file = relative_to(settings_file, read_text(*value, "ca_file", problems).value_or(""));
    if (const Node* value = fields.require("base")) directory.base = read_dn(*value, "base", problems);
    if (const Node* value = fields.find("nested")) {
        const auto choice = read_choice(*value, "nested", nested, problems);
        directory.active_directory = choice && *choice == 1;
    }
    if (const Node* value = fields.find("timeout_seconds")) {
        const auto seconds = read_number(*value, "timeout_seconds", 1, longest_timeout, problems);
        directory.timeout_seconds = static_cast<int>(seconds.value_or(10));
    }
    if (const Node* value = fields.find("shrink_percent"))
        directory.shrink_percent = read_number(*value, "shrink_percent", 0, 100, problems).value_or(50);
    if (const Node* value = fields.require("groups"))
        read_directory_groups(*value, settings_file, directory, problems);
    fields.finish();
    return node.is_map() ? std::optional(directory) : std::nullopt;
}

}  // namespace letterhead
