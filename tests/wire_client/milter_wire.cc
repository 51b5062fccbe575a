// The MTA's half of the milter protocol. A packet is a length of four octets, a command octet and its data;
// packets that are not answered are gathered, as an MTA's buffered stream does, so that a filter is measured
// as it will be used.
#include "wire_client/milter_wire.h"

#include "wire_client/answer.h"
#include "wire_client/endpoint.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>

namespace letterhead::wire {
namespace {

constexpr std::size_t gather_limit = 65536;         // octets held back before they are written anyway
constexpr std::size_t longest_packet = 64U << 20U;  // of a milter; more is a broken length
constexpr std::size_t read_size = 16384;

int left_of(std::chrono::steady_clock::time_point end) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
    return left > 0 ? static_cast<int>(left) : 0;
}

void append_arguments(std::string& to, std::string_view first, const std::vector<std::string>& rest) {
    to.assign(first).push_back('\0');
    for (const std::string& argument : rest)
        to.append(argument).push_back('\0');
}

}  // namespace

std::optional<Client> Client::open(const std::string& spec, std::string& problem, int timeout_ms) {
    const int descriptor = connect_to(spec, problem);
    if (descriptor < 0) return std::nullopt;
    return Client(descriptor, timeout_ms);
}

Client::Client(Client&& other) noexcept {
    *this = std::move(other);
}

Client& Client::operator=(Client&& other) noexcept {
    if (this == &other) return *this;
    close();
    descriptor_ = std::exchange(other.descriptor_, -1);
    timeout_ms_ = other.timeout_ms_;
    skipping_ = other.skipping_;
    negotiated_ = std::move(other.negotiated_);
    out_ = std::move(other.out_);
    scratch_ = std::move(other.scratch_);
    in_ = std::move(other.in_);
    read_ = std::exchange(other.read_, 0);
    problem_ = std::move(other.problem_);
    return *this;
}

Client::~Client() {
    close();
}

void Client::close() {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

void Client::fail(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
}

bool Client::negotiate(std::uint32_t actions, std::uint32_t protocol, std::uint32_t version) {
    scratch_.clear();
    for (const std::uint32_t word : {version, actions, protocol})
        append_number(scratch_, word);
    packet(command::negotiate, scratch_);
    Packet answer{};
    if (!flush() || !next(answer, timeout_ms_)) return false;
    if (answer.octet != command::negotiate || answer.data.size() < 12) {
        fail("the milter did not answer the negotiation with one");
        return false;
    }
    std::string_view data = answer.data;
    negotiated_.version = number_at(data);
    negotiated_.actions = number_at(data.substr(4));
    negotiated_.protocol = number_at(data.substr(8));
    data.remove_prefix(12);
    while (data.size() > 4) {
        const std::uint32_t stage = number_at(data);
        data.remove_prefix(4);
        negotiated_.macros.emplace_back(stage, take_string(data));
    }
    return true;
}

void Client::macro(char stage, const Macros& macros) {
    scratch_.assign(1, stage);
    for (const auto& [name, value] : macros) {
        scratch_.append(name).push_back('\0');
        scratch_.append(value).push_back('\0');
    }
    packet(command::macro, scratch_);
}

Answer Client::ask(char octet, std::string_view data, std::uint32_t unwanted, std::uint32_t unanswered) {
    if (has(unwanted)) return {};
    packet(octet, data);
    if (!problem_.empty()) return wait();
    return has(unanswered) ? Answer{} : wait();
}

Answer Client::connect(std::string_view host, char family, std::uint16_t port, std::string_view address) {
    scratch_.assign(host).push_back('\0');
    scratch_.push_back(family);
    if (family != 'U') {
        scratch_.push_back(static_cast<char>(port >> 8));
        scratch_.push_back(static_cast<char>(port & 0xff));
        scratch_.append(address).push_back('\0');
    }
    return ask(command::connect, scratch_, protocol::no_connect, protocol::unanswered_connect);
}

Answer Client::helo(std::string_view name) {
    scratch_.assign(name).push_back('\0');
    return ask(command::helo, scratch_, protocol::no_helo, protocol::unanswered_helo);
}

Answer Client::mail(std::string_view sender, const std::vector<std::string>& parameters) {
    append_arguments(scratch_, sender, parameters);
    skipping_ = false;
    return ask(command::mail, scratch_, protocol::no_mail, protocol::unanswered_mail);
}

Answer Client::rcpt(std::string_view recipient, const std::vector<std::string>& parameters) {
    append_arguments(scratch_, recipient, parameters);
    return ask(command::rcpt, scratch_, protocol::no_rcpt, protocol::unanswered_rcpt);
}

Answer Client::data() {
    return ask(command::data, {}, protocol::no_data, protocol::unanswered_data);
}

Answer Client::header(std::string_view name, std::string_view value) {
    if (!has(protocol::leading_space) && value.starts_with(' ')) value.remove_prefix(1);
    scratch_.assign(name).push_back('\0');
    scratch_.append(value).push_back('\0');
    return ask(command::header, scratch_, protocol::no_header, protocol::unanswered_header);
}

Answer Client::end_of_header() {
    return ask(command::end_of_header, {}, protocol::no_end_of_header, protocol::unanswered_end_of_header);
}

Answer Client::body(std::string_view chunk) {
    Answer answer;
    answer.final = Final::skip;
    if (skipping_) return answer;
    answer = ask(command::body, chunk, protocol::no_body, protocol::unanswered_body);
    skipping_ = answer.final == Final::skip;
    return answer;
}

Answer Client::end_of_message(std::string_view last_chunk) {
    packet(command::end_of_message, last_chunk);
    return wait();
}

void Client::abort() {
    packet(command::abort, {});
    flush();
}

void Client::quit() {
    packet(command::quit, {});
    flush();
    close();
}

void Client::packet(char octet, std::string_view data) {
    append_number(out_, static_cast<std::uint32_t>(data.size() + 1));
    out_.push_back(octet);
    if (out_.size() + data.size() <= gather_limit) {
        out_.append(data);
        return;
    }
    write_all(out_, data);  // a large chunk goes out with what stands before it, uncopied
    out_.clear();
}

void Client::raw(std::string_view octets) {
    out_.append(octets);
}

bool Client::flush() {
    const bool sent = write_all(out_, {});
    out_.clear();
    return sent;
}

bool Client::write_all(std::string_view first, std::string_view second) {
    while (problem_.empty() && first.size() + second.size() > 0) {
        iovec parts[2] = {{const_cast<char*>(first.data()), first.size()},
                          {const_cast<char*>(second.data()), second.size()}};
        msghdr message{};
        message.msg_iov = parts;
        message.msg_iovlen = 2;
        const ssize_t sent = ::sendmsg(descriptor_, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && (errno == EAGAIN || errno == EINTR)) {
            pollfd waiting{descriptor_, POLLOUT, 0};
            if (::poll(&waiting, 1, timeout_ms_) == 0) fail("the milter takes no more octets");
            continue;
        }
        if (sent < 0) {
            fail(std::string("cannot send to the milter: ") + std::strerror(errno));
            return false;
        }
        const std::size_t done = static_cast<std::size_t>(sent);
        const std::size_t of_first = done < first.size() ? done : first.size();
        first.remove_prefix(of_first);
        second.remove_prefix(done - of_first);
    }
    return problem_.empty();
}

bool Client::fill(int timeout_ms) {
    pollfd waiting{descriptor_, POLLIN, 0};
    int ready = ::poll(&waiting, 1, timeout_ms);
    if (ready < 0 && errno == EINTR) return true;
    if (ready <= 0) return false;
    if (read_ == in_.size()) {
        in_.clear();
        read_ = 0;
    }
    const std::size_t before = in_.size();
    in_.resize(before + read_size);
    const ssize_t got = ::recv(descriptor_, in_.data() + before, read_size, 0);
    in_.resize(before + static_cast<std::size_t>(got > 0 ? got : 0));
    if (got > 0) return true;
    fail(got == 0 ? "the milter closed the connection"
                  : std::string("cannot read from the milter: ") + std::strerror(errno));
    return false;
}

bool Client::next(Packet& packet, int timeout_ms) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeout_ms);
    while (true) {
        const std::string_view had = std::string_view(in_).substr(read_);
        const std::size_t length = had.size() < 4 ? 0 : number_at(had);
        if (had.size() >= 4 && (length == 0 || length > longest_packet)) {
            fail("the milter sent a packet of an impossible length");
            return false;
        }
        if (had.size() >= 4 && had.size() >= 4 + length) {
            packet.octet = had[4];
            packet.data.assign(had.substr(5, length - 1));
            read_ += 4 + length;
            return true;
        }
        if (!problem_.empty() || descriptor_ < 0 || !fill(left_of(end))) return false;
    }
}

Answer Client::wait() {
    Answer answer;
    flush();
    Packet packet{};
    while (next(packet, timeout_ms_)) {
        const Step step = take(packet.octet, packet.data, answer);
        if (step == Step::final) return answer;
        if (step == Step::broken) {
            fail(std::string("the milter sent a packet no milter may send: ") + packet.octet);
            break;
        }
    }
    fail("the milter did not answer in time");
    answer.final = Final::lost;
    return answer;
}

std::optional<Client::Packet> Client::receive(int timeout_ms) {
    flush();
    Packet packet{};
    if (next(packet, timeout_ms)) return packet;
    return std::nullopt;
}

bool Client::closed(int timeout_ms) {
    flush();
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeout_ms);
    while (problem_.empty() && descriptor_ >= 0) {
        if (!fill(left_of(end)) && problem_.empty()) return false;
    }
    return true;
}

}  // namespace letterhead::wire
