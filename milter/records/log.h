#pragma once
// One message, one verdict, one log line; and the daemon's few other lines.

#include "actions/outcome.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace letterhead {

enum class LogLevel : std::uint8_t { error, warning, notice, info };

// Where lines go: standard error (one write(2) a line, so that lines of many threads never mix) or syslog.
// Thread-safe, no lock.
class Log {
 public:
    static Log to_standard_error();
    static Log to_syslog(std::string_view facility);  // "mail", "local0" ... "local7", "daemon"
    void write(LogLevel level, std::string_view line) const;

 private:
    explicit Log(bool use_syslog) : use_syslog_(use_syslog) {}
    bool use_syslog_;
};

// The line of one message (queue id first; key=value; printable ASCII; values with blanks are quoted). No
// subject, no text.
//     4Xyz12ABC: verdict=reject ref=LH-7K3Q9M2A from=<a@b> login=a@b rcpts=2 bytes=2048 rules=PVE-E.1
//     cannot_tell= policy=1f3a9c0b2d4e ms=0.41 id=<m@b>
std::string message_line(const Envelope& envelope, const Findings& findings, const Verdict& verdict,
                         const Outcome& outcome, const Policy& policy, double milliseconds);
// The line of a message that could not be decided.
std::string failure_line(const Envelope& envelope, std::string_view reason, const Outcome& outcome);

bool is_log_facility(std::string_view name);

}  // namespace letterhead
