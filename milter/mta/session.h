#pragma once
// One connection of the MTA, and its messages one at a time. libmilter may move a connection from thread to
// thread between any two callbacks, but never calls two at once: nothing here is thread-local, and nothing
// here is locked.

#include "filter.h"
#include "mta/server.h"
#include "mta/wake.h"

#include <libmilter/mfapi.h>

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace letterhead {

// What all connections share.
struct Service {
    ServerParts& parts;
    Wake wake{};
    std::atomic<int> in_hand{0};               // messages between MAIL and their answer
    std::atomic<bool> stopping{false};         // a message that begins now is asked to come again
    std::atomic<bool> told_of_missing{false};  // that the MTA lacks something
};

// What was agreed with the MTA; it goes on after QUIT_NC, when the Session does not. The defaults are right
// for every MTA of this century in all but looks (a header without its space).
struct Terms {
    bool leading_space = false;  // header values come, and are to be sent, with the blank after the colon
    bool answer_body =
        false;  // an MTA of protocol 5 or older may send the last chunk with the end of the message
};

enum class Begin { outgoing, not_outgoing, not_now };

class Session {
 public:
    explicit Session(Service& service);
    ~Session();  // a message still open is aborted
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    Terms terms;

    void client(std::string name, std::string address);
    // MAIL. A message that is still open is aborted. `envelope` lacks what the connection knows.
    Begin begin(Envelope envelope);
    void recipient(std::string_view written);  // "<a@b>", as the MTA wants to hear it again
    void header(std::string_view name, std::string_view value);
    void end_of_headers();
    void body(std::string_view chunk);
    // The end of the message in two steps, so that a failure of the first is answered by the second.
    void decide(std::string queue_id);
    sfsistat answer(SMFICTX* context);  // applies, logs and counts; the message is over then
    void forget();                      // abort: the message is over without an answer

    // Something broke while an answer could not be given: the end of the message gives it.
    void fail(const char* reason) noexcept;
    void spend(std::chrono::steady_clock::duration time);  // in our hands, for the log

 private:
    struct Message;
    Message* working();  // the message, unless there is none or it has failed
    void remember(Action action);
    sfsistat answer_failure(SMFICTX* context, bool accept, std::string_view reason);

    Service& service_;
    std::string client_name_, client_address_;
    std::unique_ptr<Message> message_;
    bool failed_ = false;
    std::array<char, 200> reason_{};
};

}  // namespace letterhead
