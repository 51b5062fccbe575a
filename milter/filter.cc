// The trip in its four steps: read, inspect, evaluate, decide what to do. Nothing else happens anywhere else.

#include "filter.h"

#include "base/text.h"

namespace letterhead {

Trip::Trip(std::shared_ptr<const Policy> policy, Detail detail, Scanner* scanner)
    : policy_(std::move(policy)),
      detail_(detail),
      inspection_(policy_->needs, scanner),
      reader_(inspection_, inspection_.oddities()) {}

Trip::~Trip() = default;

void Trip::header(std::string_view name, std::string_view value) {
    if (iequals(name, result_header)) {
        inspection_.oddities().add(OddityKind::forged_result_header, "header " + std::string(result_header));
    }
    reader_.header(name, value);
}

void Trip::end_of_headers() {
    reader_.end_of_headers();
}

void Trip::body(std::string_view chunk) {
    reader_.body(chunk);
}

Journey Trip::finish(const Envelope& envelope, RuleMeter* meter) {
    reader_.finish();
    Journey journey;
    journey.findings = inspection_.finish(reader_);
    journey.verdict = evaluate(*policy_, envelope, journey.findings, detail_, meter);
    journey.outcome = make_outcome(*policy_, journey.verdict, envelope, journey.findings);
    return journey;
}

namespace {

// `to` is a Trip or a Reader.
template <typename Traveller>
void hand_over(const RawMessage& message, std::size_t chunk, Traveller& to) {
    for (const Header& header : message.headers)
        to.header(header.name, header.value);
    to.end_of_headers();
    const std::string body = with_crlf(message.body);
    for (std::size_t at = 0; at < body.size(); at += chunk)
        to.body(std::string_view(body).substr(at, chunk));
}

}  // namespace

Journey travel(std::shared_ptr<const Policy> policy, const Envelope& envelope, const RawMessage& message,
               std::size_t chunk, Detail detail, Scanner* scanner, RuleMeter* meter) {
    Trip trip(std::move(policy), detail, scanner);
    hand_over(message, chunk, trip);
    return trip.finish(envelope, meter);
}

std::vector<FileFinding> look_at_files(const RawMessage& message, std::size_t chunk) {
    Needs needs;
    needs.files = needs.file_types = needs.containers = true;
    Inspection inspection(needs);
    Reader reader(inspection, inspection.oddities());
    hand_over(message, chunk, reader);
    reader.finish();
    return inspection.finish(reader).files;
}

std::shared_ptr<const Policy> PolicyInForce::get() const {
    const std::lock_guard lock(mutex_);
    return policy_;
}

void PolicyInForce::replace(std::shared_ptr<const Policy> policy) {
    const std::lock_guard lock(mutex_);
    policy_.swap(policy);
}  // whoever keeps the old policy last ends it, outside the lock

}  // namespace letterhead
