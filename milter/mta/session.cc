// A message is received when it begins and counted once more when it ends: answered, or aborted by whatever
// ends it. Its destructor sees to the second, so that the counters add up on every way out.

#include "mta/session.h"

#include "message/limits.h"
#include "mta/apply.h"

#include <cstdio>
#include <ctime>
#include <optional>
#include <utility>

namespace letterhead {

struct Session::Message {
    Message(Service& its_service, Envelope its_envelope)
        : service(its_service), envelope(std::move(its_envelope)) {
        service.parts.counters.received();
        ++service.in_hand;
        service.wake.message_begins();
    }
    ~Message() {
        if (!answered) service.parts.counters.aborted();
        --service.in_hand;
        service.wake.message_ends();
    }
    Message(const Message&) = delete;
    Message& operator=(const Message&) = delete;

    void count(Action action) {
        service.parts.counters.decided(action);
        answered = true;
    }

    Service& service;
    Envelope envelope;
    std::string written_recipients;  // each ended by NUL; only a redirection needs them
    std::optional<Trip> trip;
    std::optional<Journey> journey;
    std::chrono::steady_clock::duration spent{};
    bool answered = false;
};

Session::Session(Service& service) : service_(service) {}

Session::~Session() = default;

void Session::client(std::string name, std::string address) {
    client_name_ = std::move(name);
    client_address_ = std::move(address);
}

Begin Session::begin(Envelope envelope) {
    forget();
    if (!client_address_.empty()) envelope.client_address = client_address_;
    if (!client_name_.empty()) envelope.client_name = client_name_;
    if (!failed_ && !is_outgoing(envelope, service_.parts.settings.outgoing)) {
        service_.parts.counters.passed();
        service_.wake.message_begins();
        service_.wake.message_ends();
        return Begin::not_outgoing;
    }
    receive_at(envelope, std::time(nullptr));
    message_ = std::make_unique<Message>(service_, std::move(envelope));
    if (service_.stopping) return Begin::not_now;
    if (failed_) return Begin::outgoing;
    message_->trip.emplace(service_.parts.policy.get(), Detail::fired_only, service_.parts.scanner);
    return Begin::outgoing;
}

Session::Message* Session::working() {
    return failed_ || !message_ || !message_->trip ? nullptr : message_.get();
}

void Session::recipient(std::string_view written) {
    Message* message = working();
    if (!message) return;
    if (message->envelope.recipients.size() >= limits::recipients) {
        message->envelope.recipients_cut = true;
        return;
    }
    message->envelope.recipients.push_back(parse_path(written));
    message->written_recipients.append(written).push_back('\0');
}

void Session::header(std::string_view name, std::string_view value) {
    if (Message* message = working()) message->trip->header(name, value);
}

void Session::end_of_headers() {
    if (Message* message = working()) message->trip->end_of_headers();
}

void Session::body(std::string_view chunk) {
    if (Message* message = working()) message->trip->body(chunk);
}

void Session::decide(std::string queue_id) {
    if (message_) message_->envelope.queue_id = std::move(queue_id);
    Message* message = working();
    if (!message) return;
    Envelope& envelope = message->envelope;
    if (message->trip->policy().needs.rates)
        envelope.before = service_.parts.rates.before(rate_key(envelope), envelope.received_at);
    RuleStats::Meter meter = service_.parts.stats.meter(message->trip->policy(), envelope.received_at);
    message->journey = message->trip->finish(envelope, &meter);
}

// For the rates of its sender: what the MTA took. A refused message reached nobody.
void Session::remember(Action action) {
    const Policy& policy = message_->trip->policy();
    if (!policy.needs.rates || action == Action::reject || action == Action::tempfail) return;
    const Envelope& envelope = message_->envelope;
    service_.parts.rates.note(rate_key(envelope), sent_by(envelope, policy), envelope.received_at);
}

sfsistat Session::answer(SMFICTX* context) {
    const ServerParts& parts = service_.parts;
    if (service_.stopping && message_ && !message_->trip) return answer_failure(context, false, "stopping");
    if (failed_ || !message_ || !message_->journey) {
        return answer_failure(context, parts.settings.on_failure == OnFailure::accept,
                              failed_ ? reason_.data() : "the message did not begin with MAIL");
    }
    const Journey& journey = *message_->journey;
    const Envelope& envelope = message_->envelope;
    const auto applied =
        apply(context, journey.outcome, Recipients{message_->written_recipients, envelope.recipients_cut},
              terms.leading_space);
    // What was decided cannot be done: no setting makes it right to let a message go that was to be held.
    if (!applied) return answer_failure(context, false, applied.error());
    const std::chrono::duration<double, std::milli> spent = message_->spent;
    parts.log.write(LogLevel::info, message_line(envelope, journey.findings, journey.verdict, journey.outcome,
                                                 message_->trip->policy(), spent.count()));
    message_->count(journey.outcome.action);
    remember(journey.outcome.action);
    forget();
    return applied.value();
}

sfsistat Session::answer_failure(SMFICTX* context, bool accept, std::string_view reason) {
    if (!message_) message_ = std::make_unique<Message>(service_, Envelope{});
    const Outcome outcome = cannot_decide(accept);
    const auto applied = apply(context, outcome, Recipients{}, terms.leading_space);
    service_.parts.log.write(LogLevel::error, failure_line(message_->envelope, reason, outcome));
    message_->count(applied ? outcome.action : Action::tempfail);
    forget();
    return applied ? applied.value() : SMFIS_TEMPFAIL;
}

// What failed outside a message (when the client's address was told, say) stays failed: it may be why mail
// does not look outgoing.
void Session::forget() {
    if (message_) failed_ = false;
    message_.reset();
}

void Session::fail(const char* reason) noexcept {
    if (failed_) return;  // the first failure is the one that tells most
    failed_ = true;
    std::snprintf(reason_.data(), reason_.size(), "%s", reason);
}

void Session::spend(std::chrono::steady_clock::duration time) {
    if (message_) message_->spent += time;
}

}  // namespace letterhead
