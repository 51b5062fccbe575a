#include "wire/mail.h"

namespace letterhead::wire {

Answer begin(Client& client, const Mail& mail) {
    if (!mail.login.empty())
        client.macro(command::mail, {{"{auth_authen}", mail.login}, {"{auth_type}", "PLAIN"}});
    return client.mail(mail.sender);
}

void content(Client& client, const Mail& mail) {
    for (const std::string& recipient : mail.recipients)
        client.rcpt(recipient);
    client.data();
    client.header("From", " " + mail.sender.substr(1, mail.sender.size() - 2));
    client.header("To", " ann@outside.example");
    client.header("Subject", " " + mail.subject);
    client.header("Message-ID", " <" + mail.queue_id + "@city.example>");
    for (const auto& [name, value] : mail.headers)
        client.header(name, value);
    if (!mail.queue_id.empty()) client.macro(command::end_of_header, {{"i", mail.queue_id}});
    client.end_of_header();
    for (std::size_t at = 0; at < mail.body.size(); at += chunk_size)
        client.body(std::string_view(mail.body).substr(at, chunk_size));
}

Answer end(Client& client, const Mail& mail) {
    if (!mail.queue_id.empty()) client.macro(command::end_of_message, {{"i", mail.queue_id}});
    return client.end_of_message();
}

Answer send(Client& client, const Mail& mail) {
    Answer answer = begin(client, mail);
    if (answer.final != Final::proceed) return answer;
    content(client, mail);
    return end(client, mail);
}

}  // namespace letterhead::wire
