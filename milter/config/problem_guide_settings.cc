// Codes of the settings.

#include "config/problem_guide_families.h"

namespace letterhead {
namespace {

using enum ExamplePlace;

constexpr ProblemGuide guides[] = {
    {Code::network, "A text that is no network",
     "Networks are an address, or the first address of a network and its prefix: 192.0.2.7, 192.0.2.0/24, "
     "2001:db8::/32.",
     settings, "outgoing: {networks: ['192.0.2.7/24']}\n", "outgoing: {networks: ['192.0.2.0/24']}\n"},
    {Code::all_outgoing, "A network that holds everybody",
     "Mail from anywhere would count as the city's own, and be judged, held and refused as such.", settings,
     "outgoing: {networks: ['0.0.0.0/0']}\n", "outgoing: {networks: ['10.0.0.0/8']}\n"},
    {Code::none_outgoing, "Settings by which no mail is outgoing",
     "Only outgoing mail is judged: everything would pass unchecked.", settings,
     "outgoing: {authenticated: false}\n", "outgoing: {authenticated: true}\n"},
    {Code::socket_mode, "Permissions of the socket that cannot be",
     "Three octal digits after a 0, in quotes. Others than owner and group must not write: whoever can talk "
     "to the "
     "socket can pretend to be the MTA.",
     settings, "socket_mode: '0666'\n", "socket_mode: '0660'\n"},
    {Code::socket_group, "A group that this machine does not have",
     "The group of the socket is that of the MTA; for Postfix it is 'postfix'.", settings,
     "socket_group: 'no-such-group'\n", "socket_group: ''\n"},
    {Code::socket, "A socket that cannot be",
     "Sockets are unix:/path, inet:port@address, inet6:port@address or fd:number. An address must be named: "
     "without, "
     "the daemon would listen on every one of the machine.",
     settings, "socket: 'inet:8891'\n", "socket: 'inet:8891@127.0.0.1'\n"},
    {Code::scanner_silent, "A scanner that does not answer",
     "clamd was asked and gave no answer. Until it does, rules that ask it cannot tell of any attachment: is "
     "clamd "
     "running, and may this user open its socket?",
     settings, "", "scanner: {clamd: 'unix:/run/clamav/clamd.ctl'}\n"},
};

}  // namespace

std::span<const ProblemGuide> guides_of_settings() {
    return guides;
}

}  // namespace letterhead
