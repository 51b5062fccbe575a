// Log lines are made here and nowhere else, so that what is logged about people can be read in one place.

#include "records/log.h"

#include "base/text.h"

#include <syslog.h>
#include <unistd.h>

#include <array>
#include <cstdio>

namespace letterhead {
namespace {

struct Facility {
    std::string_view name;
    int value;
};

constexpr std::array facilities{
    Facility{"mail", LOG_MAIL},     Facility{"daemon", LOG_DAEMON}, Facility{"local0", LOG_LOCAL0},
    Facility{"local1", LOG_LOCAL1}, Facility{"local2", LOG_LOCAL2}, Facility{"local3", LOG_LOCAL3},
    Facility{"local4", LOG_LOCAL4}, Facility{"local5", LOG_LOCAL5}, Facility{"local6", LOG_LOCAL6},
    Facility{"local7", LOG_LOCAL7},
};

int syslog_priority(LogLevel level) {
    switch (level) {
        case LogLevel::error:
            return LOG_ERR;
        case LogLevel::warning:
            return LOG_WARNING;
        case LogLevel::notice:
            return LOG_NOTICE;
        case LogLevel::info:
            return LOG_INFO;
    }
    return LOG_INFO;
}

// A value of key=value: printable ASCII; quoted where a blank would end it, so that a sender cannot write
// keys of his own.
std::string value(std::string_view text, std::size_t limit = 200) {
    std::string safe = safe_ascii(text, limit);
    if (safe.find_first_of(" \"=\\") == std::string::npos) return safe;
    std::string quoted = "\"";
    for (char c : safe) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::string rule_ids(const Verdict& verdict, Truth truth) {
    std::string ids;
    for (const RuleResult& result : verdict.fired) {
        if (result.truth != truth) continue;
        if (!ids.empty()) ids += ',';
        ids += result.rule->id;
        if (!result.enforced) ids += "(observed)";
    }
    return ids.empty() ? ids : value(ids, 400);
}

std::string queue_id(const Envelope& envelope) {
    return envelope.queue_id.empty() ? "NOQUEUE" : value(envelope.queue_id);
}

// An address as Postfix logs it: from=<a@b>. Inside <> a blank is no danger for '>' ends the value.
std::string angle(std::string_view address) {
    std::string safe = safe_ascii(address, 200);
    for (char& c : safe) {
        if (c == '<' || c == '>' || c == ' ') c = '_';
    }
    return "<" + safe + ">";
}

}  // namespace

bool is_log_facility(std::string_view name) {
    for (const Facility& facility : facilities) {
        if (facility.name == name) return true;
    }
    return false;
}

Log Log::to_standard_error() {
    return Log(false);
}

Log Log::to_syslog(std::string_view facility) {
    int value = LOG_MAIL;
    for (const Facility& known : facilities) {
        if (known.name == facility) value = known.value;
    }
    openlog("letterhead", LOG_PID | LOG_NDELAY, value);
    return Log(true);
}

void Log::write(LogLevel level, std::string_view line) const {
    if (use_syslog_) {
        syslog(syslog_priority(level), "%.*s", static_cast<int>(line.size()), line.data());
        return;
    }
    std::string whole(line);
    whole += '\n';
    if (::write(STDERR_FILENO, whole.data(), whole.size()) < 0)
        return;  // a log that cannot be written must not stop mail
}

std::string message_line(const Envelope& envelope, const Findings& findings, const Verdict& verdict,
                         const Outcome& outcome, const Policy& policy, double milliseconds) {
    std::array<char, 32> duration{};
    std::snprintf(duration.data(), duration.size(), "%.2f", milliseconds);
    std::string line = queue_id(envelope);
    line += ": verdict=";
    line += action_name(outcome.action);
    line += " ref=" + outcome.reference;
    line += " from=" + angle(envelope.sender);
    line += " login=" + value(envelope.login);
    line += " rcpts=" + std::to_string(envelope.recipients.size());
    line += " bytes=" + std::to_string(findings.message_bytes);
    line += " rules=" + rule_ids(verdict, Truth::yes);
    line += " cannot_tell=" + rule_ids(verdict, Truth::cannot_tell);
    line += " policy=" + policy.short_hash();
    line += " ms=";
    line += duration.data();
    std::string id(trim(findings.message_id));
    if (id.size() >= 2 && id.front() == '<' && id.back() == '>') id = id.substr(1, id.size() - 2);
    line += " id=" + angle(id);
    return line;
}

std::string failure_line(const Envelope& envelope, std::string_view reason, const Outcome& outcome) {
    std::string line = queue_id(envelope);
    line += ": verdict=";
    line += action_name(outcome.action);
    line += " failure=" + value(reason, 300);
    line += " from=" + angle(envelope.sender);
    line += " rcpts=" + std::to_string(envelope.recipients.size());
    return line;
}

}  // namespace letterhead
