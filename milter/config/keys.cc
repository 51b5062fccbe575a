#include "config/keys.h"

namespace letterhead {
namespace {

constexpr KeyInfo keys[] = {
    {"file", "base", "text", "the rule file that this local file stands on"},
    {"file", "pack", "section pack", "whose rules these are", true},
    {"file", "lists", "lists by name", "words, domains or globs, in place or {file: ...}"},
    {"file", "groups", "groups by name", "people: addresses, '@domain' or logins, in place or {file: ...}"},
    {"file", "restricted_lists", "sections restricted_list by name",
     "distribution lists that not everybody may use"},
    {"file", "conditions", "conditions by name", "conditions with a name, used by condition: name"},
    {"file", "rules", "sections rule", "what is checked", true},

    {"pack", "id", "text", "letters, digits, '.', '-' and '_'", true},
    {"pack", "policy", "text", "the policy by its title", true},
    {"pack", "contact", "text", "whom to ask; ends every explanation", true},
    {"pack", "own_domains", "words", "the domains that are inside; their sub-domains are meant too", true},
    {"pack", "languages", "words", "of explain texts; the first is told first: [en, es]"},
    {"pack", "sentences", "words",
     "files with the sentences around explanations, for languages other than English"},
    {"pack", "web", "text", "a page about the policy; ends every explanation"},
    {"pack", "departments", "words", "groups: a sender's department is the first that has him"},
    {"pack", "templates", "words", "files of signature blocks and disclaimers"},
    {"pack", "habits", "words", "files of what mail programs write around quoted text"},

    {"restricted_list", "addresses", "words", "the addresses of the list; may be absent when it has lists"},
    {"restricted_list", "lists", "names of restricted lists", "who writes to it writes to these, too"},
    {"restricted_list", "may_send", "people", "who may write to it", true},
    {"restricted_list", "hours", "hours", "when it takes mail, in local time: '07:00-19:00'"},
    {"restricted_list", "days", "any of: mon, tue, wed, thu, fri, sat, sun", "on which days it takes mail"},
    {"restricted_list", "max_size", "size", "of a message to it"},
    {"restricted_list", "attachments", "yes/no", "false: it takes none"},
    {"restricted_list", "approver", "text", "who releases mail that waits"},
    {"restricted_list", "note", "text", "told to the sender"},

    {"rule", "id", "text", "letters, digits, '.', '-' and '_'; in log lines, headers and replies", true},
    {"rule", "title", "text", "what the rule is about, in a few words", true},
    {"rule", "clause", "text", "where the policy says so"},
    {"rule", "mode", "one of: off, observe, enforce", "observe: the rule is only listed in log and header"},
    {"rule", "enforce_from", "date", "until this day the rule only tags"},
    {"rule", "when", "condition", "what must not be", true},
    {"rule", "unless", "condition", "when the rule does not hold"},
    {"rule", "action", "action", "what happens then", true},
    {"rule", "cannot_tell", "one of: tag, hold, reject, copy, redirect, tempfail, ignore",
     "what happens when the condition cannot be told"},
    {"rule", "explain", "translated text",
     "what is wrong and how to fix it, with placeholders such as {contact}"},
    {"rule", "advice", "advice", "{attachment.advice} by family of the attachment"},
    {"rule", "exceptions", "sections exception", "for whom the rule does not hold, and until when"},

    {"exception", "sender", "text", "a glob over login or sender"},
    {"exception", "recipient", "text", "a glob; every recipient must match"},
    {"exception", "owner", "text", "who asked for it and reviews it"},
    {"exception", "reason", "text", "why", true},
    {"exception", "ticket", "text", "where it was agreed"},
    {"exception", "until", "date", "the last day"},

    {"settings", "socket", "text", "unix:/path, inet:port@address, inet6:port@address or fd:number", true},
    {"settings", "socket_mode", "text", "permissions of the socket: '0660'"},
    {"settings", "socket_group", "text", "the group that may connect"},
    {"settings", "packs", "words", "the rule files", true},
    {"settings", "outgoing", "section outgoing", "which mail is the city's own; any one is enough"},
    {"settings", "scanner", "section scanner", "ClamAV's clamd"},
    {"settings", "directory", "section directory", "LDAP or Active Directory, for letterhead groups pull"},
    {"settings", "watch", "yes/no",
     "files of groups and lists are read again by themselves when they change"},
    {"settings", "on_failure", "one of: tempfail, accept", "when no decision is possible"},
    {"settings", "drain_seconds", "count", "how long messages under way may take when the daemon stops"},
    {"settings", "stats_file", "path", "where what each rule did and cost is kept; empty: nowhere"},
    {"settings", "log", "section log", "where log lines go"},

    {"outgoing", "authenticated", "yes/no", "clients that have logged in"},
    {"outgoing", "networks", "words", "192.0.2.0/24, 2001:db8::/32"},
    {"outgoing", "daemon_names", "words", "{daemon_name} of the MTA"},
    {"outgoing", "certificates", "words", "globs over the subject of a client's certificate"},

    {"scanner", "clamd", "text", "unix:/path or inet:port@address", true},
    {"scanner", "timeout_seconds", "count", "how long a message waits for it"},

    {"directory", "servers", "words", "ldaps://host or ldap://host, tried in this order", true},
    {"directory", "bind_dn", "text", "the service account", true},
    {"directory", "password_file", "text", "its password, alone in a file", true},
    {"directory", "ca_file", "text", "whose certificates are trusted"},
    {"directory", "base", "text", "the DN below which people and groups are looked for", true},
    {"directory", "nested", "one of: by_member, active_directory", "how groups within groups are found"},
    {"directory", "timeout_seconds", "count", "for each answer"},
    {"directory", "shrink_percent", "count", "a group that has lost more than this is not taken over"},
    {"directory", "groups", "sections directory_group by name", "the files that are written", true},

    {"directory_group", "file", "text", "where the people are written, as seen from the settings", true},
    {"directory_group", "dn", "text", "the group in the directory"},
    {"directory_group", "filter", "text", "or whoever matches this filter"},
    {"directory_group", "attributes", "words", "which attributes name a person"},
    {"directory_group", "minimum", "count", "fewer people than this are not taken over"},

    {"log", "to", "one of: stderr, syslog", "stderr is the journal under systemd"},
    {"log", "facility",
     "one of: mail, daemon, user, local0, local1, local2, local3, local4, local5, local6, local7",
     "of syslog"},
};

}  // namespace

std::span<const KeyInfo> file_keys() {
    return keys;
}

}  // namespace letterhead
