// The daemon's settings, with every problem in one run.

#include "config/settings.h"

#include "base/document.h"
#include "config/file_kind.h"
#include "config/files.h"
#include "config/settings_parts.h"
#include "config/yaml.h"

#include <grp.h>

#include <charconv>
#include <string_view>
#include <utility>

namespace letterhead {
namespace {

constexpr int kLongestDrain = 600;

// A list that may be empty: "networks: []" says that there are none.
std::vector<Node> read_possibly_empty(const Node& node, std::string_view what, Problems& problems) {
    if (node.is_list() && node.items().empty()) return {};
    return read_list(node, what, problems).value_or(std::vector<Node>{});
}

std::vector<std::string> read_words_of(const Node& node, std::string_view what, Problems& problems) {
    if (node.is_list() && node.items().empty()) return {};
    return read_texts(node, what, problems).value_or(std::vector<std::string>{});
}

void read_networks(const Node& node, std::vector<Network>& into, Problems& problems) {
    for (const Node& item : read_possibly_empty(node, "networks", problems)) {
        const std::optional<std::string> text = read_text(item, "a network", problems);
        if (!text) continue;
        const std::optional<Network> network = parse_network(*text);
        if (!network) {
            problems.error(Code::network, item.place(), "'" + *text + "' is no address and no network",
                           "write 192.0.2.7, 192.0.2.0/24, 2001:db8::1 or 2001:db8::/32");
        } else if (has_bits_beyond_prefix(*network)) {
            problems.error(Code::network, item.place(), "'" + *text + "' has bits beyond its prefix",
                           "which address or network is meant?");
        } else {
            const bool everywhere = network->prefix == 0 || (network->prefix == 96 && text->ends_with("/0"));
            if (everywhere)
                problems.warning(Code::all_outgoing, item.place(),
                                 "with '" + *text + "' mail from anywhere counts as outgoing");
            into.push_back(*network);
        }
    }
}

void read_outgoing(const Node& node, Outgoing& into, Problems& problems) {
    Fields fields(node, "outgoing", problems);
    if (const Node* value = fields.find("authenticated"))
        into.authenticated = read_bool(*value, "authenticated", problems).value_or(into.authenticated);
    if (const Node* value = fields.find("networks")) read_networks(*value, into.networks, problems);
    if (const Node* value = fields.find("daemon_names"))
        into.daemon_names = read_words_of(*value, "daemon_names", problems);
    if (const Node* value = fields.find("certificates"))
        into.certificates = read_words_of(*value, "certificates", problems);
    fields.finish();
    const bool none = !into.authenticated && into.networks.empty() && into.daemon_names.empty() &&
                      into.certificates.empty();
    if (none && node.is_map()) {
        problems.warning(Code::none_outgoing, node.place(),
                         "no mail counts as outgoing: everything will pass unchecked",
                         "set authenticated: true, or name networks");
    }
}

void read_log(const Node& node, Settings& into, Problems& problems) {
    constexpr std::array<std::string_view, 2> places = {"stderr", "syslog"};
    constexpr std::array<std::string_view, 11> facilities = {"mail",   "daemon", "user",   "local0",
                                                             "local1", "local2", "local3", "local4",
                                                             "local5", "local6", "local7"};
    Fields fields(node, "log", problems);
    if (const Node* value = fields.find("to")) {
        const auto choice = read_choice(*value, "to", places, problems);
        if (choice) into.log_to = *choice == 0 ? LogTo::standard_error : LogTo::syslog;
    }
    if (const Node* value = fields.find("facility")) {
        const auto choice = read_choice(*value, "facility", facilities, problems);
        if (choice) into.log_facility = facilities[*choice];
    }
    fields.finish();
}

void read_socket_mode(const Node& node, int& into, Problems& problems) {
    const std::optional<std::string> text = read_text(node, "socket_mode", problems);
    if (!text) return;
    int mode = 0;
    const char* const end = text->data() + text->size();
    const auto [stop, error] = std::from_chars(text->data(), end, mode, 8);
    const bool good = !text->empty() && error == std::errc() && stop == end && mode >= 0 && mode <= 0777;
    if (!good) {
        problems.error(Code::socket_mode, node.place(),
                       "'socket_mode' must be three octal digits after a 0, not '" + *text + "'",
                       "'0660' lets the group of the socket connect");
    } else if ((mode & 0002) != 0) {
        problems.error(Code::socket_mode, node.place(),
                       "with '" + *text + "' every user of this machine could talk to the socket",
                       "'0660' and socket_group, the group of the MTA");
    } else {
        into = mode;
    }
}

void read_socket_group(const Node& node, std::string& into, Problems& problems) {
    const std::optional<std::string> name = read_text(node, "socket_group", problems);
    if (!name) return;
    into = *name;
    if (into.empty()) return;
    std::string buffer(64 * 1024, '\0');
    group entry{};
    group* found = nullptr;
    ::getgrnam_r(into.c_str(), &entry, buffer.data(), buffer.size(), &found);
    if (found == nullptr)
        problems.error(Code::socket_group, node.place(), "there is no group '" + into + "' on this machine");
}

void read_packs(const Node& node, Settings& into, Problems& problems) {
    for (const Node& item : read_list(node, "packs", problems).value_or(std::vector<Node>{})) {
        const std::optional<std::string> path = read_text(item, "a pack", problems);
        if (!path) continue;
        into.packs.push_back(relative_to(into.file, *path));
        into.pack_places.push_back(item.place());
    }
}

void read_drain_seconds(const Node& node, int& into, Problems& problems) {
    const std::optional<std::uint64_t> seconds = read_count(node, "drain_seconds", problems);
    if (!seconds) return;
    if (*seconds > kLongestDrain) {
        problems.error(Code::out_of_range, node.place(),
                       "'drain_seconds' is at most " + std::to_string(kLongestDrain));
    } else {
        into = static_cast<int>(*seconds);
    }
}

void read_stats_file(const Node& node, Settings& into, Problems& problems) {
    const std::optional<std::string> path = read_text(node, "stats_file", problems);
    if (path) into.stats_file = path->empty() ? "" : relative_to(into.file, *path);
}

Settings read_fields(const Node& root, const std::string& file, Problems& problems) {
    constexpr std::array<std::string_view, 2> failures = {"tempfail", "accept"};
    Settings settings;
    settings.file = file;
    Fields fields(root, "the settings file", problems);
    if (const Node* value = fields.require("socket")) {
        settings.socket_place = value->place();
        settings.socket = read_socket(*value, problems).value_or("");
    }
    if (const Node* value = fields.find("socket_mode"))
        read_socket_mode(*value, settings.socket_mode, problems);
    if (const Node* value = fields.find("socket_group"))
        read_socket_group(*value, settings.socket_group, problems);
    if (const Node* value = fields.require("packs")) read_packs(*value, settings, problems);
    if (const Node* value = fields.find("outgoing")) read_outgoing(*value, settings.outgoing, problems);
    if (const Node* value = fields.find("scanner")) settings.scanner = read_scanner(*value, problems);
    if (const Node* value = fields.find("directory"))
        settings.directory = read_directory(*value, file, problems);
    if (const Node* value = fields.find("watch"))
        settings.watch = read_bool(*value, "watch", problems).value_or(settings.watch);
    if (const Node* value = fields.find("on_failure")) {
        const auto choice = read_choice(*value, "on_failure", failures, problems);
        if (choice) settings.on_failure = *choice == 0 ? OnFailure::tempfail : OnFailure::accept;
    }
    if (const Node* value = fields.find("drain_seconds"))
        read_drain_seconds(*value, settings.drain_seconds, problems);
    if (const Node* value = fields.find("stats_file")) read_stats_file(*value, settings, problems);
    if (const Node* value = fields.find("log")) read_log(*value, settings, problems);
    fields.finish();
    return settings;
}

}  // namespace

std::optional<Settings> read_settings(const std::string& file, Problems& problems) {
    FileSet files;
    const auto source = files.read(file, {}, problems);
    if (!source) return std::nullopt;
    const std::optional<Node> root = parse_yaml(source, problems);
    if (!root || !is_of_kind(*root, FileKind::settings, problems)) return std::nullopt;
    return read_fields(*root, file, problems);
}

}  // namespace letterhead
