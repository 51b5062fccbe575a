// The order of packets and macros is Postfix's: connect and HELO when the SMTP client comes; no queue id
// before the first recipient was accepted; headers and body in one go after the last dot, the macros again
// before each of them.
#include "load/session.h"

#include <algorithm>
#include <sstream>

namespace letterhead::load {
namespace {

using wire::Answer;
using wire::Final;
namespace command = wire::command;

enum Stage : std::size_t { at_connect, at_helo, at_mail, at_rcpt, at_data, at_end, at_end_of_header };

std::size_t stage_of(char octet) {
    switch (octet) {
        case command::connect:
            return at_connect;
        case command::helo:
            return at_helo;
        case command::mail:
            return at_mail;
        case command::rcpt:
            return at_rcpt;
        case command::data:
            return at_data;
        case command::end_of_header:
            return at_end_of_header;
        default:
            return at_end;  // Postfix sends headers and chunks with the macros of the end
    }
}

// What Postfix sends at each stage if the milter does not say what it wants; the same order as Stage.
constexpr std::array<std::string_view, 7> usual = {
    "j {daemon_name} {daemon_addr} v",
    "",
    "i {auth_type} {auth_authen} {mail_addr} {mail_host} {mail_mailer}",
    "i {rcpt_addr} {rcpt_host} {rcpt_mailer}",
    "i",
    "i",
    "i"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 18> values = {
    {{"j", "mail.pvestates.org"},
     {"{daemon_name}", "ORIGINATING"},
     {"{daemon_addr}", "127.0.0.1"},
     {"v", "Postfix 3.7.11"},
     {"{auth_type}", "PLAIN"},
     {"{auth_authen}", ""},
     {"{mail_addr}", ""},
     {"{mail_host}", "pvestates.org"},
     {"{mail_mailer}", "smtp"},
     {"{rcpt_addr}", "resident@example.com"},
     {"{rcpt_host}", "example.com"},
     {"{rcpt_mailer}", "smtp"},
     {"{client_addr}", "192.0.2.25"},
     {"{client_name}", "desk.pvestates.org"},
     {"{client_port}", "40025"},
     {"{client_connections}", "1"},
     {"{client_ptr}", "desk.pvestates.org"},
     {"i", ""}}};

std::string_view bare(std::string_view address) {
    return address.size() > 2 ? address.substr(1, address.size() - 2) : address;
}

// A verdict ends the message early; to go on is none.
std::optional<Final> ended(const Answer& answer) {
    if (answer.final == Final::unanswered || answer.final == Final::proceed || answer.final == Final::skip)
        return std::nullopt;
    return answer.final;
}

double milliseconds(Clock::time_point from, Clock::time_point to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
}

}  // namespace

std::optional<Session> Session::open(const std::string& socket, std::string& problem) {
    std::optional<wire::Client> client = wire::Client::open(socket, problem);
    if (!client) return std::nullopt;
    if (!client->negotiate()) {
        problem = client->problem();
        return std::nullopt;
    }
    Session session(std::move(*client));
    session.choose_macros();
    session.macro(command::connect);
    const Answer connected = session.client_.connect("desk.pvestates.org", '4', 40025, "192.0.2.25");
    session.macro(command::helo);
    const Answer greeted = session.client_.helo("desk.pvestates.org");
    if (ended(connected) || ended(greeted)) {
        problem = "the milter refused the connection: " + session.problem();
        return std::nullopt;
    }
    return session;
}

void Session::choose_macros() {
    for (std::size_t stage = 0; stage < macros_.size(); ++stage) {
        std::string names(usual[stage]);
        for (const auto& [number, asked] : client_.negotiated().macros)
            if (number == stage) names = asked;
        std::replace(names.begin(), names.end(), ',', ' ');
        std::istringstream words(names);
        for (std::string name; words >> name;) {
            if (name == "i" && stage <= at_mail) continue;
            for (const auto& [known, value] : values)
                if (name == known || "{" + name + "}" == known) macros_[stage].emplace_back(known, value);
        }
    }
}

void Session::macro(char stage) {
    client_.macro(stage, macros_[stage_of(stage)]);
}

std::optional<Final> Session::send_envelope(const Message& message, const std::string& queue_id) {
    for (wire::Macros& macros : macros_) {
        for (auto& [name, value] : macros) {
            if (name == "i") value = queue_id;
            if (name == "{auth_authen}" || name == "{mail_addr}") value = bare(message.sender);
        }
    }
    macro(command::mail);
    if (const auto verdict = ended(client_.mail(message.sender))) return verdict;
    macro(command::rcpt);
    if (const auto verdict = ended(client_.rcpt("<resident@example.com>"))) return verdict;
    macro(command::data);
    return ended(client_.data());
}

std::optional<Final> Session::send_content(const Message& message, std::size_t octets) {
    for (const auto& [name, value] : message.headers) {
        macro(command::header);
        if (const auto verdict = ended(client_.header(name, value))) return verdict;
    }
    macro(command::end_of_header);
    if (const auto verdict = ended(client_.end_of_header())) return verdict;
    const std::string_view body = std::string_view(message.body).substr(0, octets);
    for (std::size_t at = 0; at < body.size(); at += wire::chunk_size) {
        macro(command::body);
        const Answer answer = client_.body(body.substr(at, wire::chunk_size));
        if (answer.final == Final::skip) break;
        if (const auto verdict = ended(answer)) return verdict;
    }
    return std::nullopt;
}

Timing Session::send(const Message& message, const std::string& queue_id) {
    const Clock::time_point begun = Clock::now();
    std::optional<Final> verdict = send_envelope(message, queue_id);
    if (!verdict) verdict = send_content(message, message.body.size());
    const Clock::time_point last = Clock::now();
    if (!verdict) {
        macro(command::end_of_message);
        verdict = client_.end_of_message().final;
    } else {
        client_.abort();
    }
    const Clock::time_point done = Clock::now();
    return {*verdict, milliseconds(begun, done), milliseconds(last, done)};
}

bool Session::send_half(const Message& message, const std::string& queue_id) {
    const std::size_t whole_chunks = message.body.size() / wire::chunk_size * wire::chunk_size;
    return !send_envelope(message, queue_id) && !send_content(message, whole_chunks) && client_.flush();
}

}  // namespace letterhead::load
