// Where clamd is, and how long a message waits for it.

#include "base/text.h"
#include "config/settings_parts.h"

#include <sys/un.h>

#include <charconv>
#include <string_view>

namespace letterhead {
namespace {

constexpr int kLongestTimeout = 60;
constexpr const char* kForms = "write unix:/run/clamav/clamd.ctl or inet:3310@127.0.0.1";

// An address, for a name would have to be looked up while a message waits.
bool is_port_at_address(std::string_view where) {
    const std::size_t at = where.find('@');
    if (at == std::string_view::npos) return false;
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(where.data(), where.data() + at, port);
    const std::string_view address = where.substr(at + 1);
    return error == std::errc() && end == where.data() + at && port != 0 &&
           address.find('/') == std::string_view::npos && parse_network(address);
}

std::optional<std::string> read_clamd(const Node& node, Problems& problems) {
    std::optional<std::string> text = read_text(node, "clamd", problems);
    if (!text) return std::nullopt;
    const std::size_t colon = text->find(':');
    const std::string kind = ascii_lower(std::string_view(*text).substr(0, colon));
    const std::string_view where =
        colon == std::string::npos ? "" : std::string_view(*text).substr(colon + 1);
    if (kind == "unix" || kind == "local") {
        if (where.starts_with('/') && where.size() < sizeof(sockaddr_un::sun_path)) return text;
        problems.error(Code::socket, node.place(),
                       "clamd's path must begin with '/' and have at most " +
                           std::to_string(sizeof(sockaddr_un::sun_path) - 1) + " bytes");
    } else if (kind == "inet" || kind == "inet6") {
        if (is_port_at_address(where)) return text;
        problems.error(Code::socket, node.place(), "'" + *text + "' is no port and address", kForms);
    } else {
        problems.error(Code::socket, node.place(), "'" + *text + "' names no socket", kForms);
    }
    return std::nullopt;
}

}  // namespace

std::optional<ScannerSettings> read_scanner(const Node& node, Problems& problems) {
    ScannerSettings scanner;
    Fields fields(node, "scanner", problems);
    const Node* const clamd = fields.require("clamd");
    const std::optional<std::string> socket = clamd ? read_clamd(*clamd, problems) : std::nullopt;
    if (socket) scanner.clamd = *socket;
    if (clamd) scanner.place = clamd->place();
    if (const Node* const value = fields.find("timeout_seconds")) {
        const std::optional<std::uint64_t> seconds = read_count(*value, "timeout_seconds", problems);
        if (seconds && (*seconds == 0 || *seconds > kLongestTimeout)) {
            problems.error(Code::out_of_range, value->place(),
                           "'timeout_seconds' is from 1 to " + std::to_string(kLongestTimeout),
                           "the MTA waits, too");
        } else if (seconds) {
            scanner.timeout_seconds = static_cast<int>(*seconds);
        }
    }
    fields.finish();
    return socket ? std::optional(scanner) : std::nullopt;
}

}  // namespace letterhead
