// One SMTP session as Postfix shows it to a milter.
#pragma once

#include "load/message.h"
#include "wire_client/milter_wire.h"

#include <array>
#include <chrono>
#include <optional>
#include <string>

namespace letterhead::load {

using Clock = std::chrono::steady_clock;

struct Timing {
    wire::Final verdict = wire::Final::lost;
    double message_ms = 0;  // from MAIL to the verdict
    double end_ms =
        0;  // from just before the last packet to the verdict; unanswered packets may stand before it
};

class Session {
 public:
    // Connects, negotiates what Postfix offers, sends connect and HELO. Nothing, and a sentence in `problem`,
    // on failure.
    static std::optional<Session> open(const std::string& socket, std::string& problem);

    // One message through to its verdict. `queue_id` must differ between messages.
    Timing send(const Message& message, const std::string& queue_id);
    // All but the last chunk of the body, which is then on its way.
    bool send_half(const Message& message, const std::string& queue_id);
    void quit() { client_.quit(); }
    const std::string& problem() const { return client_.problem(); }

 private:
    explicit Session(wire::Client client) : client_(std::move(client)) {}
    void choose_macros();
    std::optional<wire::Final> send_envelope(const Message& message, const std::string& queue_id);
    std::optional<wire::Final> send_content(const Message& message, std::size_t octets);
    void macro(char stage);

    wire::Client client_;
    // Of each stage, what the milter asked for, or Postfix's own choice; the queue id is put in for each
    // message.
    std::array<wire::Macros, 7> macros_;
};

}  // namespace letterhead::load
