// The MTA's half of the milter protocol, version 6, for tests and the bench.
//
//     auto milter = wire::Client::open("unix:/run/x.sock", problem);
//     milter->negotiate();
//     milter->macro(wire::command::mail, {{"i", "4Xyz"}, {"{auth_authen}", "jdoe"}});
//     milter->mail("<jdoe@example.org>");
//     ...
//     wire::Answer answer = milter->end_of_message();
//
// A command waits for its answer, unless the milter asked not to answer it (then `unanswered` comes back at
// once and the packet is gathered with the next ones) or not to be sent it (then nothing is sent). Errors are
// sticky: after the first one every answer is `lost` and problem() says why. Not for use by two threads at
// once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace letterhead::wire {

// The octet a packet begins with.
namespace command {
constexpr char negotiate = 'O', connect = 'C', helo = 'H', mail = 'M', rcpt = 'R', data = 'T', header = 'L',
               end_of_header = 'N', body = 'B', end_of_message = 'E', abort = 'A', quit = 'Q',
               quit_reuse = 'K', unknown = 'U', macro = 'D';
}  // namespace command

// What a milter may do (first word of a negotiation).
namespace action {
constexpr std::uint32_t add_header = 0x001, change_body = 0x002, add_rcpt = 0x004, delete_rcpt = 0x008,
                        change_header = 0x010, quarantine = 0x020, change_sender = 0x040,
                        add_rcpt_parameters = 0x080, set_macros = 0x100, all = 0x1ff;
}  // namespace action

// What a milter does not want sent (no_...), or will not answer (unanswered_...) (second word of a
// negotiation).
namespace protocol {
constexpr std::uint32_t no_connect = 0x01, no_helo = 0x02, no_mail = 0x04, no_rcpt = 0x08, no_body = 0x10,
                        no_header = 0x20, no_end_of_header = 0x40, unanswered_header = 0x80,
                        no_unknown = 0x100, no_data = 0x200, may_skip = 0x400, rejected_rcpt = 0x800,
                        unanswered_connect = 0x1000, unanswered_helo = 0x2000, unanswered_mail = 0x4000,
                        unanswered_rcpt = 0x8000, unanswered_data = 0x10000, unanswered_unknown = 0x20000,
                        unanswered_end_of_header = 0x40000, unanswered_body = 0x80000,
                        leading_space = 0x100000;
constexpr std::uint32_t postfix = 0x1fffff;  // what Postfix 3.x offers: all of the above
}  // namespace protocol

constexpr std::size_t chunk_size = 65535;  // octets of body in a packet; never more from Postfix or Sendmail

enum class Final : char {
    unanswered = 0,  // none was asked for
    lost = '!',      // closed, timed out or broken: see Client::problem()
    proceed = 'c',
    accept = 'a',
    reject = 'r',
    tempfail = 't',
    discard = 'd',
    reply = 'y',  // with a text of its own, in Answer::text
    skip = 's',
    shutdown = '4',
    fail = 'f',
};

// A word for people: "accept", "reject", ...
std::string_view name_of(Final final);

struct HeaderEdit {
    char kind;            // 'h' add, 'i' insert, 'm' change
    std::uint32_t index;  // insert: position; change: which of that name; add: 0
    std::string name, value;
};

struct Answer {
    Final final = Final::unanswered;
    std::string text;  // of Final::reply, lines kept apart by CRLF, as the SMTP client will see it
    std::vector<HeaderEdit> headers;  // in the order asked for
    std::optional<std::string> quarantine;
    std::vector<std::string> added, deleted;  // recipients, angle brackets as sent
    std::optional<std::string> sender;        // changed to
    std::optional<std::string> body;          // replaced by
    unsigned progress = 0;                    // how often the milter asked for more time

    // The value of the first header of that name (no regard to case), if one was added or inserted.
    std::optional<std::string> header(std::string_view name) const;
};

struct Negotiated {
    std::uint32_t version = 0, actions = 0, protocol = 0;
    std::vector<std::pair<std::uint32_t, std::string>>
        macros;  // stage number, "i {auth_authen} ..." as asked for
};

using Macros = std::vector<std::pair<std::string, std::string>>;

class Client {
 public:
    // Connects to "unix:PATH", "local:PATH", "PATH" (with a slash), "inet:PORT@HOST" or "inet6:PORT@HOST"
    // (numeric host). An answer that takes longer than `timeout_ms` is `lost`. Nothing, and a sentence in
    // `problem`, when it cannot.
    static std::optional<Client> open(const std::string& spec, std::string& problem, int timeout_ms = 30'000);
    Client(Client&& other) noexcept;
    Client& operator=(Client&& other) noexcept;
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client();  // closes at once, without a word to the milter: quit() is the polite way

    // Must come first. False: refused or lost.
    bool negotiate(std::uint32_t actions = action::all, std::uint32_t protocol = protocol::postfix,
                   std::uint32_t version = 6);
    const Negotiated& negotiated() const { return negotiated_; }

    // Macros for the command that follows; names of more than one letter in braces. Never answered.
    void macro(char stage, const Macros& macros);

    // `family`: '4' or '6' (port and address follow), 'L' (address is a path), 'U' (unknown).
    Answer connect(std::string_view host, char family = '4', std::uint16_t port = 2525,
                   std::string_view address = "127.0.0.1");
    Answer helo(std::string_view name);
    Answer mail(std::string_view sender, const std::vector<std::string>& parameters = {});
    Answer rcpt(std::string_view recipient, const std::vector<std::string>& parameters = {});
    Answer data();
    // `value` as it stands after the colon, folded lines parted by LF. A leading space is dropped if the
    // milter did not ask for it, as the MTA does.
    Answer header(std::string_view name, std::string_view value);
    Answer end_of_header();
    // One packet; at most chunk_size octets if it is to look like an MTA's. Answers `skip` without sending
    // once skipped.
    Answer body(std::string_view chunk);
    Answer end_of_message(std::string_view last_chunk = {});
    void abort();  // ends this message, not the connection; never answered
    void quit();   // sends QUIT and closes

    // A packet as given, right or wrong: length, octet, data. Gathered; flush() or a wait sends it.
    void packet(char octet, std::string_view data);
    // Octets as given, even half a packet.
    void raw(std::string_view octets);
    bool flush();
    // Sends what is gathered and reads until a final answer.
    Answer wait();
    // Reads what the milter says next within the given time, packet by packet; nothing if silent or closed.
    struct Packet {
        char octet;
        std::string data;
    };
    std::optional<Packet> receive(int timeout_ms);
    // Whether the milter has closed the connection (waits up to the given time for it to do so).
    bool closed(int timeout_ms);

    const std::string& problem() const { return problem_; }
    int descriptor() const { return descriptor_; }

 private:
    explicit Client(int descriptor, int timeout_ms) : descriptor_(descriptor), timeout_ms_(timeout_ms) {}
    bool has(std::uint32_t flag) const { return (negotiated_.protocol & flag) != 0; }
    Answer ask(char octet, std::string_view data, std::uint32_t unwanted, std::uint32_t unanswered);
    bool write_all(std::string_view first, std::string_view second);
    bool fill(int timeout_ms);
    bool next(Packet& packet, int timeout_ms);
    void fail(std::string problem);
    void close();

    int descriptor_ = -1;
    int timeout_ms_ = 0;
    bool skipping_ = false;
    Negotiated negotiated_;
    std::string out_, scratch_, in_;
    std::size_t read_ = 0;  // of in_
    std::string problem_;
};

}  // namespace letterhead::wire
